"""The opening minute of an event that many want: so many people press the button at once, over HTTP; then the same by lot.

./meydan bench opening [--people 3000] [--seats 120] [--clients 128] [--size small|large] [--folder DIR]

Fails when a seat is given twice or not at all, when somebody is overtaken, when the server answers with an error of its own, or when
`adil verify` does not repeat the draw. See bench/README.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import local
from typing import Any

import _town
import pages

TOKEN = "a" * 32
"""Cookie and form say the same, as a browser's do."""


def people(count: int) -> list[Any]:
    """With what an account has once it has done something: its salt in the audit log."""
    from meydan.base.models import AuditSalt
    from meydan.people.models import Person

    made = Person.objects.bulk_create(Person(display_name=f"Konuk {number}", password="!") for number in range(count))
    AuditSalt.objects.bulk_create(AuditSalt(person=one.ref, salt=os.urandom(32)) for one in made)
    return made


def sessions(guests: list[Any]) -> list[str]:
    """A signed-in browser for each."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    store, rows = SessionStore(), []
    for number, person in enumerate(guests):
        signed = {
            SESSION_KEY: str(person.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: person.get_session_auth_hash(),
        }  # fmt: skip
        key = f"bench{os.getpid()}x{number:07}"
        rows.append(
            Session(session_key=key, session_data=store.encode(signed), expire_date=timezone.now() + timedelta(days=1))
        )
    Session.objects.bulk_create(rows, batch_size=1000)
    return [row.session_key for row in rows]


def event(seats: int, **words: Any) -> Any:
    from meydan.base import clock
    from meydan.events import actions
    from meydan.goals.models import Goal
    from meydan.people.models import Person, Role
    from meydan.places.models import Unit

    by = Person.objects.filter(role_grants__role=Role.COORDINATOR).first()
    begin = clock.now() + timedelta(days=40)
    said = {"title": "Açılış", "summary": "x", "what": "panel", "languages": ["tr"]} | words
    plan = actions.Plan(
        unit=Unit.objects.first(), starts_at=begin, ends_at=begin + timedelta(hours=2), capacity=seats, goals=[Goal.objects.first()],
        where="x", words=said,
    )  # fmt: skip
    return by, actions.publish_event(by=by, event=actions.save_event(by=by, plan=plan))


def press(port: int, keys: list[str], path: str, clients: int, body: str = "") -> tuple[list[int], list[float], float]:
    """Everybody presses the button, so many at a time: statuses, seconds that each waited, seconds in all."""
    from django.conf import settings

    own, cookie, said = local(), settings.SESSION_COOKIE_NAME, f"csrfmiddlewaretoken={TOKEN}&{body}"

    def one(key: str) -> tuple[int, float]:
        if not hasattr(own, "line"):
            own.line = pages.Line(port)
        asked = pages.Reader("", {"Cookie": f"{cookie}={key}; csrftoken={TOKEN}"}).request(
            path, method="POST", body=said
        )
        begun = time.perf_counter()
        status, _size = own.line.ask(asked)
        return status, time.perf_counter() - begun

    begun = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        found = list(pool.map(one, keys))
    return [status for status, _ in found], [took for _, took in found], time.perf_counter() - begun


@contextmanager
def processor_time(server: _town.Web, postgres: int, count: int) -> Iterator[None]:
    """Milliseconds of processor time that each of so many requests costs the web processes and the database: what other work on the
    machine does not change much."""
    begun = _town.cpu(server.process.pid), _town.cpu(postgres)
    yield
    spent = _town.cpu(server.process.pid) - begun[0], _town.cpu(postgres) - begun[1]
    print("processor time of each: web {:.1f} ms, database {:.1f} ms".format(*(1000 * one / count for one in spent)))


def tell(name: str, statuses: list[int], waits: list[float], took: float) -> None:
    at = statistics.quantiles(waits, n=100)
    print(
        f"{name}: {len(statuses)} in {took:.1f} s ({len(statuses) / took:.0f}/s), answers {dict(Counter(statuses))}, "
        f"p50 {at[49]:.2f} s, p95 {at[94]:.2f} s, p99 {at[98]:.2f} s, longest {max(waits):.2f} s"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, default=3000)
    asked.add_argument("--seats", type=int, default=120)
    asked.add_argument("--clients", type=int, default=128)
    _town.size_option(asked)
    options = asked.parse_args()
    with _town.town(options.size, options.folder) as (env, postgres), _town.web(env) as server:
        from meydan.attendance.models import Seat
        from meydan.events import actions
        from meydan.events.models import Event

        keys = sessions(guests := people(options.people))
        by, first = event(options.seats)
        with processor_time(server, postgres, options.people):
            statuses, waits, took = press(server.port, keys, f"/etkinlik/{first.pk}/katilin/", options.clients)
        tell("first come", statuses, waits, took)
        rows = list(Seat.objects.filter(occasion=first.pk).order_by("pk").values_list("state", flat=True))
        seats = min(options.seats, options.people)
        assert rows == ["booked"] * seats + ["waiting"] * (options.people - seats), Counter(rows)
        assert not [status for status in statuses if status >= 500]

        from meydan.base import clock

        closes = clock.now() + timedelta(hours=1)
        _by, lot = event(options.seats, giving="lot", lot_closes_at=closes, lot_number="x")
        with processor_time(server, postgres, options.people):
            statuses, waits, took = press(server.port, keys, f"/etkinlik/{lot.pk}/katilin/", options.clients)
        tell("names for the lot", statuses, waits, took)
        Event.objects.filter(pk=first.pk).update(state="cancelled")
        Seat.objects.filter(occasion=first.pk).update(state="called_off")  # else everybody would be elsewhere
        with clock.at(closes + timedelta(minutes=1)):
            begun = time.perf_counter()
            actions.publish_list(by=by, event=lot)
            file = actions.draw_lot(by=by, event=lot, public="17 23 42 5 9 11").file
            print(f"list and draw: {time.perf_counter() - begun:.1f} s")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "kura.json")
            path.write_text(json.dumps(file))
            subprocess.run(
                [sys.executable, "-m", "adil", "verify", path],
                check=True,
                env=os.environ | {"PYTHONPATH": str(_town.ROOT / "adil" / "src")},
            )
        assert Seat.objects.filter(occasion=lot.pk, state="booked").count() == seats
        print(f"guests {guests[0].pk} to {guests[-1].pk}; pace {_town.pace():.0f} ms; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
