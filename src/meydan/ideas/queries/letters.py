"""What letters and notes say about contributions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone

from meydan.base.cards import Briefing, Matter, Scope, Waiting
from meydan.ideas.models import Answer, Contribution, State
from meydan.ideas.models.contributions import WAITING
from meydan.ideas.queries.at_desk import owed_by_units
from meydan.ideas.queries.contributions import alike, contributions_visible_to, ids_of_goal, ids_with_words, late_now
from meydan.people.models import Person

MOST = 8
"""Contributions that a note tells one by one."""
MOST_ALIKE, MOST_EARLIER = 20, 4


def matter(one: Contribution) -> Matter:
    """The facts of a contribution as `load_whole` or `briefings` brings it, with its answers."""
    return Matter(
        ref=one.ref,
        number=one.thread.number,
        title=one.title,
        written_on=timezone.localdate(one.created_at),
        url=settings.ADDRESS.rstrip("/") + reverse("threads:detail", args=[one.home.number]),
        text=one.text,
        how=one.get_channel_display(),
        place=_place(one.neighbourhood, one.place_words),
        unit=str(one.unit or ""),
        unit_id=one.unit_id,
        supports=one.support_count,
        promised_for=one.promised_for if one.is_waiting else None,
        days_late=one.days_late,
        state=one.get_state_display(),
        answer=next((answer.text for answer in reversed(_answers(one)) if answer.is_final), ""),
        person_id=one.author_id,
        language=one.language,
        point=(one.latitude, one.longitude) if one.latitude is not None and one.longitude is not None else None,
    )


def earlier(one: Contribution) -> list[Matter]:
    """The latest of the older public ones of its neighbourhood that are most like it and have their answer."""
    like = [
        one.pk,
        *alike(one.title, but_not=one.pk)[:MOST_ALIKE],
    ]  # itself is not older; the question is put in any case
    rows = contributions_visible_to(None).filter(pk__in=like, created_at__lt=one.created_at, answered_at__isnull=False)
    rows = rows.filter(neighbourhood=one.neighbourhood_id, hidden_at=None).exclude(state=State.MERGED)
    return [matter(row) for row in _with_answers(rows.order_by("-created_at", "-id"))[:MOST_EARLIER]]


def _answers(one: Any) -> Sequence[Answer]:
    return one.all_answers  # type: ignore[no-any-return]


def waiting_for_units(person: Person, at_most: int) -> Sequence[Waiting]:
    """What lies with a unit and waits for its answer, the oldest promise first. It is a list to choose from: what a letter says besides
    is brought for what was chosen."""
    columns = ("pk", "thread__number", "title", "neighbourhood__name", "place_words", "unit", "promised_for")
    return [
        Waiting(f"{Contribution.kind}:{pk}", number, title, _place(name, words), unit, promised_for)
        for pk, number, title, name, words, unit, promised_for in owed_by_units(person).values_list(*columns)[:at_most]
    ]


def _place(neighbourhood: object, words: str) -> str:
    return ", ".join(str(part) for part in (neighbourhood, words) if part)


def briefings(scope: Scope, by_place: bool) -> Mapping[int | None, Briefing]:
    """What came, how it was answered, and the contributions to speak of: three queries, however many neighbourhoods."""
    counted = _figures(scope, by_place)
    told: dict[int | None, list[Matter]] = defaultdict(list)
    for one in _told(scope, by_place):
        told[one.neighbourhood_id if by_place else None].append(matter(one))
    places = counted.keys() | told.keys()
    return {place: Briefing(**counted.get(place, {}), matters=told[place]) for place in places}


def _figures(scope: Scope, by_place: bool) -> dict[int | None, dict[str, int]]:
    answered = Q(answered_at__isnull=False)
    in_time = Q(answered_at__date__lte=F("first_promise"))
    owed = Q(answered_at=None, state__in=WAITING)
    conditions = {
        "came": Q(),
        "on_time": answered & in_time,
        "answered_late": answered & ~in_time,
        "late": owed & late_now(),
        "open": owed & ~late_now(),
    }
    counts = {name: Count("pk", filter=condition or None) for name, condition in conditions.items()}
    rows = _standing(scope).filter(_came(scope)).order_by()
    if by_place:
        each = rows.values_list("neighbourhood").annotate(**counts)
        return {place: dict(zip(counts, numbers, strict=True)) for place, *numbers in each}
    return {None: rows.aggregate(**counts)}


def _told(scope: Scope, by_place: bool) -> Iterable[Contribution]:
    """Late answers first, then what most people stand behind; at most so many for each neighbourhood, or in all."""
    since, until = _span(scope)
    rows = _standing(scope).filter(_came(scope) | Q(answered_at__gte=since, answered_at__lt=until))
    rows = rows.annotate(urgency=Case(When(late_now(), then=0), default=1))
    partition = [F("neighbourhood")] if by_place else None
    nth = Window(RowNumber(), partition_by=partition, order_by=["urgency", "-support_count", "pk"])
    numbered = rows.annotate(nth=nth)
    return _with_answers(numbered.filter(nth__lte=MOST)).order_by("nth")  # type: ignore[misc]


def _with_answers(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    return rows.prefetch_related(Prefetch("answers", Answer.objects.select_related("unit"), to_attr="all_answers"))


def _standing(scope: Scope) -> QuerySet[Contribution]:
    rows = contributions_visible_to(None).exclude(state=State.MERGED)
    if scope.place_id:
        rows = rows.filter(neighbourhood=scope.place_id)
    if scope.words:
        rows = rows.filter(pk__in=ids_with_words(scope.words))
    return rows.filter(pk__in=ids_of_goal(scope.goal)) if scope.goal else rows


def _came(scope: Scope) -> Q:
    since, until = _span(scope)
    return Q(created_at__gte=since, created_at__lt=until)


def _span(scope: Scope) -> tuple[datetime, datetime]:
    """From the first moment of the first day to the first moment after the last one."""
    first, after = scope.since, scope.until + timedelta(days=1)
    return timezone.make_aware(datetime.combine(first, time())), timezone.make_aware(datetime.combine(after, time()))
