"""What volunteering does by itself: hours are proposed; unanswered places and papers lapse;
many certificates are issued."""

from datetime import date

from meydan.base.jobs import periodic, task
from meydan.people.queries import load_people
from meydan.volunteering import actions
from meydan.volunteering.queries.desk import roles_at_desk
from meydan.volunteering.queries.recognition import Span


@periodic(cron="*/10 * * * *")
@task(queueing_lock="volunteering_hours")
def propose_hours(timestamp: int) -> None:
    while actions.propose_hours():
        pass


@periodic(cron="15 * * * *")
@task(queueing_lock="volunteering_places")
def lapse_places(timestamp: int) -> None:
    actions.lapse_places()
    actions.delete_after_end()
    actions.warn_of_missing_adults()
    actions.remind_of_papers()


@periodic(cron="0 6 1 12 *")
@task(queueing_lock="volunteering_thanks")
def remind_of_thanks(timestamp: int) -> None:
    """On 1 December, for the day of volunteers on the 5th."""
    actions.remind_of_thanks()


@task()
def issue_all(*, by: int, role: int, since: str, until: str) -> None:
    """Papers for everybody who has enough hours, in the name of who asked for it."""
    person = load_people(None, [by]).get(by)
    of = roles_at_desk(person).filter(pk=role).first() if person and role else None
    if person is None or (role and of is None):
        return
    first, last = (date.fromisoformat(day) if day else None for day in (since, until))
    actions.issue_waiting(by=person, span=Span(of, first, last))
