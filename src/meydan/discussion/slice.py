"""What discussion shows to the house."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, refs, turkish
from meydan.base.addresses import address
from meydan.base.cards import Around, Card, DueBy, Kind, NoticeType, PersonalData, Queue, Section, TakingPart, Task
from meydan.base.own import Rows
from meydan.base.workdays import in_workdays
from meydan.discussion import personal, queries, rules
from meydan.discussion.actions import hide_comment
from meydan.discussion.models import Comment
from meydan.discussion.views import finish_comment, section
from meydan.people.models import Person, Role

ANSWERING = frozenset({Role.FACILITATOR, Role.COORDINATOR})
PATIENCE = timedelta(days=2)


def _link(comment: Comment) -> str:
    return comment.get_absolute_url()


def _describe(comment: Comment) -> str:
    return turkish.cut(comment.text, 80)


def _author(comment: Comment) -> int | None:
    return comment.author_id


def _around(viewer: Any, comment: Comment) -> list[Around]:
    """What it is said about, and the exchange in which it stands."""
    about = refs.resolve(viewer, [comment.on]).values()
    found = [Around(one.kind.word, one.title, getattr(one.thing, "language", ""), one.url) for one in about]
    for one in queries.exchange(viewer, comment):
        word = _("This one") if one.pk == comment.pk else _("Reply") if one.parent_id else _("Comment")
        found.append(Around(word, one.text, one.language, is_it=one.pk == comment.pk))
    return found


def _old_enough() -> datetime:
    return clock.now() - PATIENCE


def _questions(person: Person, at_most: int) -> Sequence[Task]:
    rows = queries.first_questions(_old_enough(), at_most)
    found = refs.resolve(person, {row.on for row in rows})
    return [
        Task(
            title=turkish.cut(row.text, 80),
            verb=_("Answer"),
            url=address("discussion:write", row.on) + f"?answer={row.pk}",
            facts=[found[row.on].title],
            due=in_workdays(row.at, 3),
            link=row.get_absolute_url(),
            ref=row.ref,
        )
        for row in rows
        if row.on in found
    ]


def _on_my_page(request: HttpRequest, person: Any, mine: Any, found: Any) -> dict[str, Any] | None:
    rows = [{"mine": one, "about": found[one.on]} for one in mine if one.on in found]
    return {"rows": rows} if rows else None


def _own(person: Person, thing: Any) -> Rows:
    return queries.own_on(person, thing.ref)


SECTION = "discussion/_section.html"
CARD = Card(
    name=_("Discussion"),
    icon="chat",
    kinds=[
        Kind(
            "comment",
            _("Comment"),
            queries.load_many,
            _link,
            _describe,
            hide=hide_comment,
            author=_author,
            around=_around,
        )
    ],
    sections=[
        Section("thread", SECTION, section, 90, own=_own, more=lambda thread: [queries.hidden_on(thread.ref)]),
        Section("process", SECTION, section, 90, own=_own, more=lambda process: [queries.hidden_on(process.ref)]),
        Section("project", SECTION, section, 90, own=_own, more=lambda project: [queries.hidden_on(project.ref)]),
        Section("duty", SECTION, section, 90, own=_own),
        Section(
            "person",
            "discussion/_mine.html",
            _on_my_page,
            60,
            asks=lambda person: [queries.of_person(person)],
            names=lambda mine: {one.on for one in mine},
        ),
    ],
    desk=[
        Queue(
            "discussion.questions",
            _("Questions without an answer"),
            ANSWERING,
            _questions,
            lambda person: queries.questions_without_answer(_old_enough()),
            due=DueBy("at", lambda at: in_workdays(at, 3)),
        )
    ],
    taking_part=[TakingPart(_("Comments"), queries.newcomers_at)],
    notices=[NoticeType("discussion.answered", _("Somebody answered you"), _("%(title)s"))],
    sentences=rules.SENTENCES,
    after_sign_in=finish_comment,
    personal_data=[
        PersonalData(
            "discussion.Comment",
            ("author",),
            _("To show who said something, under the name of your choice"),
            personal.export_comments,
            personal.forget_author,
            None,
            _("public record; the author goes when the account is erased"),
            withdraw=personal.withdraw_comments,
            category="words",
            readers="public",
            stays=True,
        ),
        PersonalData(
            "discussion.CommentSupport",
            ("person",),
            _("To count each person once"),
            personal.export_supports,
            personal.erase_supports,
            None,
            _("while the account exists"),
        ),
    ],
)
