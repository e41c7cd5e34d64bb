"""Guardians' permissions for duties: who is asked, what staff write down, and what it does to seats."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.outbox import notify
from meydan.guardians import actions as guardians
from meydan.guardians.actions import Guardian, What
from meydan.guardians.models import Permission
from meydan.people.models import Person
from meydan.volunteering.actions.seats import book_kept, give_back
from meydan.volunteering.models import Role, Volunteer
from meydan.volunteering.queries.people import given_permissions, permission_for, seats_ahead
from meydan.volunteering.rules import covers, may_run_volunteering, needs_guardian, scope_of

S = Permission.State


@transaction.atomic
def ask_guardian(*, by: Person, role: Role, guardian: Guardian) -> Permission:
    """Name a guardian for duties of this class, unless somebody has said yes for them."""
    known = permission_for(by, role)
    if known and (known.state == S.SAID or covers(known, role, clock.today())):
        return known
    born = Volunteer.objects.get(person=by)
    what = What(of=role.ref, scope=scope_of(role), risk=role.risk, of_age_on=born.comes_of_age)
    asked = guardians.ask(by=by, what=what, guardian=guardian)
    if guardian.how != Permission.How.MESSAGE:
        notify(["role:coordinator"], "volunteering.guardian", ref=role.ref)
    return asked


@transaction.atomic
def decide_permission(
    *, by: Person, permission: Permission, to: str, valid_until: date | None = None, risk: str = "", proof: str = ""
) -> Permission:
    """Staff write down what the guardian said at the desk, on paper or when they were called back. The young person is told."""
    may_run_volunteering(by).or_refuse()
    return guardians.decide(by=by, permission=permission, to=to, valid_until=valid_until, risk=risk, proof=proof)


def guardian_spoke(permission: Permission) -> None:
    """What is kept for the young person becomes theirs, or what is not covered any more goes to others; people are told."""
    person, to = permission.person, permission.state
    if to == S.GIVEN:
        book_kept(person)
    elif to != S.SAID and not permission.is_of_age:
        _give_back_uncovered(person)
    if to == S.ENDED:
        notify(person, "volunteering.of_age" if permission.is_of_age else "volunteering.permission_over")
    else:
        notify(person, f"volunteering.permission_{to}", ref=permission.of)
    if to == S.SAID:
        notify(["role:coordinator"], "volunteering.guardian_to_call", ref=permission.of)


def _give_back_uncovered(person: Person) -> None:
    """Seats that no permission covers any more go to others; who leads the shift is told."""
    volunteer, given = Volunteer.objects.get(person=person), given_permissions(person)
    for seat in seats_ahead(person):
        shift = seat.occasion.shift
        if not needs_guardian(volunteer, given, shift.role, timezone.localdate(seat.starts_at)):
            give_back(person, [seat])
            if seat.occasion.leader:
                notify(seat.occasion.leader, "volunteering.seat_without_permission", ref=shift.ref)
