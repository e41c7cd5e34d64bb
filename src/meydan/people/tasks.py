"""What happens to people's data by itself."""

from meydan.base.jobs import periodic, task
from meydan.people import actions


@periodic(cron="17 3 * * *")
@task(queueing_lock="remove_strangers")
def remove_strangers(timestamp: int) -> None:
    """Every night: persons who never entered their code."""
    actions.remove_strangers()


@periodic(cron="5 * * * *")
@task(queueing_lock="tell_of_ended_leaves")
def tell_of_ended_leaves(timestamp: int) -> None:
    """Every hour: leaves end at midnight in the town, whatever the time of the machine."""
    actions.tell_of_ended_leaves()


@periodic(cron="27 3 * * *")
@task(queueing_lock="watch_for_lost_work")
def watch_for_lost_work(timestamp: int) -> None:
    """Every night: whether something lies with somebody who holds no role any more."""
    actions.watch_for_lost_work()
