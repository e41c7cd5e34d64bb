"""What the columns of a list of people are: told by their headings, and addresses by what stands in them. A person confirms it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from meydan.base import turkish
from meydan.imports.contact_words import field_of
from meydan.imports.guessing import ASK, OUT, SURE, TELLING, Column, hidden, is_contact
from meydan.imports.reading import Table

ADDRESSES = ("email", "phone")


def guess_contacts(table: Table) -> list[dict[str, Any]]:
    """One entry a column, each field at most once."""
    values = [[row[x] for _line, row in table.rows if row[x]] for x in range(len(table.columns))]
    found: list[Column] = []
    for x, name in enumerate(table.columns):
        taken = {column.field for column in found}
        found.append(_column(name, values[x], table.unread[x], taken))
    return [asdict(column) for column in found]


def _column(name: str, values: Sequence[str], identity: bool, taken: set[str]) -> Column:
    if identity:
        return Column(name, "", OUT, [], 0, identity=True, note="identity")
    said, seen = field_of(name), _address(values)
    field = said or seen
    if field in taken:
        field = ""
    address = field in ADDRESSES or bool(seen)
    samples = list(dict.fromkeys(hidden(one) if address else turkish.cut(one, 40) for one in values[:TELLING]))[:3]
    if not field:
        return Column(name, "", OUT, samples, len(values), note="unknown")
    sure = bool(said) and (said not in ADDRESSES or seen == said or not values)
    return Column(name, field, SURE if sure else ASK, samples, len(values), note="" if sure else "guess")


def _address(values: Sequence[str]) -> str:
    """The kind of address of which most of the values are."""
    looked = values[:TELLING]
    addresses = [value for value in looked if is_contact(value)]
    if not looked or len(addresses) < 0.6 * len(looked):
        return ""
    return "email" if 2 * sum("@" in value for value in addresses) > len(addresses) else "phone"
