"""What events do by themselves."""

from meydan.base.jobs import periodic, task
from meydan.events import actions


@periodic(cron="25 * * * *")
@task(queueing_lock="events.needs")
def forget_needs(timestamp: int) -> None:
    actions.forget_needs()


@periodic(cron="*/5 * * * *")
@task(queueing_lock="events.online")
def remind_online(timestamp: int) -> None:
    actions.remind_online()
