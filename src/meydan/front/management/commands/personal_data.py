"""Write docs/personal-data.md from the cards: what is known about people, why, and for how long."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from meydan.privacy.queries import inventory

FILE = Path(settings.ROOT) / "docs" / "personal-data.md"
HEAD = """# What is known about people, why, and for how long

Written by `./meydan personal_data` from the cards of the slices; a test fails when it is out of date. The data protection officer finds the same at the desk,
as a page and as a file (`/masa/kisisel-veri/envanter/`). `people.Person` holds e-mail or phone, the chosen name, the language, the age band and (if told) sex, whether somebody
is a student, and neighbourhood. Erasing runs every line below, empties the row of the person, and deletes the salt that links them to the
audit log. A test erases somebody who has done everything that can be done, and looks through every table for their name, contact and number.

A line with days is kept by a job (`base/retention.py`), which writes what it destroyed, how many, by which rule and when into a log without names.

| tables | purpose | whose | kind | who reads | given to others | abroad | kept |
|---|---|---|---|---|---|---|---|
"""


def document() -> str:
    with translation.override("en"):
        lines = [
            f"| {', '.join(one.tables)} | {one.purpose} | {one.subjects} | {one.category} | {one.readers} | {one.given_to} | {one.abroad} | {one.kept} |"
            for one in inventory()
        ]
    return HEAD + "\n".join(lines) + "\n"


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        FILE.write_text(document(), encoding="utf-8")
        self.stdout.write(str(FILE))
