"""Who was erased, kept beside the database: an older backup that is brought back would bring them back too.

A line holds a number, two times, and whether their words went too; no name: `{"person": 7, "joined_at": …, "erased_at": …, "withdrawn": false}`. Numbers can be given anew after a
restore, so the time of joining must fit as well.
"""

import json
from pathlib import Path

from django.conf import settings
from django.db import transaction

from meydan.people.models import Person


def erasures_file() -> Path:
    return Path(settings.DATA) / "erasures.jsonl"


def note_erasure(person: Person) -> None:
    """Append a line as soon as the erasure holds."""

    def write() -> None:
        file = erasures_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.write(f"{_line(person)}\n")

    transaction.on_commit(write)


def write_erasures() -> None:
    """The whole file anew from the database, so that a line that was lost in a crash is there again."""
    erased = Person.objects.exclude(erased_at=None).order_by("erased_at", "pk").iterator()
    fresh = erasures_file().with_suffix(".new")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_text("".join(f"{_line(person)}\n" for person in erased))
    fresh.replace(erasures_file())


def _line(person: Person) -> str:
    at = person.erased_at
    return json.dumps(
        {
            "person": person.pk,
            "joined_at": person.joined_at.isoformat(),
            "erased_at": at and at.isoformat(),
            "withdrawn": person.words_withdrawn,
        }
    )
