"""`adil draw POOL_DIR --size K`: a fair lottery over panels; `adil draw LOTTERY.json --public NUMBER` draws from it."""

import argparse
import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from adil.commands import Answer, Commands
from adil.errors import AdilError
from adil.progress import bar

METHODS = ("leximin", "maximin", "nash")


def add_to(commands: Commands) -> None:
    """Put `draw` among the words of `adil`."""
    parser = commands.add_parser("draw", help="a fair lottery over panels that keep quotas")
    parser.add_argument("pool", type=Path, help="folder with categories.csv and respondents.csv, or a lottery as JSON")
    parser.add_argument("--size", type=int, metavar="K", help="people on the panel")
    parser.add_argument("--method", choices=METHODS, default="leximin", help="what is fairest (default leximin)")
    parser.add_argument("--panels", type=int, metavar="M", help="round to M panels of the same chance")
    parser.add_argument("--household", metavar="COLUMN", help="at most one person of those with the same text here")
    parser.add_argument("--id", default="id", metavar="COLUMN", help="column of ids (default id)")
    parser.add_argument("--seed", default="0", metavar="TEXT", help="for the search and for rounding (default 0)")
    parser.add_argument("--time", type=float, default=100.0, metavar="SECONDS", help="at most, about (default 100)")
    parser.add_argument("--public", metavar="NUMBER", help="a public number, told after the lottery: draw with it")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="of the files (default utf-8)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the lottery as JSON: the file to publish")
    form.add_argument("--csv", action="store_true", help="print each person's chance as CSV")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    if asked.pool.is_file():
        told = read_lottery(asked.pool)
        if asked.public is None and not (asked.json or asked.csv):
            raise AdilError("no_public_number", file=asked.pool)
        with damage_as_error(asked.pool):
            return _answer(told, pool_of(told, beside=asked.pool), asked)
    return _answer(*_drawn_up(asked), asked)


@contextmanager
def damage_as_error(file: Path) -> Iterator[None]:
    """What a damaged file leads to, inside, becomes AdilError `not_a_lottery`."""
    try:
        yield
    except AdilError:
        raise
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise AdilError("not_a_lottery", file=file, reason=type(error).__name__) from error


def _answer(told: dict[str, Any], pool: Any, asked: argparse.Namespace) -> Answer:
    from adil.lottery.published import with_draw

    if asked.public is not None:
        told = with_draw(told, pool, asked.public)
    if asked.json:
        return Answer(json.dumps(told, indent=1))
    return Answer(_as_csv(told) if asked.csv else _as_text(told))


def read_lottery(file: Path) -> dict[str, Any]:
    """A lottery from its file. Raises AdilError `no_file` or `not_a_lottery`."""
    from adil.lottery.published import checked

    try:
        return checked(json.loads(file.read_text(encoding="utf-8")), file)
    except OSError as error:
        raise AdilError("no_file", file=file, reason=error.strerror or "unknown reason") from error
    except RecursionError as error:
        raise AdilError("not_a_lottery", file=file, reason="nested") from error
    except ValueError as error:
        if isinstance(error, AdilError):
            raise
        raise AdilError("not_a_lottery", file=file, reason="no JSON") from error


def pool_of(told: dict[str, Any], *, beside: Path, folder: Path | None = None) -> Any:
    """The pool that a lottery names: in `folder`, or where the file says, seen from here or from the file."""
    from adil.lottery.pool import read_pool

    named = Path(str(told["pool"].get("folder", ".")))
    there = folder or (named if named.is_dir() else beside.parent / named)
    how = {key: told["pool"][key] for key in ("identity", "household", "encoding")}
    return read_pool(there, **how)


def _drawn_up(asked: argparse.Namespace) -> tuple[dict[str, Any], Any]:
    import time

    from adil.lottery import draw_up
    from adil.lottery.pool import fingerprint, read_pool
    from adil.lottery.published import published

    if asked.size is None:
        raise AdilError("no_size")
    if not asked.time > 0:
        raise AdilError("bad_seconds")
    end = time.monotonic() + asked.time
    how = {"identity": asked.id, "household": asked.household, "encoding": asked.encoding}
    pool = read_pool(asked.pool, **how)
    lottery = draw_up(
        pool,
        asked.size,
        asked.method,
        households=asked.household is not None,
        panels=asked.panels,
        seed=asked.seed,
        left=lambda: end - time.monotonic(),
        progress=bar(),
    )
    where = {"folder": str(asked.pool), "sha256": fingerprint(asked.pool)} | how
    return published(lottery, pool=where, seed=asked.seed), pool


def _as_csv(told: dict[str, Any]) -> str:
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    members = set(told["draw"]["members"]) if told["draw"] else set()
    lines.writerow(["id", "probability", "drawn"])
    lines.writerows([person, repr(p), int(person in members)] for person, p in told["probabilities"].items())
    return written.getvalue().rstrip("\n")


def _as_text(told: dict[str, Any]) -> str:
    chances = list(told["probabilities"].values())
    proof = "proved optimal" if told["certified_optimal"] else f"not proved optimal, gap at most {told['gap']:.6f}"
    lines = [
        f"{told['method']}: panels of {told['size']} from {len(chances)} people ({told['pool']['types']} types)",
        f"chances from {min(chances):.4%} to {max(chances):.4%}; on average {told['size'] / len(chances):.4%}",
        f"{proof} (no lottery has a lowest chance above {told['bound']:.6%})",
        f"{len(told['panels'])} panels{', all with the same chance' if told['uniform'] else ''}",
        f"commitment {told['commitment']}",
    ]
    if told["draw"]:
        draw = told["draw"]
        lines += ["", f"drawn with the public number {draw['public']}: panel {draw['panel'] + 1}"]
        lines += [f"  {member}  (stand-in {draw['stand_ins'].get(member, '-')})" for member in draw["members"]]
    else:
        lines.append("nothing drawn yet: publish the lottery (--json), then draw from it with --public NUMBER")
    return "\n".join(lines)
