"""What happens in calls by itself."""

from datetime import timedelta

from meydan.base import clock
from meydan.base.jobs import enqueue, periodic, task
from meydan.calls import actions
from meydan.calls.queries import jury

LONG = timedelta(minutes=10)


@task(name="calls.divide")
def divide(plan_id: int) -> None:
    actions.compute(plan_id=plan_id)


@periodic(cron="*/10 * * * *")
@task(queueing_lock="calls_pick_up")
def pick_up(timestamp: int) -> None:
    """Go on with what a worker that died left behind."""
    for one in jury.computing().filter(asked_at__lt=clock.now() - LONG):
        enqueue("calls.divide", once=one.ref, plan_id=one.pk)


@periodic(cron="38 7 * * *")
@task(queueing_lock="calls_morning")
def morning(timestamp: int) -> None:
    """Every morning: questions whose time is over, jurors whose time ends soon, teams whose programme ended a year ago."""
    actions.lapse_questions()
    actions.remind_jurors()
    actions.ask_impact()
