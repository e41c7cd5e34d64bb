"""What open data does by itself."""

from meydan.base.jobs import periodic, task
from meydan.opendata import actions


@periodic(cron="27 * * * *")
@task(queueing_lock="throw_away_kept_answers")
def throw_away_kept_answers(timestamp: int) -> None:
    """Every hour: answers that were kept for a day."""
    actions.throw_away_kept_answers()
