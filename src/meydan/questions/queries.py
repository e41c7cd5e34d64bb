"""Reading questions and answers."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import QuerySet

from meydan.questions.models import Answer, Question, QuestionKind
from meydan.questions.rules import field_of, name_of, said

LATEST = 50


def questions_of(of: str, form: str) -> list[Question]:
    """What is asked now, in order."""
    return list(Question.objects.filter(of=of, form=form, removed_at=None))


def all_questions() -> QuerySet[Question]:
    return Question.objects.filter(removed_at=None)


def fields_for(questions: Collection[Question]) -> dict[str, forms.Field]:
    return {name_of(one): field_of(one) for one in questions}


def has_answers(question: Question) -> bool:
    return question.answers.exists()


def answered_on(sheets: Collection[str]) -> dict[str, list[tuple[Question, str]]]:
    """Sheet → (question, answer in words); one query."""
    rows = Answer.objects.filter(sheet__in=sheets).select_related("question")
    found: dict[str, list[tuple[Question, str]]] = defaultdict(list)
    for one in rows.order_by("question__position", "question_id"):
        found[one.sheet].append((one.question, said(one.question, one.value)))
    return found


def values_on(sheet: str) -> dict[str, Any]:
    """What was answered, by the names of the fields, to begin a form with."""
    return {name_of(one.question): one.value for one in Answer.objects.filter(sheet=sheet).select_related("question")}


@dataclass
class Result:
    """What came in for one question."""

    question: Question
    counts: list[tuple[str, int]] = field(default_factory=list)
    """Of questions with choices: (answer, how many)."""
    words: list[str] = field(default_factory=list)
    """Of the others: the latest answers."""
    answers: int = 0


def results(of: str, form: str) -> list[Result]:
    """All answers on a form, question by question; two queries."""
    questions = list(Question.objects.filter(of=of, form=form))
    values: dict[int, list[Any]] = defaultdict(list)
    for question, value in (
        Answer.objects.filter(question__in=questions).order_by("-pk").values_list("question", "value")
    ):
        values[question].append(value)
    return [_result(one, values[one.pk]) for one in questions if values[one.pk] or one.removed_at is None]


def _result(question: Question, values: list[Any]) -> Result:
    if question.kind in {QuestionKind.SHORT, QuestionKind.LONG, QuestionKind.NUMBER}:
        return Result(question, words=[str(one) for one in values[:LATEST]], answers=len(values))
    counted = Counter(one for value in values for one in (value if isinstance(value, list) else [value]))
    order = fields_for([question])[name_of(question)].choices  # type: ignore[attr-defined]
    return Result(question, counts=[(word, counted[code]) for code, word in order], answers=len(values))
