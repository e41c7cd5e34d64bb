"""The worker's part of telling people."""

from meydan.base.jobs import periodic, task
from meydan.notices import actions


@periodic(cron="*/5 * * * * *")
@task(queueing_lock="deliver")
def deliver(timestamp: int) -> None:
    """Every five seconds: empty the outbox and send what is due."""
    actions.deliver_all()
