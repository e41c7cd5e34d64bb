"""What happens to people's data by itself."""

from meydan.base.jobs import periodic, task
from meydan.people import actions


@periodic(cron="17 3 * * *")
@task(queueing_lock="remove_strangers")
def remove_strangers(timestamp: int) -> None:
    """Every night: persons who never entered their code."""
    actions.remove_strangers()
