"""A vote while everything is killed: every person presses the button twice at once, web processes, the worker and PostgreSQL get kill -9
while they vote, and the worker again and again while envelopes are opened and counted.

./meydan bench vote_under_fire [--people 2000] [--clients 32] [--web 10] [--database 3] [--opening 10] [--options 20] [--seed 1]

Fails when a receipt that somebody was given is not in the count (of several of one person: when not exactly one is), when somebody is on
the roll twice or has two papers, when roll and papers differ, or when the key is still there afterwards. See bench/README.md.
"""

import argparse
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import _town
import opening
import voting

from meydan.base.launch.place import environment
from meydan.base.launch.postgres import Server
from meydan.base.launch.processes import command_of, with_word
from meydan.base.launch.serving import tag

RECEIPT = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b")
PATIENCE = 300
"""Seconds in which somebody presses the button again before giving up; nobody may have to."""


@dataclass
class Tally:
    """What the people saw."""

    receipts: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    sent: int = 0
    broken: int = 0
    kills: dict[str, int] = field(default_factory=lambda: defaultdict(int))


@contextmanager
def started(data: Path, port: int) -> Iterator[Server]:
    """The demo town as a newcomer starts it: the launcher brings back what is killed."""
    with (data.parent / "fire.log").open("w") as log:
        launcher = subprocess.Popen(
            [_town.ROOT / "meydan", "demo", "--data", data, "--port", str(port)], stdout=log, stderr=log
        )
        try:
            _town.wait_for(port, launcher)
            yield Server(data / "postgres")
        finally:
            launcher.terminate()
            launcher.wait(60)


def kill(tally: Tally, what: str, pids: Sequence[int | None]) -> None:
    for pid in pids:
        if pid:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                tally.kills[what] += 1


def web_workers(name: str) -> list[int]:
    """Children of gunicorn's first process, and that one last."""
    masters = [pid for pid in with_word(name) if any("gunicorn" in word for word in command_of(pid))]
    first = masters[:1]
    return [*(child for pid in first for child in _town.children(pid)), *first]


def job_workers(name: str) -> list[int]:
    return [pid for pid in with_word(name) if "procrastinate" in command_of(pid)]


