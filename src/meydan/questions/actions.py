"""Verbs about questions and answers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.cards import Asking
from meydan.base.errors import Refused
from meydan.base.refs import Found
from meydan.people.models import Person
from meydan.questions import files
from meydan.questions.models import Answer, Question, QuestionKind
from meydan.questions.queries import has_answers, keys_of_files, questions_of
from meydan.questions.rules import (
    ANSWERED,
    FOLLOWED,
    TOO_MANY,
    WITH_CHOICES,
    kept_of,
    may_ask,
    may_change_questions,
    name_of,
)
from meydan.questions.rules.asking import most_of

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

SHAPE = ("kind", "choices", "lines")
"""What an answer depends on."""
DAYS_OF_DRAFTS = 40
"""So long a file may wait for the sheet that it belongs to."""


@transaction.atomic
def save_question(*, by: Person, about: Found, form: str, question: Question | None = None, **asked: Any) -> Question:
    """Ask something more, or ask it better (`asked`: columns of Question). What somebody has answered keeps its shape."""
    may_change_questions(by, about, form).or_refuse()
    asking = about.kind.asking
    assert asking is not None
    if question is None and len(questions_of(about.ref, form)) >= most_of(asking):
        raise Refused(TOO_MANY, most=most_of(asking))
    kept = question or Question(of=about.ref, form=form, position=_next_position(about.ref, form))
    before = [getattr(kept, name) for name in SHAPE]
    for name, value in _fitting(asked).items():
        setattr(kept, name, value)
    if kept.pk and before != [getattr(kept, name) for name in SHAPE] and has_answers(kept):
        raise Refused(ANSWERED)
    may_ask(kept, asking).or_refuse()
    if kept.pk:
        _keep_conditions(kept, asking)
    kept.save()
    record("questions.saved", by=by, ref=about.ref, form=form)
    return kept


def _fitting(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Without what belongs to another kind of question."""
    kind = asked["kind"]
    scale, several = kind == QuestionKind.SCALE, kind in WITH_CHOICES
    return {
        **asked,
        "choices": list(asked.get("choices", ())) if several else [],
        "lines": list(asked.get("lines", ())) if kind == QuestionKind.MATRIX else [],
        "low": asked.get("low", "") if scale else "",
        "high": asked.get("high", "") if scale else "",
        "shuffled": bool(asked.get("shuffled")) and several and kind != QuestionKind.MATRIX,
    }


def _next_position(of: str, form: str) -> int:
    last = Question.objects.filter(of=of, form=form).aggregate(last=Max("position"))["last"]
    return 0 if last is None else min(last + 1, 32_000)


def _keep_conditions(question: Question, asking: Asking) -> None:
    """What hangs on this question must still be able to."""
    for other in question.followed_by.filter(removed_at=None):
        other.only_if = question
        if not may_ask(other, asking):
            raise Refused(FOLLOWED, title=other.text)


@transaction.atomic
def remove_question(*, by: Person, about: Found, question: Question) -> None:
    """Ask it no more. What was answered stays readable."""
    may_change_questions(by, about, question.form).or_refuse()
    if other := question.followed_by.filter(removed_at=None).first():
        raise Refused(FOLLOWED, title=other.text)
    if has_answers(question) or question.followed_by.exists():
        Question.objects.filter(pk=question.pk).update(removed_at=clock.now())
    else:
        question.delete()
    record("questions.removed", by=by, ref=about.ref, form=question.form)


@transaction.atomic
def move_question(*, by: Person, about: Found, question: Question, up: bool) -> None:
    """One place up or down among those of its page."""
    may_change_questions(by, about, question.form).or_refuse()
    page = [one for one in questions_of(about.ref, question.form) if one.page == question.page]
    here = [one.pk for one in page].index(question.pk)
    there = here + (-1 if up else 1)
    if 0 <= there < len(page):
        page[here], page[there] = page[there], page[here]
    for position, one in enumerate(page):
        one.position = position
    Question.objects.bulk_update(page, ["position"])
    record("questions.moved", by=by, ref=about.ref, form=question.form)


@transaction.atomic
def copy_question(*, by: Person, about: Found, question: Question) -> Question:
    """The same question once more, at the end of its page, to be changed."""
    fields = (
        "kind",
        "text",
        "why",
        "choices",
        "lines",
        "low",
        "high",
        "shuffled",
        "required",
        "page",
        "only_if",
        "only_if_is",
    )
    return save_question(by=by, about=about, form=question.form, **{name: getattr(question, name) for name in fields})


@transaction.atomic
def write_answers(
    *, by: Person | None, of: str, form: str, sheet: str, given: Mapping[str, Any], at: datetime | None = None
) -> int:
    """Keep what was answered on a sheet, by the names of the fields, instead of what stood there before. The slice that owns
    `of` has asked its own rule. `by` is None where answers are given without a name; where their hour would tell whose they
    are, `at` is only a day, and no line of the audit log says the hour either. What is not asked is not kept."""
    questions = questions_of(of, form)
    kept = kept_of(questions, given)
    Answer.objects.filter(sheet=sheet, question__in=questions).delete()
    made = Answer.objects.bulk_create(
        Answer(question=one, sheet=sheet, person=by, value=kept[name_of(one)], at=at or clock.now())
        for one in questions
        if name_of(one) in kept
    )
    if made and at is None:
        record("questions.answered", by=by, ref=of, form=form)
    return len(made)


def keep_file(*, upload: "UploadedFile[Any]") -> dict[str, str]:
    """A photo or a document as an answer: drawn or packed anew, without its name and without anything that says who made it, when
    or where."""
    from meydan.questions.cleaning import cleaned  # what it needs is loaded when somebody sends a file

    suffix, content = cleaned(upload)
    return {"key": files.write(content, suffix), "suffix": suffix}


def sweep_files() -> int:
    """Remove files whose sheet never came, or has gone; returns how many."""
    older_than = clock.now().timestamp() - DAYS_OF_DRAFTS * 86400
    return files.remove_unknown(keys_of_files(), older_than=older_than)


@transaction.atomic
def copy_questions(*, of: str, to: Sequence[str]) -> None:
    """The same questions about further things, e.g. those of a series."""
    asked = list(Question.objects.filter(of=of, removed_at=None))
    for other in to:
        copies: dict[int | None, Question] = {None: None}  # type: ignore[dict-item]
        for one in asked:
            copies[one.pk] = _copy(one, other, copies[one.only_if_id])


def _copy(question: Question, of: str, only_if: Question | None) -> Question:
    return Question.objects.create(
        of=of, form=question.form, kind=question.kind, text=question.text, why=question.why, choices=question.choices,
        lines=question.lines, low=question.low, high=question.high, shuffled=question.shuffled, required=question.required,
        page=question.page, position=question.position, only_if=only_if, only_if_is=question.only_if_is,
    )  # fmt: skip
