"""A conversation of 100,000 voices and 4 million votes: a vote, the worker's refresh, the pages.

./meydan bench conversation [--voices 100000] [--statements 2000] [--each 43] [--seconds 2] [--folder DIR]

Seeds a town of its own below `.data/bench/season` (once), and in it the conversation. Three camps, as in the benchmark of `adil.opinions`.
"""

import argparse
import os
import platform
import resource
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import _town
import pages

TITLE = "Ölçüm sohbeti"
VOTERS = 400
"""Voices with a cookie that the measured votes come from: more than a limit a voice would stop."""


def seeded(voices: int, statements: int, each: int):
    """The conversation; built when it is not there."""
    from meydan.conversations.models import Conversation

    found = Conversation.objects.filter(title=TITLE).first()
    return found or _build(voices, statements, each)


def _build(voices: int, count: int, each: int):
    import numpy as np
    from django.db import connection, transaction

    from meydan.conversations.models import Conversation, Statement, Voice
    from meydan.front.seed.rows import reserve

    now = datetime.now(UTC)
    random = np.random.default_rng(1)
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        one = Conversation.objects.create(
            title=TITLE, summary="x", promise="x", opens_at=now, closes_at=now + timedelta(days=90), published_at=now, last_number=count
        )  # fmt: skip
        made = Statement.objects.bulk_create(
            Statement(conversation=one, number=number, text=f"Cümle {number}", looked_at=now) for number in range(1, count + 1)
        )  # fmt: skip
        first = reserve(Voice, voices)[0]
        with cursor.copy("copy conversations_voice (id, conversation_id, key, fresh) from stdin") as rows:
            for at in range(voices):
                rows.write_row((first + at, one.pk, key(one, at), True))
        camp = np.searchsorted([0.5, 0.8], random.random(voices))
        lean = np.where(random.random(count) < 0.1, 0.85, random.random((3, count)))  # a tenth unites all
        with cursor.copy("copy conversations_vote (voice_id, statement_id, value) from stdin") as rows:
            for at in range(voices):
                chosen = np.unique(random.integers(0, count, each))
                drawn = random.random(len(chosen))
                values = np.where(drawn < 0.15, 0, np.where(random.random(len(chosen)) < lean[camp[at], chosen], 1, -1))
                rows.write("".join(f"{first + at}\t{made[place].pk}\t{value}\n" for place, value in zip(chosen.tolist(), values.tolist(), strict=True)))  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze conversations_vote, conversations_voice, conversations_statement")
    print(f"built in {time.perf_counter() - begun:.0f} s")
    return one


def token(at: int) -> str:
    return f"bench-token-{at:08d}"


def key(one, at: int) -> bytes:
    """Of voices that the measured votes come from as their cookie makes it; any other for the rest."""
    from meydan.conversations.voices import keys_of

    return keys_of(one, None, token(at))[0] if at < VOTERS else at.to_bytes(16)


def sizes() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select count(*), pg_size_pretty(pg_table_size('conversations_vote')), pg_size_pretty(pg_indexes_size('conversations_vote')) from conversations_vote")  # fmt: skip
        print("votes: {}, table {}, index {}".format(*cursor.fetchone()))


def refresh(one, name: str) -> None:
    from meydan.conversations import actions

    begun, used = time.perf_counter(), time.process_time()
    result = actions.refresh(conversation=one)
    seconds, spent = time.perf_counter() - begun, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"refresh, {name}: {seconds:.1f} s, {spent:.1f} s of it processor time of Python and numpy; {memory:.0f} MB; {result.voices} voices, {result.votes} votes, {len(result.findings['groups'])} groups")  # fmt: skip


def voters(one) -> Iterator[pages.Reader]:
    from django.http import HttpResponse

    from meydan.conversations.views.cookie import NAME, keep_token

    csrf = "c" * 32
    for at in range(VOTERS):
        response = HttpResponse()
        keep_token(response, token(at))
        cookies = f"{NAME}={response.cookies[NAME].value}; csrftoken={csrf}"
        yield pages.Reader("voter", {"Cookie": cookies, "X-CSRFToken": csrf, "HX-Request": "true"})


def posts(one, readers: list[pages.Reader], statements: list[int], begin: int) -> Iterator[bytes]:
    for at in range(begin, 10**9):
        reader, statement = readers[at % len(readers)], statements[(at // len(readers) + 31 * at) % len(statements)]
        yield reader.request(f"/sohbet/{one.pk}/oy/", method="POST", body=f"statement={statement}&value={at % 3 - 1}")


def measure_votes(web: _town.Web, postgres: int, one, seconds: float) -> None:
    from meydan.conversations.models import Statement

    readers = list(voters(one))
    statements = list(Statement.objects.filter(conversation=one).order_by("?").values_list("pk", flat=True))
    pages.answers(web.port, posts(one, readers, statements, 0), 0.5, least=10)
    for clients in (1, 8):
        before, parts = (_town.cpu(web.process.pid), _town.cpu(postgres)), []
        streams = [posts(one, readers, statements, 1000 + 40 * number) for number in range(clients)]
        if clients == 1:
            parts = pages.answers(web.port, streams[0], seconds * 2, least=100)[0]
            count, rate = len(parts), 1000 / statistics.mean(parts)
        else:
            begun = time.perf_counter()
            rate = pages.together(web.port, streams, seconds)
            count = rate * (time.perf_counter() - begun)
        python, database = ((_town.cpu(pid) - old) * 1000 / count for pid, old in zip((web.process.pid, postgres), before, strict=True))  # fmt: skip
        waits = statistics.quantiles(parts, n=100) if parts else []
        waited = f", p50 {waits[49]:.1f} ms, p95 {waits[94]:.1f} ms, p99 {waits[98]:.1f} ms" if waits else ""
        print(f"vote (POST), {clients} client(s): {rate:.0f}/s{waited}; processor time {python:.1f} ms web, {database:.1f} ms PostgreSQL")  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--voices", type=int, default=100_000)
    asked.add_argument("--statements", type=int, default=2_000)
    asked.add_argument("--each", type=int, default=43, help="votes of a voice")
    asked.add_argument("--seconds", type=float, default=2, help="of each of the three runs of a page")
    asked.add_argument("--folder", type=Path, help="measure in the town of this data folder")
    options = asked.parse_args()
    with _town.town("season", options.folder) as (env, postgres):
        from meydan.people.models import Person

        print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, pace {_town.pace():.0f} ms, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d %H:%M}")  # fmt: skip
        one = seeded(options.voices, options.statements, options.each)
        sizes()
        refresh(one, "first or warm")
        refresh(one, "warm")
        with _town.web(env) as web:
            measure_votes(web, postgres, one, options.seconds)
            public, desk = one.get_absolute_url(), f"/masa/sohbet/{one.pk}/"
            paths = {"voter": [public, f"/sohbet/{one.pk}/sonuc/", f"/sohbet/{one.pk}/benim/"], "coordinator": [desk, "/masa/sohbetler/", f"/masa/sohbetler/cumleler/?tab=shown&conversation={one.pk}"]}  # fmt: skip
            for who, addresses in paths.items():
                reader = next(voters(one)) if who == "voter" else pages.signed_in(who, Person.objects.get(email=_town.PEOPLE[who]))  # fmt: skip
                reader.headers.pop("HX-Request", None)
                print(f"\n{who}\n{pages.COLUMNS}")
                for path in addresses:
                    pages.measure(web, postgres, reader, path, options.seconds, pages.counted(reader, path))
            print(f"\n{_town.memory(web)}; load {os.getloadavg()[0]:.1f}, pace {_town.pace():.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
