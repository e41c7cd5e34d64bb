"""Words whose time is over are deleted."""

from meydan.base.jobs import periodic, task
from meydan.sealed import actions


@periodic(cron="5 * * * *")
@task(queueing_lock="sealed")
def delete_over(timestamp: int) -> None:
    actions.delete_over()
