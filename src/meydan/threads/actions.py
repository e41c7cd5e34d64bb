"""Verbs that move a thread along. Slices above call them inside their own actions."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.languages import BINDING
from meydan.goals.models import Target
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.threads.models import Follow, Station, Step, Thread, ThreadNumber, ThreadTarget
from meydan.threads.rules import may_follow, may_merge

ORDER = {station: place for place, station in enumerate(Station.values)}


@transaction.atomic
def open_thread(
    *,
    title: str,
    neighbourhood: Neighbourhood | None,
    targets: Sequence[Target] = (),
    place_words: str = "",
    language: str = "tr",
    at: datetime | None = None,
) -> Thread:
    """Start a thread with the next number of its year. The caller adds the first step and writes the audit line."""
    moment = at or clock.now()
    year = timezone.localdate(moment).year
    ThreadNumber.objects.get_or_create(year=year)
    ThreadNumber.objects.filter(year=year).update(last=F("last") + 1)  # the row stays locked until commit
    number = ThreadNumber.objects.get(year=year)
    thread = Thread.objects.create(
        number=str(number),
        title=title,
        neighbourhood=neighbourhood,
        place_words=place_words,
        language=language,
        created_at=moment,
        changed_at=moment,
    )
    set_targets(thread=thread, targets=targets)
    return thread


@dataclass(frozen=True)
class ThreadDraft:
    """A thread to be opened among many, with ids of what it belongs to. `station` is what its steps will say."""

    title: str
    neighbourhood_id: int | None
    target_ids: Sequence[int]
    place_words: str
    station: str
    at: datetime
    changed_at: datetime


@transaction.atomic
def open_threads(*, drafts: Sequence[ThreadDraft], hidden_at: datetime | None = None) -> list[Thread]:
    """Start many threads, each with the next number of its year, in the order given. The caller writes their steps."""
    wanted = Counter(timezone.localdate(one.at).year for one in drafts)
    ThreadNumber.objects.bulk_create((ThreadNumber(year=year) for year in wanted), ignore_conflicts=True)
    rows = ThreadNumber.objects.select_for_update().filter(year__in=wanted).order_by("year")  # locked until commit
    numbers = {row.year: row for row in rows}
    threads = []
    for one in drafts:
        number = numbers[timezone.localdate(one.at).year]
        number.last += 1
        threads.append(_thread(one, str(number), hidden_at))
    ThreadNumber.objects.bulk_update(numbers.values(), ["last"])
    made = Thread.objects.bulk_create(threads)
    ThreadTarget.objects.bulk_create(
        ThreadTarget(thread=thread, target_id=target, position=position)
        for one, thread in zip(drafts, made, strict=True)
        for position, target in enumerate(one.target_ids)
    )
    return made


def _thread(one: ThreadDraft, number: str, hidden_at: datetime | None) -> Thread:
    return Thread(
        number=number,
        title=one.title,
        neighbourhood_id=one.neighbourhood_id,
        place_words=one.place_words,
        station=one.station,
        created_at=one.at,
        changed_at=one.changed_at,
        hidden_at=hidden_at,
    )


@transaction.atomic
def set_targets(*, thread: Thread, targets: Sequence[Target]) -> None:
    """One main target and at most two further ones, in this order."""
    ThreadTarget.objects.filter(thread=thread).delete()
    ThreadTarget.objects.bulk_create(
        ThreadTarget(thread=thread, target=target, position=position) for position, target in enumerate(targets)
    )


@transaction.atomic
def add_step(
    *,
    thread: Thread,
    code: str,
    ref: str = "",
    station: str = "",
    at: datetime | None = None,
    until: datetime | None = None,
    promised: bool = False,
    unit: Unit | None = None,
    words: str = "",
    language: str = BINDING,
    **facts: Any,
) -> Step:
    """Write a step and move the thread to the furthest station that really happened."""
    moment = at or clock.now()
    step = Step.objects.create(
        thread=thread,
        code=code,
        ref=ref,
        station=station,
        at=moment,
        until=until,
        promised=promised,
        unit=unit,
        words=words,
        language=language,
        facts=facts,
        written_at=clock.now(),
    )
    if station and not promised and ORDER[station] > ORDER[thread.station]:
        thread.station = station
    thread.changed_at = max(thread.changed_at, clock.now())
    thread.save(update_fields=["station", "changed_at"])
    return step


@transaction.atomic
def merge_threads(*, by: Person | None, thread: Thread, into: Thread, move_steps: bool) -> dict[str, list[int]]:
    """Join `thread` to `into`: its address redirects, its followers follow `into`; with `move_steps` its steps move too
    (an idea joins the problem that it answers), without it they stay behind (a duplicate). Returns what moved, for
    `part_threads`."""
    thread, into = _both_locked(thread, into)
    may_merge(thread, into).or_refuse()
    earlier = Thread.objects.filter(merged_into=thread)
    moved = {"threads": list(earlier.values_list("pk", flat=True)), "steps": []}
    earlier.update(merged_into=into)
    thread.merged_into = into
    thread.save(update_fields=["merged_into"])
    if move_steps:
        moved["steps"] = list(Step.objects.filter(thread=thread).values_list("pk", flat=True))
        Step.objects.filter(thread=thread).update(thread=into)
        if ORDER[thread.station] > ORDER[into.station]:
            into.station = thread.station
    into.changed_at = clock.now()
    into.save(update_fields=["station", "changed_at"])
    moved |= _move_follows(thread, into)
    record("threads.merged", by=by, ref=thread.ref, into=into.ref)
    return moved


def _both_locked(one: Thread, other: Thread) -> tuple[Thread, Thread]:
    """Both rows as they are now, locked in the same order by everybody."""
    first, second = sorted((one.pk, other.pk))
    rows = {row.pk: row for row in Thread.objects.select_for_update().filter(pk__in=[first, second]).order_by("pk")}
    return rows[one.pk], rows[other.pk]


def _move_follows(thread: Thread, into: Thread) -> dict[str, list[int]]:
    """Followers of the one follow the other. "came" are the rows that are new there; "were" belong to people who
    followed both."""
    there = Follow.objects.filter(thread=into, person__in=Follow.objects.filter(thread=thread).values("person"))
    were = list(there.values_list("pk", flat=True))
    Follow.objects.filter(thread=thread, person__in=there.values("person")).delete()
    coming = Follow.objects.filter(thread=thread)
    came = list(coming.values_list("pk", flat=True))
    coming.update(thread=into)
    return {"came": came, "were": were}


@transaction.atomic
def part_threads(
    *,
    by: Person | None,
    thread: Thread,
    came_from: Thread,
    moved: Mapping[str, Collection[int]],
    keep: Collection[int] = (),
) -> None:
    """Undo `merge_threads`: what moved from `thread` to `came_from` goes back, as far as it is still there. Follows in
    `keep` stay as well, because their people also followed something else that was joined."""
    thread, came_from = _both_locked(thread, came_from)
    Thread.objects.filter(pk__in=moved["threads"], merged_into=came_from).update(merged_into=thread)
    Step.objects.filter(pk__in=moved["steps"]).update(thread=thread)
    thread.merged_into = None
    for one in (thread, came_from):
        one.station, one.changed_at = _furthest(one), clock.now()
        one.save(update_fields=["merged_into", "station", "changed_at"])
    back = Follow.objects.filter(pk__in=moved["came"], thread=came_from)
    also = Follow.objects.filter(pk__in={*moved["were"], *keep}, thread=came_from)
    Follow.objects.bulk_create(
        (
            Follow(person_id=one.person_id, thread=thread, since=one.since)
            for one in also.filter(pk__in=[*moved["were"], *moved["came"]])
        ),
        ignore_conflicts=True,
    )
    back.exclude(pk__in=keep).update(thread=thread)
    record("threads.parted", by=by, ref=thread.ref, came_from=came_from.ref)


def _furthest(thread: Thread) -> str:
    """The furthest station at which something really happened."""
    happened = Step.objects.filter(thread=thread, promised=False).exclude(station="")
    return max(happened.values_list("station", flat=True), key=lambda one: ORDER[one], default=Station.PROBLEM)


@transaction.atomic
def follow(*, by: Person, thread: Thread) -> Follow:
    """Hear of each step from now on; following twice changes nothing."""
    may_follow(by, thread).or_refuse()
    return Follow.objects.get_or_create(person=by, thread=thread)[0]


@transaction.atomic
def unfollow(*, by: Person, thread: Thread) -> None:
    Follow.objects.filter(person=by, thread=thread).delete()


@transaction.atomic
def hide_thread(*, thread: Thread, hidden: bool) -> None:
    """Called by the slice that owns the thread's first step when that is hidden or shown again."""
    thread.hidden_at = clock.now() if hidden else None
    thread.save(update_fields=["hidden_at"])


@transaction.atomic
def show_threads(*, threads: Collection[int]) -> None:
    """Many at once, by id; see `hide_thread`."""
    Thread.objects.filter(pk__in=threads).update(hidden_at=None)


@transaction.atomic
def remove_threads(*, threads: Collection[int]) -> None:
    """For threads that nobody ever saw or touched, by id: with their steps, as if they had not been opened."""
    Thread.objects.filter(pk__in=threads).delete()
