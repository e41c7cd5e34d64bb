"""Loading the town file into the database."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.db import transaction

from meydan.base import turkish
from meydan.base.audit import record
from meydan.base.town import Town
from meydan.places.models import Neighbourhood, Unit


@transaction.atomic
def load_town(*, town: Town) -> tuple[int, int]:
    """Bring neighbourhoods and units in line with the town file; returns their numbers. Rows that left the file are kept
    (things point to them): a neighbourhood ends by `valid_to`, a unit becomes inactive."""
    places = _load_neighbourhoods(town.folder / "neighbourhoods.csv")
    units = _load_units(town.folder / "units.csv")
    record("places.loaded", by=None, neighbourhoods=places, units=units)
    return places, units


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _load_neighbourhoods(file: Path) -> int:
    rows = sorted(_rows(file), key=lambda row: turkish.order_key(row["name"]))
    for order, row in enumerate(rows):
        Neighbourhood.objects.update_or_create(
            slug=row["slug"],
            defaults={
                "name": row["name"],
                "order": order,
                "population": int(row["population"]) if row.get("population") else None,
                "population_date": _day(row.get("date", "")),
                "population_source": row.get("source", ""),
                "group": row.get("group", ""),
                "latitude": _number(row.get("lat", "")),
                "longitude": _number(row.get("lon", "")),
                "valid_from": _day(row.get("valid_from", "")),
                "valid_to": _day(row.get("valid_to", "")),
            },
        )
    return len(rows)


def _load_units(file: Path) -> int:
    rows = list(_rows(file))
    for order, row in enumerate(rows):
        Unit.objects.update_or_create(
            slug=row["slug"],
            defaults={
                "name_tr": row["name_tr"],
                "name_en": row["name_en"],
                "form": row["kind"],
                "email": row.get("email", ""),
                "order": order,
                "active": True,
            },
        )
    by_slug = {unit.slug: unit for unit in Unit.objects.all()}
    for row in rows:
        unit, parent = by_slug[row["slug"]], by_slug.get(row.get("parent", ""))
        if unit.parent_id != (parent and parent.pk):
            unit.parent = parent
            unit.save(update_fields=["parent"])
    Unit.objects.exclude(slug__in=[row["slug"] for row in rows]).update(active=False)
    return len(rows)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> float | None:
    return float(text) if text else None
