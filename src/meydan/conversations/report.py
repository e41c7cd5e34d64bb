"""The report of a conversation on paper: one page, the result first."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base.templatetags.ui import day, number
from meydan.conversations.models import Conversation
from meydan.conversations.queries.results import Line, ResultPage
from meydan.documents.queries.papers import ReportPaper, official_language, report_pdf


def paper(conversation: Conversation, found: ResultPage) -> bytes:
    """As PDF, in the town's language."""
    with official_language():
        return report_pdf(_facts(conversation, found))


def _facts(conversation: Conversation, found: ResultPage) -> ReportPaper:
    unites = found.common or found.most
    return ReportPaper(
        label=_("Result of a conversation"),
        title=conversation.title,
        sub=f"{day(conversation.opens_at)} – {day(conversation.closes_at)}",
        lead=[found.headline, *_paragraphs(conversation.report)],
        figures=_figures(conversation, found),
        table_title=_("Where we part"),
        columns=(_("Statement"), _("In all"), _("By group")),
        rows=[(one.statement.text, "", one.shares.words, " · ".join(one.by_group)) for one in found.divisive],
        nothing=_("The groups part on no statement."),
        lists=[
            (_("What unites everybody") if found.common else _("What most people say"), [_said(one) for one in unites]),
            (_("What it changed"), _paragraphs(conversation.outcome)),
        ],
        at=conversation.report_at or found.result.at,
        address=conversation.get_absolute_url(),
    )


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _said(one: Line) -> str:
    return f"{one.statement.text} ({one.shares.words})"


def _figures(conversation: Conversation, found: ResultPage) -> list[tuple[str, str]]:
    result, statements = found.result, conversation.statements.filter(state="shown", hidden_at=None).count()
    figures = [
        (result.voices, ngettext("person", "people", result.voices)),
        (result.votes, ngettext("vote", "votes", result.votes)),
        (statements, ngettext("statement", "statements", statements)),
        (len(found.groups), ngettext("opinion group", "opinion groups", len(found.groups))),
    ]
    return [(number(value), word) for value, word in figures]
