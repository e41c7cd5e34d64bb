"""What seats do by themselves: lines move on, forgotten check-outs close, reminders go out."""

from meydan.attendance import actions
from meydan.base.jobs import periodic, task


@periodic(cron="*/5 * * * *")
@task(queueing_lock="attendance")
def keep_seats(timestamp: int) -> None:
    actions.lapse_offers()
    actions.close_forgotten()
    actions.remind()
