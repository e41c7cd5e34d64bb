"""What surveys do by themselves: who has answered is forgotten when a survey is over."""

from meydan.base.jobs import periodic, task
from meydan.surveys import actions


@periodic(cron="20 * * * *")
@task(queueing_lock="surveys_forget")
def forget_closed(timestamp: int) -> None:
    actions.forget_closed()
