"""Reminders on the way to a duty: some days, a day and two hours before."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from meydan.attendance.models import Seat, State
from meydan.attendance.queries import to_remind
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify

LADDER = (72, 24, 2)
"""Hours before the beginning. Each step is a kind of message that a person can switch off."""


def remind() -> int:
    """Remind everybody whose next step is due; of several steps at once only the last is sent. Each seat in a transaction of its
    own, so that nobody who takes or gives back a seat has to wait."""
    return sum(_remind(seat) for seat in to_remind(max(LADDER)))


@transaction.atomic
def _remind(seat: Seat) -> bool:
    left = seat.starts_at - clock.now()
    due = min(hours for hours in LADDER if left <= timedelta(hours=hours))
    if seat.reminded is not None and seat.reminded <= due:
        return False
    first = Q(reminded=None) | Q(reminded__gt=due)  # of two workers the second one finds the row changed
    if not Seat.objects.filter(first, pk=seat.pk, state=State.BOOKED).update(reminded=due):
        return False
    booked_late = seat.asked_at > seat.starts_at - timedelta(hours=due)
    if seat.person is None or booked_late:
        return False
    notify(seat.person, f"attendance.in_{due}_hours", ref=seat.occasion.of, at=seat.starts_at.isoformat())
    record("attendance.reminded", by=None, ref=seat.occasion.ref, hours=due)
    return True
