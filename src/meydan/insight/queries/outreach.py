"""Tasks that go to those who are missing, and where somebody is missing now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.decisions.models import Ballot
from meydan.decisions.models import State as BallotState
from meydan.ideas.models import Process
from meydan.ideas.queries.processes import open_processes
from meydan.insight.models import Outreach
from meydan.insight.rules import TOWN_WIDE
from meydan.people.models import Person


def outreach_in_hands() -> QuerySet[Outreach]:
    """Open tasks that lie with somebody."""
    return Outreach.objects.filter(done_on=None, owner__isnull=False)


def late_now() -> Q:
    return Q(on__lt=clock.today())


def open_for(person: Person) -> QuerySet[Outreach]:
    """Open tasks of the person and of those for whom they stand in, the nearest day first; without an owner for everybody."""
    rows = Outreach.objects.filter(done_on=None).select_related("owner").order_by("on", "pk")
    if not person.has_role(*TOWN_WIDE):
        return rows.none()
    return rows.filter(owner__in=person.answers_for) | rows.filter(owner=None)


def desk_outreach() -> QuerySet[Outreach]:
    return Outreach.objects.select_related("owner")


def desk_page(*, done: bool, text: str, after: str) -> Page[Outreach]:
    rows = desk_outreach().filter(done_on__isnull=not done)
    if text:
        rows = rows.filter(title__says=text)
    return page_by_key(rows, order=["-done_on", "-id"] if done else ["on", "id"], after=after)


def outreach_of(of: str, limit: int = 8) -> list[Outreach]:
    """What readers see beside a thing: open ones first, by day."""
    rows = Outreach.objects.filter(of=of).order_by("done_on", "on", "pk")
    return sorted(rows[:limit], key=lambda one: (one.done_on is not None, one.on))


def load_outreach(viewer: Viewer, ids: Collection[int]) -> dict[int, Outreach]:
    """For colleagues."""
    return desk_outreach().in_bulk(ids) if viewer is not None and viewer.at_desk else {}


@dataclass(frozen=True)
class Running:
    """Something that people can still take part in."""

    ref: str
    title: str
    closes_at: datetime | None
    within: tuple[int, ...]


def running(viewer: Viewer = None) -> list[Running]:
    """Processes in a stage and votes that are open, the nearest end first; five queries."""
    now = clock.now()
    votes = Ballot.objects.filter(state=BallotState.ANNOUNCED, opens_at__lte=now, closes_at__gt=now)
    found = [_process(one, now) for one in open_processes(20, viewer)]
    found += [_ballot(one) for one in votes.prefetch_related("places").order_by("closes_at")[:20]]
    return sorted(found, key=lambda one: (one.closes_at is None, one.closes_at))


def _process(process: Process, now: datetime) -> Running:
    stages = [one for one in process.stages.all() if one.opens_at <= now < one.closes_at]
    return Running(process.ref, process.title, min((one.closes_at for one in stages), default=None), ())


def _ballot(ballot: Ballot) -> Running:
    return Running(ballot.ref, ballot.title, ballot.closes_at, tuple(one.pk for one in ballot.places.all()))
