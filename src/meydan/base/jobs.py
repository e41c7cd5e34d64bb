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


def enqueue(name: str, *, once: str = "", **facts: int | str) -> None:
    """Have a task done by a worker, by its full name: for actions, which stand below the tasks. With `once` there waits at
    most one such job at a time."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(name, queueing_lock=once or None).defer(**facts)


def task(**options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Makes a function a job. It begins by looking which modules are on and how late it is, as a request does."""

    def of(work: Callable[..., Any]) -> Any:
        @wraps(work)
        def looked(*args: Any, **kwargs: Any) -> Any:
            look_again()
            return work(*args, **kwargs)

        return app.task(**options)(looked)

    return of


type Duty = Callable[[int], None]


def duties_between(start: datetime, end: datetime) -> list[tuple[datetime, Duty]]:
    """Periodic work that falls due after `start` and not after `end`, in order, each with its moment. What comes more often
    than once an hour is done once, at the end; what comes every minute is left out: it comes soon anyhow."""
    found = [
        (moment, one.task.func)
        for one in app.periodic_registry.periodic_tasks.values()
        for moment in _moments(one.cron, start, end)
    ]
    return sorted(found, key=lambda duty: duty[0])


def _moments(cron: str, start: datetime, end: datetime) -> list[datetime]:
    coming = croniter(cron, start.astimezone(UTC), ret_type=datetime)
    first, second = coming.get_next(), coming.get_next()
    if second - first <= timedelta(minutes=1):
        return []
    if second - first < timedelta(hours=1):
        return [end] if first <= end else []
    moments = []
    while first <= end:
        moments.append(first)
        first, second = second, coming.get_next()
    return moments
