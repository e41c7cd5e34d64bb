"""Once a week each member hears what happened in their group, if anything did. Like every message it can be switched off."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.groups.models import Group
from meydan.groups.queries.groups import to_tell_of_the_week
from meydan.groups.queries.speaking import week_of


def tell_of_the_week() -> int:
    """Each group in a transaction of its own; returns how many were told."""
    monday = clock.today() - timedelta(days=clock.today().weekday())
    return sum(_tell(group, monday) for group in to_tell_of_the_week(monday))


@transaction.atomic
def _tell(group: Group, monday: date) -> bool:
    not_yet = Q(told_week=None) | Q(told_week__lt=monday)  # of two workers the second one finds the row changed
    if not Group.objects.filter(not_yet, pk=group.pk).update(told_week=monday):
        return False
    week = week_of(group)
    if not any(week.values()):
        return False
    notify(group.ref, "groups.week", ref=group.ref, **week)
    record("groups.week", by=None, ref=group.ref)
    return True
