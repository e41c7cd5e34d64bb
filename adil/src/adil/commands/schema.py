"""`adil schema NAME`: the JSON Schema of what a command prints with `--json`."""

import argparse
from importlib.resources import files

from adil.commands import Answer, Commands

ENDING = ".schema.json"
SAME = {"replace": "draw"}
FOLDER = files("adil") / "schemas"


def add_to(commands: Commands) -> None:
    """Put `schema` among the words of `adil`."""
    parser = commands.add_parser("schema", help="the JSON Schema of what a command prints with --json")
    parser.add_argument("name", choices=names(), metavar="NAME", help=f"one of: {', '.join(names())}")
    parser.set_defaults(run=run)


def names() -> list[str]:
    """Commands whose `--json` is described."""
    described = (file.name.removesuffix(ENDING) for file in FOLDER.iterdir() if file.name.endswith(ENDING))
    return sorted([*described, *SAME])


def run(asked: argparse.Namespace) -> Answer:
    """The schema as it lies in the package."""
    return Answer((FOLDER / f"{SAME.get(asked.name, asked.name)}{ENDING}").read_text(encoding="utf-8").rstrip())
