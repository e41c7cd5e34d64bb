"""What people said together: statements of conversations, figures of surveys, quotas of drawn panels. Never a person’s words."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meydan.conversations.models import State, Statement
from meydan.opendata.queries.tables.shape import Column, Kind, Table
from meydan.panels.models import Lottery
from meydan.panels.queries.panels import features_of, panels_visible_to
from meydan.panels.queries.pool import counted
from meydan.surveys.queries.results import results_of, surveys_with_results, table_of

PEOPLE = _("people")


def statements() -> QuerySet[Statement]:
    """Of reported conversations in which enough took part: nothing moves there any more."""
    rows = Statement.objects.filter(state=State.SHOWN, hidden_at=None, conversation__report_at__isnull=False)
    return rows.exclude(conversation__result__findings={}).order_by("conversation", "number")


def survey_answers() -> Iterator[Sequence[Any]]:
    """What the pages of reported surveys show, figure by figure."""
    for survey in surveys_with_results(None).order_by("pk"):
        for one in results_of(survey).shown:
            for _question, line, answer, figure in table_of([one]):
                yield survey.pk, one.question.pk, one.question.kind, line, answer, figure


def panel_quotas() -> Iterator[Sequence[Any]]:
    """Each answer that could be a member’s, of panels that were drawn."""
    drawn = Lottery.objects.filter(turn=0, state=Lottery.State.DRAWN).defer("categories", "respondents")
    for lottery in drawn.filter(panel__in=panels_visible_to(None)).select_related("panel").order_by("panel"):
        tables = counted(lottery.panel, features_of(lottery.panel), lottery.file["draw"]["members"])
        for feature, row in ((feature, row) for feature, rows in tables for row in rows if row.value.admits):
            least, most, people = row.value.least, row.value.most, row.value.people
            yield lottery.panel_id, feature.name, row.value.name, least, most, people, row.people, row.seats


TABLES = [
    Table(
        code="statements",
        needs=["conversations"],
        theme="GOVE",
        title=_("Statements of conversations"),
        words=_("How people answered each statement of a reported conversation. The statements themselves are on its page."),
        kind=Kind.THINGS,
        rows=statements,
        columns=[
            Column("conversation", _("Number of the conversation"), "conversation_id", "conversations.Conversation.id"),
            Column("number", _("Number of the statement in it"), "", "conversations.Statement.number"),
            Column("language", _("The language in which it was written"), "", "conversations.Statement.language"),
            Column("seed", _("Whether the Centre wrote it to begin with"), "", "conversations.Statement.seed"),
            Column("agree", _("How many agree"), "", "conversations.Statement.agree", unit=PEOPLE),
            Column("disagree", _("How many disagree"), "", "conversations.Statement.disagree", unit=PEOPLE),
            Column("undecided", _("How many are undecided"), "passed", "conversations.Statement.passed", unit=PEOPLE),
        ],
    ),
    Table(
        code="surveys",
        needs=["surveys"],
        theme="GOVE",
        title=_("Answers to surveys"),
        words=_("The figures of reported surveys, as their pages show them. Nobody’s own words and no sheet is among them."),
        kind=Kind.THINGS,
        rows=survey_answers,
        columns=[
            Column("survey", _("Number of the survey"), "", "surveys.Survey.id"),
            Column("question", _("Number of the question"), "", "questions.Question.id"),
            Column("kind", _("Kind of answer"), "", "questions.Question.kind"),
            Column("line", _("Of several lines: which one"), "", "questions.Question.lines", type="string"),
            Column("answer", _("The answer, or what the figure is"), "", "questions.Question.choices", type="string"),
            Column("figure", _("How many chose it, or the mean, the median, the place"), "", "questions.Answer.value", type="number"),
        ],
    ),
    Table(
        code="panels",
        needs=["panels"],
        theme="GOVE",
        title=_("Panels drawn by lot"),
        words=_("What each drawn panel had to be like, who was in the drum and who was drawn. The draw itself can be repeated from the files on its page."),
        kind=Kind.THINGS,
        rows=panel_quotas,
        columns=[
            Column("panel", _("Number of the panel"), "", "panels.Panel.id"),
            Column("feature", _("What was asked"), "", "panels.Feature.name"),
            Column("value", _("The answer that was given"), "", "panels.Value.name"),
            Column("least", _("At least so many members"), "", "panels.Value.least", unit=PEOPLE),
            Column("most", _("At most so many members"), "", "panels.Value.most", unit=PEOPLE),
            Column("inhabitants", _("So many live in the town; empty: not known"), "", "panels.Value.people", unit=PEOPLE),
            Column("drum", _("So many were in the drum"), "", "panels.Application.state", unit=PEOPLE, type="integer"),
            Column("drawn", _("So many were drawn"), "", "panels.Application.state", unit=PEOPLE, type="integer"),
        ],
    ),
]  # fmt: skip
