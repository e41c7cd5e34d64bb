"""What panels know about people, one table after the other."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from meydan.panels.models import Application, Expense, Objection
from meydan.people.models import Person

STAFF = [
    ("panels.Panel", "keeper"),
    ("panels.Panel", "approved_by"),
    ("panels.Sitting", "note_taker"),
]
"""Columns that say who did something; the record stays, the link goes."""
S = Application.State


def export_applications(person: Person) -> Iterator[dict[str, Any]]:
    rows = (
        Application.objects.filter(person=person)
        .select_related("panel")
        .prefetch_related("given__feature", "given__value", "expenses")
    )
    for one in rows.order_by("at"):
        yield {
            "panel": one.panel.title,
            "code": one.code,
            "state": str(one.get_state_display()),
            "applied_at": one.at,
            "consent_at": one.agreed_at,
            "household_code": one.household,
            "guardian_permission": one.permission if one.is_minor else None,
            "consent_to_recording_at": one.recording_agreed_at,
            "answers": {given.feature.name: given.value.name for given in one.given.all()},
            "chance": one.chance,
            "about_the_summary": {"at": one.check_at, "agrees": one.check_agrees, "words": one.check_words}
            if one.check_at
            else None,
            "expenses": [{"what": cost.what, "kurus": cost.kurus, "state": cost.state} for cost in one.expenses.all()],
        }


def forget_applications(person: Person) -> None:
    """Before the list is closed nothing stays. In a public lottery the row under its code stays, so that it can be repeated: it
    belongs to nobody any more; a seat of theirs becomes free."""
    rows = Application.objects.filter(person=person)
    Expense.objects.filter(application__in=rows).delete()
    rows.filter(state__in=(S.SELECTED, S.CONFIRMED)).update(state=S.DECLINED, seat_free=True)
    rows.filter(state=S.RESERVE).update(state=S.DECLINED)
    for one in rows.filter(state__in=(S.WAITING, S.ELIGIBLE, S.OUT, S.WITHDRAWN)).select_related("panel"):
        if one.panel.state == "inviting" or one.state != S.ELIGIBLE:
            one.delete()
    rows.filter(state=S.ELIGIBLE).update(state=S.WITHDRAWN)
    rows.update(person=None, check_words="", recording_agreed_at=None)


def export_objections(person: Person) -> Iterator[dict[str, Any]]:
    for one in Objection.objects.filter(person=person).select_related("panel").order_by("at"):
        yield {"panel": one.panel.title, "at": one.at, "text": one.text, "answer": one.answer}


def forget_objections(person: Person) -> None:
    """The answer is public and stays."""
    Objection.objects.filter(person=person).update(person=None, text="")


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
