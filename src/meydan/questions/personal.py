"""What questions know about a person: their answers."""

from collections.abc import Iterator
from typing import Any

from meydan.people.models import Person
from meydan.questions.models import Answer
from meydan.questions.rules import said


def export_answers(person: Person) -> Iterator[dict[str, Any]]:
    for one in Answer.objects.filter(person=person).select_related("question").order_by("at", "pk"):
        yield {
            "about": one.question.of,
            "question": one.question.text,
            "answer": said(one.question, one.value),
            "at": one.at,
        }


def forget_answers(person: Person) -> None:
    Answer.objects.filter(person=person).delete()
