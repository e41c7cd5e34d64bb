"""Verbs about questions and answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.refs import Found
from meydan.people.models import Person
from meydan.questions.models import Answer, Question
from meydan.questions.queries import has_answers, questions_of
from meydan.questions.rules import ANSWERED, MOST, TOO_MANY, WITH_CHOICES, may_change_questions, name_of

EMPTY: tuple[Any, ...] = (None, "", [])


@transaction.atomic
def save_question(
    *, by: Person, about: Found, form: str, question: Question | None = None, kind: str, text: str, why: str,
    choices: Sequence[str] = (), required: bool = False, position: int = 0,
) -> Question:  # fmt: skip
    """Ask something more, or ask it better. What somebody has answered keeps its kind and its choices."""
    may_change_questions(by, about, form).or_refuse()
    if question is None and len(questions_of(about.ref, form)) >= MOST:
        raise Refused(TOO_MANY, most=MOST)
    kept = question or Question(of=about.ref, form=form)
    offered = list(choices) if kind in WITH_CHOICES else []
    if kept.pk and (kept.kind, kept.choices) != (kind, offered) and has_answers(kept):
        raise Refused(ANSWERED)
    kept.kind, kept.text, kept.why, kept.choices = kind, text, why, offered
    kept.required, kept.position = required, position
    kept.save()
    record("questions.saved", by=by, ref=about.ref, form=form)
    return kept


@transaction.atomic
def remove_question(*, by: Person, about: Found, question: Question) -> None:
    """Ask it no more. What was answered stays readable."""
    may_change_questions(by, about, question.form).or_refuse()
    if has_answers(question):
        Question.objects.filter(pk=question.pk).update(removed_at=clock.now())
    else:
        question.delete()
    record("questions.removed", by=by, ref=about.ref, form=question.form)


@transaction.atomic
def write_answers(*, by: Person | None, of: str, form: str, sheet: str, given: Mapping[str, Any]) -> int:
    """Keep what was answered on a sheet, by the names of the fields, instead of what stood there before. The slice that owns `of` has asked
    its own rule. `by` is None where answers are given without a name."""
    questions = questions_of(of, form)
    Answer.objects.filter(sheet=sheet, question__in=questions).delete()
    made = Answer.objects.bulk_create(
        Answer(question=one, sheet=sheet, person=by, value=given[name_of(one)], at=clock.now())
        for one in questions
        if given.get(name_of(one)) not in EMPTY
    )
    if made:
        record("questions.answered", by=by, ref=of, form=form)
    return len(made)


@transaction.atomic
def copy_questions(*, of: str, to: Sequence[str]) -> None:
    """The same questions about further things, e.g. those of a series."""
    asked = list(Question.objects.filter(of=of, removed_at=None))
    Question.objects.bulk_create(
        Question(
            of=other, form=one.form, kind=one.kind, text=one.text, why=one.why, choices=one.choices, required=one.required,
            position=one.position,
        )
        for other in to
        for one in asked
    )  # fmt: skip
