"""Calls, bids and dues at the desk, and what was won on the pages of projects."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.partners.models import BID_MOVES, HAS_MONEY, Bid, BidState, Due, FundCall
from meydan.partners.rules import may_keep_partners
from meydan.people.models import Person
from meydan.projects.models import Project

SOON = timedelta(days=30)
"""From so long before the day on a deadline or a due waits at the desk."""
REMIND = (14, 0)
"""So many days before it is due somebody is told."""


def calls_at_desk(person: Viewer) -> QuerySet[FundCall]:
    rows = FundCall.objects.all()
    return rows if may_keep_partners(person) else rows.none()


def call_page(person: Person, *, state: str, text: str, after: str) -> Page[FundCall]:
    rows = calls_at_desk(person).annotate(count=Count("bids"))
    if state == "open":
        rows = rows.filter(closes_at__gt=clock.now())
    elif state == "over":
        rows = rows.filter(closes_at__lte=clock.now())
    if text:
        rows = rows.filter(Q(title__says=text) | Q(body__says=text) | Q(programme__says=text))
    order = ["closes_at", "pk"] if state == "open" else ["-closes_at", "-pk"]
    page: Page[FundCall] = page_by_key(rows, order=order, after=after)
    return page


def bids_at_desk(person: Viewer) -> QuerySet[Bid]:
    rows = Bid.objects.select_related("call", "unit", "owner", "idea__thread", "project")
    return rows if may_keep_partners(person) else rows.none()


def bids_in_hands() -> QuerySet[Bid]:
    """Open bids that lie with somebody."""
    return Bid.objects.filter(owner__isnull=False, state__in=[state for state, moves in BID_MOVES.items() if moves])


def bids_late() -> Q:
    """Not submitted in time, or something is due and not written down."""
    unsubmitted = Q(state=BidState.PREPARING, call__closes_at__lt=clock.now())
    return unsubmitted | Q(Exists(Due.objects.filter(bid=OuterRef("pk"), done_on=None, on__lt=clock.today())))


def bid_page(person: Person, *, state: str, text: str, after: str) -> Page[Bid]:
    rows = bids_at_desk(person)
    rows = rows.filter(state=state) if state in BidState.values else rows
    if text:
        rows = rows.filter(Q(title__says=text) | Q(call__body__says=text))
    return page_by_key(rows, order=["-created_at", "-pk"], after=after)


def bids_of(call: FundCall) -> QuerySet[Bid]:
    return call.bids.select_related("unit").order_by("-created_at", "-pk")


def dues_of(bid: Bid) -> list[Due]:
    return list(bid.dues.order_by("on", "pk"))


def has_open_dues(bid: Bid) -> bool:
    return bid.dues.filter(done_on=None).exists()


def closing_bids(person: Viewer) -> QuerySet[Bid]:
    """Not submitted, and the call closes soon or has closed."""
    rows = bids_at_desk(person).filter(state=BidState.PREPARING, call__closes_at__lte=clock.now() + SOON)
    return rows.order_by("call__closes_at", "pk")


def dues_at_desk(person: Viewer) -> QuerySet[Due]:
    rows = Due.objects.select_related("bid__call", "bid__owner")
    return rows if may_keep_partners(person) else rows.none()


def waiting_dues(person: Viewer) -> QuerySet[Due]:
    """What is due soon or late, the nearest first."""
    rows = dues_at_desk(person).filter(done_on=None, on__lte=clock.today() + SOON, bid__state__in=HAS_MONEY)
    return rows.order_by("on", "pk")


def dues_to_remind() -> list[Due]:
    days = [clock.today() + timedelta(days=days) for days in REMIND]
    rows = Due.objects.filter(done_on=None, on__in=days, bid__state__in=HAS_MONEY).select_related("bid__owner")
    return list(rows.order_by("pk"))


def funds_of(project: Project) -> QuerySet[Bid]:
    """Published ones that pay for a project."""
    return Bid.objects.filter(project=project, published_at__isnull=False, state__in=HAS_MONEY).select_related("call")


def load_bids(viewer: Viewer, ids: Collection[int]) -> QuerySet[Bid]:
    """Published ones for everybody."""
    rows = Bid.objects.select_related("call", "project")
    rows = rows if may_keep_partners(viewer) else rows.filter(published_at__isnull=False)
    return rows.filter(pk__in=ids)


def load_calls(viewer: Viewer, ids: Collection[int]) -> QuerySet[FundCall]:
    return calls_at_desk(viewer).filter(pk__in=ids)
