"""Which people the slice knows: the staff who wrote and published."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from meydan.people.models import Person

STAFF = ["editorial.Article", "editorial.Placed", "editorial.Submission"]


def _rows(model: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(by=person)
    return rows


def export_work(model: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, person: Person) -> None:
    _rows(model, person).update(by=None)
