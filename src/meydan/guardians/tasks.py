"""Guardians are written to, and once more when they are silent; permissions end by themselves."""

from procrastinate import RetryStrategy

from meydan.base.jobs import periodic, task
from meydan.guardians import actions, queries


@task(name="guardians.write", retry=RetryStrategy(max_attempts=6, exponential_wait=5))
def write(permission: int) -> None:
    if found := queries.to_write(permission):
        actions.write_link(found)


@periodic(cron="14 * * * *")
@task(queueing_lock="guardians")
def go_on(timestamp: int) -> None:
    actions.end_over()
    actions.remind()
