"""The words of the command line, a module each.

A module has `add_to(commands)`, which puts its word there with `parser.set_defaults(run=…)`; `run(asked) -> Answer` works and
never prints. `published` is no word: it reads what several of them print. Heavy imports (numpy) stand inside `run`, so that `adil measure` and `adil --help` start at once.
"""

import argparse
from dataclasses import dataclass

from adil.arguments import Parser

type Commands = argparse._SubParsersAction[Parser]


@dataclass(frozen=True)
class Answer:
    """What a command says: the text for standard output, and the exit code (0, or 1 where a check has failed)."""

    text: str
    code: int = 0
