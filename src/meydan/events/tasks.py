"""What events do by themselves."""

from meydan.base.jobs import periodic, task
from meydan.events import actions


@periodic(cron="25 * * * *")
@task(queueing_lock="events.needs")
def forget_needs(timestamp: int) -> None:
    actions.forget_needs()
