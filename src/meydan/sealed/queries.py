"""Sealed words by their owner or by their thing, without opening them; and the looks at somebody's words."""

from collections.abc import Collection

from django.db.models import QuerySet

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.people.models import Person
from meydan.sealed.models import Look, Words


def own_words(person: Viewer) -> QuerySet[Words]:
    return Words.objects.filter(person=person).order_by("-written_at", "-id") if person else Words.objects.none()


def words_for(refs: Collection[str], what: str) -> QuerySet[Words]:
    """That something was left for these things, by whom; whether it may be read is for `may_open` to say."""
    return Words.objects.filter(of__in=refs, what=what, delete_on__gte=clock.today()).select_related("person")


def looks_at(person: Person, after: str = "") -> Page[Look]:
    rows = Look.objects.filter(person=person).select_related("by")
    return page_by_key(rows, order=["-at", "-id"], after=after, per_page=20)
