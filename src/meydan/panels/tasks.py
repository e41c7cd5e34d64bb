"""What happens in panels by itself."""

from datetime import timedelta

from meydan.base import clock
from meydan.base.jobs import enqueue, periodic, task
from meydan.panels import actions
from meydan.panels.queries import pool

LONG = timedelta(minutes=15)


@task(name="panels.compute")
def compute(lottery_id: int) -> None:
    actions.compute(lottery_id=lottery_id)


@task(name="panels.try")
def try_quotas(panel_id: int) -> None:
    actions.compute_trial(panel_id=panel_id)


@periodic(cron="*/10 * * * *")
@task(queueing_lock="panels_pick_up")
def pick_up(timestamp: int) -> None:
    """Go on with a lottery that a worker that died left behind."""
    for one in pool.computing().filter(asked_at__lt=clock.now() - LONG):
        enqueue("panels.compute", once=one.ref, lottery_id=one.pk)


@periodic(cron="22 7 * * *")
@task(queueing_lock="panels_members")
def members(timestamp: int) -> None:
    """Every morning: remind who was drawn and is silent, who waits for a guardian, and who has not checked the summary; who did not answer
    in time makes place; guardians of whom nothing is needed any more are forgotten."""
    actions.remind_drawn()
    actions.remind_of_summary()
    actions.remind_waiting()
    actions.lapse_silent()
    actions.let_guardians_go()


@periodic(cron="12 3 * * *")
@task(queueing_lock="panels_recordings")
def recordings(timestamp: int) -> None:
    """Every night: recordings whose day has come."""
    actions.delete_due()
