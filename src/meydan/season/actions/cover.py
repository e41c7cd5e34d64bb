"""Finding somebody for an empty seat: ask a few, the first yes has it, a no costs nothing."""

from collections.abc import Sequence

from django.db import transaction

from meydan.attendance.models import Seat
from meydan.attendance.rules import NO_ROOM
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.season.models import Answer, Ask, Round, Silence
from meydan.season.queries.cover import (
    candidates_for,
    open_round,
    rounds_that_are_over,
    rounds_to_go_on,
    shifts_left_late,
)
from meydan.season.queries.days import could_take
from meydan.season.rules import (
    GONE,
    MOST_ASKED,
    NOBODY_LEFT,
    NOT_FITTING,
    in_waves,
    may_answer,
    may_find_cover,
    needs_cover,
    wave,
    wave_lasts,
)
from meydan.volunteering.actions import join_shift, place_on_shift
from meydan.volunteering.models import Role, Shift
from meydan.volunteering.rules import may_work_on

S = Round.State


def _locked_shift(shift: Shift) -> Shift:
    """One after the other asks for a shift."""
    rows = Shift.objects.select_for_update(of=("self",)).select_related("occasion", "role__need__unit")
    return rows.get(pk=shift.pk)


@transaction.atomic
def begin_cover(*, by: Person, shift: Shift, how_many: int) -> Round:
    """Ask the first ones on the list whether they step in. Asking again asks the next ones."""
    shift = _locked_shift(shift)
    may_find_cover(by, shift).or_refuse()
    found = open_round(shift) or Round(shift=shift, by=by, began_at=clock.now(), in_waves=in_waves())
    _ask(found, how_many)
    record("season.cover_asked", by=by, ref=found.ref, people=how_many)
    return found


def _ask(found: Round, how_many: int) -> Sequence[Ask]:
    people = list(candidates_for(found.shift)[: min(how_many, MOST_ASKED)])
    if not people:
        raise Refused(NOBODY_LEFT)
    found.asked_at = clock.now()
    found.save()
    asks = Ask.objects.bulk_create(Ask(round=found, person=person, at=clock.now()) for person in people)
    for ask in asks:
        notify(ask.person, "season.can_you_come", ref=ask.ref)
    return asks


@transaction.atomic
def book_for(*, by: Person, shift: Shift, person: Person) -> Seat:
    """A seat for somebody who offered this time, without a plan and without a question; they are told and may give it back."""
    may_find_cover(by, shift).or_refuse()
    if person.pk not in {one.key for one in could_take(shift)[0]}:
        raise Refused(NOT_FITTING)
    seat = place_on_shift(by=by, person=person, shift=shift)
    record("season.booked", by=by, ref=shift.ref)
    return seat


@transaction.atomic
def ask_next(*, round: Round) -> Round:
    """The next wave, by the worker. When nobody is left the round ends, and whoever leads the shift is told."""
    shift = _locked_shift(round.shift)
    found = Round.objects.select_related("shift").get(pk=round.pk)
    found.shift = shift
    if found.state != S.OPEN or not needs_cover(shift):
        return found
    try:
        with transaction.atomic():
            _ask(found, wave())
    except Refused:
        found.state = S.ENDED
        found.save(update_fields=["state"])
        if shift.occasion.leader_id:
            notify([f"person:{shift.occasion.leader_id}"], "season.nobody_found", ref=found.ref)
    record("season.cover_wave", by=None, ref=found.ref, state=found.state)
    return found


@transaction.atomic
def answer_ask(*, by: Person, ask: Ask, yes: bool) -> Ask:
    """Yes: the seat, if it is still there. No: thank you, and nothing else."""
    shift = _locked_shift(ask.round.shift)
    ask = Ask.objects.select_related("round").get(pk=ask.pk)
    may_answer(by, ask).or_refuse()
    if yes:
        _take(by, shift)
    ask.answer, ask.answered_at = Answer.YES if yes else Answer.NO, clock.now()
    ask.save(update_fields=["answer", "answered_at"])
    if yes:
        _close_if_full(ask.round, _locked_shift(shift))
    record("season.cover_answered", by=by, ref=ask.round.ref, yes=yes)
    return ask


def _take(by: Person, shift: Shift) -> None:
    """Who signed up in the usual way may have been quicker, too."""
    try:
        join_shift(by=by, shift=shift, wait=False)
    except Refused as refusal:
        raise Refused(GONE) if refusal.code == NO_ROOM else refusal from None


def _close_if_full(found: Round, shift: Shift) -> None:
    if shift.occasion.free > 0:
        return
    found.state = S.FILLED
    found.save(update_fields=["state"])
    _thank_others(found)
    if shift.occasion.leader_id:
        notify([f"person:{shift.occasion.leader_id}"], "season.filled", ref=found.ref)


def _thank_others(found: Round) -> None:
    """Those who have not answered need not any more."""
    silent = list(found.asks.filter(answer=Answer.NONE).select_related("person"))
    found.asks.filter(answer=Answer.NONE).update(answer=Answer.LATE, answered_at=clock.now())
    for ask in silent:
        notify(ask.person, "season.gone", ref=found.shift.ref)


@transaction.atomic
def stay_silent(*, by: Person, role: Role) -> Silence:
    """“Please do not ask me about this”: from now on, and nobody asks why."""
    made, _new = Silence.objects.get_or_create(person=by, role=role, defaults={"since": clock.now()})
    open_asks = Ask.objects.filter(person=by, round__shift__role=role, answer=Answer.NONE)
    open_asks.update(answer=Answer.NO, answered_at=clock.now())
    record("season.silent", by=by, ref=role.ref)
    return made


@transaction.atomic
def end_cover(*, by: Person | None, round: Round) -> Round:
    """Enough: it was found elsewhere, is full, has begun or was called off. Those who were asked are thanked."""
    shift = _locked_shift(round.shift)
    found = Round.objects.select_related("shift").get(pk=round.pk)
    if by is not None:
        may_work_on(by, shift.role.need).or_refuse()
    if found.state == S.OPEN:
        found.state = S.FILLED if shift.occasion.free <= 0 else S.ENDED
        found.save(update_fields=["state"])
        _thank_others(found)
        record("season.cover_ended", by=by, ref=found.ref, state=found.state)
    return found


def find_cover_by_itself() -> int:
    """What the worker does every few minutes: end what is over; where the town wants it, begin and go on. Each round in a
    transaction of its own."""
    for one in rounds_that_are_over():
        end_cover(by=None, round=one)
    if not in_waves():
        return 0
    going_on = rounds_to_go_on(clock.now() - wave_lasts())
    for one in going_on:
        ask_next(round=one)
    left = list(shifts_left_late().order_by("pk"))
    for shift in left:
        _begin_by_itself(shift)
    return len(going_on) + len(left)


@transaction.atomic
def _begin_by_itself(shift: Shift) -> None:
    shift = _locked_shift(shift)
    if open_round(shift) or not needs_cover(shift):
        return
    made = Round(shift=shift, by=None, began_at=clock.now(), asked_at=clock.now(), in_waves=True)
    made.save()
    ask_next(round=made)
