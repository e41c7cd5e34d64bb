"""What counts as an answer to which kind of question, and how it is said."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from meydan.base import uploads
from meydan.base.templatetags.ui import day
from meydan.questions.models import Question, QuestionKind

K = QuestionKind
WITH_CHOICES = frozenset({K.ONE, K.SEVERAL, K.MATRIX, K.RANKING})
WITH_COUNTS = frozenset({K.YES_NO, K.ONE, K.SEVERAL, K.SCALE})
"""Kinds whose answers are counted choice by choice; a condition and a cross table look at one of them."""
OF_PEOPLE = frozenset({K.SHORT, K.LONG, K.PLACE, K.FILE})
"""Kinds in which anything can be written or shown, also what names somebody: nobody reads them before a check."""
YES, NO = "yes", "no"
SCALE = [(str(step), str(step)) for step in range(1, 6)]


def name_of(question: Question) -> str:
    """Of its field in a form."""
    return f"q{question.pk}"


def choices_of(question: Question) -> list[tuple[str, str]]:
    """(code, word) of what can be chosen."""
    match question.kind:
        case K.YES_NO:
            return [(YES, gettext("Yes")), (NO, gettext("No"))]
        case K.SCALE:
            return SCALE
    return [(one, one) for one in question.choices]


def condition_words(question: Question) -> str:
    """The earlier answer that a question waits for, in words."""
    earlier = question.only_if
    return dict(choices_of(earlier)).get(question.only_if_is, question.only_if_is) if earlier else ""


def said(question: Question, value: Any) -> str:
    """An answer in words, on one line."""
    return (
        "; ".join(said_parts(question, value)) if question.kind == K.MATRIX else ", ".join(said_parts(question, value))
    )


def said_parts(question: Question, value: Any) -> Iterator[str]:
    """An answer in words, part by part."""
    match question.kind:
        case K.YES_NO:
            yield dict(choices_of(question)).get(str(value), str(value))
        case K.DATE:
            yield day(date.fromisoformat(value))
        case K.PLACE:
            yield from _place(value)
        case K.FILE:
            yield file_words(value)
        case K.MATRIX:
            yield from (f"{line}: {chosen}" for line, chosen in value.items())
        case K.RANKING:
            yield from (f"{place}. {one}" for place, one in enumerate(value, 1))
        case _:
            yield from (str(one) for one in (value if isinstance(value, list) else [value]))


def file_words(value: Mapping[str, Any]) -> str:
    if value.get("gone"):
        return gettext("A file that is no longer kept")
    suffix = value.get("suffix", uploads.JPG)
    kind = suffix.upper()  # ascii
    return gettext("A photo") if suffix == uploads.JPG else gettext("A document (%(kind)s)") % {"kind": kind}


def _place(value: Mapping[str, Any]) -> Iterator[str]:
    yield from (value[part] for part in ("name", "words") if value.get(part))
    if value.get("latitude") is not None:
        yield f"{value['latitude']:.4f} {value['longitude']:.4f}"
