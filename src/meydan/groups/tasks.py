"""What happens in groups by itself."""

from meydan.base.jobs import periodic, task
from meydan.groups import actions


@periodic(cron="12 6 * * *")
@task(queueing_lock="groups_polls")
def polls(timestamp: int) -> None:
    """Every morning: remind who has not answered, and make meetings of the polls that are over."""
    actions.remind_silent()
    actions.end_due_polls()


@periodic(cron="2 7 * * 1")
@task(queueing_lock="groups_week")
def weeks(timestamp: int) -> None:
    """On Monday mornings: what happened in each group."""
    actions.tell_of_the_week()


@periodic(cron="22 6 * * *")
@task(queueing_lock="groups_meetings")
def meetings(timestamp: int) -> None:
    """Every morning: remind of the meetings of the next day."""
    actions.remind_of_meetings()


@periodic(cron="32 3 * * *")
@task(queueing_lock="groups_sleep")
def sleep(timestamp: int) -> None:
    """Every night: groups that have not met for long."""
    actions.put_to_sleep()
