"""What questions know about a person: their answers, and the files among them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from meydan.people.models import Person
from meydan.questions import files
from meydan.questions.models import Answer, QuestionKind
from meydan.questions.queries import file_name
from meydan.questions.rules import said


def _given_by(person: Person) -> QuerySet[Answer]:
    return Answer.objects.filter(person=person).select_related("question").order_by("at", "pk")


def _files_of(person: Person) -> QuerySet[Answer]:
    return _given_by(person).filter(question__kind=QuestionKind.FILE)


def _told(one: Answer) -> dict[str, Any]:
    said_so = said(one.question, one.value)
    return {"about": one.question.of, "question": one.question.text, "answer": said_so, "at": one.at}


def export_answers(person: Person) -> Iterator[dict[str, Any]]:
    for one in _given_by(person).exclude(question__kind=QuestionKind.FILE):
        yield _told(one)


def export_files(person: Person) -> Iterator[dict[str, Any]]:
    for one in _files_of(person):
        yield _told(one) | ({"file": file_name(one)} if "key" in one.value else {})


def packed_files(person: Person) -> Iterator[tuple[str, Path]]:
    """The files themselves, as they are kept."""
    for one in _files_of(person).filter(value__has_key="key"):
        yield file_name(one), files.path_of(one.value)


def forget_answers(person: Person) -> None:
    Answer.objects.filter(person=person).exclude(question__kind=QuestionKind.FILE).delete()


def forget_files(person: Person) -> None:
    """Row and file."""
    rows = _files_of(person)
    _unlink_later([one.value for one in rows if "key" in one.value])
    rows.delete()


def destroy_files(before: datetime) -> int:
    """What was sent so long ago, whoever sent it. That a file came stays an answer."""
    old = list(Answer.objects.filter(question__kind=QuestionKind.FILE, value__has_key="key", at__lt=before))
    _unlink_later([one.value for one in old])
    Answer.objects.filter(pk__in=[one.pk for one in old]).update(value={"gone": True})
    return len(old)


def _unlink_later(values: list[Any]) -> None:
    """When it is sure that no row names them any more."""
    transaction.on_commit(lambda: files.remove(values))
