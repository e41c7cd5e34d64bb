"""What conversations show to the house."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base import turkish
from meydan.base.addresses import address
from meydan.base.cards import (
    Around,
    Card,
    DeskLink,
    DueBy,
    Kind,
    NoticeType,
    PersonalData,
    Queue,
    Section,
    TakingPart,
    Task,
)
from meydan.base.workdays import in_workdays
from meydan.conversations import personal, rules
from meydan.conversations.actions import follow_stage, hide_statement
from meydan.conversations.models import Statement
from meydan.conversations.queries import conversations, statements
from meydan.conversations.signing_in import finish
from meydan.people.models import Person


def _link(one: Any) -> str:
    return one.get_absolute_url()


def _statement_link(one: Statement) -> str:
    """Where its writer finds what became of it, when people vote on it no more."""
    return one.get_absolute_url() if one.is_shown else address("conversations:own", one.conversation_id)


def _describe(one: Statement) -> str:
    return turkish.cut(one.text, 80)


def _around(viewer: Any, one: Statement) -> list[Around]:
    where = one.conversation
    return [
        Around(_("Conversation"), where.title, where.language, where.get_absolute_url()),
        Around(_("This one"), one.text, one.language, is_it=True),
    ]


def _author(one: Statement) -> int | None:
    return one.author_id


def _to_look_at(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=_describe(one),
            verb=_("Look at it"),
            url=one.desk_url,
            facts=[one.conversation.title],
            due=in_workdays(one.created_at, 1),
            ref=one.ref,
        )
        for one in statements.to_look_at()[:at_most]
    ]


def _without_report(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.title,
            verb=_("Write the report"),
            url=address("conversations:desk_report", one.pk),
            due=in_workdays(one.closes_at, 15),
            link=one.get_absolute_url(),
            ref=one.ref,
            unit_id=one.unit_id,
            assigned_to=one.owner_id,
        )
        for one in conversations.without_report()[:at_most]
    ]


def _open_ones(request: HttpRequest, nothing: Any) -> Mapping[str, Any] | None:
    return _listed(request, nothing, conversations.open_now())


def _listed(request: HttpRequest, thing: Any, found: Any) -> Mapping[str, Any] | None:
    return {"conversations": found} if found else None


LIST = "conversations/_section.html"
CARD = Card(
    name=_("Conversations"),
    icon="chat",
    kinds=[
        Kind("conversation", _("Conversation"), conversations.load_many, _link, str, step_template="conversations/_step.html"),
        Kind("statement", _("Statement"), statements.load_own, _statement_link, _describe, hide=hide_statement, author=_author, around=_around),
    ],
    sections=[
        Section("process", LIST, _listed, 22, asks=lambda process: [conversations.newest(process=process)]),
        Section("thread", LIST, _listed, 26, asks=lambda thread: [conversations.newest(thread=thread)]),
        Section("processes", LIST, _open_ones, 20),
    ],
    desk=[
        Queue("conversations.look", _("Statements to look at"), rules.LOOKING, _to_look_at, lambda person: statements.to_look_at(), "conversations:desk_statements", due=DueBy("created_at", lambda at: in_workdays(at, 1))),
        Queue("conversations.reports", _("Conversations without a report"), rules.RUNNING, _without_report, lambda person: conversations.without_report(), due=DueBy("closes_at", lambda at: in_workdays(at, 15)), holder="owner"),
    ],
    desk_links=[DeskLink(_("Conversations"), "conversations:desk_list", rules.RUNNING)],
    notices=[
        NoticeType("conversations.shown", _("People vote on your statement: “%(title)s”"), _("You find it in the conversation.")),
        NoticeType("conversations.declined", _("Your statement was not taken"), _("%(words)s You can write another one.")),
        NoticeType("conversations.joined", _("Your statement was joined to one that says the same"), _("Votes of both count together from now on.")),
        NoticeType("conversations.stage_moved", _("The stage of its process has other dates: %(title)s"), _("It runs from %(words)s and no longer fits the stage. Please look whether it should move.")),
        NoticeType("conversations.reported", _("The result of a conversation is there: %(title)s"), _("You wrote a statement; this is what came out of it, and what it changed.")),
    ],
    sentences=rules.SENTENCES,
    stage_moved=follow_stage,
    taking_part=[TakingPart(_("Statements"), statements.newcomers_at)],
    after_sign_in=finish,
    personal_data=[
        PersonalData("conversations.Voice", ("key",), _("To count each account once, without a name"), personal.export_votes, personal.erase_votes, None, _("no link to an account is stored; erased with all votes some days after the report, as each conversation says"), readers="oneself"),
        PersonalData("conversations.Statement", ("author",), _("To tell you what became of your statement"), personal.export_statements, personal.forget_author, None, _("until the single votes are erased; the statement stays without its author"), category="words", stays=True),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"), subjects="staff", category="work", stays=True)
            for model, column in personal.STAFF
        ),
    ],
    sitemap=conversations.addresses,
)  # fmt: skip
