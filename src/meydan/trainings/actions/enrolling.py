"""Applying, a manager's answer, leaving. Seats and the line belong to attendance."""

from django.db import transaction

from meydan.attendance import actions as attendance
from meydan.attendance.rules import may_give_up
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.trainings.actions.seats import give_back_others
from meydan.trainings.models import Enrolment, Run, Track
from meydan.trainings.queries.people import WITH
from meydan.trainings.rules import APPROVING, may_answer, may_apply, may_withdraw

A = Enrolment.Approval


@transaction.atomic
def apply(*, by: Person, run: Run, unit: Unit | None = None, why: str = "", named: Person | None = None) -> Enrolment:
    """Put one's name down: with a seat, or in line when there is none. For staff the manager answers first, also where their unit has
    `named` them."""
    who = named or by
    may_apply(who, run, unit).or_refuse()
    inside = run.track == Track.INSIDE
    kept = Enrolment.objects.select_for_update().filter(run=run, person=who).first() or Enrolment(run=run, person=who)
    kept.unit, kept.why = unit if inside else None, why
    kept.approval, kept.words, kept.withdrawn_at, kept.at = A.ASKED if inside else A.NONE, "", None, clock.now()
    kept.approved_by, kept.approved_at = None, None
    if inside:
        kept.seat = None
        kept.save()
        _ask_managers(kept)
    else:
        _seat(kept)
    record("trainings.applied", by=by, ref=run.ref, approval=inside)
    return kept


def _seat(enrolment: Enrolment) -> None:
    """A seat, or a place in line, at the first session; a seat there brings those at the others (`seat_moved`)."""
    person, line = enrolment.person, enrolment.run.line
    assert person is not None  # the rule has looked
    assert line is not None
    enrolment.save()
    enrolment.seat = attendance.take_seat(by=person, occasion=line)
    enrolment.save(update_fields=["seat"])


def _ask_managers(enrolment: Enrolment) -> None:
    managers = [f"role:{role}@unit:{enrolment.unit_id}" for role in sorted(APPROVING)]
    notify(managers, "trainings.to_approve", ref=enrolment.ref, but_not=enrolment.person)


def _locked(enrolment: Enrolment) -> Enrolment:
    return Enrolment.objects.select_for_update(of=("self",)).select_related(*WITH).get(pk=enrolment.pk)


@transaction.atomic
def answer_application(*, by: Person, enrolment: Enrolment, approve: bool, words: str = "") -> Enrolment:
    """The manager says whether somebody takes part in working time. A yes takes the seat, or the place in line."""
    enrolment = _locked(enrolment)
    may_answer(by, enrolment, approve, words).or_refuse()
    enrolment.approval, enrolment.words = (A.GIVEN if approve else A.REFUSED), words
    enrolment.approved_by, enrolment.approved_at = by, clock.now()
    enrolment.save()
    if approve:
        may_apply(enrolment.person, enrolment.run, enrolment.unit).or_refuse()
        _seat(enrolment)
    elif enrolment.person:
        notify(enrolment.person, "trainings.not_approved", ref=enrolment.ref, words=words)
    record("trainings.answered", by=by, ref=enrolment.ref, approved=approve)
    return enrolment


@transaction.atomic
def withdraw(*, by: Person, enrolment: Enrolment, why: str = "") -> Enrolment:
    """Leave a run. Before the first session the seat goes to the next one in line; later the seats at what is still to come."""
    enrolment = _locked(enrolment)
    may_withdraw(by, enrolment).or_refuse()
    enrolment.withdrawn_at = clock.now()
    enrolment.save(update_fields=["withdrawn_at"])
    if enrolment.seat and may_give_up(by, enrolment.seat):
        attendance.give_up_seat(by=by, seat=enrolment.seat, why=why)
    else:
        give_back_others(enrolment)
    record("trainings.withdrawn", by=by, ref=enrolment.run.ref)
    return enrolment
