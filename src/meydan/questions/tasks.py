"""What questions do by themselves: files without a sheet go."""

from meydan.base.jobs import periodic, task
from meydan.questions import actions


@periodic(cron="50 3 * * *")
@task(queueing_lock="questions_files")
def sweep_files(timestamp: int) -> None:
    actions.sweep_files()
