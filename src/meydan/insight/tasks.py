"""What is counted by itself."""

from meydan.base.jobs import periodic, task
from meydan.insight import actions


@periodic(cron="0 0 * * *")
@task(queueing_lock="count_figures", pass_context=False)
def count_figures(timestamp: int) -> None:
    """Every night at three in the town: sums of who took part and what was done. Pages stay the same all day, so that nobody can
    compare two tables of the same people an hour apart."""
    actions.count()


@task(queueing_lock="count_figures_now")
def count_figures_now() -> None:
    """A colleague does not want to wait for the night."""
    actions.count()
