"""The one door to the queue (procrastinate, in PostgreSQL). A job is enqueued inside the caller's transaction or not at all."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

task = app.task
periodic = app.periodic


def enqueue(name: str, *, once: str = "", **facts: int | str) -> None:
    """Have a task done by a worker, by its full name: for actions, which stand below the tasks. With `once` there waits at
    most one such job at a time."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(name, queueing_lock=once or None).defer(**facts)
