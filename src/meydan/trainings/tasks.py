"""What trainings do by themselves: some months after the end people are asked what they use of it."""

from meydan.base.jobs import periodic, task
from meydan.trainings import actions


@periodic(cron="40 9 * * *")
@task(queueing_lock="trainings")
def ask_again(timestamp: int) -> None:
    actions.ask_again()
