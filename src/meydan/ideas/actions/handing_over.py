"""What one of the staff sees to goes to somebody else."""

from django.db import transaction

from meydan.base.audit import record
from meydan.ideas.models import Contribution, Process
from meydan.ideas.queries.holding import contributions_in_hands, processes_in_hands
from meydan.ideas.rules.contributions import may_handle
from meydan.ideas.rules.processes import may_hold_process
from meydan.people.actions import work_for
from meydan.people.models import Person


@transaction.atomic
def hand_over_contributions(*, by: Person, person: Person, to: Person) -> list[Contribution]:
    """All that wait for an answer. Refused when `to` may not handle one of them."""
    rows = work_for(to, contributions_in_hands().filter(assigned_to=person), may_handle)
    Contribution.objects.filter(pk__in=[one.pk for one in rows]).update(assigned_to=to)
    if rows:
        record("ideas.handed_over", by=by, ref=person.ref, to=to.ref, ids=[one.pk for one in rows])
    return rows


@transaction.atomic
def hand_over_processes(*, by: Person, person: Person, to: Person) -> list[Process]:
    """All without their report. Refused when `to` may not manage processes."""
    rows = work_for(to, processes_in_hands().filter(owner=person), may_hold_process)
    Process.objects.filter(pk__in=[one.pk for one in rows]).update(owner=to)
    if rows:
        record("ideas.processes_handed_over", by=by, ref=person.ref, to=to.ref, ids=[one.pk for one in rows])
    return rows
