"""The worker's part of telling people."""

from meydan.base.jobs import periodic, task
from meydan.notices import actions

AT_ONCE = 500
"""So many messages in one go: then the worker looks what else there is to do."""


@periodic(cron="*/5 * * * * *")
@task(queueing_lock="deliver")
def deliver(timestamp: int) -> None:
    """Every five seconds: hand announcements on, empty the outbox and send what is due."""
    actions.hand_on()
    actions.deliver_all(at_most=AT_ONCE)


@periodic(cron="2 * * * *")
@task(queueing_lock="gather_digests")
def gather_digests(timestamp: int) -> None:
    """Every hour: what waited for a digest becomes a letter once its hour has come."""
    actions.gather_digests()
