"""What conversations do by themselves."""

from meydan.base.jobs import periodic, task
from meydan.conversations import actions


@periodic(cron="*/3 * * * *")
@task(queueing_lock="conversations_refresh", lock="conversations_refresh")
def refresh(timestamp: int) -> None:
    """Every three minutes: the result of conversations in which somebody voted."""
    actions.refresh_all()


@periodic(cron="42 3 * * *")
@task(queueing_lock="conversations_erase")
def erase(timestamp: int) -> None:
    """Every night: single votes whose time after the report is over."""
    actions.erase_due()
