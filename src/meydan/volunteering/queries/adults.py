"""Minors and adults at shifts, and the sealed words that belong to a placement."""

from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from meydan.attendance.models import Occasion, Seat
from meydan.base import clock
from meydan.base.refs import parse
from meydan.people.models import Person
from meydan.sealed.models import What, Words
from meydan.sealed.queries import words_for
from meydan.volunteering.models import Placement, Shift
from meydan.volunteering.models.volunteers import LIVE_PLACEMENTS, OF_AGE, Volunteer, years_between
from meydan.volunteering.queries.desk import shifts_at_desk
from meydan.volunteering.rules.adults import adults_needed, emergency_is_open, warning_time

EXPECTED = ("booked", "came", "left")
GROWN_ON_THE_DAY = Func(
    TruncDate("starts_at"), template=f"(%(expressions)s - interval '{OF_AGE} years')::date", output_field=DateField()
)
"""Whoever was born by then is 18 on the day of the seat."""


@dataclass(frozen=True)
class Company:
    """Who is at a shift: how many under 18, how many adults with the leader, how many of those said that they come or are there."""

    minors: int
    adults: int
    sure: int


def company_at(occasion: Occasion) -> Company:
    """One query."""
    rows = Seat.objects.filter(occasion=occasion, state__in=EXPECTED, person__volunteer__isnull=False)
    day = timezone.localdate(occasion.starts_at)
    minors = adults = sure = 0
    found = rows.values_list("person", "person__volunteer__birth_date", "state", "confirmed_at")
    for person, born, state, confirmed_at in found:
        if years_between(born, day) < OF_AGE:
            minors += 1
        elif person != occasion.leader_id:
            adults += 1
            sure += state != "booked" or confirmed_at is not None
    leader = occasion.leader_id is not None
    return Company(minors, adults + leader, sure + leader)


def is_minor_at(person: Person, occasion: Occasion) -> bool:
    volunteer = getattr(person, "volunteer", None)
    return volunteer is not None and volunteer.age_on(timezone.localdate(occasion.starts_at)) < OF_AGE


def short_of_adults() -> QuerySet[Shift]:
    """Shifts that come soon, with somebody under 18 on the list and too few adults."""
    now, seats = clock.now(), Seat.objects.filter(occasion=OuterRef("pk"), state__in=EXPECTED)
    seats = seats.annotate(grown=GROWN_ON_THE_DAY)
    same = Volunteer.objects.filter(person=OuterRef("person"))  # not through the table of people
    minors = seats.filter(Exists(same.filter(birth_date__gt=OuterRef("grown"))))
    adults = seats.filter(Exists(same.filter(birth_date__lte=OuterRef("grown")))).exclude(person=F("occasion__leader"))
    counted = adults.order_by().values("occasion").annotate(count=Count("pk")).values("count")
    with_leader = Case(
        When(occasion__leader__isnull=False, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    rows = Shift.objects.filter(
        occasion__starts_at__gt=now, occasion__starts_at__lte=now + warning_time(), occasion__called_off_at=None
    )
    there = Coalesce(Subquery(counted), 0) + with_leader
    # adults are counted where a minor is on the list alone: the desk asks this with each of its pages
    return rows.annotate(adults=Case(When(Exists(minors), then=there))).filter(adults__lt=adults_needed())


def short_of_adults_at_desk(person: Person) -> QuerySet[Shift]:
    mine = shifts_at_desk(person).filter(pk__in=short_of_adults().values("pk"))
    return mine.order_by("occasion__starts_at", "pk")


def to_warn() -> list[Shift]:
    rows = short_of_adults().filter(adults_asked_at=None).select_related("occasion", "role__need")
    return list(rows.order_by("pk"))


def shift_of(occasion: int) -> Shift | None:
    return Shift.objects.filter(pk=occasion).select_related("occasion", "role").first()


def led_now(person: Person) -> QuerySet[Shift]:
    """Shifts whose leader the person is, or stands in for."""
    rows = Shift.objects.filter(occasion__leader__in=person.answers_for, occasion__called_off_at=None)
    return rows.select_related("occasion", "role")


def emergency_words(shift: Shift) -> list[Words]:
    """What people on the list left for an emergency; not opened."""
    there = Seat.objects.filter(occasion=shift.occasion_id, state__in=EXPECTED).values("person")
    placements = Placement.objects.filter(role=shift.role_id, person__in=there, state__in=LIVE_PLACEMENTS)
    refs = [f"placement:{pk}" for pk in placements.values_list("pk", flat=True)]
    return sorted(words_for(refs, What.EMERGENCY), key=lambda words: words.pk)


def placement_of_words(words: Words) -> Placement | None:
    rows = Placement.objects.filter(pk=parse(words.of)[1], person=words.person_id).select_related("role__supervisor")
    return rows.first()


def leads_now(person: Person, placement: Placement) -> bool:
    """Whether somebody may read the emergency contact at one of the shifts now."""
    if placement.person_id is None:
        return False
    seats = Seat.objects.filter(
        Q(occasion__shift__role=placement.role_id), person=placement.person_id, state__in=EXPECTED,
        occasion__leader__in=person.answers_for,
    ).select_related("occasion")  # fmt: skip
    return any(emergency_is_open(person, seat.occasion) for seat in seats)


def sealed_words_of(placement: Placement) -> dict[str, Words]:
    """What the volunteer left for this place, by kind."""
    rows = Words.objects.filter(of=placement.ref, person=placement.person_id)
    return {one.what: one for one in rows}


def access_words(placement: int) -> QuerySet[Words]:
    return words_for([f"{Placement.kind}:{placement}"], What.ACCESS)


def words_of_ended() -> list[tuple[Words, Placement]]:
    """Sealed words whose placement is over."""
    rows = list(Words.objects.filter(of__startswith=f"{Placement.kind}:"))
    ids = {parse(one.of)[1] for one in rows}
    ended = Placement.objects.exclude(state__in=LIVE_PLACEMENTS).in_bulk(ids)
    return [(one, ended[parse(one.of)[1]]) for one in rows if parse(one.of)[1] in ended]
