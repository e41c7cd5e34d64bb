"""A vote of a whole town: people cast over HTTP, before and after the roll has grown; then all envelopes are opened and counted.

./meydan bench voting [--people 3000] [--clients 32] [--roll 500000] [--options 200] [--size small|large] [--folder DIR]

Fails when a vote is lost or counted twice, or when `adil` does not find in the published file what the town found. See bench/README.md.
"""

import argparse
import os
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any

import _town
import opening

AT_ONCE = 20_000


def ballot(options: int) -> Any:
    """An open vote with so many options, their money enough for a fifth of them."""
    from meydan.base import clock
    from meydan.decisions import actions
    from meydan.people.models import Person, Role

    by, chance = Person.objects.filter(role_grants__role=Role.COORDINATOR).first(), Random(2)
    costs = [chance.randrange(100, 3000) * 100_000 for _ in range(options)]
    words = {
        "title": "Ölçüm", "question": "Ne yapılsın?", "summary": "x", "decides": "x", "purse": sum(costs) // 5, "bonds": ["lives"],
        "opens_at": clock.now() - timedelta(hours=1), "closes_at": clock.now() + timedelta(hours=6),
    }  # fmt: skip
    made = actions.save_ballot(by=by, draft=actions.Draft(words))
    for number, cost in enumerate(costs):
        option = actions.save_option(by=by, ballot=made, words=actions.OptionWords(f"Seçenek {number}"))
        actions.value_option(by=by, option=option, valuation="feasible", cost=cost)
    return actions.announce_ballot(by=by, ballot=made)


def headers(made: Any, choices: Sequence[int]) -> str:
    """The cookie in which a browser keeps what was chosen."""
    from django.http import HttpRequest, HttpResponse

    from meydan.decisions import drafts

    answer = HttpResponse()
    drafts.keep(answer, HttpRequest(), made, drafts.Draft(choices))
    name, morsel = next(iter(answer.cookies.items()))
    return f"{name}={morsel.value}"


def envelopes_of(made: Any, count: int) -> Iterator[bytes]:
    """Sealed votes of people with tastes: each option has its own popularity, most papers name ten."""
    from meydan.decisions import envelopes
    from meydan.decisions.queries.ballots import on_paper

    chance, options = Random(3), [one.pk for one in on_paper(made)]
    weights, length = [1 / (place + 5) for place in range(len(options))], envelopes.length_for(len(options))
    public = bytes(made.public_key)
    for _ in range(count):
        chosen = list(dict.fromkeys(chance.choices(options, weights, k=10)))
        vote = envelopes.Vote(envelopes.new_receipt(), 0, chosen)
        yield envelopes.seal(vote, public, key_id=made.key_id, length=length)


def fill_roll(made: Any, count: int) -> None:
    from django.db import connection

    from meydan.decisions.models import Roll

    begun, sealed = time.perf_counter(), envelopes_of(made, count)
    for first in range(0, count, AT_ONCE):
        Roll.objects.bulk_create(Roll(ballot=made, envelope=next(sealed)) for _ in range(min(AT_ONCE, count - first)))
    with (
        connection.cursor() as cursor
    ):  # a roll grows slowly; what PostgreSQL does after a heap of rows is not the next vote's
        cursor.execute("vacuum analyze decisions_roll")
        cursor.execute("checkpoint")
    print(f"{count:,} envelopes sealed and put on the roll: {time.perf_counter() - begun:.0f} s")


def cast(server: _town.Web, postgres: int, made: Any, keys: Sequence[str], clients: int, name: str) -> None:
    """So many people vote; fails when one of them has no line on the roll, or two."""
    from meydan.decisions.models import Roll
    from meydan.decisions.queries.ballots import on_paper

    count, before = len(keys), Roll.objects.filter(ballot=made).count()
    cookie = headers(made, [one.pk for one in on_paper(made)[:10]])
    keys = [f"{key}; {cookie}" for key in keys]
    path, body = f"/oylama/{made.pk}/kontrol/", "bond=lives&old_enough=on"
    web, pg = _town.cpu(server.process.pid), _town.cpu(postgres)
    statuses, waits, took = opening.press(server.port, keys, path, clients, body)
    web, pg = (
        (_town.cpu(pid) - before_it) * 1000 / count for pid, before_it in ((server.process.pid, web), (postgres, pg))
    )
    opening.tell(name, statuses, waits, took)
    print(f"  processor time of a vote: web {web:.1f} ms, PostgreSQL {pg:.1f} ms")
    assert set(statuses) == {200}, set(statuses)
    assert Roll.objects.filter(ballot=made).count() == before + count


def finish(made: Any) -> None:
    from meydan.base import clock
    from meydan.decisions import actions
    from meydan.decisions.models import Paper, Roll

    begun, computed = time.perf_counter(), time.process_time()
    with clock.at(made.taken_until + timedelta(minutes=1)):
        made = actions.open_envelopes(ballot=made)
        opened = time.perf_counter()
        made = actions.count_ballot(ballot=made)
    counted = time.perf_counter()
    papers, roll = Paper.objects.filter(ballot=made, list=None).count(), Roll.objects.filter(ballot=made).count()
    assert papers == roll, (papers, roll)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    winners = len(made.results.get().facts["winners"])
    print(
        f"{papers:,} papers: opened in {opened - begun:.0f} s, counted in {counted - opened:.0f} s ({winners} winners), "
        f"{time.process_time() - computed:.0f} s of processor time here, at most {megabytes:.0f} MB in this process"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, default=3000)
    asked.add_argument("--clients", type=int, default=32)
    asked.add_argument("--roll", type=int, default=500_000)
    asked.add_argument("--options", type=int, default=200)
    _town.size_option(asked)
    options = asked.parse_args()
    with _town.town(options.size, options.folder) as (env, postgres), _town.web(env) as server:
        made, keys = ballot(options.options), opening.sessions(opening.people(2 * options.people))
        cast(server, postgres, made, keys[: options.people], options.clients, "roll empty")
        if options.roll:
            fill_roll(made, options.roll)
            cast(server, postgres, made, keys[options.people :], options.clients, f"roll of {options.roll:,}")
        finish(made)
        print(f"pace {_town.pace():.0f} ms; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
