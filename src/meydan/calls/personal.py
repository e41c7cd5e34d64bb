"""What calls know about people, one table after the other."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from meydan.base import clock
from meydan.calls.models import UNDECIDED, WAITING, Application, Assignment, Juror, Member, Mentor, Objection
from meydan.people.models import Person
from meydan.questions.queries import answered_on

STAFF = [("calls.Call", "keeper"), ("calls.Meeting", "written_by"), ("calls.Objection", "answered_by")]
"""Columns that say who did something; the record stays, the link goes."""


def export_applications(person: Person) -> Iterator[dict[str, Any]]:
    rows = list(Application.objects.filter(person=person).select_related("call", "objection").order_by("pk"))
    answers = answered_on([one.ref for one in rows])
    for one in rows:
        yield {
            "call": one.call.title,
            "number": one.number,
            "title": one.title,
            "summary": one.summary,
            "organisation": one.organisation,
            "topics": one.topics,
            "state": str(one.get_state_display()),
            "sent_at": one.submitted_at,
            "answers": [(asked.text, said) for asked, said in answers.get(one.ref, [])],
            "question": one.info_asked,
            "answer": one.info_answer,
            "reason": one.reason,
            "talk_at": one.talk_at,
            "objection": _objection(one),
        }


def _objection(application: Application) -> dict[str, Any] | None:
    one: Objection | None = getattr(application, "objection", None)
    if one is None:
        return None
    return {"at": one.at, "text": one.text, "outcome": str(one.get_outcome_display()), "answer": one.answer}


def forget_applications(person: Person) -> None:
    """A draft goes; what is not decided is withdrawn. Of the rest number, points and decision stay, and nothing that tells whose."""
    rows = Application.objects.filter(person=person)
    rows.filter(state=Application.State.DRAFT).delete()
    undecided = rows.filter(state__in=(*WAITING, Application.State.SHORTLISTED, *UNDECIDED))
    open_files = Assignment.objects.filter(application__in=undecided, moved_at=None)
    open_files.update(moved_at=clock.now(), moved_why="withdrawn", final_at=None, total=None)
    undecided.update(state=Application.State.WITHDRAWN)
    Objection.objects.filter(application__in=rows).update(text="–")
    said = {"organisation": "", "info_answer": "", "summary": "", "talk_words": "", "title": "–"}
    rows.update(person=None, publish=False, **said)


def export_memberships(person: Person) -> Iterator[dict[str, Any]]:
    for one in Member.objects.filter(person=person).select_related("application__call"):
        yield {"call": one.application.call.title, "application": one.application.title, "since": one.joined_at}


def forget_memberships(person: Person) -> None:
    Member.objects.filter(person=person).delete()


def export_juries(person: Person) -> Iterator[dict[str, Any]]:
    rows = (
        Juror.objects.filter(person=person)
        .select_related("call")
        .prefetch_related("assignments__application", "assignments__marks__criterion")
    )
    for one in rows:
        yield {
            "call": one.call.title,
            "about": one.about,
            "topics": one.topics,
            "appointed_at": one.appointed_at,
            "files": [
                {
                    "number": file.application.number,
                    "conflict": file.conflict,
                    "at": file.conflict_at,
                    "points": [(mark.criterion.title, mark.points, mark.words) for mark in file.marks.all()],
                }
                for file in one.assignments.all()
            ],
        }


def forget_juries(person: Person) -> None:
    """Points stay, so that the result can be understood; whose they were is gone."""
    Juror.objects.filter(person=person).update(person=None, about="", ended_at=clock.now())


def export_mentors(person: Person) -> Iterator[dict[str, Any]]:
    for one in Mentor.objects.filter(person=person).select_related("call"):
        yield {"call": one.call.title, "topics": one.topics, "at_most": one.most}


def forget_mentors(person: Person) -> None:
    Mentor.objects.filter(person=person).update(person=None)


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
