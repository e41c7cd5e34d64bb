"""Which questions are asked, given what was answered so far. `answers` hold values by the names of fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from meydan.questions.models import Question
from meydan.questions.rules.kinds import name_of

type Answers = Mapping[str, Any]
EMPTY: tuple[Any, ...] = (None, "", [], {})


def asked_of(questions: Sequence[Question], answers: Answers) -> list[Question]:
    """Those that are asked. What hangs on a question that is not asked itself is not asked either, whatever stands in
    `answers`. Questions come in order, so what one hangs on was decided before."""
    asked: dict[int, Question] = {}
    for one in questions:
        if one.only_if_id is None or (one.only_if_id in asked and applies(one, answers)):
            asked[one.pk] = one
    return list(asked.values())


def applies(question: Question, answers: Answers) -> bool:
    """Whether the earlier answer is the one that this question waits for."""
    given = answers.get(f"q{question.only_if_id}")
    return question.only_if_is in given if isinstance(given, list) else given == question.only_if_is


def pages_of(questions: Sequence[Question], answers: Answers) -> list[list[Question]]:
    """What is asked, page by page; a page of which nothing is asked is left out."""
    pages: dict[int, list[Question]] = {}
    for one in asked_of(questions, answers):
        pages.setdefault(one.page, []).append(one)
    return [pages[number] for number in sorted(pages)]


def kept_of(questions: Sequence[Question], answers: Answers) -> dict[str, Any]:
    """What of the answers counts: those to questions that are asked."""
    names = (name_of(one) for one in asked_of(questions, answers))
    return {name: answers[name] for name in names if answers.get(name) not in EMPTY}
