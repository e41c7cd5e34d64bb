"""Every page of the house on a seeded town, in this process: queries, processor time, waiting for the database, bytes.

./meydan bench every_page [--size small|large] [--slowest 40] [--only TEXT]

Each address of the table of doors is opened as visitor, as resident and as whoever of the staff may see it. An example is taken from
the hot pages, from the pages that the browser looks at, from the first page that links there, or from the town's rows, then also as
whoever it belongs to (`_examples.py`); what the town lacks is invented and taken back (`_invented.py`). Linux only: processor time of
our connection to PostgreSQL is read from /proc.
"""

import argparse
import os
import platform
import re
import statistics
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import _town
import pages
from _examples import CLOSED, Example, of_the_town
from _invented import Invented, invented

sys.path.insert(0, str(_town.ROOT))
STAFF = ["koordinator", "mudur", "moderator", "birim-muduru", "memur", "veri"]
"""Who of them may see a page first, opens it."""
LINK = re.compile(r'(?:href|action|src|hx-get)="(/[^"#]+)')
TRIES = 4
"""Addresses of one door that are tried before somebody is taken not to see it."""
ROUNDS = 2
MORE = 20
"""Rounds of the slowest, of which p95 is taken; of the others it is the slower of `ROUNDS`."""
LONG = 500
"""Milliseconds from which on two rounds say enough: PDF files."""
LIMIT, SIGNED_IN = 80, 20
"""Milliseconds that a page may cost: p95, and the median of who is signed in."""


@dataclass
class Page:
    """One address as one reader sees it."""

    who: str
    door: str
    path: str
    client: Any
    signed_in: bool = True
    web: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    wire: list[float] = field(default_factory=list)
    queries: int = 0
    size: int = 0

    def measure(self, rounds: int) -> None:
        """Each round as a visitor's page is made anew; of a signed-in reader what is kept for five seconds is kept."""
        from django.conf import settings
        from django.db import connection

        kept, settings.PAGE_CACHE_SECONDS = (
            settings.PAGE_CACHE_SECONDS,
            settings.PAGE_CACHE_SECONDS * self.signed_in,
        )
        backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        asked: list[float] = []

        def note(execute: Any, *statement: Any) -> Any:
            begun = time.perf_counter()
            found = execute(*statement)
            asked.append((time.perf_counter() - begun) * 1000)
            return found

        self.client.get(self.path, headers={"accept-encoding": "gzip"})
        for _ in range(rounds):
            asked.clear()
            before, begun = int(backend.read_text().split()[0]), time.process_time()
            with connection.execute_wrapper(note):
                answer = self.client.get(self.path, headers={"accept-encoding": "gzip"})
                size = len(answer.getvalue())
            if answer.status_code != 200 and self.web:  # some may be asked a few times an hour
                break
            self.size = size
            self.web.append((time.process_time() - begun) * 1000)
            self.database.append((int(backend.read_text().split()[0]) - before) / 1e6)
            self.wire.append(sum(asked))
            self.queries = len(asked)
        settings.PAGE_CACHE_SECONDS = kept

    def is_asked(self, text: str) -> bool:
        return text in self.path or text in self.door or text in self.who

    @property
    def both(self) -> list[float]:
        return [web + database for web, database in zip(self.web, self.database, strict=True)]

    @property
    def cost(self) -> float:
        return statistics.median(self.both)

    @property
    def p95(self) -> float:
        return sorted(self.both)[int(0.95 * (len(self.web) - 1) + 0.5)]

    def __str__(self) -> str:
        web, database, wire = (statistics.median(one) for one in (self.web, self.database, self.wire))
        return f"{self.queries:7d} {web:7.1f} {database:6.1f} {wire:6.1f} {self.p95:6.1f} {self.size / 1024:7.1f}  {self.who:13s}{self.path}  {self.door}"


COLUMNS = "queries  web ms  pg ms   wire    p95      KB  who          page"


def door_of(path: str) -> str:
    from django.urls import Resolver404, resolve

    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return ""


def examples() -> Iterator[str]:
    """Addresses that are known before any page was opened."""
    from django.db import connection
    from tests.doors import TABLE
    from tests.journeys.test_every_page import DESK, NUMBERS, PUBLIC

    numbers = {}
    with connection.cursor() as cursor:
        for name, sql in NUMBERS.items():
            cursor.execute(sql.replace("%", "%%"), [])
            numbers[name] = cursor.fetchone()[0]
    for path in [*PUBLIC, *(path for _who, path in DESK)]:
        yield path.format(**numbers)
    for path, *_answers in TABLE.values():
        if "{" not in path:
            yield path


class Walk:
    """Opens what somebody sees and remembers where its links lead."""

    def __init__(self, known: list[str]) -> None:
        self.found: dict[str, list[str]] = {}
        self.refused: dict[str, str] = {}
        for path in known:
            self.note(path)

    def note(self, path: str) -> str:
        """The door, if this is one more address of it that is worth a try."""
        door = door_of(path)
        several = self.found.setdefault(door, [])
        if not door or len(several) >= TRIES or path in several:
            return ""
        several.append(path)
        return door

    def open(self, client: Any, skip: set[str]) -> dict[str, str]:
        """Doors that this reader may see, each with an address; what they link to is known to all who walk later."""
        seen: dict[str, str] = {}
        waiting = deque((door, path) for door, several in self.found.items() for path in several)
        while waiting:
            door, path = waiting.popleft()
            if not door or door in seen or door in skip:
                continue
            if (answer := self.answer(client, door, path)) is None:
                continue
            seen[door] = path
            if answer.get("Content-Type", "").startswith("text/html"):
                links = (unescape(link) for link in LINK.findall(answer.getvalue().decode()))
                waiting.extend((door, link) for link in links if (door := self.note(link)))
        return seen

    def answer(self, client: Any, door: str, path: str) -> Any:
        """None where this reader is refused; why, is remembered."""
        try:
            answer = client.get(path)
        except Exception as trouble:
            self.refused[door] = f"{path} {trouble!r}"
            return None
        if answer.status_code != 200:
            self.refused.setdefault(door, f"{path} answered {answer.status_code} {answer.get('Location', '')}")
            return None
        return answer


