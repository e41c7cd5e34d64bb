"""Incidents are not kept for ever."""

from meydan.base.jobs import periodic, task
from meydan.safety import actions


@periodic(cron="41 3 * * *")
@task(queueing_lock="safety")
def delete_old(timestamp: int) -> None:
    actions.delete_old()
