"""What insight knows about a person: the staff who went somewhere or measured something. The record stays, the link to the person goes."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from meydan.people.models import Person

LINKS = [
    ("insight.Outreach", "owner"),
    ("insight.Outreach", "made_by"),
    ("insight.Indicator", "made_by"),
    ("insight.Reading", "by"),
    ("insight.Review", "made_by"),
    ("insight.ReviewText", "by"),
]


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in apps.get_model(model)._default_manager.filter(**{column: person}):
        yield {"what": model, "id": row.pk, "words": str(row)}


def forget_work(model: str, column: str, person: Person) -> None:
    apps.get_model(model)._default_manager.filter(**{column: person}).update(**{column: None})
