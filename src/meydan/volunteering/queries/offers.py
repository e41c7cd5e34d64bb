"""What people offer and hold, and the duties that fit them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet

from meydan.attendance.models import LIVE, THERE, Seat
from meydan.base import clock
from meydan.base.memory import remembered_as_pages
from meydan.base.ready import ready
from meydan.people.models import Person
from meydan.volunteering.models import Preferences, Qualification, Qualified, Role, Shift
from meydan.volunteering.queries.roles import coming_shifts
from meydan.volunteering.rules import enough_rest, is_qualified, reasons_for
from meydan.volunteering.rules.fitting import OF_THEM, Reason, slot_of

AHEAD, BESIDE = timedelta(days=28), timedelta(days=2)
LOOKED_AT = 150
"""So many of the nearest shifts with a free seat are compared; what lies further ahead can wait."""
MOST_OPEN = 400


def preferences_of(person: Person) -> Preferences | None:
    return Preferences.objects.filter(person=person).prefetch_related("places").first()


def qualifications() -> QuerySet[Qualification]:
    return Qualification.objects.order_by("-active", "name_tr")


def held_by(person: Person) -> QuerySet[Qualified]:
    return Qualified.objects.filter(person=person).select_related("qualification", "by").order_by("qualification")


def held_on(person: Person, day: date) -> list[int]:
    """Ids of what somebody holds and is valid that day."""
    valid = Q(valid_until=None) | Q(valid_until__gte=day)
    return list(Qualified.objects.filter(valid, person=person).values_list("qualification", flat=True))


@dataclass(frozen=True)
class Suggestion:
    shift: Shift
    reasons: Sequence[Reason]

    @property
    def words(self) -> list[str]:
        return [one.words() for one in self.reasons]


@dataclass(frozen=True)
class Suggested:
    """Shifts that fit somebody; `by_place_alone` when they have not said what they would like."""

    shifts: Sequence[Suggestion]
    by_place_alone: bool


def suggestions_for(person: Person, *, at_most: int = 3) -> Suggested:
    """One shift a duty, those with the most reasons first and of these the nearest; at most three queries."""
    known = _known(person.pk)[0]
    told, best = told_by(known), dict[int, Suggestion]()
    for one in _open_to(known):
        fit = Suggestion(one.shift, reasons_for(one.shift, slot=one.slot, qualified=bool(one.asks), **told))
        if fit.reasons and len(fit.reasons) > len(getattr(best.get(one.shift.role_id), "reasons", ())):
            best[one.shift.role_id] = fit
    found = sorted(best.values(), key=lambda one: (-len(one.reasons), one.shift.occasion.starts_at, one.shift.pk))
    return Suggested(found[:at_most], by_place_alone=not hasattr(known, "volunteer_preferences"))


@ready
def _known(person: int) -> QuerySet[Person]:
    return with_offers(Person.objects.filter(pk=person)).select_related("volunteer")


def with_offers(people: QuerySet[Person]) -> QuerySet[Person]:
    """People with what they offer, in one query; the ids of their places under `offered_places`."""
    places = Preferences.places.through.objects.filter(preferences__person=OuterRef("pk"))
    return people.select_related("volunteer_preferences").annotate(
        offered_places=ArraySubquery(places.values("neighbourhood"))
    )


def told_by(person: Person) -> dict[str, Any]:
    """What `reasons_for` needs to know of somebody from `with_offers`."""
    said: Preferences | None = getattr(person, "volunteer_preferences", None)
    home, places = person.neighbourhood_id, person.offered_places  # type: ignore[attr-defined]
    return {"home": home} | ({"times": said.times, "places": places, "fields": said.fields} if said else {})


@dataclass(frozen=True)
class Open:
    """A shift with a free seat, and what is compared of it for everybody who looks."""

    shift: Shift
    slot: int
    asks: frozenset[int]
    """Ids of the qualifications."""


def _open_to(person: Person) -> list[Open]:
    """The nearest shifts with a free seat that the person's age, qualifications and calendar allow."""
    shifts, volunteer = _with_free_seats(), getattr(person, "volunteer", None)
    age = volunteer.age_on(clock.today()) if volunteer else None
    held = held_on(person, clock.today()) if any(one.asks for one in shifts) else []
    fit = (one for one in shifts if (age is None or one.shift.role.min_age <= age) and one.asks.issubset(held))
    taken = _times_of(person.pk, clock.now())
    return [one for one in islice(fit, LOOKED_AT) if not any(_meets(one.shift, seat) for seat in taken)]


@remembered_as_pages
def _with_free_seats() -> Sequence[Open]:
    """What everybody may choose from in the coming weeks, the nearest first."""
    now = clock.now()
    rows = coming_shifts().filter(
        role__state__in=(Role.State.PUBLISHED, Role.State.FULL),
        occasion__starts_at__lt=now + AHEAD,
        occasion__opens_at__lte=now,
        occasion__closes_at__gt=now,
        occasion__taken__lt=F("occasion__capacity"),
    )
    found = list(rows.select_related("role__need__neighbourhood").order_by("occasion__starts_at", "pk")[:MOST_OPEN])
    asked = Role.qualifications.through.objects.filter(role__in={one.role_id for one in found})
    asks: dict[int, set[int]] = defaultdict(set)
    for role, qualification in asked.values_list("role", "qualification"):
        asks[role].add(qualification)
    return [Open(one, slot_of(one.occasion.starts_at), frozenset(asks[one.role_id])) for one in found]


@ready
def _times_of(person: int, now: datetime) -> QuerySet[Seat]:
    rows = Seat.objects.filter(person=person, ends_at__gt=now, state__in={*LIVE, *THERE})
    return rows.select_related("occasion")


def _meets(shift: Shift, seat: Seat) -> bool:
    """It is this seat, at its time, or nearer to it than the rest that there has to be."""
    one = shift.occasion
    if seat.occasion_id == one.pk or (seat.starts_at < one.ends_at and seat.ends_at > one.starts_at):
        return True
    near = seat.starts_at - BESIDE < one.ends_at and seat.ends_at + BESIDE > one.starts_at
    rests = near and seat.occasion.of.startswith(f"{Shift.kind}:")
    return rests and not enough_rest((one.starts_at, one.ends_at), [(seat.starts_at, seat.ends_at)])


@dataclass(frozen=True)
class Fit:
    """How a duty and somebody go together, for those who decide about an application."""

    lacking: str
    """The sentence about what they do not hold; empty: nothing is missing."""
    shifts: Sequence[tuple[Shift, list[str]]]
    has_said: bool
    """Whether they have said when they can; if not, silence says nothing against them."""


def fit_of(person: Person, role: Role, *, at_most: int = 5) -> Fit:
    """The nearest shifts of the duty at a time that suits them, with the reasons; four queries."""
    known = with_offers(Person.objects.filter(pk=person.pk)).get()
    told, found = told_by(known), []
    for shift in (
        coming_shifts()
        .filter(role=role, occasion__closes_at__gt=clock.now())
        .order_by("occasion__starts_at", "pk")[:LOOKED_AT]
    ):
        shift.role = role
        reasons = reasons_for(shift, **told)
        if any(one.code == "time" for one in reasons):
            found.append((shift, [one.words(OF_THEM) for one in reasons]))
    qualified = is_qualified(role, held_on(person, clock.today()))
    return Fit(qualified.sentence, found[:at_most], has_said=bool(told.get("times")))
