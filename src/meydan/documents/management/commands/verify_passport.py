"""Check a passport that somebody brings, with the town's public keys: without the town's database, without a network."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meydan.documents.passports import checked
from meydan.documents.signing import NotSealed


class Command(BaseCommand):
    help = "Says whether a passport was signed by the town, and what it says."
    requires_system_checks: Any = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the passport, as it was taken along")
        parser.add_argument("--keys", type=Path, required=True, help="the town's keys, from /.well-known/jwks.json")

    def handle(self, *args: Any, **asked: Any) -> None:
        try:
            said = checked(_read(asked["file"]), _read(asked["keys"]))
        except NotSealed as trouble:
            raise CommandError(f"NOT GENUINE: {trouble}") from trouble
        self.stdout.write("GENUINE: signed with a key of this file, and not changed since.\n")
        self.stdout.write(json.dumps(said, indent=2, ensure_ascii=False))


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as trouble:
        raise CommandError(f"{file} can't be read: {trouble}") from trouble
