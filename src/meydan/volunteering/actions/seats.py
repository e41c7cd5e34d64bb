"""Seats at shifts that lie ahead: given back to others, and kept for minors while their guardian decides."""

from collections.abc import Sequence

from django.utils import timezone

from meydan.attendance.actions import accept_offer, give_up_seat
from meydan.attendance.models import Seat, State
from meydan.base import clock
from meydan.base.rulings import Ruling
from meydan.guardians.models import Permission
from meydan.people.models import Person
from meydan.volunteering.models import Role, Volunteer
from meydan.volunteering.models.volunteers import OF_AGE
from meydan.volunteering.queries.people import given_permissions, seats_ahead, times_around
from meydan.volunteering.rules import enough_rest, minutes_on, needs_guardian, within_a_minors_day
from meydan.volunteering.rules.rest import Time

OWN = (State.BOOKED, State.CAME, State.LEFT)


def give_back(person: Person, seats: Sequence[Seat]) -> None:
    """In the name of the person; the next ones in line are asked."""
    for seat in seats:
        give_up_seat(by=person, seat=seat)


def seat_moved(shift: int, seat: Seat) -> None:
    """An offer is accepted only by who may come then: with enough rest; a minor with a guardian's permission, within the hours of a day."""
    if seat.state == State.BOOKED and seat.confirmed_at and seat.person and seat.starts_at > clock.now():
        volunteer = Volunteer.objects.filter(person=seat.person).first()
        if volunteer and volunteer.is_minor:
            role = Role.objects.select_related("need").get(shifts=shift)
            _may_accept(volunteer, given_permissions(seat.person), seat, role).or_refuse()
        elif volunteer:
            _rested(volunteer, seat).or_refuse()


def book_kept(person: Person) -> None:
    """What was kept while the guardian decided is theirs, where the permission covers it."""
    volunteer, given = Volunteer.objects.get(person=person), given_permissions(person)
    for seat in seats_ahead(person).filter(state=State.OFFERED, offered_until__gt=clock.now()):
        if _may_accept(volunteer, given, seat, seat.occasion.shift.role):
            accept_offer(by=person, seat=seat)


def _may_accept(volunteer: Volunteer, given: Sequence[Permission], seat: Seat, role: Role) -> Ruling:
    """Whether a seat that is kept for somebody becomes theirs; what else is only kept that day does not stand in its way."""
    day = timezone.localdate(seat.starts_at)
    allowed = needs_guardian(volunteer, given, role, day) and _rested(volunteer, seat)
    if not allowed or volunteer.age_on(day) >= OF_AGE:
        return allowed
    return within_a_minors_day(seat.occasion.minutes, minutes_on(day, _others(volunteer, seat)))


def _rested(volunteer: Volunteer, seat: Seat) -> Ruling:
    return enough_rest((seat.starts_at, seat.ends_at), _others(volunteer, seat))


def _others(volunteer: Volunteer, seat: Seat) -> list[Time]:
    return times_around(volunteer.person, seat.occasion, OWN)
