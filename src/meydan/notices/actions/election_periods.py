"""Saying that an election is coming, and that it is over."""

from datetime import datetime

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.notices.models import ElectionPeriod
from meydan.notices.queries import open_periods
from meydan.notices.rules import TWO_AT_ONCE, may_begin_election_period, may_end_election_period
from meydan.people.models import Person


@transaction.atomic
def begin_election_period(*, by: Person, starts_at: datetime, ends_at: datetime, basis: str) -> ElectionPeriod:
    """From then on announcements and promotion wait; until then too, if it began before now."""
    may_begin_election_period(by, starts_at, ends_at, clock.now()).or_refuse()
    with connection.cursor() as cursor:  # two at once would both see none
        cursor.execute("select pg_advisory_xact_lock(hashtext('meydan.notices.election_period'))")
    if open_periods().filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Refused(TWO_AT_ONCE, field="starts_at")
    period = ElectionPeriod.objects.create(starts_at=starts_at, ends_at=ends_at, basis=basis, made_by=by)
    record("notices.election_period", by=by, ref=period.ref, until=ends_at.isoformat())
    return period


@transaction.atomic
def end_election_period(*, by: Person, period: ElectionPeriod) -> ElectionPeriod:
    """End it before its time, or take it back before it begins. The row stays: it is the log."""
    found = ElectionPeriod.objects.select_for_update().get(pk=period.pk)
    may_end_election_period(by, found, clock.now()).or_refuse()
    found.ended_at, found.ended_by = clock.now(), by
    found.save(update_fields=["ended_at", "ended_by"])
    record("notices.election_period_ended", by=by, ref=found.ref)
    return found
