"""Reading what the town wrote."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import ExtractYear

from meydan.base import search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.editorial.models import Article, Attachment, Placed, Submission
from meydan.editorial.rules import may_publish, may_write
from meydan.people.models import Person

NEWS, PAGE = Article.What.NEWS, Article.What.PAGE


@dataclass(frozen=True)
class Wanted:
    text: str = ""
    year: int | None = None


def public_articles(what: str = "") -> QuerySet[Article]:
    rows = Article.objects.filter(published_at__isnull=False)
    return rows.filter(what=what) if what else rows


def load_articles(viewer: Viewer, ids: Collection[int]) -> QuerySet[Article]:
    return public_articles().filter(pk__in=ids)


def news_page(wanted: Wanted, after: str) -> Page[Article]:
    """The newest first; with words, those that have them."""
    rows = public_articles(NEWS)
    if wanted.text:
        found = search.find(wanted.text, kinds=[Article.kind])
        rows = rows.filter(pk__in=[int(entry.ref.partition(":")[2]) for entry in found])
    if wanted.year:
        rows = rows.filter(first_published_at__year=wanted.year)
    return page_by_key(rows, order=["-first_published_at", "-pk"], after=after)


def page_for_programs(*, after: str, per_page: int) -> Page[Article]:
    return page_by_key(public_articles(), order=["-first_published_at", "-pk"], after=after, per_page=per_page)


def years() -> list[int]:
    """In which there is news, the latest first."""
    found = public_articles(NEWS).annotate(year=ExtractYear("first_published_at"))
    return [int(year) for year in found.order_by("-year").values_list("year", flat=True).distinct()]


def latest_news(at_most: int) -> Sequence[Article]:
    return list(public_articles(NEWS).order_by("-first_published_at", "-pk")[:at_most])


def attachments() -> QuerySet[Attachment]:
    """Of what stands there."""
    return Attachment.objects.filter(article__published_at__isnull=False)


def waiting(person: Viewer) -> QuerySet[Submission]:
    """What others handed in, the longest waiting first. For those who publish."""
    rows = Submission.objects.order_by("at", "pk")
    return rows.exclude(by=person) if may_publish(person) else rows.none()


def published_page(person: Person, *, text: str, what: str, after: str) -> Page[Article]:
    """For the desk: also what was taken down."""
    rows = Article.objects.select_related("by") if may_write(person) else Article.objects.none()
    rows = rows.filter(what=what) if what in Article.What.values else rows
    rows = rows.annotate(title_tr=KT("words__tr__title")).filter(title_tr__says=text) if text else rows
    return page_by_key(rows, order=["-changed_at", "-pk"], after=after)


def placed_lines() -> Sequence[Placed]:
    return list(Placed.objects.filter(published_at__isnull=False).order_by("where", "order", "pk"))


def addresses() -> Iterable[tuple[str, datetime | None]]:
    for one in public_articles().only("what", "slug", "changed_at").iterator():
        yield one.get_absolute_url(), one.changed_at