def client_of(person: Any) -> Any:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    if person:
        client.cookies.load(pages.signed_in("", person).headers["Cookie"])
    return client


def all_pages() -> tuple[list[Page], Walk]:
    from meydan.people.models import Person

    hot = list(dict.fromkeys(path for paths in _town.hot_pages().values() for path in paths if "anew=1" not in path))
    rows = list(of_the_town())
    walk = Walk([*hot, *examples(), *(one.path for one in rows if one.person is None)])
    found: list[Page] = []
    staff_saw: set[str] = set()
    for who, name in [
        *((one, one) for one in STAFF),
        ("resident", "yurttas"),
        ("visitor", ""),
    ]:  # staff see where links lead
        client = client_of(Person.objects.get(email=f"{name}@demo.meydan.example") if name else None)
        seen = walk.open(client, staff_saw if name in STAFF else set())
        if name in STAFF:
            staff_saw |= seen.keys()
        addresses = dict.fromkeys([*seen.values(), *(path for path in hot if door_of(path) in seen)])
        found += [Page(who, door_of(path), path, client, bool(name)) for path in addresses]
    return found + list(of_their_owners(rows, walk, {one.door for one in found})), walk


def of_their_owners(rows: list[Example], walk: Walk, opened: set[str]) -> Iterator[Page]:
    from meydan.people.models import Person

    for door, path, person in rows:
        if person is not None and door not in opened:
            client = client_of(Person.objects.get(pk=person))
            if walk.answer(client, door, path):
                yield Page("own", door, path, client)


def of_what_is_invented(made: Invented, walk: Walk, doors: set[str]) -> Iterator[Page]:
    """Whoever may see it first, opens it."""
    from django.db import transaction

    clients = {name: client_of(person) for name, person in made.people.items()}
    for door in sorted(doors):
        path, who, before = made.tries[door]
        for name in [who] if who else clients:
            client = client_of(made.people[name]) if before else clients[name]
            with transaction.atomic():
                for address, words in before:
                    client.post(address, words)
                answer = walk.answer(client, door, path)
            if answer:
                yield Page("invented", door, path, client, name != "visitor")
                break


def measure(found: list[Page], slowest: int) -> None:
    for page in found:
        page.measure(ROUNDS)
        print(page, file=sys.stderr, flush=True)
    for page in sorted(found, key=lambda one: -one.cost)[:slowest]:
        if page.cost < LONG:
            page.measure(MORE)


def tell_of_doors(opened: set[str], doors: set[str], walk: Walk) -> None:
    opened = opened & doors  # pages link to what is no door, too: the API
    print(f"\n{len(opened)} of {len(doors)} doors opened; without a page here, on purpose:")
    for reason in dict.fromkeys(CLOSED.values()):
        print(f"    {reason}: {', '.join(door for door in CLOSED if CLOSED[door] == reason and door not in opened)}")
    closed = sorted(doors - opened - CLOSED.keys())
    print(f"{len(closed)} stayed closed:")
    for door in closed:
        print(f"    {door}: {walk.refused.get(door, 'no example')}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _town.size_option(asked)
    asked.add_argument("--slowest", type=int, default=40, help="how many are measured longer and printed")
    asked.add_argument("--only", default="", help="pages whose address, door or reader contains this")
    options = asked.parse_args()
    with _town.town(options.size, options.folder):
        from tests.doors import NO_VERB, TABLE

        begun = time.perf_counter()
        doors = {name for name, (_path, get, _post) in TABLE.items() if get != NO_VERB}
        found, walk = all_pages()
        opened = {one.door for one in found}
        found = [one for one in found if one.is_asked(options.only)]
        print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, pace {_town.pace():.0f} ms, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d %H:%M}")  # fmt: skip
        measure(found, options.slowest)
        with invented() as made:
            more = list(of_what_is_invented(made, walk, doors - opened - CLOSED.keys()))
            opened |= {one.door for one in more}
            more = [one for one in more if one.is_asked(options.only)]
            measure(more, options.slowest)
        found += more
        print(COLUMNS, *sorted(found, key=lambda one: -one.cost)[: options.slowest], sep="\n")
        tell_of_doors(opened, doors, walk)
        late = [one for one in found if one.p95 > LIMIT]
        dear = [one for one in found if one.signed_in and one.cost > SIGNED_IN]
        print(f"{len(found)} pages in {time.perf_counter() - begun:.0f} s; {len(late)} above {LIMIT} ms (p95); {len(dear)} of {sum(one.signed_in for one in found)} signed in above {SIGNED_IN} ms; load {os.getloadavg()[0]:.1f}, pace {_town.pace():.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
