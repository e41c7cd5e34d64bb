"""What projects know about a person: the staff who worked on them. The public record stays, the link to the person goes."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from meydan.people.models import Person

LINKS = [
    ("projects.Project", "owner"),
    ("projects.Update", "by"),
    ("projects.StateChange", "by"),
    ("projects.Spending", "by"),
    ("projects.Impact", "by"),
    ("projects.Plan", "by"),
    ("projects.PlanUpload", "by"),
    ("projects.QuarterReport", "by"),
    ("projects.Pilot", "by"),
    ("projects.PathStop", "by"),
    ("projects.PathStop", "ended_by"),
]


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in apps.get_model(model)._default_manager.filter(**{column: person}):
        yield {"what": model, "id": row.pk, "words": str(row)}


def forget_work(model: str, column: str, person: Person) -> None:
    apps.get_model(model)._default_manager.filter(**{column: person}).update(**{column: None})
