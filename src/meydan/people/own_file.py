"""Everything that the cards know about a person in one file to take along: JSON for programs, a page for reading, the photos."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.cards import cards_of_all
from meydan.base.templatetags.ui import day, moment
from meydan.base.town import town
from meydan.people.models import Person
from meydan.people.own_words import word_for
from meydan.people.personal import export_account

IN_MEMORY = 8 * 1024 * 1024


def own_file(person: Person) -> IO[bytes]:
    """A zip, ready to be sent. What lies in the database is small; photos are packed one after the other."""
    parts, made_at = list(_parts(person)), clock.now()
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (whoever sends it closes it)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("meydan.json", _json(person, parts, made_at))
        packed.writestr("meydan.html", _page(person, parts, made_at))
        for name, path in _files():
            for each, where in path(person):
                if where.exists():
                    packed.write(where, f"{name}/{each}", zipfile.ZIP_STORED)
    file.seek(0)
    return file


def account_of(person: Person) -> dict[str, Any]:
    """The account itself, which stands first in the file."""
    return next(export_account(person))


def _parts(person: Person) -> Iterator[dict[str, Any]]:
    for name in cards_of_all():
        yield from (one for one in parts_of(name, person) if one["table"] != "people.Person")


def parts_of(name: str, person: Person, most: int | None = None) -> Iterator[dict[str, Any]]:
    """One for each line of a card that knows something; of each at most so many rows."""
    card = cards_of_all()[name]
    for data in card.personal_data:
        found = islice(data.export(person), most + 1 if most else None)
        if rows := [dict(row) for row in found]:
            yield {
                "slice": name,
                "card": str(card.name),
                "table": data.model,
                "purpose": str(data.purpose),
                "kept": _(str(data.basis)),
                "rows": rows,
            }


def readable_parts(name: str, person: Person, most: int) -> list[dict[str, Any]]:
    """The same for a page; `more` where the file holds further rows."""
    return [
        part
        | {"rows": [_readable(row, part["table"]) for row in part["rows"][:most]], "more": len(part["rows"]) > most}
        for part in parts_of(name, person, most)
    ]


def _files() -> Iterator[tuple[str, Any]]:
    for name, card in cards_of_all().items():
        yield from ((name, data.files) for data in card.personal_data if data.files)


def _json(person: Person, parts: list[dict[str, Any]], made_at: datetime) -> str:
    told = {"town": town().name, "made_at": made_at, "account": account_of(person), "tables": parts}
    return json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def _page(person: Person, parts: list[dict[str, Any]], made_at: datetime) -> str:
    shown = [part | {"rows": [_readable(row, part["table"]) for row in part["rows"]]} for part in parts]
    context = {"parts": shown, "account": _readable(account_of(person), "people.Person"), "made_at": made_at}
    return render_to_string("people/own_file.html", context)


def _readable(row: Mapping[str, Any], table: str) -> list[tuple[str, str]]:
    """Label and text of each field that says something."""
    told = ((name, _said(_in_words(value, name, table))) for name, value in row.items())
    return [(word_for(name), said) for name, said in told if said]


def _in_words(value: Any, name: str, table: str) -> Any:
    """What a code of the table is called. A file may call the field otherwise than the table does, but no field without choices is
    looked at: what somebody wrote stays as it is."""
    if isinstance(value, (list, tuple)):
        return [_in_words(one, name, table) for one in value]
    if not isinstance(value, str):
        return value
    fields = _choices(table)
    choices = [fields[name]] if name in fields else fields.values()
    return next((str(one[value]) for one in choices if value in one), value)


@cache
def _choices(table: str) -> dict[str, dict[Any, Any]]:
    """What the codes of each field of a table are called; nothing of the writing room's tables, which are not in this process."""
    try:
        fields = apps.get_model(table)._meta.fields
    except (LookupError, ValueError):
        return {}
    return {one.name: dict(one.flatchoices) for one in fields}


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{word_for(str(name))}: {said}" for name, each in value.items() if (said := _said(each)))
    if isinstance(value, (list, tuple, set)):
        return ", ".join(said for each in value if (said := _said(each)))
    return "" if value is None else str(value)
