"""Leave: somebody stands in, for a time and in their own name."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.actions.locking import locked
from meydan.people.models import Delegation, DelegationQuerySet, Person, RoleGrant
from meydan.people.queries import delegations_over_untold
from meydan.people.rules import NOT_HELD, may_delegate, may_end_delegation, span


@transaction.atomic
def plan_leave(
    *, by: Person, grants: Sequence[RoleGrant], stand_in: Person, first_day: date, last_day: date, reason: str
) -> list[Delegation]:
    """From the first to the last day `stand_in` holds these roles of one person besides them. All or none of them; both are
    told."""
    person = grants[0].person
    stand_in = locked(person, stand_in)[stand_in.pk]
    if RoleGrant.objects.held_now().filter(pk__in=[one.pk for one in grants], person=person).count() != len(grants):
        raise Refused(NOT_HELD)
    starts_at, ends_at = span(first_day, last_day)
    made = []
    for grant in grants:
        may_delegate(by, grant, stand_in, first_day, last_day).or_refuse()
        one = Delegation.objects.create(
            grant=grant, stand_in=stand_in, starts_at=starts_at, ends_at=ends_at, reason=reason, made_by=by
        )
        record("people.leave_planned", by=by, ref=person.ref, role=grant.role, stand_in=stand_in.ref)
        made.append(one)
    words = ", ".join(grant.words for grant in grants)
    _tell(made[0], "planned", by=by, roles=words, first=first_day.isoformat(), last=last_day.isoformat())
    return made


@transaction.atomic
def end_delegation(*, by: Person, delegation: Delegation) -> Delegation:
    """End it before its day, or call it off before it begins; both are told."""
    delegation = _locked(delegation)
    may_end_delegation(by, delegation).or_refuse()
    delegation.ends_at = max(clock.now(), delegation.starts_at)
    _over(by, delegation)
    return delegation


@transaction.atomic
def end_all(*, by: Person | None, delegations: DelegationQuerySet) -> None:
    """Somebody goes, or a role ends: nobody stands in for it or by it any more."""
    for one in delegations.to_come_or_running().order_by("pk"):
        delegation = _locked(one)
        delegation.ends_at = max(clock.now(), delegation.starts_at)
        _over(by, delegation)


@transaction.atomic
def tell_of_ended_leaves() -> int:
    """Those that ended by themselves: both are told, once. Returns how many there were."""
    count = 0
    for one in delegations_over_untold():
        _over(None, _locked(one))
        count += 1
    return count


def _over(by: Person | None, delegation: Delegation) -> None:
    delegation.end_told_at = clock.now()
    delegation.save(update_fields=["ends_at", "end_told_at"])
    person = delegation.grant.person
    _tell(delegation, "ended", by=by, roles=delegation.grant.words)
    record("people.leave_ended", by=by, ref=person.ref, role=delegation.grant.role, stand_in=delegation.stand_in.ref)


def _tell(delegation: Delegation, what: str, *, by: Person | None, **facts: str) -> None:
    """No names: what a message is about says them for as long as it exists."""
    notify(delegation.grant.person, f"people.leave_{what}", ref=delegation.ref, but_not=by, **facts)
    notify(delegation.stand_in, f"people.standing_in_{what}", ref=delegation.ref, but_not=by, **facts)


def _locked(delegation: Delegation) -> Delegation:
    rows = Delegation.objects.select_for_update(of=("self",)).select_related("grant__person", "grant__unit", "stand_in")
    return rows.get(pk=delegation.pk)
