"""What insight shows to the house."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, Kind, PersonalData, Queue, Section, Task, Work
from meydan.base.workdays import end_of
from meydan.insight import personal, rules
from meydan.insight.actions import hand_over_outreach
from meydan.insight.models import Outreach
from meydan.insight.queries import outreach
from meydan.people.models import Person


def _link(one: Outreach) -> str:
    return one.get_absolute_url()


def _to_go(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.title,
            verb=_("Say what it changed"),
            url=one.get_absolute_url(),
            facts=[str(one.get_what_display())],
            due=end_of(one.on),
            ref=one.ref,
            assigned_to=one.owner_id,
        )
        for one in outreach.open_for(person)[:at_most]
    ]


def _who(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
    """A sentence that leads to who took part; no query."""
    kind, _sign, number = thing.ref.partition(":")
    return {"url": reverse("insight:who", args=[kind, number])}


def _addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("insight:town"), None


WHO = "insight/_who.html"
CARD = Card(
    name=_("Figures"),
    icon="people",
    kinds=[Kind("outreach", _("Going to those who are missing"), outreach.load_outreach, _link, str)],
    sections=[
        Section("process", WHO, _who, 95),
        Section("ballot_result", WHO, _who, 95),
        Section("ballot", WHO, _who, 95),
        Section("event", WHO, _who, 95),
        Section("duty", WHO, _who, 95),
        Section("group", WHO, _who, 95),
    ],
    desk=[
        Queue(
            "insight.outreach",
            _("Going to those who are missing"),
            rules.TOWN_WIDE,
            _to_go,
            outreach.open_for,
            "insight:desk_gaps",
        )
    ],
    desk_links=[DeskLink(_("Who lives here"), "insight:desk_population", rules.LEADING)],
    work=[
        Work(
            "insight.outreach",
            _("Going to those who are missing"),
            outreach.outreach_in_hands,
            "owner",
            rules.may_hold,
            hand_over_outreach,
            _link,
        )
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            model,
            (column,),
            _("To know who of the staff did something"),
            partial(personal.export_work, model, column),
            partial(personal.forget_work, model, column),
            None,
            "while the figures are kept; the link goes with the account",
        )
        for model, column in personal.LINKS
    ],
    sitemap=_addresses,
)
