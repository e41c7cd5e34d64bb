"""What happens to contributions by itself."""

from meydan.base.jobs import periodic, task
from meydan.ideas import actions


@periodic(cron="7 4 * * *")
@task(queueing_lock="throw_away_old_drafts")
def throw_away_old_drafts(timestamp: int) -> None:
    """Every night: drafts that nobody touched for a week."""
    actions.throw_away_old_drafts()


@periodic(cron="*/15 * * * *")
@task(queueing_lock="tell_saved_searches")
def tell_saved_searches(timestamp: int) -> None:
    """Every quarter of an hour: what is new for saved searches."""
    actions.tell_all()


@periodic(cron="23 5 * * *")
@task(queueing_lock="escalate_owed")
def escalate_owed(timestamp: int) -> None:
    """Every morning: who is reminded of which answer that is owed."""
    actions.escalate_owed()


@periodic(cron="*/5 * * * *")
@task(queueing_lock="look_where_others_went")
def look_where_others_went(timestamp: int) -> None:
    """Every five minutes: a hint for the list that is sorted."""
    actions.look_where_others_went()
