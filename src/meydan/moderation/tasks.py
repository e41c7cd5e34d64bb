"""What moderation does by itself."""

from meydan.base.jobs import periodic, task
from meydan.moderation import actions


@periodic(cron="41 3 * * *")
@task(queueing_lock="sweep_photo_files")
def sweep_photo_files(timestamp: int) -> None:
    """Every night: picture files that no row names any more."""
    actions.sweep_files()


@periodic(cron="43 3 * * *")
@task(queueing_lock="forget_fingerprints")
def forget_fingerprints(timestamp: int) -> None:
    """Every night: fingerprints of texts that are older than thirty days."""
    actions.forget_fingerprints()
