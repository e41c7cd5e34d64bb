"""The open work of one person goes to another one: all of it, or some kinds of it."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.actions.locking import holding, locked
from meydan.people.actions.roles import end_role
from meydan.people.models import Person, RoleGrant
from meydan.people.queries import all_work, without_owner
from meydan.people.rules import GRANTING, NOTHING_HELD, TO_ONESELF, may_hand_over


@transaction.atomic
def hand_over_work(
    *, by: Person, person: Person, to: Person, kinds: Collection[str], reason: str, ending: Collection[RoleGrant] = ()
) -> int:
    """What lies with a person goes to `to`: every open thing of the chosen kinds, or nothing when one of them may not lie
    there. With `ending` these roles of the person end in the same moment. Returns how many things went."""
    may_hand_over(by, person).or_refuse()
    if person.pk == to.pk:
        raise Refused(TO_ONESELF, field="to")
    locked(person, to)
    receiver = holding(to)
    moved = [len(work.hand_over(by=by, person=person, to=receiver)) for work in all_work() if work.code in kinds]
    if not sum(moved) and not ending:
        raise Refused(NOTHING_HELD)
    if sum(moved):
        facts: dict[str, Any] = {"count": sum(moved), "reason": reason, "but_not": by}
        notify(person, "people.work_given", ref=to.ref, **facts)
        notify(to, "people.work_taken", ref=person.ref, **facts)
    record("people.handed_over", by=by, ref=person.ref, to=to.ref, count=sum(moved))
    for grant in ending:
        end_role(by=by, grant=grant)
    return sum(moved)


@transaction.atomic
def watch_for_lost_work() -> int:
    """Tell those who can hand it over how much lies with people without a role. Normally nothing; then nobody is told."""
    count = sum(rows.count() for _work, rows in without_owner())
    if count:
        notify([f"role:{role}" for role in sorted(GRANTING)], "people.work_without_owner", count=count)
        record("people.work_without_owner", by=None, count=count)
    return count
