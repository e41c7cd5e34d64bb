"""Who may do what with organisations and their pages."""

from collections.abc import Collection
from datetime import date, timedelta

from meydan.base import clock, turkish
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.partners.models import Change, Organisation
from meydan.partners.rules.reasons import (
    CONSENT_MISSING,
    KEEP_LONG,
    KEEP_PAST,
    KEEPING,
    NEEDS_NAME,
    NEEDS_REASON,
    NO_ADDRESS,
    NOT_PUBLIC,
    NOTHING_SAID,
    WRONG_STATE,
    kept_for,
)
from meydan.people.models import Person
from meydan.people.rules import holds


def may_keep_partners(person: Person | None) -> Ruling:
    return holds(person, *KEEPING)


def may_be_called(name: str) -> Ruling:
    return yes() if turkish.fold(name).strip() else no(NEEDS_NAME, field="name")


def may_publish(person: Person | None, organisation: Organisation) -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    return yes() if organisation.about_tr.strip() else no(NOTHING_SAID)


def may_keep_contact(person: Person | None, *, email: str, phone: str, consent: str, keep_until: date) -> Ruling:
    """Only with consent, only as long as the town says, and only what reaches somebody."""
    may = may_keep_partners(person)
    if not may:
        return may
    if not consent.strip():
        return no(CONSENT_MISSING, field="consent")
    if not email and not phone:
        return no(NO_ADDRESS, field="email")
    if keep_until <= clock.today():
        return no(KEEP_PAST, field="keep_until")
    longest = kept_for()
    late = keep_until > clock.today() + timedelta(days=longest)
    return no(KEEP_LONG, field="keep_until", days=longest) if late else yes()


def may_speak_for(person: Person | None, organisation: Organisation, represented: Collection[int]) -> Ruling:
    """`represented`: ids of the organisations that the person speaks for."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if organisation.pk not in represented:
        return no(NOT_YOURS)
    return yes() if organisation.published_at else no(NOT_PUBLIC)


def may_decide_change(person: Person | None, change: Change, to: str, reason: str = "…") -> Ruling:
    may = may_keep_partners(person)
    if not may:
        return may
    if change.state != Change.State.SENT:
        return no(WRONG_STATE, state=str(change.get_state_display()))
    if person is not None and change.by_id == person.pk:
        return no(NOT_YOURS)
    return no(NEEDS_REASON, field="reason") if to == Change.State.SENT_BACK and not reason.strip() else yes()
