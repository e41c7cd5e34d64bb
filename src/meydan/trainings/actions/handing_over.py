"""Runs that a colleague leads go to somebody else."""

from django.db import transaction

from meydan.attendance.models import Occasion
from meydan.base.audit import record
from meydan.people.actions import work_for
from meydan.people.models import Person
from meydan.trainings.models import Run
from meydan.trainings.queries.desk import runs_in_hands
from meydan.trainings.rules import may_hold_run


@transaction.atomic
def hand_over_runs(*, by: Person, person: Person, to: Person) -> list[Run]:
    """Those that are not completed, with the lists of their sessions and what waits to be marked."""
    rows: list[Run] = work_for(to, runs_in_hands().filter(leader=person), may_hold_run)
    Run.objects.filter(pk__in=[one.pk for one in rows]).update(leader=to)
    Occasion.objects.filter(training_session__run__in=rows, leader=person).update(leader=to)
    if rows:
        record("trainings.handed_over", by=by, ref=person.ref, to=to.ref, ids=[one.pk for one in rows])
    return rows
