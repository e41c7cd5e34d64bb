"""What people wrote, as far as a colleague has opened it for everybody."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from meydan.base import languages
from meydan.base.paging import Page, page_by_key
from meydan.surveys.models import Survey, Tag, Text

FIRST = 5
"""So many of each question stand on the page of results."""


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for among the words of people; empty means everything."""

    text: str = ""
    question: int | None = None
    tag: str = ""


def opened(survey: Survey) -> QuerySet[Text]:
    return Text.objects.filter(answer__question__of=survey.ref, public=True)


def first_of_each(survey: Survey) -> dict[int, tuple[int, list[str]]]:
    """Question → (how many are open, the first of them); one query."""
    question = F("answer__question")
    place = Window(RowNumber(), partition_by=question, order_by="place")
    rows = opened(survey).annotate(row=place, together=Window(Count("pk"), partition_by=question))
    rows = rows.filter(row__lte=FIRST).order_by("place")
    found: dict[int, tuple[int, list[str]]] = defaultdict(lambda: (0, []))
    for of, words, together in rows.values_list("answer__question", "words", "together"):
        found[of] = (together, [*found[of][1], words])
    return found


def word_rows(survey: Survey, wanted: Wanted) -> QuerySet[Text]:
    """Those in which all words stand, whatever their letters."""
    rows = opened(survey).select_related("answer__question")
    for part in languages.fold(wanted.text).split():
        rows = rows.filter(folded__contains=part)
    if wanted.question:
        rows = rows.filter(answer__question=wanted.question)
    return rows.filter(tags__name=wanted.tag) if wanted.tag else rows


def word_page(survey: Survey, wanted: Wanted, after: str) -> Page[Text]:
    return page_by_key(word_rows(survey, wanted), order=["place"], after=after, per_page=20)


def open_tags(survey: Survey) -> list[str]:
    """Names of tags below which something is open."""
    rows = Tag.objects.filter(question__of=survey.ref, texts__public=True).order_by("name")
    return list(rows.values_list("name", flat=True).distinct())
