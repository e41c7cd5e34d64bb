"""Votes at the desk: lists, what waits to be valued, objections."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from meydan.base.cards import Viewer
from meydan.decisions.models import Appeal, Ballot, Option, State, Valuation
from meydan.decisions.rules import MANAGING
from meydan.ideas.models import Contribution
from meydan.ideas.models import State as Answered
from meydan.people.models import Person


def ballots_at_desk(state: str = "", text: str = "") -> QuerySet[Ballot]:
    rows = Ballot.objects.select_related("unit", "process").annotate(votes=Count("roll"))
    if text:
        rows = rows.filter(title__icontains=text)
    return rows.filter(state=state) if state in State.values else rows


def options_at_desk(person: Person) -> QuerySet[Option]:
    """Those that the person may value: all, or what their units were asked."""
    rows = Option.objects.select_related("ballot", "area", "unit", "contribution__thread", "neighbourhood")
    return rows if person.has_role(*MANAGING) else rows.filter(unit__in=person.unit_ids)


def to_value(person: Person) -> QuerySet[Option]:
    """What waits for a unit's word, the first to be voted on first."""
    waiting = options_at_desk(person).filter(valuation=Valuation.WAITING, ballot__state=State.DRAFT)
    return waiting.filter(unit__isnull=False).order_by("ballot__opens_at", "id")


def options_of(ballot: Ballot) -> list[Option]:
    return list(ballot.options.select_related("area", "unit", "contribution__thread").order_by("number", "id"))


def to_take(ballot: Ballot) -> QuerySet[Contribution]:
    """Accepted contributions of the process that are on no paper of this vote yet."""
    rows = Contribution.objects.filter(process=ballot.process_id, state=Answered.ACCEPTED, hidden_at=None, inside=False)
    return rows.exclude(ballot_options__ballot=ballot) if ballot.process_id else rows.none()


def open_appeals() -> QuerySet[Appeal]:
    return Appeal.objects.filter(answered_at=None).select_related("ballot").order_by("at", "id")


def appeals_visible_to(viewer: Viewer) -> QuerySet[Appeal]:
    """One's own, and all for those who answer."""
    rows = Appeal.objects.select_related("ballot")
    if viewer is None:
        return rows.none()
    return rows if viewer.has_role(*MANAGING) else rows.filter(Q(person=viewer))


def load_appeals(viewer: Viewer, ids: Collection[int]) -> QuerySet[Appeal]:
    return appeals_visible_to(viewer).filter(pk__in=ids)
