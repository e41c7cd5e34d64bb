"""Write docs/personal-data.md from the cards: what is known about people, why, and for how long."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from meydan.base.cards import all_cards

FILE = Path(settings.ROOT) / "docs" / "personal-data.md"
HEAD = """# What is known about people, why, and for how long

Written by `./meydan personal_data` from the cards of the slices; a test fails when it is out of date. Besides these tables, `people.Person` holds
e-mail or phone, the chosen name, the age band and (if told) the neighbourhood, until the account is erased. Erasing runs every line below,
empties the row of the person, and deletes the salt that links them to the audit log.

| table and columns | purpose | kept | basis or reason |
|---|---|---|---|
"""


def document() -> str:
    with translation.override("en"):
        lines = [
            f"| {data.model}: {', '.join(data.fields)} | {data.purpose} | {f'{data.keep.days} days' if data.keep else 'see reason'} | {data.basis} |"
            for card in all_cards()
            for data in card.personal_data
        ]
    return HEAD + "\n".join(lines) + "\n"


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        FILE.write_text(document(), encoding="utf-8")
        self.stdout.write(str(FILE))
