"""What the machine is doing now: workers, queues, letters, errors, the database. Figures only, nobody's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from meydan.base import clock
from meydan.operation.models import Trouble


@dataclass(frozen=True)
class Figures:
    """One look at the machine, in one query. Ages are in seconds; None: there is nothing that could be old."""

    worker_age: float | None
    """Since the youngest heartbeat of a worker."""
    workers: int
    waiting_jobs: int
    """Due and not begun."""
    oldest_job_age: float | None
    failed_jobs: int
    """In the last 24 hours."""
    waiting_outbox: int
    oldest_outbox_age: float | None
    waiting_deliveries: int
    oldest_delivery_age: float | None
    failed_deliveries: int
    unsealed_audit: int
    database_bytes: int
    connections: int
    most_connections: int
    database_now: datetime


LOOK = """
select
    (select extract(epoch from now() - max(last_heartbeat))::float8 from procrastinate_workers),
    (select count(*) from procrastinate_workers where last_heartbeat > now() - interval '1 minute'),
    (select count(*) from procrastinate_jobs where status = 'todo' and coalesce(scheduled_at, now()) <= now()),
    (select extract(epoch from now() - min(e.at))::float8 from procrastinate_jobs j join procrastinate_events e on e.job_id = j.id
        and e.type in ('deferred', 'scheduled') where j.status = 'todo' and coalesce(j.scheduled_at, now()) <= now()),
    (select count(distinct j.id) from procrastinate_jobs j join procrastinate_events e on e.job_id = j.id
        where j.status = 'failed' and e.type = 'failed' and e.at > now() - interval '1 day'),
    (select count(*) from base_outboxmessage where done_at is null),
    (select extract(epoch from %s - min(at))::float8 from base_outboxmessage where done_at is null),
    (select count(*) from notices_delivery where sent_at is null and failed_at is null),
    (select extract(epoch from %s - min(waiting_since))::float8 from notices_delivery where sent_at is null and failed_at is null),
    (select count(*) from notices_delivery where failed_at is not null),
    (select count(*) from base_auditline where seal_id is null),
    pg_database_size(current_database()),
    (select count(*) from pg_stat_activity where datname = current_database()),
    current_setting('max_connections')::int,
    clock_timestamp()
"""


def figures() -> Figures:
    with connection.cursor() as cursor:
        cursor.execute(LOOK, [clock.now(), clock.now()])
        return Figures(*cursor.fetchone())


def open_troubles() -> "QuerySet[Trouble]":
    """Errors at which nobody has looked yet, the youngest first."""
    return Trouble.objects.filter(done_at=None).order_by("-last_at", "-id")


def troubles_since(span: timedelta) -> "QuerySet[Trouble]":
    return Trouble.objects.filter(last_at__gte=clock.now() - span)


def role() -> Mapping[str, object]:
    """Facts about the database and the role that we are there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper, rolcreaterole, current_setting('server_version_num')::int, current_setting('server_encoding'),"
            " current_setting('fsync') from pg_roles where rolname = current_user"
        )
        names = ("superuser", "makes_roles", "version", "encoding", "fsync")
        return dict(zip(names, cursor.fetchone(), strict=True))
