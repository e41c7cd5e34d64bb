"""The one door to the queue (procrastinate, in PostgreSQL). A job is enqueued inside the caller's transaction or not at all."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any

from croniter import croniter
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from meydan.base.remembered import look_again

periodic = app.periodic
LAST_TELLS_ALL: set[Callable[..., Any]] = set()
"""Periodic work of which, when many turns were missed, only the last one matters."""
SELDOM = timedelta(hours=6)
"""Hourly work that was missed is done so far apart."""


def enqueue(name: str, *, once: str = "", **facts: int | str) -> None:
    """Have a task done by a worker, by its full name: for actions, which stand below the tasks. With `once` there waits at
    most one such job at a time."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(name, queueing_lock=once or None).defer(**facts)


def task(*, last_tells_all: bool = False, **options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Makes a function a job. It begins by looking which modules are on and how late it is, as a request does. `last_tells_all`:
    of many turns that were missed only the last one matters (`duties_between`)."""

    def of(work: Callable[..., Any]) -> Any:
        @wraps(work)
        def looked(*args: Any, **kwargs: Any) -> Any:
            look_again()
            return work(*args, **kwargs)

        if last_tells_all:
            LAST_TELLS_ALL.add(looked)
        return app.task(**options)(looked)

    return of


type Duty = Callable[[int], None]


def duties_between(start: datetime, end: datetime) -> list[tuple[datetime, Duty]]:
    """Periodic work that falls due after `start` and not after `end`, in order, each with its moment. What comes more often
    than once an hour is done once, at the end; what comes every minute is left out: it comes soon anyhow. Hourly work looks for
    what is due and finds it later as well: four times a day are enough, and a week does not keep the worker for a minute."""
    found = [
        (moment, one.task.func)
        for one in app.periodic_registry.periodic_tasks.values()
        for moment in _moments(one.cron, start, end)[-1 if one.task.func in LAST_TELLS_ALL else 0 :]
    ]
    return sorted(found, key=lambda duty: duty[0])


def _moments(cron: str, start: datetime, end: datetime) -> list[datetime]:
    coming = croniter(cron, start.astimezone(UTC), ret_type=datetime)
    first, second = coming.get_next(), coming.get_next()
    if second - first <= timedelta(minutes=1):
        return []
    if second - first < timedelta(hours=1):
        return [end] if first <= end else []
    moments = list[datetime]()
    while first <= end:
        too_soon = moments and first - moments[-1] < SELDOM
        if not too_soon or second > end:  # the last one always
            moments.append(first)
        first, second = second, coming.get_next()
    return moments
