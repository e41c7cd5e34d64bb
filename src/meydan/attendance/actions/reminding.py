"""Reminders on the way to a duty: some days, a day and two hours before."""

from datetime import timedelta

from django.db import transaction

from meydan.attendance.models import Seat, State
from meydan.attendance.queries import to_remind
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify

LADDER = (72, 24, 2)
"""Hours before the beginning. Each step is a kind of message that a person can switch off."""


@transaction.atomic
def remind() -> int:
    """Remind everybody whose next step is due; of several steps at once only the last is sent."""
    found = to_remind(max(LADDER))
    sent = sum(_remind(seat) for seat in found)
    if sent:
        record("attendance.reminded", by=None, seats=sent)
    return sent


def _remind(seat: Seat) -> bool:
    left = seat.starts_at - clock.now()
    due = min(hours for hours in LADDER if left <= timedelta(hours=hours))
    if seat.reminded is not None and seat.reminded <= due:
        return False
    Seat.objects.filter(pk=seat.pk, state=State.BOOKED).update(reminded=due)
    booked_late = seat.asked_at > seat.starts_at - timedelta(hours=due)
    if seat.person is None or booked_late:
        return False
    notify(seat.person, f"attendance.in_{due}_hours", ref=seat.occasion.of)
    return True
