"""What a season's worker does: work out a draft, book what was confirmed, look for cover."""

from datetime import timedelta

from meydan.base import clock
from meydan.base.jobs import enqueue, periodic, task
from meydan.season import actions
from meydan.season.queries import plans

LONG = timedelta(hours=1)


@task(name="season.compute")
def compute(plan_id: int) -> None:
    actions.compute(plan_id=plan_id)


@task(name="season.carry_out")
def carry_out(plan_id: int) -> None:
    actions.carry_out(plan_id=plan_id)


@periodic(cron="*/5 * * * *")
@task(queueing_lock="season_cover")
def cover(timestamp: int) -> None:
    actions.find_cover_by_itself()


@periodic(cron="*/5 * * * *")
@task(queueing_lock="season_pick_up")
def pick_up(timestamp: int) -> None:
    """Go on with what a worker that died left behind; what could not be worked out for an hour is given up."""
    for plan in plans.computing():
        if plan.made_at < clock.now() - LONG:
            actions.give_up(plan_id=plan.pk)
        else:
            enqueue("season.compute", once=plan.ref, plan_id=plan.pk)
    for plan in plans.to_carry_out():
        enqueue("season.carry_out", once=plan.ref, plan_id=plan.pk)
