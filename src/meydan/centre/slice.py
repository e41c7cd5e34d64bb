"""What the Centre shows to the house."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.base.lines import Line, line
from meydan.base.templatetags.ui import moment
from meydan.centre import personal, queries, rules
from meydan.centre.models import Request, Room
from meydan.centre.signing_in import finish
from meydan.people.models import Person


def _describe(one: Request) -> str:
    """The room or the visit, and when."""
    return f"{one.room.name if one.room else one.get_what_display()}, {moment(one.starts_at)}"


def _request_link(one: Request) -> str:
    return one.get_absolute_url()


def _room_link(room: Room) -> str:
    return reverse("centre:home") + f"#room-{room.pk}"


def _waiting(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one) for one in queries.waiting()[:at_most]]


def _task(one: Request) -> Task:
    people = ngettext("%(count)s person", "%(count)s people", one.people) % {"count": one.people}
    return Task(
        title=_describe(one),
        verb=_("Decide"),
        url=address("centre:desk_request", one.pk),
        facts=[people],
        due=one.starts_at,
        ref=one.ref,
    )


def _on_my_page(request: HttpRequest, person: Any, asked: Any) -> dict[str, Any] | None:
    return {"lines": [(_line(one), one.get_absolute_url()) for one in asked]} if asked else None


def _line(one: Request) -> Line:
    what = one.room.name if one.room else str(one.get_what_display())
    return line((*one.tone, one.get_state_display()), what, "", moment(one.starts_at))


def _addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("centre:home"), None
    yield reverse("centre:free"), None


CARD = Card(
    name=_("The Centre’s rooms and visits"),
    icon="home",
    kinds=[
        Kind("room", _("Room"), queries.load_rooms, _room_link, str),
        Kind(
            "centre_request",
            _("Request for a room or a visit"),
            queries.load_requests,
            _request_link,
            _describe,
            named=("what", "starts_at", "room__name_tr", "room__name_en"),
        ),
    ],
    sections=[
        Section("person", "centre/_mine.html", _on_my_page, 60, asks=lambda person: [queries.requests_of(person)])
    ],
    desk=[
        Queue(
            "centre.requests",
            _("Rooms and visits"),
            rules.RUNNING,
            _waiting,
            lambda person: queries.waiting(),
            "centre:desk_requests",
            due="starts_at",
        )
    ],
    desk_links=[DeskLink(_("Rooms"), "centre:desk_rooms", rules.RUNNING)],
    notices=[
        NoticeType("centre.asked", _("Asked for: %(title)s"), _("Please accept or decline it at the desk.")),
        NoticeType("centre.accepted", _("Accepted: %(title)s"), _("We look forward to you. %(text)s")),
        NoticeType("centre.declined", _("Not possible: %(title)s"), _("%(text)s")),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish,
    personal_data=[
        PersonalData(
            "centre.Request",
            ("author",),
            _("To decide about a room or a visit, and to tell you"),
            personal.export_requests,
            personal.forget_requests,
            None,
            _("while the account exists; then only that a room was used"),
            stays=True,
        ),
        PersonalData(
            "centre.Request",
            ("decided_by",),
            _("To know who of the staff did something"),
            personal.export_decisions,
            personal.forget_decisions,
            None,
            _("as proof of who decided"),
            subjects="staff",
            category="work",
            stays=True,
        ),
    ],
    sitemap=_addresses,
)
