"""Who stands in for whom, and when."""

from collections.abc import Iterable
from datetime import datetime
from itertools import cycle, islice
from typing import Any

from django.db.models import F, Q, QuerySet

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.ready import ready
from meydan.people.models import Delegation, DelegationQuerySet, Person, RoleGrant
from meydan.people.rules import ANSWERING


def _with_people() -> DelegationQuerySet:
    return Delegation.objects.select_related("grant__person", "grant__unit", "stand_in")


def leaves() -> QuerySet[Delegation]:
    """Running and to come, of everybody."""
    return _with_people().to_come_or_running()


def leaves_of(person: Person) -> list[Delegation]:
    """Running and to come: those of the person and those in which they stand in, the nearest first."""
    return _leaves_of(person.pk, clock.now())


def whole_leaves(rows: Iterable[Delegation]) -> list[Delegation]:
    """One for each leave, however many roles are lent for it; `roles` names them."""
    found: dict[tuple[Any, ...], Delegation] = {}
    for one in rows:
        first = found.setdefault((one.grant.person_id, one.stand_in_id, one.starts_at, one.ends_at), one)
        before = getattr(first, "roles", "")
        first.roles = f"{before}, {one.grant.words}" if before else one.grant.words  # type: ignore[attr-defined]
    return list(found.values())


@ready
def _leaves_of(person: int, now: datetime) -> QuerySet[Delegation]:
    mine = Q(grant__person=person) | Q(stand_in=person)
    return _with_people().to_come_or_running(now).filter(mine).order_by("starts_at", "id")


def leaves_found(text: str, state: str) -> QuerySet[Delegation]:
    """Of everybody, by the name of either side and by when: running, coming, over, or all that is not over."""
    now = clock.now()
    when = {
        "running": Delegation.objects.running(),
        "coming": leaves().filter(starts_at__gt=now),
        "over": Delegation.objects.filter(ends_at__lte=now).exclude(ends_at=F("starts_at")),
    }
    rows = when.get(state, leaves()).select_related("grant__person", "grant__unit", "stand_in")
    names = Q(grant__person__display_name__says=text) | Q(stand_in__display_name__says=text)
    return rows.filter(names) if text else rows


def load_leaves(viewer: Viewer, ids: Iterable[int]) -> QuerySet[Delegation]:
    """Of these, what concerns the viewer."""
    if viewer is None:
        return Delegation.objects.none()
    mine = Q(grant__person=viewer) | Q(stand_in=viewer)
    return _with_people().filter(mine, pk__in=list(ids))


def all_leaves() -> QuerySet[Delegation]:
    """Also those that are over."""
    return _with_people()


def delegations_over_untold() -> QuerySet[Delegation]:
    """Those that ended by themselves and nobody was told yet."""
    return _with_people().filter(ends_at__lte=clock.now(), end_told_at=None).order_by("id")


def mark_stand_ins(rows: Iterable[Any], *, actor: str = "by", of_unit: bool = True) -> None:
    """Write on each row as `stood_in_for` for whom its actor stood in at the time, if a role of their own would not have
    been enough; two queries for a page at most, none more for more rows. A row with a `role` was done in that one."""
    pairs = [(row, getattr(row, f"{actor}_id"), row.unit_id if of_unit else None) for row in rows]
    known = _lent_to({who for _row, who, _unit in pairs if who})
    own = list(RoleGrant.objects.filter(person__in={one.stand_in_id for one in known})) if known else []
    for row, who, unit in pairs:
        lent = [one for one in known if one.stand_in_id == who and one.starts_at <= row.at < one.ends_at]
        lent = [one for one in lent if one.grant.role == getattr(row, "role", one.grant.role)]
        fitting = next((one for one in lent if one.grant.unit_id in {None, unit}), None)
        row.stood_in_for = fitting.grant.person.name if fitting and not _was_enough(own, row, who, unit) else ""


AT_ONCE = 16
"""So many people are asked about in a question that is written once."""


def _lent_to(people: set[int]) -> list[Delegation]:
    """When they stood in for somebody; rarely ever."""
    if not people:
        return []
    if len(people) > AT_ONCE:
        return list(_with_people().filter(stand_in__in=people))
    return _lent_to_some(*islice(cycle(sorted(people)), AT_ONCE))


@ready
def _lent_to_some(*people: int) -> QuerySet[Delegation]:
    return _with_people().filter(stand_in__in=people)


def _was_enough(own: Iterable[RoleGrant], row: Any, who: int, unit: int | None) -> bool:
    """Whether the actor could have done it by a role of their own."""
    return any(
        grant.person_id == who
        and grant.role in ({row.role} if hasattr(row, "role") else ANSWERING)
        and grant.unit_id in {None, unit}
        and grant.starts_at <= row.at
        and (grant.ends_at is None or row.at < grant.ends_at)
        for grant in own
    )
