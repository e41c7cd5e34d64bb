"""What volunteering does by itself: hours are proposed, unanswered places and papers lapse."""

from meydan.base.jobs import periodic, task
from meydan.volunteering import actions


@periodic(cron="*/10 * * * *")
@task(queueing_lock="volunteering_hours")
def propose_hours(timestamp: int) -> None:
    while actions.propose_hours():
        pass


@periodic(cron="15 * * * *")
@task(queueing_lock="volunteering_places")
def lapse_places(timestamp: int) -> None:
    actions.lapse_places()
