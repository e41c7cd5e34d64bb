"""What insight shows to the house."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, Kind, PersonalData, Queue, Section, Task, Work
from meydan.base.counted import Deed
from meydan.base.workdays import end_of
from meydan.insight import personal, rules
from meydan.insight.actions import hand_over_outreach
from meydan.insight.models import Indicator, Outreach, Review
from meydan.insight.queries import deeds, indicators, notes, outreach, reviews
from meydan.insight.series import series
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
    return {"url": address("insight:who", kind, number)}


def _on_goal(request: HttpRequest, goal: Any, found: Any) -> dict[str, Any] | None:
    """The line of the first indicator that can be drawn, and all of them."""
    standings = [indicators.standing(one) for one in found]
    drawn = next(((one, line) for one in standings if (line := series(one))), None)
    if not standings:
        return None
    return {"standings": standings, "told": drawn and drawn[0], "series": drawn and drawn[1]}


def _done_for_goal(request: HttpRequest, goal: Any) -> dict[str, Any] | None:
    year = clock.today().year
    done = deeds.of_goal(goal.number, year)
    return {"done": done, "year": year} if done else None


def _in_review(request: HttpRequest, goal: Any, found: Any) -> dict[str, Any] | None:
    """The newest review that is public has a chapter about this goal."""
    return {"review": found[0], "goal": goal.number} if found else None


def _to_measure(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.name,
            verb=_("Write down a value"),
            url=address("insight:desk_indicator", one.pk),
            ref=one.ref,
        )
        for one in indicators.unmeasured()[:at_most]
    ]


def _indicator_link(one: Indicator) -> str:
    return one.get_absolute_url()


def _review_link(one: Review) -> str:
    return one.get_absolute_url()


def _addresses() -> Iterable[tuple[str, datetime | None]]:
    for page in ("town", "indicators", "done", "account", "reviews"):
        yield reverse(f"insight:{page}"), None
    for one in Indicator.objects.only("pk", "name_tr", "changed_at").iterator(chunk_size=2000):
        yield one.get_absolute_url(), one.changed_at
    for one in reviews.published().defer("copy"):
        yield one.get_absolute_url(), one.published_at


WHO, ON_GOAL = "insight/_who.html", "insight/_on_goal.html"
CARD = Card(
    name=_("Monitoring and evaluation"),
    icon="people",
    kinds=[
        Kind("outreach", _("Going to those who are missing"), outreach.load_outreach, _link, str),
        Kind("indicator", _("Indicator"), indicators.load_indicators, _indicator_link, str),
        Kind("review", _("Voluntary Local Review"), reviews.load_reviews, _review_link, str),
    ],
    sections=[
        Section("process", WHO, _who, 95),
        Section("ballot_result", WHO, _who, 95),
        Section("ballot", WHO, _who, 95),
        Section("event", WHO, _who, 95),
        Section("duty", WHO, _who, 95),
        Section("group", WHO, _who, 95),
        Section("goal", ON_GOAL, _done_for_goal, 5),
        Section("goal", ON_GOAL, _on_goal, 6, asks=lambda goal: [indicators.of_goal(goal.number)]),
        Section(
            "goal",
            "insight/_in_review.html",
            _in_review,
            90,
            aside=True,
            asks=lambda goal: [reviews.published().defer("copy")[:1]],
        ),
    ],
    desk=[
        Queue(
            "insight.outreach",
            _("Going to those who are missing"),
            rules.TOWN_WIDE,
            _to_go,
            outreach.open_for,
            "insight:desk_gaps",
            due="on",
            holder="owner",
        ),
        Queue(
            "insight.unmeasured",
            _("Indicators without a value for a year"),
            rules.LEADING,
            _to_measure,
            lambda person: indicators.unmeasured(),
            "insight:desk_indicators",
        ),
    ],
    desk_links=[
        DeskLink(_("The week"), "insight:desk_week", rules.LEADING),
        DeskLink(_("Reports"), "insight:desk_reports", rules.TOWN_WIDE),
        DeskLink(_("Who lives here"), "insight:desk_population", rules.LEADING),
    ],
    work=[
        Work(
            "insight.outreach",
            _("Going to those who are missing"),
            outreach.outreach_in_hands,
            "owner",
            rules.may_hold,
            hand_over_outreach,
            _link,
            late=outreach.late_now,
        )
    ],
    missing=notes.missing,
    deeds=[Deed("insight.measured", _("Measured results"), deeds.measured)],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            model,
            (column,),
            _("To know who of the staff did something"),
            partial(personal.export_work, model, column),
            partial(personal.forget_work, model, column),
            None,
            _("while the figures are kept; the link goes with the account"),
        )
        for model, column in personal.LINKS
    ],
    sitemap=_addresses,
)
