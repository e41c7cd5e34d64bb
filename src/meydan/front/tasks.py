"""The worker's part of the demo bar."""

from datetime import datetime

from meydan.base.jobs import task
from meydan.front.demo import actions


@task(priority=1)
def begin_anew() -> None:
    """Load the demo town again."""
    actions.begin_anew()


@task(priority=-1)
def do_duties(start: str, end: str) -> None:
    """What would have been done by itself while the demo's clock was moved. It takes long: what somebody waits for goes first."""
    actions.do_duties(start=datetime.fromisoformat(start), end=datetime.fromisoformat(end))
