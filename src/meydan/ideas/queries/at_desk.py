"""What lies at the desk: its tabs, what is owed, and where similar ones went."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from meydan.base import clock, turkish
from meydan.base.lately import asker
from meydan.base.memory import remembered
from meydan.base.paging import Page, first_page, page_by_key
from meydan.base.prepared import rows_lately, values_lately
from meydan.ideas.models import Contribution, ContributionKind, Hint, PendingAnswer, Routing, State
from meydan.ideas.models.contributions import WAITING
from meydan.ideas.queries.contributions import (
    ANSWERED,
    HOME,
    ORDERS,
    contributions_visible_to,
    is_visible_to,
    late_now,
    narrowed,
    shown,
)
from meydan.ideas.rules.contributions import TOWN_WIDE
from meydan.people.models import Person

PER_PAGE = 25
type Rows = QuerySet[Contribution]


def for_desk(person: Person) -> QuerySet[Contribution]:
    """All for town-wide roles; for officers those of their units and those that nobody has yet."""
    rows = contributions_visible_to(person)
    if person.has_role(*TOWN_WIDE):
        return rows
    return rows.filter(_in_units(person.unit_ids))


def is_for_desk(person: Person, one: Contribution) -> bool:
    """The same of one that is read already."""
    theirs = person.has_role(*TOWN_WIDE) or one.unit_id is None or one.unit_id in person.unit_ids
    return theirs and is_visible_to(person, one)


def lying(to: str) -> Q:
    """Sent on to the fault desk, or to another body, and not taken back."""
    there = Routing.objects.filter(ended_at=None, to=to).values("contribution")
    return Q(state=State.ROUTED, pk__in=there)


SHOWN = Q(hidden_at=None)
TABS: dict[str, Callable[[], Q]] = {
    "new": lambda: SHOWN & Q(state=State.RECEIVED),
    "review": lambda: SHOWN & Q(state=State.IN_REVIEW),
    "fault_desk": lambda: SHOWN & lying(Routing.To.FAULT_DESK),
    "body": lambda: SHOWN & lying(Routing.To.BODY),
    "owed": lambda: SHOWN & Q(state__in=WAITING),
    "late": lambda: SHOWN & late_now(),
    "answered": lambda: SHOWN & Q(state__in=ANSWERED),
    "all": Q,
}
"""Tabs of the desk's list; hidden ones are found under "all" only."""


def desk_counts(person: Person) -> dict[str, int]:
    """How many there are under each tab: what waits is counted now, what does not wait for us once a minute."""
    counted = values_lately("desk counts", lambda: _counts_of_states(person), asker(person))
    found = {state: (some, late) for state, some, late in counted}
    waiting = {
        "new": found.get(State.RECEIVED, (0, 0))[0],
        "review": found.get(State.IN_REVIEW, (0, 0))[0],
        "owed": sum(some for some, _late in found.values()),
        "late": sum(late for _some, late in found.values()),
    }
    return waiting | _counted_tabs(SETTLED, None if person.has_role(*TOWN_WIDE) else frozenset(person.unit_ids))


def _counts_of_states(person: Person) -> QuerySet[Contribution, tuple[Any, ...]]:
    rows = (
        for_desk(person).select_related(None).filter(state__in=WAITING, hidden_at=None).order_by().values_list("state")
    )
    return rows.annotate(Count("id"), late=Count("id", filter=late_now()))


SETTLED = ("fault_desk", "body", "answered", "all")


@remembered
def _counted_tabs(names: tuple[str, ...], units: frozenset[int] | None) -> dict[str, int]:
    rows = Contribution.objects.all() if units is None else Contribution.objects.filter(_in_units(units))
    return rows.aggregate(**{name: Count("id", filter=TABS[name]()) for name in names})


def _in_units(units: Collection[int]) -> Q:
    """Theirs, and those that nobody has yet."""
    return Q(unit__in=units) | Q(unit=None)


def desk_page(person: Person, tab: str, after: str, **said: Any) -> Page[Contribution]:
    rows = partial(desk_rows, person, tab, **said)
    return _page("desk list", person, rows, _with_rows, desk_order(tab), after, tab=tab, **said)


def _page(
    name: str,
    person: Person,
    rows: Callable[[], Rows],
    with_it: Callable[[Rows], Rows],
    order: Sequence[str],
    after: str,
    **said: Any,
) -> Page[Contribution]:
    """One page of `rows`, which depend on what was `said`, `with_it` what is shown of them. The first one is asked for in words that are
    written once; after a search, and further on, it is asked which ones, and then for those."""
    if not after and not said.get("text"):
        items = rows_lately(name, person, lambda: with_it(rows()).order_by(*order)[: PER_PAGE + 1], *said.items())
        return first_page(items, order=order, whole=rows, per_page=PER_PAGE)
    numbers = rows().select_related(None).only("pk", *(one.lstrip("-") for one in order))
    page = page_by_key(numbers, order=order, after=after, per_page=PER_PAGE)
    return shown(page, f"{name}, its rows", lambda pks: [with_it(Contribution.objects.filter(pk__in=pks))])


class Row(NamedTuple):
    """What a row of the desk's list says. The same row is made once (decision 84), so nothing else may stand in it."""

    pk: int
    number: str
    title: str
    language: str
    what: str
    state: str
    tone: tuple[str, str]
    waits: bool
    promised_for: date | None
    """Only where the row waits and somebody promised the day."""
    is_late: bool
    days_late: int
    gone: str
    """`withdrawn`, `hidden` or nothing."""
    neighbourhood: str
    unit: str
    supports: int
    mine: bool

    @property
    def state_name(self) -> str:
        return str(State(self.state).label)

    @property
    def kind_name(self) -> str:
        return str(ContributionKind(self.what).label)


