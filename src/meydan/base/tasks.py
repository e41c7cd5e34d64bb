"""What the house does by itself."""

from meydan.base import audit
from meydan.base.jobs import periodic, task
from meydan.base.limits import forget_old_counts
from meydan.base.retention import destroy_due
from meydan.base.sent_twice import forget_old_presses


@periodic(cron="* * * * *")
@task(queueing_lock="seal_audit", pass_context=False)
def seal_audit(timestamp: int) -> None:
    """Seal the audit lines of the last minute."""
    while audit.seal():
        pass


@periodic(cron="23 * * * *")
@task(queueing_lock="forget_old_counts", pass_context=False)
def forget_counts(timestamp: int) -> None:
    """Once an hour what was counted for limits of windows that are over."""
    forget_old_counts()


@periodic(cron="*/5 * * * *")
@task(queueing_lock="forget_old_presses", pass_context=False)
def forget_presses(timestamp: int) -> None:
    """Forms that were sent, as soon as nobody is answered with them any more: some answers are letters and codes."""
    forget_old_presses()


@periodic(cron="33 * * * *")
@task(queueing_lock="destroy_due", pass_context=False)
def destroy(timestamp: int) -> None:
    """Once an hour, so that a day is a day: what is kept longer than its card says."""
    destroy_due()
