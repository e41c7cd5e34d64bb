"""Whether the machine is well: each thing that can stand still without anybody noticing, in plain words, with what to do.

The page of health shows this at the desk, `./meydan check` prints it, and monitoring reads the figures at /metrics.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base.last_backup import last_backup
from meydan.operation.queries import Figures, figures, troubles_since

QUIET = timedelta(minutes=1)
"""A worker gives a sign every ten seconds."""
STUCK = timedelta(minutes=15)
"""Letters leave within seconds; what still waits then waits for us."""
HOUR = timedelta(hours=1)
LEAST_FREE = 2 * 10**9
LEAST_SHARE = 0.1
CLOCKS_APART = 5  # seconds


@dataclass(frozen=True)
class Finding:
    code: str
    title: Any
    fine: bool
    words: Any
    """What was found."""
    remedy: Any = ""
    """What to do, when it is not fine."""
    urgent: bool = True
    """Whether people notice it already, or soon will."""


def findings() -> list[Finding]:
    """What is wrong first. Everything about the database comes from one query."""
    now = figures()
    found = [*_worker(now), *_letters(now), _backup(), _disk(), _clock(now), _connections(now), _errors()]
    return sorted(found, key=lambda one: (one.fine, not one.urgent))


def _worker(now: Figures) -> Iterator[Finding]:
    alive = now.worker_age is not None and now.worker_age < QUIET.total_seconds()
    minutes = int((now.worker_age or 0) // 60)
    words = ngettext("Its last sign came %(count)s minute ago.", "Its last sign came %(count)s minutes ago.", minutes)
    words = _("There is none.") if now.worker_age is None else words % {"count": minutes}
    remedy = _(
        "Without it no message leaves and nothing is counted. Start it anew: “systemctl restart meydan”. Then look at “journalctl -u meydan”."
    )
    yield Finding("worker", _("The worker"), alive, words, remedy)
    late = now.oldest_job_age or 0
    waiting = ngettext("%(count)s job waits.", "%(count)s jobs wait.", now.waiting_jobs) % {"count": now.waiting_jobs}
    remedy = _("Jobs come faster than they are done. If this lasts, start one more worker.")
    yield Finding("jobs", _("Work in the background"), late < STUCK.total_seconds(), waiting, remedy)
    failed = ngettext(
        "%(count)s job failed in the last day.", "%(count)s jobs failed in the last day.", now.failed_jobs
    )
    remedy = _("The worker’s log says why: “journalctl -u meydan”.")
    yield Finding(
        "failed_jobs", _("Failed jobs"), not now.failed_jobs, failed % {"count": now.failed_jobs}, remedy, urgent=False
    )


def _letters(now: Figures) -> Iterator[Finding]:
    smtp = "smtp" in settings.MAILERS["default"]["BACKEND"]
    words = _("A mail server is named.") if smtp else _("Messages are written into files and reach nobody.")
    remedy = _("Name the mail server with MEYDAN_SMTP_HOST and start Meydan anew.")
    yield Finding("mail", _("E-mail"), smtp or settings.DEMO, words, remedy)
    oldest = max(now.oldest_outbox_age or 0, now.oldest_delivery_age or 0)
    waiting = now.waiting_outbox + now.waiting_deliveries
    words = ngettext("%(count)s message waits.", "%(count)s messages wait.", waiting) % {"count": waiting}
    remedy = _("If the worker is well, the mail server refuses our messages. The page of messages that did not arrive says why.")  # fmt: skip
    yield Finding("outbox", _("Messages on their way"), oldest < STUCK.total_seconds(), words, remedy)
    words = ngettext("%(count)s message was given up.", "%(count)s messages were given up.", now.failed_deliveries) % {
        "count": now.failed_deliveries
    }
    remedy = _("Look at the messages that did not arrive and try them again.")
    yield Finding(
        "failed_mail", _("Messages that did not arrive"), not now.failed_deliveries, words, remedy, urgent=False
    )


def _backup() -> Finding:
    last, title = last_backup(), _("Backup")
    if settings.DEMO or not settings.BACKUP_HOURS:
        return Finding("backup", title, True, _("It is not looked after here."))
    remedy = _("Make one now with “systemctl start meydan-backup”, and look why the nightly one did not run.")
    if last is None:
        return Finding("backup", title, False, _("There has never been one."), remedy)
    age = datetime.now(UTC) - last[0]  # the clock of the machine, which a test sets for us alone
    hours = int(age.total_seconds() // 3600)
    words = ngettext("The last one is %(count)s hour old.", "The last one is %(count)s hours old.", hours)
    words %= {"count": hours}
    return Finding("backup", title, age < timedelta(hours=settings.BACKUP_HOURS), words, remedy)


def _disk() -> Finding:
    total, free = room()
    words = _("%(free)s GB of %(total)s GB are free.") % {"free": free // 10**9, "total": total // 10**9}
    remedy = _("Delete old backups and logs, or give the machine a larger disk. When it is full, nobody can write any more.")  # fmt: skip
    return Finding("disk", _("Disk"), free > LEAST_FREE and free > total * LEAST_SHARE, words, remedy)


def room() -> tuple[int, int]:
    """Bytes of the disk on which the data lie: all, and free."""
    there = next(place for place in (Path(settings.DATA), *Path(settings.DATA).parents) if place.exists())
    total, _used, free = shutil.disk_usage(there)
    return total, free


def _clock(now: Figures) -> Finding:
    apart = int(abs((datetime.now(UTC) - now.database_now).total_seconds()))
    words = ngettext("Web server and database are %(count)s second apart.", "Web server and database are %(count)s seconds apart.", apart)  # fmt: skip
    words %= {"count": apart}
    return Finding("clock", _("Clocks"), apart < CLOCKS_APART, words, _("Switch on time synchronisation on both machines."))  # fmt: skip


def _connections(now: Figures) -> Finding:
    facts = {"used": now.connections, "most": now.most_connections}
    words = _("%(used)s of %(most)s connections to the database are in use.") % facts
    remedy = _("Raise max_connections of PostgreSQL, or start fewer web processes.")
    return Finding("connections", _("Database"), now.connections < now.most_connections * 0.8, words, remedy)


def _errors() -> Finding:
    times = sum(troubles_since(HOUR).values_list("times", flat=True))
    words = ngettext("%(count)s error in the last hour.", "%(count)s errors in the last hour.", times)
    remedy = _("They stand below, with the page on which they happened. Send the list to whoever maintains Meydan.")
    return Finding("errors", _("Errors"), not times, words % {"count": times}, remedy)
