"""A guardian's permission: asked for, given, refused, withdrawn, ended; one way in for message, desk and paper."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.volunteering.actions.seats import book_kept, give_back
from meydan.volunteering.models import Permission, Role, Volunteer
from meydan.volunteering.models.guardians import OPEN_PERMISSIONS, new_nonce
from meydan.volunteering.queries.people import given_permissions, permission_for, permissions_over, seats_ahead
from meydan.volunteering.rules import (
    covers,
    last_day_of,
    may_ask_by_message,
    may_name_contact,
    may_run_volunteering,
    needs_guardian,
)
from meydan.volunteering.rules.guardians import is_proved, may_be_reached
from meydan.volunteering.rules.reasons import WRONG_STATE

S, Proof = Permission.State, Permission.Proof
AFTER = {S.GIVEN: {S.ASKED, S.SAID}, S.DECLINED: {S.ASKED, S.SAID}, S.WITHDRAWN: {S.GIVEN, S.SAID}}


@dataclass(frozen=True)
class Guardian:
    """Who may say yes for a minor, and how they will."""

    name: str
    contact: str
    how: str


def locked(permission: Permission) -> Permission:
    found = Permission.objects.select_for_update(of=("self",)).select_related("person__volunteer", "role__need")
    return found.get(pk=permission.pk)


@transaction.atomic
def ask_guardian(*, by: Person, role: Role, guardian: Guardian) -> Permission:
    """Name a guardian for duties of this class. One request a class: naming somebody else replaces the one that waits."""
    known = permission_for(by, role)
    if known and (known.state == S.SAID or covers(known, role, clock.today())):
        return known
    may_name_contact(by, guardian.contact).or_refuse()
    if guardian.how == Permission.How.MESSAGE:
        may_ask_by_message(role.risk).or_refuse()
        may_be_reached(role.risk, guardian.contact).or_refuse()
    waiting = Permission.objects.select_for_update().filter(
        person=by, field=role.need.field, risk=role.risk, state=S.ASKED
    )
    asked = waiting.first() or Permission(person=by, field=role.need.field, risk=role.risk)
    if (asked.contact, asked.how) != (guardian.contact, guardian.how):
        asked.link_until, asked.sent_at, asked.link_nonce = None, None, new_nonce()
    asked.role, asked.how, asked.asked_at = role, guardian.how, clock.now()
    asked.guardian, asked.contact = guardian.name, guardian.contact
    asked.save()
    if guardian.how != Permission.How.MESSAGE:
        notify(["role:coordinator"], "volunteering.guardian", ref=role.ref)
    record("volunteering.guardian_named", by=by, ref=by.ref, how=guardian.how)
    return asked


@transaction.atomic
def decide_permission(
    *, by: Person, permission: Permission, to: str, valid_until: date | None = None, risk: str = "", proof: str = ""
) -> Permission:
    """Staff write down what the guardian said at the desk, on paper or when they were called back. The young person is told."""
    permission = locked(permission)
    may_run_volunteering(by).or_refuse()
    if permission.state not in AFTER[S(to)]:
        raise Refused(WRONG_STATE, state=str(permission.get_state_display()))
    permission.risk = risk or permission.risk
    proof = proof or _usual_proof(permission)
    if to == S.GIVEN:
        is_proved(permission.risk, proof).or_refuse()
    return settle(permission, to, by=by, proof=proof, valid_until=valid_until)


def _usual_proof(permission: Permission) -> str:
    if permission.state == S.SAID:
        return Proof.CALL
    return Proof.PAPER if permission.how == Permission.How.PAPER else Proof.DESK


def settle(
    permission: Permission, to: str, *, by: Person | None, proof: str = "", valid_until: date | None = None
) -> Permission:
    """The one place where somebody's word on a permission becomes its state. The permission is locked; `by` is None when the
    guardian did it by the link."""
    permission.state, permission.decided_at = to, clock.now()
    permission.seen_by = by or permission.seen_by
    if to in {S.GIVEN, S.SAID}:
        permission.proof = proof
        permission.valid_until = last_day_of(_volunteer(permission), valid_until)
    permission.save()
    if to == S.GIVEN:
        book_kept(permission.person)
    if to in {S.WITHDRAWN, S.DECLINED}:
        give_back_uncovered(permission.person)
    notify(permission.person, f"volunteering.permission_{to}", ref=permission.role.ref if permission.role else "")
    if to == S.SAID:
        notify(
            ["role:coordinator"], "volunteering.guardian_to_call", ref=permission.role.ref if permission.role else ""
        )
    record("volunteering.permission", by=by, ref=permission.person.ref, to=to, proof=proof)
    return permission


def _volunteer(permission: Permission) -> Volunteer:
    return Volunteer.objects.get(person=permission.person_id)


def give_back_uncovered(person: Person) -> None:
    """Seats that no permission covers any more go to others; who leads the shift is told."""
    volunteer, given = Volunteer.objects.get(person=person), given_permissions(person)
    for seat in seats_ahead(person):
        shift = seat.occasion.shift
        if not needs_guardian(volunteer, given, shift.role, timezone.localdate(seat.starts_at)):
            give_back(person, [seat])
            if seat.occasion.leader:
                notify(seat.occasion.leader, "volunteering.seat_without_permission", ref=shift.ref)


def end_permissions() -> int:
    """What ends by itself: at the last day, and at 18; each in a transaction of its own."""
    found = permissions_over()
    for permission in found:
        _end(permission)
    return len(found)


@transaction.atomic
def _end(permission: Permission) -> None:
    """At 18 what is known of the guardian goes as well."""
    permission = locked(permission)
    if permission.state not in OPEN_PERMISSIONS:
        return
    of_age = not _volunteer(permission).is_minor
    permission.state = S.ENDED
    if of_age:
        permission.guardian = permission.contact = ""
    permission.save()
    if not of_age:
        give_back_uncovered(permission.person)
    notify(permission.person, "volunteering.of_age" if of_age else "volunteering.permission_over")
    record("volunteering.permission", by=None, ref=permission.person.ref, to=S.ENDED)
