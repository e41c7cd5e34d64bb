"""What the house does by itself."""

from meydan.base import audit
from meydan.base.jobs import periodic, task


@periodic(cron="* * * * *")
@task(queueing_lock="seal_audit", pass_context=False)
def seal_audit(timestamp: int) -> None:
    """Seal the audit lines of the last minute."""
    while audit.seal():
        pass
