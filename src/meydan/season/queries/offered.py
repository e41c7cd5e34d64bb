"""What a plan is worked out from: shifts with free seats, who is ready for them, what they offer and what they have already."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from math import cos, radians
from typing import Any, cast

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from meydan.attendance.models import THERE, Seat, State
from meydan.base import clock
from meydan.base.together import values_together
from meydan.guardians.models import Permission
from meydan.people.models import Person
from meydan.season.filling import Someone, Time
from meydan.season.models import Plan
from meydan.season.rules import rest
from meydan.volunteering.models import Check, Placement, Qualified, Role, Shift, Volunteer
from meydan.volunteering.models.volunteers import OF_AGE, years_between
from meydan.volunteering.queries.offers import with_offers
from meydan.volunteering.rules import may_join
from meydan.volunteering.rules.fitting import slot_of

LOOKS_BACK = timedelta(days=90)
"""Shifts that were served since then count when it is asked who comes first."""
ZERO = datetime(2000, 1, 1, tzinfo=UTC)
SERVED = (State.BOOKED, State.CAME, State.LEFT)
METRES_A_DEGREE = 111_320


def minute_of(moment: datetime) -> int:
    return int((moment - ZERO).total_seconds()) // 60


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def shifts_to_fill(plan: Plan, first: date | None = None, last: date | None = None) -> list[Shift]:
    """Those of the plan's duties that lie ahead, of all its days or some of them."""
    begin, end = max(first or plan.first_day, plan.first_day), min(last or plan.last_day, plan.last_day)
    rows = Shift.objects.filter(
        role__state__in=(Role.State.PUBLISHED, Role.State.FULL),
        occasion__called_off_at=None,
        occasion__closes_at__gt=clock.now(),
        occasion__starts_at__gte=midnight(begin),
        occasion__starts_at__lt=midnight(end + timedelta(days=1)),
    )
    rows = rows.filter(role=plan.role) if plan.role_id else rows.filter(role__need__unit=plan.unit)
    rows = rows.select_related("occasion", "role__need__neighbourhood").prefetch_related("role__qualifications")
    return list(rows.order_by("occasion__starts_at", "pk"))


def time_of(shift: Shift, free: int) -> Time:
    """A shift as the plan sees it."""
    one, place = shift.occasion, shift.role.need.neighbourhood
    return Time(
        key=shift.pk,
        duty=shift.role_id,
        day=timezone.localdate(one.starts_at),
        slot=slot_of(one.starts_at),
        start=minute_of(one.starts_at),
        end=minute_of(one.ends_at),
        free=free,
        place=place.pk if place else None,
        at=_metres(place.latitude, place.longitude) if place else None,
        field=shift.role.need.field,
        asks=frozenset(one.pk for one in shift.role.qualifications.all()),
    )


def _metres(latitude: float | None, longitude: float | None) -> tuple[int, int] | None:
    if latitude is None or longitude is None:
        return None
    return int(longitude * METRES_A_DEGREE * cos(radians(latitude))), int(latitude * METRES_A_DEGREE)


def ready_for(shifts: Collection[Shift]) -> list[Someone]:
    """Everybody who is ready for the duties of these shifts; in a constant number of queries."""
    duties = {shift.role_id: shift.role for shift in shifts}
    of: dict[int, set[int]] = defaultdict(set)
    holds: dict[int, dict[int, date | None]] = defaultdict(dict)
    ready = Placement.objects.filter(role__in=duties, state=Placement.State.READY, person__isnull=False)
    places, served, held, people, seats = values_together(
        ready.values_list("person", "role"),
        _served(ready),
        Qualified.objects.filter(person__in=_persons(ready)).values_list("person", "qualification", "valid_until"),
        with_offers(Person.objects.filter(pk__in=_persons(ready))).values_list(*READ),
        _seats(ready, shifts),
    )
    for person, role in places:
        of[person].add(role)
    for person, qualification, until in held:
        holds[person][qualification] = until
    times, today = dict[int, int](served), clock.today()
    found, minors = dict[int, Someone](), dict[int, Volunteer]()
    for values in people:
        row = dict(zip(READ, values, strict=True))
        pk = row["pk"]
        found[pk] = _someone(row, of[pk], times.get(pk, 0), holds.get(pk, {}))
        if row["volunteer__birth_date"] and years_between(row["volunteer__birth_date"], today) < OF_AGE:
            minors[pk] = Volunteer(person_id=pk, birth_date=row["volunteer__birth_date"])
    for person, start, end in seats:
        take(found[person], start, end)
    _keep_out(found, ready, minors, shifts)
    return list(found.values())


