"""`adil replace DRAW.json --dropped ID`: a lottery for the seats of members who dropped out, drawn and checked like any other."""

import argparse
from pathlib import Path

from adil.commands import Answer, Commands
from adil.commands.draw import add_search_options, answer, drawn_up
from adil.commands.published import damage_as_error, folder_of, pool_in, read_lottery
from adil.errors import AdilError


def add_to(commands: Commands) -> None:
    """Put `replace` among the words of `adil`."""
    parser = commands.add_parser("replace", help="other people for the seats of panel members who drop out")
    parser.add_argument("draw", type=Path, help="a draw, as `adil draw --public` or an earlier replacement gives it")
    parser.add_argument("--dropped", nargs="+", required=True, metavar="ID", help="members who drop out")
    parser.add_argument("--unable", nargs="+", default=[], metavar="ID", help="others who were asked and refused")
    parser.add_argument("--pool", type=Path, metavar="DIR", help="the pool's folder (default: the one the file names)")
    add_search_options(parser)
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.lottery.pool import fingerprint
    from adil.lottery.published import pool_behind, replaced

    told = read_lottery(asked.draw)
    if not told.get("draw"):
        raise AdilError("nobody_drawn", file=asked.draw)
    with damage_as_error(asked.draw):
        folder = folder_of(told, beside=asked.draw, folder=asked.pool)
        replaces = replaced(told, asked.dropped, asked.unable)
        pool = pool_behind({"pool": told["pool"], "replaces": replaces}, pool_in(told, folder))
        how = {key: told["pool"][key] for key in ("identity", "household", "encoding")}
    where = {"folder": str(folder), "sha256": fingerprint(folder)} | how
    return answer(drawn_up(pool, len(replaces["dropped"]), where, asked, replaces), pool, asked)
