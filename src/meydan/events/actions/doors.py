"""At the door: a ticket is shown. Several doors may do it at once; it counts once."""

from django.db import transaction

from meydan.attendance import actions as attendance
from meydan.attendance.models import Method, Seat, State
from meydan.attendance.rules import may_keep_list
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.templatetags.ui import clock_time
from meydan.events.queries.people import by_ticket
from meydan.events.rules.reasons import BAD_TICKET, CAME_ALREADY
from meydan.people.models import Person


def check_in_ticket(*, by: Person, ticket: str) -> Seat:
    """Let in who shows this ticket. A second showing is refused with the time of the first, and written down."""
    try:
        return _let_in(by, ticket)
    except Refused as refusal:
        shown = by_ticket(ticket) if refusal.code == CAME_ALREADY else None
        if shown and shown.seat:
            attendance.show_again(by=by, seat=shown.seat)
        raise


@transaction.atomic
def _let_in(by: Person, ticket: str) -> Seat:
    registration = by_ticket(ticket)
    if registration is None or registration.seat is None:
        raise Refused(BAD_TICKET)
    may_keep_list(by, registration.event.occasion).or_refuse()
    try:
        seat = attendance.mark_seat(by=by, seat=registration.seat, to=State.CAME, method=Method.TICKET)
    except Refused:
        now = Seat.objects.get(pk=registration.seat.pk)
        if now.state in {State.CAME, State.LEFT}:
            raise Refused(CAME_ALREADY, time=clock_time(now.came_at)) from None
        raise
    record("events.ticket", by=by, ref=registration.event.ref)
    return seat
