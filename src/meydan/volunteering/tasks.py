"""What volunteering does by itself: hours are proposed; unanswered places, papers and permissions lapse; guardians are written to."""

from procrastinate import RetryStrategy

from meydan.base.jobs import periodic, task
from meydan.volunteering import actions
from meydan.volunteering.queries.people import to_write


@periodic(cron="*/10 * * * *")
@task(queueing_lock="volunteering_hours")
def propose_hours(timestamp: int) -> None:
    while actions.propose_hours():
        pass


@periodic(cron="15 * * * *")
@task(queueing_lock="volunteering_places")
def lapse_places(timestamp: int) -> None:
    actions.lapse_places()
    actions.end_permissions()
    actions.delete_after_end()
    actions.warn_of_missing_adults()
    actions.remind_of_papers()


@task(name="volunteering.write_to_guardian", retry=RetryStrategy(max_attempts=6, exponential_wait=5))
def write_to_guardian(permission: int) -> None:
    if found := to_write(permission):
        actions.write_link(found)