def vote(port: int, key: str, path: str, tally: Tally, person: int) -> None:
    """Press until there is an answer with a receipt, as somebody does whose connection breaks."""
    until = time.monotonic() + PATIENCE
    headers = {
        "Cookie": f"{key}; csrftoken={opening.TOKEN}", "Host": "localhost", "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    while time.monotonic() < until:
        tally.sent += 1
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            line.request("POST", path, f"csrfmiddlewaretoken={opening.TOKEN}&bond=lives&old_enough=on", headers)
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            tally.broken += 1
            time.sleep(0.2)
            continue
        finally:
            line.close()
        if answer.status == 200 and (found := RECEIPT.search(text)):
            tally.receipts[person].append(found[0])
            return
        tally.broken += 1
        time.sleep(0.2)
    raise SystemExit(f"Somebody got no receipt within {PATIENCE} s.")


def under_fire(shots: Sequence[Callable[[], None]], over: threading.Event, chance: Random, pause: float) -> None:
    """One shot after the other, until there are none left or nobody votes any more."""
    for shot in shots:
        if over.wait(chance.uniform(0.5, 1.5) * pause):
            return
        shot()


def cast_all(port: int, made: Any, keys: Sequence[str], clients: int, shots: list[Callable[[], None]], tally: Tally, chance: Random) -> float:  # fmt: skip
    from django.conf import settings

    from meydan.decisions.queries.ballots import on_paper

    cookie = voting.headers(made, [one.pk for one in on_paper(made)[:10]])
    path, over = f"/oylama/{made.pk}/kontrol/", threading.Event()
    gunner = threading.Thread(target=under_fire, args=(shots, over, chance, 1.5))
    begun = time.perf_counter()
    gunner.start()
    with ThreadPoolExecutor(clients) as pool:
        twice = [(number, key) for number, key in enumerate(keys) for _ in range(2)]
        list(
            pool.map(
                lambda one: vote(port, f"{settings.SESSION_COOKIE_NAME}={one[1]}; {cookie}", path, tally, one[0]),
                twice,
            )
        )
    over.set()
    gunner.join()
    return time.perf_counter() - begun


FINISH = """
import django; django.setup()
from datetime import datetime
from meydan.base import clock
from meydan.decisions import actions
print("begun", flush=True)
with clock.at(datetime.fromisoformat({moment!r})):
    actions.finish_due()
"""


def finish(made: Any, shots: int, env: dict[str, str], tally: Tally) -> float:
    """Open and count in a process of its own, killed each time half as late again as the time before, until it comes to its end."""
    moment, pause = (made.taken_until + timedelta(minutes=1)).isoformat(), 0.05
    for number in range(shots + 1):
        process = subprocess.Popen(
            [sys.executable, "-c", FINISH.format(moment=moment)], env=os.environ | env, cwd=_town.ROOT, stdout=subprocess.PIPE
        )  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        begun = time.perf_counter()
        try:
            code = process.wait(None if number == shots else pause)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            made.refresh_from_db()
            tally.kills[f"opening, left {made.state}"] += 1
            pause *= 1.5
            continue
        if code:
            raise SystemExit("Opening and counting ended with an error.")
        break
    return time.perf_counter() - begun


def check(made: Any, guests: Sequence[Any], tally: Tally) -> None:
    from meydan.decisions import envelopes
    from meydan.decisions.models import Paper, Roll

    made.refresh_from_db()
    assert made.state == "counted", made.state
    papers = list(Paper.objects.filter(ballot=made, list=None).values_list("mark", "spoiled"))
    roll = Roll.objects.filter(ballot=made)
    marks, spoiled = {mark for mark, _ in papers}, sum(bad for _, bad in papers)
    counted = [
        sum(envelopes.mark_of(one, made.pk) in marks for one in set(tally.receipts[number]))
        for number in range(len(guests))
    ]
    given = sum(map(len, tally.receipts.values()))
    print(
        f"sent {tally.sent}, broken off {tally.broken}, receipts given {given} to {len(tally.receipts)} people; on the roll "
        f"{roll.count()}, papers {len(papers) - spoiled}, spoiled {spoiled}; kills {dict(tally.kills)}"
    )
    assert len(marks) == len(papers) == roll.count() == len(guests), "roll = papers + spoiled, a paper each"
    assert spoiled == 0
    assert roll.values("person").distinct().count() == len(guests), "nobody twice"
    assert counted == [1] * len(guests), [n for n, times in enumerate(counted) if times != 1]
    assert not envelopes.has_key(made.key_id), "the key is destroyed"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in {"people": 2000, "clients": 32, "web": 10, "database": 3, "opening": 10, "options": 20, "seed": 1}.items():  # fmt: skip
        asked.add_argument(f"--{name}", type=int, default=usual)
    asked.add_argument("--port", type=int, default=8099)
    options = asked.parse_args()
    data, chance, tally = (_town.ROOT / ".data" / "bench" / "fire").resolve(), Random(options.seed), Tally()
    data.parent.mkdir(parents=True, exist_ok=True)
    with started(data, options.port) as server:
        env = environment(data, server.url("meydan"), demo=True)
        os.environ.update(env)
        import django

        django.setup()
        made = voting.ballot(options.options)
        keys = opening.sessions(guests := opening.people(options.people))
        name = tag(data)
        shots: list[Callable[[], None]] = [
            *[lambda: kill(tally, "web process", [chance.choice(web_workers(name) or [None])])] * options.web,
            *[lambda: kill(tally, "worker", job_workers(name))] * options.database,
            *[lambda: kill(tally, "PostgreSQL", [server.postmaster()])] * options.database,
        ]
        chance.shuffle(shots)
        took = cast_all(options.port, made, keys, options.clients, shots, tally, chance)
        missed = {"web process", "worker", "PostgreSQL"} - set(tally.kills)
        assert not missed, f"nobody was hit: {missed}; more people take longer"
        print(f"{options.people} people, twice each, {options.clients} at a time, under fire: {took:.0f} s")
        from django.db import connection

        connection.close()  # PostgreSQL was killed meanwhile
        last = finish(made, options.opening, env, tally)
        print(f"opened and counted; the part that was left after the last kill took {last:.1f} s")
        check(made, guests, tally)
        print(f"all holds; pace {_town.pace():.0f} ms; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
