"""What the desk sees."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from meydan.base.paging import Page, page_by_key
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.questions.models import Answer, QuestionKind
from meydan.questions.queries import files_of, with_words
from meydan.surveys.models import Code, Draft, Mark, Sheet, Survey, Tag, Template
from meydan.surveys.queries.surveys import WITH, in_phase
from meydan.surveys.rules import may_run_surveys

WRITTEN = (QuestionKind.SHORT, QuestionKind.LONG)
"""Kinds that are read at the desk before anybody else sees what was written."""


def surveys_at_desk(person: Person) -> QuerySet[Survey]:
    """Those that one may work on."""
    rows = Survey.objects.select_related(*WITH)
    if may_run_surveys(person):
        return rows
    return rows.filter(unit__in=person.unit_ids if person.has_role(*OF_A_UNIT) else ())


def desk_rows(person: Person, *, tab: str, text: str) -> QuerySet[Survey]:
    rows = surveys_at_desk(person).filter(in_phase(tab)).annotate(people=Count("sheets"))
    return rows.filter(title__says=text) if text else rows


def desk_page(person: Person, *, tab: str, text: str, after: str) -> Page[Survey]:
    return page_by_key(desk_rows(person, tab=tab, text=text), order=["-created_at", "-id"], after=after, per_page=25)


def without_report(person: Person) -> QuerySet[Survey]:
    """Closed, and nobody has said what came of it; the oldest first."""
    return surveys_at_desk(person).filter(in_phase("closed")).order_by("closes_at", "pk")


def with_texts(person: Person) -> QuerySet[Survey]:
    """Surveys in which something was written that nobody has read yet."""
    own = Concat(Value("survey:"), Cast(OuterRef("pk"), CharField()))
    unread = Answer.objects.filter(question__of=own, question__kind__in=WRITTEN, reading=None)
    return surveys_at_desk(person).exclude(state=Survey.State.DRAFT).filter(Exists(unread)).order_by("closes_at", "pk")


def texts_of(
    survey: Survey, *, question: int | None = None, tag: int | None = None, unread: bool = False, text: str = ""
) -> QuerySet[Answer]:
    """What was written, in the order in which it came; with all words of `text`, whatever their letters."""
    rows = Answer.objects.filter(question__of=survey.ref, question__kind__in=WRITTEN)
    rows = rows.select_related("question", "reading").prefetch_related("reading__tags")
    if question:
        rows = rows.filter(question=question)
    if tag:
        rows = rows.filter(reading__tags=tag)
    rows = with_words(rows, text)
    return rows.filter(reading=None) if unread else rows


def places_of(survey: Survey, text: str = "") -> QuerySet[Answer]:
    """Places as they were written: only the desk sees them so."""
    rows = Answer.objects.filter(question__of=survey.ref, question__kind=QuestionKind.PLACE).select_related("question")
    return with_words(rows, text)


def place_page(survey: Survey, *, text: str, after: str) -> Page[Answer]:
    return page_by_key(places_of(survey, text), order=["pk"], after=after, per_page=50)


def file_page(survey: Survey, *, question: int | None, after: str) -> Page[Answer]:
    """Photos and documents that came."""
    rows = files_of(survey.ref)
    rows = rows.filter(question=question) if question else rows
    return page_by_key(rows, order=["key"], after=after, per_page=30)


def text_page(survey: Survey, after: str, **which: Any) -> Page[Answer]:
    return page_by_key(texts_of(survey, **which), order=["pk"], after=after, per_page=20)


def tags_of(survey: Survey) -> dict[int, list[Any]]:
    """Question → its tags with how often each stands (`texts_count`); one query."""
    found: dict[int, list[Any]] = {}
    for tag in Tag.objects.filter(question__of=survey.ref).annotate(texts_count=Count("texts")):
        found.setdefault(tag.question_id, []).append(tag)
    return found


def sheets_of(survey: Survey) -> QuerySet[Sheet]:
    return Sheet.objects.filter(survey=survey).select_related("survey", "person", "neighbourhood")


def entered_in(survey: Survey) -> QuerySet[Sheet]:
    """From paper, phone and desk, by pile."""
    return sheets_of(survey).exclude(channel="web").order_by("batch", "on", "pk")


def entered_page(survey: Survey, after: str) -> Page[Sheet]:
    """The same as they are listed: pile, way and day."""
    rows = entered_in(survey).select_related(None).only("batch", "channel", "on")
    return page_by_key(rows, order=["batch", "pk"], after=after, per_page=20)


def people_by_channel(survey: Survey) -> Mapping[str, int]:
    rows = Sheet.objects.filter(survey=survey).values_list("channel").annotate(Count("pk"))
    return dict(rows.order_by("channel"))


def codes_of(survey: Survey) -> tuple[int, int]:
    """(how many codes there are, how many of them were used)"""
    rows = Code.objects.filter(survey=survey).aggregate(all=Count("pk"), used=Count("pk", filter=Q(used=True)))
    return rows["all"], rows["used"]


def templates() -> QuerySet[Template]:
    return Template.objects.order_by("name")


def template_page(*, text: str, after: str) -> Page[Template]:
    rows = templates().select_related("by")
    rows = rows.filter(name__says=text) if text else rows
    return page_by_key(rows, order=["name", "pk"], after=after, per_page=25)


def draft_by_key(survey: Survey, key: str) -> Draft | None:
    return Draft.objects.filter(survey=survey, key=key).first()


def marks(survey: Survey, digests: list[str]) -> set[str]:
    return set(Mark.objects.filter(survey=survey, digest__in=digests).values_list("digest", flat=True))
