"""Votes end by the clock, whether or not somebody is at the desk."""

from meydan.base.jobs import periodic, task
from meydan.decisions import actions


@periodic(cron="* * * * *")
@task(queueing_lock="decisions")
def finish_due(timestamp: int) -> None:
    actions.finish_due()
