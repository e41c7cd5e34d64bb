"""Whether this installation may be let out in public: its settings, its keys, its database. For `./meydan check`, in English.

What can stand still while it runs is in `health.py`; what the town still has to write is on the page of the first set-up.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import override

from meydan.operation import health
from meydan.operation.queries import role
from meydan.people.rules import is_safe, provider

OLDEST = 150000  # of PostgreSQL
KEYS = ("secret_key", "sealing_keys", "keys", "ballot_keys")


@dataclass(frozen=True)
class Answer:
    what: str
    fine: bool
    words: str
    remedy: str = ""
    needed: bool = True
    """Whether the town should not be public before it is done."""


def answers() -> list[Answer]:
    with override("en"):
        found = [*of_settings(), *of_people_and_monitoring(), *of_files(), *of_database(role()), *of_django()]
        there = "operation_trouble" in connection.introspection.table_names()
        return [*found, *(of_what_runs() if there else ())]


def report(found: Sequence[Answer]) -> tuple[str, bool]:
    """What to print, what is missing first, and whether everything needed is there."""
    lines = []
    for one in sorted(found, key=lambda one: (one.fine, not one.needed)):
        mark = "ok" if one.fine else "MISSING" if one.needed else "later"
        lines.append(f"{mark:9}{one.what:16}{one.words}")
        if not one.fine and one.remedy:
            lines.append(f"{'':25}→ {one.remedy}")
    missing = sum(not one.fine and one.needed for one in found)
    last = f"{missing} to be done before this town is public." if missing else "Nothing needed is missing."
    return "\n".join([*lines, "", last]), not missing


def of_settings() -> Iterator[Answer]:
    yield Answer("demo mode", not settings.DEMO, f"MEYDAN_DEMO is {_on(settings.DEMO)}", "Anybody signs in as anybody in a demo: start the town with `./meydan run`.")  # fmt: skip
    yield Answer("debug pages", not settings.DEBUG, f"MEYDAN_DEBUG is {_on(settings.DEBUG)}", "Unset MEYDAN_DEBUG.")
    long = len(settings.SECRET_KEY) >= 32
    yield Answer("secret key", long, f"{len(settings.SECRET_KEY)} characters", "Unset MEYDAN_SECRET_KEY to have a good one made, or name a longer one.")  # fmt: skip
    hosts = settings.ALLOWED_HOSTS
    public = bool(os.environ.get("MEYDAN_HOSTS")) and not any(host.startswith("*") for host in hosts)
    yield Answer("hosts", public, ", ".join(hosts), "Name the town's host in MEYDAN_HOSTS, without wildcards.")
    address = urlsplit(settings.ADDRESS)
    fits = address.scheme == "https" and address.hostname in hosts
    yield Answer("address", fits, settings.ADDRESS, "MEYDAN_ADDRESS has to be https:// and one of MEYDAN_HOSTS.")
    secure = settings.HTTPS and settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE
    yield Answer("cookies", secure, "over https only" if secure else "also without https", "Set MEYDAN_HTTPS=1.")
    hsts = settings.SECURE_HSTS_SECONDS >= 15768000
    yield Answer("transport", hsts, f"HSTS for {settings.SECURE_HSTS_SECONDS} seconds", "Set MEYDAN_HTTPS=1.")
    header = bool(settings.SECURE_PROXY_SSL_HEADER)
    yield Answer("proxy", header, "X-Forwarded-Proto and X-Forwarded-For are believed" if header else "its headers are not read", "Set MEYDAN_HTTPS=1, and let only the proxy reach the web server (deploy/nginx.conf).")  # fmt: skip


def of_people_and_monitoring() -> Iterator[Answer]:
    step = settings.STAFF_SECOND_FACTOR
    yield Answer("second step", step, f"for people with a role {_on(step)}", "Set MEYDAN_STAFF_SECOND_FACTOR=1.")
    texts = "FileBackend" not in settings.SMS_BACKEND
    yield Answer("text messages", texts, "a provider is named" if texts else "written into files: nobody can sign in with a phone", "Set MEYDAN_SMS_BACKEND and MEYDAN_SMS_HTTP_URL, if people shall sign in with their phone.", needed=False)  # fmt: skip
    if told := provider():
        good = is_safe(told.issuer) and bool(settings.OIDC_SECRET)
        yield Answer("sign-in through", good, told.issuer, "An https:// issuer in the town file and its secret in MEYDAN_OIDC_SECRET are needed.")  # fmt: skip
    seen = bool(settings.METRICS_TOKEN or settings.METRICS_FROM)
    yield Answer("monitoring", seen, "/metrics is open to who may" if seen else "/metrics is closed", "Set MEYDAN_METRICS_TOKEN or MEYDAN_METRICS_FROM, if a machine shall watch this one.", needed=False)  # fmt: skip


def of_files() -> Iterator[Answer]:
    open_ = [path.name for path in _keys() if path.stat().st_mode & 0o077]
    yield Answer("keys", not open_, f"others may read {', '.join(open_)}" if open_ else "readable by their owner alone", f"chmod go= these files below {settings.DATA}")  # fmt: skip
    root = os.geteuid() == 0
    yield Answer("user", not root, "root" if root else "an ordinary one", "Run Meydan as a user of its own (deploy/meydan.service).")  # fmt: skip
    packed = settings.STATIC_ROOT.exists() and any(settings.STATIC_ROOT.iterdir())
    yield Answer("static files", packed, "compressed" if packed else "not compressed", "./meydan collectstatic --no-input", needed=False)  # fmt: skip


def _keys() -> Iterator[Path]:
    for name in KEYS:
        path = Path(settings.DATA) / name
        yield from (one for one in (path, *path.rglob("*")) if one.is_file())


def of_database(ours: Mapping[str, object]) -> Iterator[Answer]:
    yield Answer("PostgreSQL", int(str(ours["version"])) >= OLDEST, str(ours["version"]), "Version 15 or newer is needed.")  # fmt: skip
    yield Answer("encoding", ours["encoding"] == "UTF8", str(ours["encoding"]), "Make the database with UTF8.")
    yield Answer("durable", ours["fsync"] == "on", f"fsync is {ours['fsync']}", "Switch fsync on: without it a power cut costs the town its data.")  # fmt: skip
    mighty = bool(ours["superuser"] or ours["makes_roles"])
    yield Answer("role", not mighty, "may do everything" if mighty else "owns this database and no more", "Give Meydan a role of its own that is no superuser (docs/operate.md, “Install”).")  # fmt: skip
    executor = MigrationExecutor(connection)
    left = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    yield Answer("tables", not left, f"{left} migrations to be made" if left else "up to date", "./meydan migrate")


def of_django() -> Iterator[Answer]:
    """What Django itself finds in the settings; what the proxy does is silenced in the settings, each with its reason."""
    found = [
        one
        for one in checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)
        if not one.is_silenced()
    ]
    for one in found:
        yield Answer(str(one.id), False, str(one.msg), str(one.hint or ""), needed=one.level >= checks.WARNING)
    if not found:
        yield Answer("Django", True, "finds nothing in the settings")


def of_what_runs() -> Iterator[Answer]:
    for one in health.findings():
        yield Answer(str(one.code).replace("_", " "), one.fine, str(one.words), str(one.remedy), needed=one.urgent)


def _on(is_on: bool) -> str:
    return "on" if is_on else "off"
