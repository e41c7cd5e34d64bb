"""Queries, processor time, waiting, bytes and requests a second of the hot pages, on a seeded town with its own web server.

./meydan bench pages [--size small|large] [--seconds 2] [--only TEXT] [--nothing-kept]

See bench/README.md for what is measured how. Linux only: processor time is read from /proc.
"""

import argparse
import os
import platform
import socket
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import _town

CLIENTS = (8, 32)
COLUMNS = "queries  web ms  pg ms    p50    p95    p99      KB    1/s    8/s   32/s  page"


@dataclass
class Reader:
    """Somebody with a browser: the headers that are sent."""

    name: str
    headers: dict[str, str] = field(default_factory=dict)

    def request(self, path: str, *, method: str = "GET", body: str = "") -> bytes:
        lines = [f"{method} {quote(path, safe='/?&=')} HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"] if body else []
        return "\r\n".join([*lines, "", body]).encode()


class Line:
    """A connection that stays open. Measured programs should wait for each other, not for the measuring one."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.wire: socket.socket | None = None

    def ask(self, request: bytes) -> tuple[int, int]:
        """Status and bytes of the body."""
        for _ in range(2):
            try:
                return self._ask(request)
            except ConnectionError:  # the server closes lines that were silent
                self.wire = None
        raise ConnectionError

    def _ask(self, request: bytes) -> tuple[int, int]:
        self.wire = self.wire or socket.create_connection(("127.0.0.1", self.port))
        self.wire.sendall(request)
        found = b""
        while b"\r\n\r\n" not in found:
            found += self._more()
        head, _, body = found.partition(b"\r\n\r\n")
        headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        length = int(headers.get(b"content-length", b"0"))
        seen = len(body)
        while seen < length:
            seen += len(self._more())
        if headers.get(b"connection") == b"close":
            self.wire = None
        return int(head[9:12]), length

    def _more(self) -> bytes:
        assert self.wire
        if not (part := self.wire.recv(65536)):
            raise ConnectionError
        return part


def answers(port: int, requests: Iterator[bytes], seconds: float, least: int = 1) -> tuple[list[float], int]:
    """One client: milliseconds of each answer, `least` of them at least, and the bytes of the last."""
    line, took, size = Line(port), [], 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(took) < least:
        begun = time.perf_counter()
        status, size = line.ask(next(requests))
        took.append((time.perf_counter() - begun) * 1000)
        assert status == 200, status
    return took, size


def together(port: int, requests: list[Iterator[bytes]], seconds: float) -> float:
    """Requests a second of several clients at once."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(len(requests)) as pool:
        took = list(pool.map(lambda one: answers(port, one, seconds)[0], requests))
    return sum(map(len, took)) / (time.perf_counter() - begun)


def forever(request: bytes) -> Iterator[bytes]:
    while True:
        yield request


def measure(web: _town.Web, postgres: int, reader: Reader, path: str, seconds: float, queries: int) -> None:
    request = reader.request(path)
    together(web.port, [forever(request) for _ in range(6)], 0.2)  # all workers have seen it
    before = _town.cpu(web.process.pid), _town.cpu(postgres)
    took, size = answers(web.port, forever(request), seconds, least=20)
    python, database = ((_town.cpu(pid) - old) * 1000 / len(took) for pid, old in zip((web.process.pid, postgres), before, strict=True))  # fmt: skip
    many = [together(web.port, [forever(request) for _ in range(number)], seconds) for number in CLIENTS]
    parts = statistics.quantiles(took, n=100)
    print(
        f"{queries:7d} {python:7.1f} {database:6.1f} {parts[49]:6.1f} {parts[94]:6.1f} {parts[98]:6.1f} {size / 1024:7.1f}"
        f" {1000 / statistics.mean(took):6.0f} {many[0]:6.0f} {many[1]:6.0f}  {path}",
        flush=True,
    )


def counted(reader: Reader, path: str) -> int:
    """Queries of a page, asked in this process without the page cache."""
    from django.db import connection
    from django.test import Client

    client, asked = Client(headers={"host": "localhost"} | reader.headers), []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    client.get(path)
    with connection.execute_wrapper(count):
        client.get(path)
    return len(asked)


def signed_in(name: str, person: Any) -> Reader:
    """A session as signing in makes it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    token = "c" * 32
    cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={token}"
    return Reader(name, {"Cookie": cookies, "X-CSRFToken": token})


def measure_support(web: _town.Web, postgres: int, seconds: float) -> None:
    """Eight people stand behind one contribution after the other."""
    from meydan.ideas.models import Contribution
    from meydan.people.models import Person

    open_to_all = Contribution.objects.filter(merged_into=None, hidden_at=None, process=None)
    people = list(Person.objects.filter(email__endswith="@seed.meydan.example").order_by("?")[:8])
    ids = list(open_to_all.exclude(author__in=people).order_by("id").values_list("pk", flat=True))
    readers = [signed_in("supporter", person) for person in people]
    for reader in readers:
        reader.headers["HX-Request"] = "true"

    def posts(reader: Reader) -> Iterator[bytes]:
        for pk in ids * 100:
            yield reader.request(f"/katki/{pk}/destek/", method="POST", body="x=1")

    before = _town.cpu(web.process.pid), _town.cpu(postgres)
    begun = time.perf_counter()
    rate = together(web.port, [posts(reader) for reader in readers], seconds)
    count = rate * (time.perf_counter() - begun)
    python, database = ((_town.cpu(pid) - old) * 1000 / count for pid, old in zip((web.process.pid, postgres), before, strict=True))  # fmt: skip
    print(f"\nsupport (POST), 8 clients: {rate:.0f}/s, {python:.1f} ms web, {database:.1f} ms PostgreSQL")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _town.size_option(asked)
    asked.add_argument("--seconds", type=float, default=2, help="of each of the three runs of a page")
    asked.add_argument("--only", default="", help="pages whose address or reader contains this")
    asked.add_argument("--nothing-kept", action="store_true", help="each page as if nobody had opened it for a while")
    options = asked.parse_args()
    more = {"MEYDAN_PAGE_SECONDS": "0"} if options.nothing_kept else {}
    with _town.town(options.size, options.folder) as (env, postgres), _town.web(env | more) as web:
        from meydan.ideas.models import Contribution
        from meydan.people.models import Person

        print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, pace {_town.pace():.0f} ms, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d %H:%M}")  # fmt: skip
        if options.nothing_kept:
            print("nothing is kept for some seconds, of nobody")
        print(f"{Person.objects.count()} people, {Contribution.objects.count()} contributions; cold start {web.cold_start:.1f} s")  # fmt: skip
        for who, paths in _town.hot_pages().items():
            reader = signed_in(who, Person.objects.get(email=_town.PEOPLE[who])) if who in _town.PEOPLE else Reader(who)
            if chosen := [path for path in paths if options.only in path or options.only in who]:
                print(f"\n{who}\n{COLUMNS}")
            for path in chosen:
                measure(web, postgres, reader, path, options.seconds, counted(reader, path))
        if options.only in "support":
            measure_support(web, postgres, options.seconds)
        print(f"\n{_town.memory(web)}; load {os.getloadavg()[0]:.1f}, pace {_town.pace():.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
