"""What questions do by themselves: photos without a sheet go."""

from meydan.base.jobs import periodic, task
from meydan.questions import actions


@periodic(cron="50 3 * * *")
@task(queueing_lock="questions_photos")
def sweep_photos(timestamp: int) -> None:
    actions.sweep_photos()
