"""Who takes part online has no seat of which attendance could remind them."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.events.models import Registration
from meydan.events.queries.people import online_within

LADDER = (24, 2)
"""Hours before the beginning."""


def remind_online() -> int:
    """Remind everybody whose next step is due; of two steps at once only the last is sent. Each in a transaction of its own."""
    return sum(_remind(one) for one in online_within(max(LADDER)))


@transaction.atomic
def _remind(registration: Registration) -> bool:
    starts_at = registration.event.occasion.starts_at
    due = min(hours for hours in LADDER if starts_at - clock.now() <= timedelta(hours=hours))
    first = Q(reminded=None) | Q(reminded__gt=due)  # of two workers the second one finds the row changed
    if not Registration.objects.filter(first, pk=registration.pk, online=True, withdrawn_at=None).update(reminded=due):
        return False
    if registration.person is None or registration.at > starts_at - timedelta(hours=due):
        return False  # gone, or signed up after that step
    notify(registration.person, f"events.online_in_{due}_hours", ref=registration.event.ref)
    record("events.reminded", by=None, ref=registration.event.ref, hours=due)
    return True
