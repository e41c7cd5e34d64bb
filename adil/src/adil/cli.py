"""The command line `adil`: one word for each part of the library.

A part offers its word in a module `command` with `add_to(commands)`, which names a function `run` that returns the text to
print. Only this file prints. Exit codes: 0, or 2 for input that can't be used, with one sentence on standard error.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from adil import AdilError, __version__
from adil.measure import command as measure


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        answer = asked.run(asked)
    except AdilError as error:
        print(f"adil: {error}", file=sys.stderr)
        return 2
    return _print(answer)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="adil", description="Fair rules, with every result explained.")
    parser.add_argument("--version", action="version", version=f"adil {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for part in (measure,):
        part.add_to(commands)
    return parser


def _print(answer: str) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal without Turkish letters shows \u015f, no traceback
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        print(answer, flush=True)
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
