"""What volunteers leave for their safety, and telling people that adults are missing."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.sealed import actions as sealed
from meydan.sealed.models import What, Words
from meydan.volunteering.models import Placement, Shift
from meydan.volunteering.queries.adults import to_warn, words_of_ended
from meydan.volunteering.rules import may_leave
from meydan.volunteering.rules.adults import access_days_after_end, adults_needed, keep_days


@transaction.atomic
def leave_contact(*, by: Person, placement: Placement, name: str, phone: str) -> Words:
    """Whom to call if something happens. Only the leader of a shift reads it, around the shift."""
    may_leave(by, placement).or_refuse()
    return _leave(by, placement, What.EMERGENCY, f"{name}\n{phone}")


@transaction.atomic
def leave_access_needs(*, by: Person, placement: Placement, text: str) -> Words:
    """What helps somebody to take part. Only who looks after the duty reads it."""
    may_leave(by, placement).or_refuse()
    return _leave(by, placement, What.ACCESS, text)


def _leave(by: Person, placement: Placement, what: str, text: str) -> Words:
    until = clock.today() + timedelta(days=keep_days())
    return sealed.leave_words(by=by, of=placement.ref, what=what, text=text, delete_on=until)


def delete_after_end() -> int:
    """The emergency contact goes with the end of the place, the rest some days later."""
    before = clock.today() - timedelta(days=access_days_after_end())
    over = [
        words
        for words, placement in words_of_ended()
        if words.what == What.EMERGENCY
        or placement.ended_at is None
        or timezone.localdate(placement.ended_at) <= before
    ]
    return sum(sealed.delete_words(refs=[one.of], what=[one.what]) for one in over)


def warn_of_missing_adults() -> int:
    """Once a shift: who leads it and who looks after the duty hear that adults are missing."""
    found = to_warn()
    for shift in found:
        _warn(shift)
    return len(found)


@transaction.atomic
def _warn(shift: Shift) -> None:
    if not Shift.objects.filter(pk=shift.pk, adults_asked_at=None).update(adults_asked_at=clock.now()):
        return
    people = dict.fromkeys(one for one in (shift.occasion.leader_id, shift.role.supervisor_id) if one)
    to = [f"person:{one}" for one in people] or ["role:coordinator"]
    notify(to, "volunteering.adults_missing", ref=shift.ref, needed=adults_needed())
    record("volunteering.adults_missing", by=None, ref=shift.ref)
