"""The library of what worked."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from meydan.base import search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.partners.models import Organisation, Practice
from meydan.partners.rules import may_keep_partners
from meydan.people.models import Person

PUBLISHED = Practice.State.PUBLISHED


def practices_visible_to(viewer: Viewer) -> QuerySet[Practice]:
    """Published ones, one's own, and at the desk all."""
    rows = Practice.objects.select_related("organisation", "goal", "by")
    if may_keep_partners(viewer):
        return rows
    return rows.filter(Q(state=PUBLISHED) | Q(by=viewer)) if viewer else rows.filter(state=PUBLISHED)


@dataclass(frozen=True)
class Wanted:
    text: str = ""
    goal: int | None = None
    cost: str = ""


def library_page(wanted: Wanted, after: str) -> Page[Practice]:
    rows = Practice.objects.filter(state=PUBLISHED).select_related("organisation", "goal")
    if wanted.text:
        found = search.find(wanted.text, kinds=[Practice.kind])
        rows = rows.filter(pk__in=[int(entry.ref.partition(":")[2]) for entry in found])
    if wanted.goal:
        rows = rows.filter(goal=wanted.goal)
    if wanted.cost:
        rows = rows.filter(cost=wanted.cost)
    return page_by_key(rows, order=["-decided_at", "-pk"], after=after)


def page_for_programs(*, after: str, per_page: int) -> Page[Practice]:
    rows = Practice.objects.filter(state=PUBLISHED).select_related("organisation")
    return page_by_key(rows, order=["-decided_at", "-pk"], after=after, per_page=per_page)


def practices_of(organisation: Organisation) -> list[Practice]:
    rows = organisation.practices.filter(state=PUBLISHED).select_related("goal")
    return list(rows.order_by("-decided_at", "-pk")[:12])


def own_practices(person: Viewer) -> QuerySet[Practice]:
    rows = Practice.objects.filter(by=person) if person else Practice.objects.none()
    return rows.order_by("-sent_at", "-pk")


def waiting_practices(person: Viewer) -> QuerySet[Practice]:
    rows = Practice.objects.filter(state=Practice.State.SENT).select_related("organisation", "by")
    return rows.order_by("promised_for", "pk") if may_keep_partners(person) else rows.none()


def practice_page(person: Person, *, state: str, text: str, after: str) -> Page[Practice]:
    rows = practices_visible_to(person) if may_keep_partners(person) else Practice.objects.none()
    rows = rows.filter(state=state) if state in Practice.State.values else rows
    rows = rows.filter(title__says=text) if text else rows
    return page_by_key(rows, order=["-sent_at", "-pk"], after=after)


def load_practices(viewer: Viewer, ids: Collection[int]) -> QuerySet[Practice]:
    return practices_visible_to(viewer).filter(pk__in=ids)
