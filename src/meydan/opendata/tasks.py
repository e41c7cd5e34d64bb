"""Editions that are made by themselves."""

from meydan.base.jobs import periodic, task
from meydan.opendata import actions
from meydan.people.models import Person


@periodic(cron="40 0 * * *")
@task(queueing_lock="make_editions", lock="make_editions", pass_context=False, last_tells_all=True)
def make_editions(timestamp: int) -> None:
    """Every night, after the figures were counted: a new edition of each table on which enough has changed."""
    actions.make_editions()


@task(queueing_lock="make_editions_now", lock="make_editions")
def make_editions_now(by: int) -> None:
    """A colleague does not want to wait for the night."""
    actions.make_editions(by=Person.objects.get(pk=by))
