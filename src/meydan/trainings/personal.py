"""What trainings know about people, one table after the other."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model, QuerySet

from meydan.base import clock
from meydan.documents.actions import drop_upload
from meydan.people.models import Person
from meydan.trainings.models import Enrolment, Submission, Teaching

STAFF = [
    ("trainings.Run", "leader"),
    ("trainings.Enrolment", "approved_by"),
    ("trainings.Submission", "marked_by"),
    ("trainings.Observed", "by"),
    ("trainings.Teaching", "by"),
]
"""Columns that say who did something; the record stays, the link goes."""


def export_enrolments(person: Person) -> Iterator[dict[str, Any]]:
    rows = Enrolment.objects.filter(person=person).select_related("run__course", "run__line", "seat", "unit")
    rows = rows.prefetch_related("attempts__assessment", "submissions__assessment", "observed__assessment", "progress")
    for one in rows.order_by("at"):
        yield {
            "training": one.run.course.title,
            "at": one.at,
            "state": str(one.tone[2]),
            "unit": one.unit.name if one.unit else "",
            "why": one.why,
            "minutes": one.minutes,
            "pages": one.progress.count(),
            "quizzes": [
                {"title": each.assessment.title, "percent": each.percent, "given": each.given, "at": each.at}
                for each in one.attempts.all()
            ],
            "handed_in": [
                {"title": each.assessment.title, "text": each.text, "words": each.words, "state": each.state}
                for each in one.submissions.all()
            ],
            "observed": [
                {"title": each.assessment.title, "passed": each.passed, "words": each.words}
                for each in one.observed.all()
            ],
        }


def forget_enrolments(person: Person) -> None:
    """What was written and answered goes with its files. What stays is that somebody took part, and with what outcome."""
    rows = Enrolment.objects.filter(person=person)
    handed = Submission.objects.filter(enrolment__in=rows)
    keys = [key for key in handed.values_list("key", flat=True) if key]
    handed.delete()
    for model in ("Attempt", "Observed", "Progress"):
        apps.get_model("trainings", model)._default_manager.filter(enrolment__in=rows).delete()
    rows.filter(outcome="", withdrawn_at=None).update(withdrawn_at=clock.now())
    rows.exclude(approval="refused").update(words="")
    rows.update(person=None, why="")
    for key in keys:
        transaction.on_commit(partial(drop_upload, key=key))


def export_teachings(person: Person) -> Iterator[dict[str, Any]]:
    for one in Teaching.objects.filter(person=person).select_related("run__course"):
        yield {"training": one.run.course.title, "since": one.at}


def forget_teachings(person: Person) -> None:
    Teaching.objects.filter(person=person).delete()


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
