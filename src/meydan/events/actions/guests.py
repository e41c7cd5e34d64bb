"""People who have no account come on the list from a table: a school class, guests of a partner."""

from collections.abc import Sequence

from django.db import transaction

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.events.models import Event, Registration
from meydan.events.rules import may_add_guests
from meydan.events.rules.reasons import TOO_MANY
from meydan.people.models import Person


@transaction.atomic
def add_guests(*, by: Person, event: Event, guests: Sequence[tuple[str, int]]) -> list[Registration]:
    """A seat and a ticket for each (name, how many come): all of them, or none when there are not enough seats."""
    may_add_guests(by, event).or_refuse()
    if any(not 1 <= size <= event.most_together for _name, size in guests):
        raise Refused(TOO_MANY, most=event.most_together, field="file")
    seats = attendance.book_named(by=by, occasion=event.occasion, guests=guests)
    made = Registration.objects.bulk_create(
        Registration(event=event, seat=seat, size=seat.size, at=clock.now()) for seat in seats
    )
    record("events.guests", by=by, ref=event.ref, guests=len(made))
    return made
