"""What is tidied up by itself."""

from meydan.base.jobs import periodic, task
from meydan.operation.actions import forget_old_troubles


@periodic(cron="41 3 * * *")
@task(queueing_lock="forget_old_troubles", pass_context=False)
def forget_troubles(timestamp: int) -> None:
    """Every night: errors of a month ago."""
    forget_old_troubles()
