"""Votes at the desk: lists, what waits to be valued, objections."""

from collections.abc import Collection

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from meydan.base import turkish
from meydan.base.cards import Viewer, kind
from meydan.base.models import SearchEntry
from meydan.base.paging import PER_PAGE, Page, page_by_key
from meydan.base.refs import Found, resolve
from meydan.decisions.models import Appeal, Ballot, Option, State, Valuation
from meydan.decisions.rules import MANAGING
from meydan.ideas.models import Contribution
from meydan.ideas.models import State as Answered
from meydan.people.models import Person


def ballots_at_desk(state: str = "", text: str = "") -> QuerySet[Ballot]:
    rows = Ballot.objects.select_related("unit", "process").annotate(votes=Count("roll"))
    if text:
        rows = rows.filter(title__says=text)
    return rows.filter(state=state) if state in State.values else rows


def options_at_desk(person: Person) -> QuerySet[Option]:
    """Those that the person may value: all, or what their units were asked."""
    rows = Option.objects.select_related("ballot", "area", "unit", "contribution__thread", "neighbourhood")
    return rows if person.has_role(*MANAGING) else rows.filter(unit__in=person.unit_ids)


def values_page(person: Person, *, done: bool, text: str, after: str) -> Page[Option]:
    """What units were asked before a vote, the first to be voted on first: what waits, or what was said and can still be changed."""
    asked = options_at_desk(person).filter(ballot__state=State.DRAFT, unit__isnull=False)
    rows = asked.exclude(valuation=Valuation.WAITING) if done else asked.filter(valuation=Valuation.WAITING)
    if text:
        rows = rows.filter(title__says=text)
    return page_by_key(rows.annotate(opens_at=F("ballot__opens_at")), order=["opens_at", "id"], after=after)


def groups_to_choose() -> list[tuple[str, str]]:
    """(audience, name) of the groups that everybody finds. Groups live upstairs; search knows what they are called."""
    if kind("group") is None:
        return []
    titles = dict(SearchEntry.objects.filter(kind="group", public=True).values_list("ref", "title"))
    return sorted(titles.items(), key=lambda pair: turkish.order_key(pair[1]))


def members_of(viewer: Viewer, ballot: Ballot) -> Found | None:
    """The group whose members vote, as far as the viewer sees it."""
    name, _colon, number = ballot.members_of.partition(":")
    return resolve(viewer, [ballot.members_of]).get(ballot.members_of) if name and number.isdecimal() else None


def to_value(person: Person) -> QuerySet[Option]:
    """What waits for a unit's word, the first to be voted on first."""
    waiting = options_at_desk(person).filter(valuation=Valuation.WAITING, ballot__state=State.DRAFT)
    return waiting.filter(unit__isnull=False).order_by("ballot__opens_at", "id")


def options_of(ballot: Ballot) -> list[Option]:
    return list(ballot.options.select_related("area", "unit", "contribution__thread").order_by("number", "id"))


def option_page(ballot: Ballot, *, text: str, after: str) -> Page[Option]:
    """By their numbers, as soon as they have one."""
    rows = ballot.options.select_related("area", "unit").annotate(place=Coalesce("number", 0))
    rows = rows.filter(Q(title__says=text) | Q(area__name__says=text)) if text else rows
    return page_by_key(rows, order=["place", "id"], after=after, per_page=50)


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


def waiting_appeals(ballot: Ballot) -> list[Appeal]:
    """Those that wait longest for an answer; who has one makes room for the next."""
    return list(open_appeals().filter(ballot=ballot)[:PER_PAGE])


def load_appeals(viewer: Viewer, ids: Collection[int]) -> QuerySet[Appeal]:
    return appeals_visible_to(viewer).filter(pk__in=ids)
