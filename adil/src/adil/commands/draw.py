"""`adil draw POOL_DIR --size K`: a fair lottery over panels; `adil draw LOTTERY.json --public NUMBER` draws from it."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adil.commands import Answer, Commands
from adil.commands.published import damage_as_error, folder_of, pool_in, read_lottery
from adil.errors import AdilError
from adil.progress import bar
from adil.speech import Speech
from adil.tables import csv_text, shortened

if TYPE_CHECKING:
    from adil.lottery.pool import Pool

METHODS = ("leximin", "maximin", "nash")


def add_to(commands: Commands) -> None:
    """Put `draw` among the words of `adil`."""
    parser = commands.add_parser("draw", help="a fair lottery over panels that keep quotas")
    parser.add_argument("pool", type=Path, help="folder with categories.csv and respondents.csv, or a lottery as JSON")
    parser.add_argument("--size", type=int, metavar="K", help="people on the panel")
    parser.add_argument("--household", metavar="COLUMN", help="at most one person of those with the same text here")
    parser.add_argument("--id", default="id", metavar="COLUMN", help="column of ids (default id)")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="of the files (default utf-8)")
    add_search_options(parser)
    parser.set_defaults(run=run)


def add_search_options(parser: argparse.ArgumentParser) -> None:
    """What `draw` and `replace` both ask for."""
    parser.add_argument("--method", choices=METHODS, default="leximin", help="what is fairest (default leximin)")
    parser.add_argument("--panels", type=int, metavar="M", help="round to M panels of the same chance")
    parser.add_argument("--seed", default="0", metavar="TEXT", help="for the search and for rounding (default 0)")
    parser.add_argument("--time", type=float, default=100.0, metavar="SECONDS", help="at most, about (default 100)")
    parser.add_argument("--public", metavar="NUMBER", help="a public number, told after the lottery: draw with it")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the lottery as JSON: the file to publish")
    form.add_argument("--csv", action="store_true", help="print each person's chance as CSV")


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    if asked.pool.is_file():
        told = read_lottery(asked.pool)
        if asked.public is None and not (asked.json or asked.csv):
            raise AdilError("no_public_number", file=asked.pool)
        with damage_as_error(asked.pool):
            from adil.lottery.published import pool_behind

            whole = pool_in(told, folder_of(told, beside=asked.pool))
            return answer(told, pool_behind(told, whole), asked)
    return answer(*_drawn_up(asked), asked)


def answer(told: dict[str, Any], pool: "Pool", asked: argparse.Namespace) -> Answer:
    """A lottery in the form asked for; with a public number, drawn first."""
    from adil.lottery.published import with_draw

    if asked.public is not None:
        told = with_draw(told, pool, asked.public)
    if asked.json:
        return Answer(json.dumps(told, indent=1))
    return Answer(_as_csv(told) if asked.csv else as_text(told, Speech(asked.language)))


def _drawn_up(asked: argparse.Namespace) -> "tuple[dict[str, Any], Pool]":
    from adil.lottery.pool import fingerprint, read_pool

    if asked.size is None:
        raise AdilError("no_size")
    how = {"identity": asked.id, "household": asked.household, "encoding": asked.encoding}
    pool = read_pool(asked.pool, **how)
    where = {"folder": str(asked.pool), "sha256": fingerprint(asked.pool)} | how
    return drawn_up(pool, asked.size, where, asked), pool


def drawn_up(
    pool: "Pool", size: int, where: dict[str, Any], asked: argparse.Namespace, replaces: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The lottery for so many seats, as its file. Raises AdilError `bad_seconds`, and those of `adil.lottery.draw_up`."""
    import time

    from adil.lottery import draw_up
    from adil.lottery.published import published

    if not asked.time > 0:
        raise AdilError("bad_seconds")
    end = time.monotonic() + asked.time
    lottery = draw_up(
        pool,
        size,
        asked.method,
        households=where["household"] is not None,
        panels=asked.panels,
        seed=asked.seed,
        left=lambda: end - time.monotonic(),
        progress=bar(Speech(asked.language)),
    )
    return published(lottery, pool=where, seed=asked.seed, replaces=replaces)


def _as_csv(told: dict[str, Any]) -> str:
    members = set(told["draw"]["members"]) if told["draw"] else set()
    rows = [(person, repr(chance), int(person in members)) for person, chance in told["probabilities"].items()]
    return csv_text(("id", "probability", "drawn"), rows)


def as_text(told: dict[str, Any], speech: Speech) -> str:
    """Lines for people: what was drawn up, how good it is, and who was drawn."""
    say, chances = speech.say, list(told["probabilities"].values())
    lines = []
    if before := told.get("replaces"):
        dropped = ", ".join(map(shortened, before["dropped"]))
        lines.append(say("replacement_for", dropped=dropped, staying=len(before["panel"]) - len(before["dropped"])))
    facts = {"method": told["method"], "size": told["size"], "people": len(chances), "types": told["pool"]["types"]}
    lowest, highest = (speech.percent(pick(chances), 4) for pick in (min, max))
    bound, panels = speech.percent(told["bound"], 6), len(told["panels"])
    lines += [
        say("lottery", **facts),
        say("chances", lowest=lowest, highest=highest, mean=speech.percent(told["size"] / len(chances), 4)),
        say("lottery_proved", bound=bound)
        if told["certified_optimal"]
        else say("lottery_gap", gap=speech.number(told["gap"], ".6f"), bound=bound),
        say("panels_alike", panels=panels) if told["uniform"] else say("panels", panels=panels),
        say("commitment", commitment=told["commitment"]),
    ]
    if not told["draw"]:
        return "\n".join([*lines, say("not_drawn_yet")])
    draw = told["draw"]
    lines += ["", say("drawn", public=draw["public"], panel=draw["panel"] + 1)]
    stand_ins = {member: shortened(draw["stand_ins"].get(member, "-")) for member in draw["members"]}
    lines += [f"  {say('member', member=shortened(member), stand_in=other)}" for member, other in stand_ins.items()]
    return "\n".join(lines)
