"""Who was at which run of a training, and who completed one."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from meydan.attendance.models import State
from meydan.base.counted import done, ref_from, took_part
from meydan.trainings.models import CourseGoal, Enrolment


def participations() -> list[QuerySet[Any, Any]]:
    there = Q(seat__state__in=[State.CAME, State.LEFT]) | Q(outcome=Enrolment.Outcome.COMPLETED)
    rows = Enrolment.objects.filter(there, run__track="outside")
    return [took_part(rows, of=ref_from("training_run", "run"), who="person", at="at")]


def completed() -> QuerySet[Any, Any]:
    main = CourseGoal.objects.filter(course=OuterRef("run__course"), position=0).values("goal")[:1]
    rows = Enrolment.objects.filter(outcome=Enrolment.Outcome.COMPLETED)
    return done(rows, goal=Subquery(main), place="run__neighbourhood", day="outcome_at", amount=Value(1))
