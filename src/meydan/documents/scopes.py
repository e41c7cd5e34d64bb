"""What happened within a scope, as the slices tell it: what notes and weekly sheets are made of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from meydan.base import clock, search
from meydan.base.cards import Briefing, Scope, cards
from meydan.base.templatetags.ui import summed
from meydan.documents import notes
from meydan.documents.sheets import Sheet
from meydan.places.models import Neighbourhood
from meydan.threads.models import Station, Step


def briefings(scope: Scope, *, by_place: bool = False) -> Mapping[int | None, Briefing]:
    """What all slices have to tell about a scope; today one slice does."""
    told: dict[int | None, Briefing] = {}
    for card in cards():
        for place, one in card.briefings(scope, by_place).items() if card.briefings else ():
            told[place] = _joined(told[place], one) if place in told else one
    return told


def _joined(first: Briefing, other: Briefing) -> Briefing:
    numbers = {name: getattr(first, name) + getattr(other, name) for name in ("came", "on_time", "late", "open")}
    late = first.answered_late + other.answered_late
    return replace(first, **numbers, answered_late=late, matters=[*first.matters, *other.matters])


def changes(scope: Scope) -> dict[int | None, list[tuple[str, str]]]:
    """What was begun or finished in a period, by neighbourhood: (day, sentence); the latest first."""
    rows = Step.objects.filter(
        promised=False,
        station__in=(Station.PROJECT, Station.WORK, Station.IMPACT),
        at__date__gte=scope.since,
        at__date__lte=scope.until,
        thread__hidden_at=None,
    ).select_related("thread")
    if scope.place_id:
        rows = rows.filter(thread__neighbourhood=scope.place_id)
    if scope.goal:
        rows = rows.filter(thread__target_links__target__goal=scope.goal).distinct()
    if scope.words:
        about = Step.objects.filter(ref__in=search.with_words(scope.words).values("ref"))
        rows = rows.filter(thread__in=about.values("thread"))
    told: dict[int | None, list[tuple[str, str]]] = defaultdict(list)
    for row in rows.order_by("-at", "-id")[:500]:
        day = f"{timezone.localdate(row.at):%d.%m.%Y}"
        told[row.thread.neighbourhood_id].append((day, row.words or f"{row.thread.title}: {station_words(row)}"))
    return told


def station_words(step: Step) -> str:
    return str(Station(step.station).label) if step.station else ""


def weekly_sheets(places: Iterable[Neighbourhood], scope: Scope, wording: str) -> list[Sheet]:
    """A page for the muhtar of each of these."""
    told, changed = briefings(scope, by_place=True), changes(scope)
    return [
        notes.for_muhtar(
            one, scope=scope, told=told.get(one.pk, Briefing()), changed=changed.get(one.pk, []), wording=wording
        )
        for one in places
    ]


def done_together(scope: Scope) -> list[str]:
    """What slices count of what was done in a period, e.g. the hours of volunteers, in the place or for the goal; one query each.
    Of a subject in words nobody keeps count."""
    if scope.words:
        return []
    where: dict[str, Any] = {"counted_day__gte": scope.since, "counted_day__lte": scope.until}
    where |= {"counted_place": scope.place_id} if scope.place_id else {}
    where |= {"counted_goal": scope.goal} if scope.goal else {}
    deeds = [deed for card in cards() for deed in card.deeds]
    sums = [(deed, deed.rows().filter(**where).aggregate(sum=Sum("counted_amount"))["sum"]) for deed in deeds]
    return [f"{deed.word}: {summed(amount, deed.unit)}" for deed, amount in sums if amount]


def missing(scope: Scope) -> list[str]:
    """Who takes part less than others, as the slices say it."""
    return [words for card in cards() if card.missing for words in card.missing(scope)]


def last_week() -> tuple[date, date]:
    """Monday and Sunday of the last whole week."""
    monday = clock.today() - timedelta(days=clock.today().weekday() + 7)
    return monday, monday + timedelta(days=6)
