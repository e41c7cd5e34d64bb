"""What surveys know about people, one table after the other."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from meydan.people.models import Person
from meydan.surveys.models import Sheet
from meydan.surveys.queries.people import named_sheets

STAFF = [("surveys.Sheet", "entered_by"), ("surveys.Template", "by"), ("surveys.Text", "by")]
"""Columns that say who did something; the record stays, the link goes."""


def export_sheets(person: Person) -> Iterator[dict[str, Any]]:
    """Only sheets with a name; the answers on them come from `questions`."""
    for sheet in named_sheets(person):
        yield {"survey": sheet.survey.title, "on": sheet.on, "channel": sheet.channel}


def forget_sheets(person: Person) -> None:
    """A sheet without its person stays as a number; the answers on it go with `questions`."""
    Sheet.objects.filter(person=person).update(person=None, neighbourhood=None, age_band="", bond="")


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": str(row.pk)}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
