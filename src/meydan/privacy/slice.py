"""What privacy shows to the house."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DueBy, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.base.workdays import end_of
from meydan.people.models import Person
from meydan.privacy import personal, queries, rules
from meydan.privacy.models import Breach, DataRequest


def _request_link(one: DataRequest) -> str:
    """Where whoever asked reads the answer; officers have it in their queue."""
    return address("privacy:own_request", one.pk) if one.person_id else _desk_link(one)


def _desk_link(one: DataRequest) -> str:
    return address("privacy:desk_request", one.pk)


def _breach_link(one: Breach) -> str:
    return address("privacy:desk_breach", one.pk)


def _describe(one: DataRequest) -> str:
    return gettext("Request about personal data no. %(number)s") % {"number": one.pk}


def _requests(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=_describe(one),
            verb=_("Answer it"),
            url=_desk_link(one),
            facts=[str(one.get_what_display())],
            due=end_of(one.due_on),
            ref=one.ref,
        )
        for one in queries.open_requests(person)[:at_most]
    ]


def _breaches(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.title,
            verb=_("Go on"),
            url=_breach_link(one),
            facts=[one.tone[2]],
            due=one.due_at if one.clock_runs else None,
            ref=one.ref,
        )
        for one in queries.open_breaches(person)[:at_most]
    ]


def _own(request: HttpRequest, person: Any) -> dict[str, Any]:
    return {"asked": list(queries.own_requests(person)[:5])}


CARD = Card(
    name=_("Requests about personal data"),
    icon="shield",
    kinds=[
        Kind("data_request", _("Request about personal data"), queries.load_requests, _request_link, _describe, named=("person",)),
        Kind("breach", _("Data breach"), queries.load_breaches, _breach_link, lambda one: one.title),
    ],
    sections=[Section("data", "privacy/_own.html", _own, 50)],
    desk=[
        Queue("privacy.requests", _("Requests about personal data"), rules.OFFICERS, _requests, lambda person: queries.open_requests(person), "privacy:desk", due="due_on"),
        Queue("privacy.breaches", _("Data breaches"), rules.OFFICERS, _breaches, lambda person: queries.open_breaches(person), "privacy:desk_breaches", due=DueBy("due_at", only=Q(board_words=""))),
    ],
    notices=[
        NoticeType("privacy.received", _("We have your request: %(title)s"), _("You get an answer by %(day)s at the latest. How far it is stands on your page “My data”.")),
        NoticeType("privacy.arrived", _("Somebody asks about their data: %(title)s"), _("Please answer by %(day)s. You find it at the desk.")),
        NoticeType("privacy.answered", _("Your request is answered: %(title)s"), _("You read the answer on your page.")),
        NoticeType("privacy.refused", _("Your request is refused: %(title)s"), _("You read the reason, and what you can do, on your page.")),
        NoticeType("privacy.breach", _("A data breach was written down: %(title)s"), _("Please open it at the desk now. The clock runs until %(at)s.")),
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData("privacy.DataRequest", ("person",), _("To answer what you ask about your data"), personal.export_requests, personal.forget_requests, rules.keep_requests(), _("as long as the town keeps requests after they are closed; on leaving only the dates stay"), category="words", readers="named", stays=True, destroy=personal.destroy_requests),
        PersonalData("privacy.DataRequest", ("name", "contact"), _("To answer somebody without an account who asks about their data"), personal.export_on_paper, personal.forget_on_paper, rules.keep_requests(), _("as long as the town keeps requests after they are closed; on leaving only the dates stay"), subjects="writers", category="contact", readers="named", stays=True, destroy=personal.destroy_requests),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"), subjects="staff", category="work", stays=True)
            for model, column in personal.STAFF
        ),
    ],
)  # fmt: skip
