"""The one door to the queue (procrastinate, in PostgreSQL). A job is enqueued inside the caller's transaction or not at all."""

from procrastinate.contrib.django import app

task = app.task
periodic = app.periodic