OFFERED = "volunteer_preferences__"
READ = (
    "pk", "neighbourhood", "neighbourhood__latitude", "neighbourhood__longitude", "volunteer__birth_date", "offered_places",
    f"{OFFERED}times", f"{OFFERED}fields", f"{OFFERED}weekly_hours",
)  # fmt: skip
"""Columns instead of objects: a season has twenty thousand people."""


def _persons(ready: QuerySet[Placement]) -> QuerySet[Placement, Any]:
    return ready.values("person")


def _someone(row: Mapping[str, Any], duties: set[int], served: int, holds: dict[int, date | None]) -> Someone:
    hours = row[f"{OFFERED}weekly_hours"]
    return Someone(
        key=row["pk"],
        duties=duties,
        slots=frozenset(row[f"{OFFERED}times"] or ()),
        places=frozenset(row["offered_places"]),
        fields=frozenset(row[f"{OFFERED}fields"] or ()),
        lives_in=row["neighbourhood"],
        home=_metres(row["neighbourhood__latitude"], row["neighbourhood__longitude"]),
        weekly_minutes=hours * 60 if hours else None,
        served=served,
        holds=holds,
    )


def _served(ready: QuerySet[Placement]) -> QuerySet[Seat, Any]:
    rows = Seat.objects.filter(person__in=_persons(ready), state__in=SERVED, starts_at__gt=clock.now() - LOOKS_BACK)
    return rows.values_list("person").annotate(Count("pk"))


def _seats(ready: QuerySet[Placement], shifts: Iterable[Shift]) -> QuerySet[Seat, Any]:
    """What they have already around these days, so that nothing overlaps and the hours of a week are kept."""
    begins = [shift.occasion.starts_at for shift in shifts]
    week = timedelta(days=7)
    rows = Seat.objects.filter(
        Q(state__in=THERE) | Q(state=State.WAITING),
        person__in=_persons(ready),
        starts_at__lt=max(begins) + week,
        ends_at__gt=min(begins) - week,
    )
    return rows.values_list("person", "starts_at", "ends_at")


def take(person: Someone, start: datetime, end: datetime) -> None:
    day = timezone.localdate(start)
    person.take(minute_of(start), minute_of(end), day.isocalendar()[:2], day)


def _keep_out(
    found: Mapping[int, Someone], ready: QuerySet[Placement], minors: Mapping[int, Volunteer], shifts: Collection[Shift]
) -> None:
    """Where age, hour, a guardian's permission or a paper that ends before the shift say no, by the rule for joining."""
    last_day = timezone.localdate(max(shift.occasion.starts_at for shift in shifts))
    ends = Check.objects.filter(placement=OuterRef("pk"), valid_until__lt=last_day)
    rows = ready.filter(Q(person__in=minors) | Exists(ends)).select_related("person__volunteer", "opinion")
    given: dict[int, list[Permission]] = defaultdict(list)
    for one in Permission.objects.filter(person__in=minors, state=Permission.State.GIVEN):
        given[one.person_id].append(one)
    for placement in rows.prefetch_related("checks"):
        person = cast("Person", placement.person)
        for shift in shifts:
            if shift.role_id != placement.role_id:
                continue
            placement.role = shift.role
            if not may_join(placement, shift, person.volunteer, given[person.pk]):
                found[person.pk].may_not_join.add(shift.pk)


def rest_minutes() -> int:
    return int(rest().total_seconds()) // 60