def row_of(one: Contribution, person: Person) -> Row:
    waits, late = one.is_waiting, one.is_late
    return Row(
        pk=one.pk,
        number=one.thread.number,
        title=one.title,
        language=one.language,
        what=one.what,
        state=one.state,
        tone=one.tone,
        waits=waits,
        promised_for=one.promised_for if waits and one.is_promised else None,
        is_late=late,
        days_late=one.days_late,
        gone="withdrawn" if one.withdrawn_at else "hidden" if one.hidden_at else "",
        neighbourhood=one.neighbourhood.name if one.neighbourhood else "",
        unit=one.unit.name if one.unit else "",
        supports=one.support_count,
        mine=one.assigned_to_id == person.pk,
    )


def desk_order(tab: str) -> tuple[str, ...]:
    """Waiting ones by their promised day, the others by their latest movement."""
    return ORDERS["moved"] if tab in {"answered", "all", "fault_desk", "body"} else ORDERS["owed"]


def desk_rows(person: Person, tab: str, *, mine: bool = False, **said: Any) -> QuerySet[Contribution]:
    """What stands under a tab of the desk's list and fits the filters, with what a row shows."""
    rows = _with_rows(narrowed(for_desk(person).filter(TABS[tab]()), **said))
    return rows.filter(assigned_to__in=person.answers_for) if mine else rows


def _with_rows(rows: Rows) -> Rows:
    """To join nine tables takes PostgreSQL longer to plan than to do."""
    return rows.select_related(None).select_related("thread", "neighbourhood", "unit")


def owed(person: Person) -> QuerySet[Contribution]:
    """What waits for an answer, the oldest promise first; each knows whether one is written and waits for approval."""
    rows = for_desk(person).filter(state__in=WAITING, hidden_at=None).order_by("promised_for", "id")
    rows = rows.annotate(answer_waits=answer_waits())
    return rows.select_related(None).select_related("neighbourhood", "unit", *HOME)


def answer_waits() -> Exists:
    """Whether a final answer is written and waits for approval."""
    return Exists(PendingAnswer.objects.filter(contribution=OuterRef("pk"), ending="").exclude(decision="interim"))


def owed_to_sort(person: Person) -> QuerySet[Contribution]:
    """New ones that no unit has yet."""
    return owed(person).filter(state=State.RECEIVED, unit=None)


def to_sort(person: Person, *, text: str = "", place: str = "", hint: str = "") -> QuerySet[Contribution]:
    """New ones that no unit has yet and that fit what was asked for; `hint` is one of `hints_now`, or "none"."""
    rows = for_desk(person).filter(state=State.RECEIVED, unit=None, hidden_at=None)
    rows = _with_hint(narrowed(rows, text=text, place=place))
    if hint == "none":
        return rows.filter(Q(hint=None) | Q(hint__unit=None, hint__name=""))
    return rows.filter(Q(hint__unit__slug=hint) | Q(hint__unit=None, hint__name=hint)) if hint else rows


def _with_hint(rows: Rows) -> Rows:
    return rows.select_related(None).select_related("thread", "neighbourhood", "author", "hint__unit")


def sorting_page(person: Person, after: str, **said: str) -> Page[Contribution]:
    """One page of those, the nearest promise first."""
    return _page("to sort", person, partial(to_sort, person, **said), _with_hint, ORDERS["owed"], after, **said)


def hints_now(person: Person) -> list[tuple[str, str]]:
    """Where those to sort may belong, each suggestion once: (slug of the unit or name of who else answers, name)."""

    def each_once() -> QuerySet[Hint]:
        rows = Hint.objects.filter(contribution__in=to_sort(person).values("pk")).select_related("unit")
        return rows.order_by("unit_id", "name").distinct("unit_id", "name")

    hints = rows_lately("suggestions", person, each_once)
    found = {(hint.unit.slug, hint.unit.name) if hint.unit else (hint.name, hint.name) for hint in hints}
    return sorted((one for one in found if one[0]), key=lambda one: turkish.order_key(one[1]))


def owed_by_units(person: Person) -> QuerySet[Contribution]:
    """Those of a unit that wait for its answer to be written."""
    return owed(person).exclude(unit=None).exclude(answer_waits())


def owed_and_late(person: Person) -> QuerySet[Contribution]:
    return owed(person).filter(late_now())


def without_hint() -> QuerySet[Contribution]:
    """New ones about which nobody has looked today where those like them went, the newest first."""
    rows = Contribution.objects.filter(state=State.RECEIVED, unit=None, hidden_at=None)
    looked = Q(hint__at__gte=clock.now() - timedelta(days=1))
    return rows.exclude(looked).order_by("-created_at", "-id")


@dataclass(frozen=True)
class Suggestion:
    """Where similar ones went: `count` of `of` to `name`."""

    unit_id: int | None
    to: str
    body: str
    name: str
    count: int
    of: int


def suggested_by(ids: Sequence[int]) -> Suggestion | None:
    """Whom most of these (similar) ones went to, or None when fewer than two did; one query."""
    went = Contribution.objects.filter(pk__in=ids[:40], routings__ended_at=None).exclude(state=State.MERGED)
    went = went.filter(Q(unit__isnull=False) | Q(routings__isnull=False)).order_by()
    columns = ("unit", "unit__name_tr", "routings__to", "routings__body", "routings__name")
    groups = list(went.values_list(*columns).annotate(count=Count("id", distinct=True)).order_by("-count")[:6])
    if not groups or groups[0][-1] < 2:
        return None
    unit, unit_name, to, body, name, count = groups[0]
    return Suggestion(
        None if to else unit, to or "unit", body or "", name or unit_name, count, sum(g[-1] for g in groups)
    )
