"""The command line `adil`: one word for each part of the library.

Only this file prints. Exit codes: 0; 1 where a check has failed; 2 for input that can't be used, with one sentence on
standard error, in Turkish where the environment speaks Turkish.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from itertools import zip_longest

from adil import AdilError, __version__
from adil.arguments import Parser
from adil.commands import Answer, compare, count, draw, explain, groups, match, measure, replace, schema, seats, verify
from adil.sentences import LANGUAGES

LIBRARIES = ("numpy", "highspy")
COMMANDS = (count, compare, explain, draw, replace, seats, verify, groups, match, measure, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    written = sys.argv[1:] if arguments is None else list(arguments)
    try:
        answer = _answer(_parser().parse_args(written))
    except AdilError as error:
        print(f"adil: {error.sentence(_asked_language(written))}", file=sys.stderr)
        return 2
    _print(answer.text)
    return int(answer.code)


def _answer(asked: argparse.Namespace) -> Answer:
    try:
        return asked.run(asked)  # type: ignore[no-any-return]
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        raise AdilError("not_installed", library=error.name) from error


def _parser() -> Parser:
    parser = Parser(prog="adil", description="Fair rules, with every result explained.")
    parser.add_argument("--version", action="version", version=f"adil {__version__}")
    told = "of what is printed for people (default: that of the environment)"
    parser.add_argument("--language", choices=LANGUAGES, default=_language(), help=told)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    for part in COMMANDS:
        part.add_to(commands)
    for command in commands.choices.values():  # before or behind the command's name
        command.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=told)
    return parser


def _asked_language(written: Sequence[str]) -> str:
    """Also where the rest could not be understood."""
    for option, value in zip_longest(written, written[1:], fillvalue=""):
        name, _, joined = option.partition("=")
        if name == "--language" and (joined or value) in LANGUAGES:
            return joined or value
    return _language()


def _language() -> str:
    """The environment's language as POSIX ranks its variables, if adil speaks it."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return named[:2] if named[:2] in LANGUAGES else "en"


def _print(answer: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal without Turkish letters shows \u015f, no traceback
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        print(answer, flush=True)
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
