"""A seat at the first session of a run brings the seats at all the others, and takes them along."""

from django.db import IntegrityError, transaction

from meydan.attendance import actions as attendance
from meydan.attendance.models import Occasion, Seat, State
from meydan.base import clock
from meydan.base.errors import Refused
from meydan.trainings.models import Enrolment

ENDED = {State.CANCELLED, State.LATE, State.LAPSED, State.CALLED_OFF}


def seat_moved(session: int, seat: Seat) -> None:
    """Called by attendance, in its transaction, for every seat of a session. Only the first session counts."""
    if seat.state not in {State.BOOKED, *ENDED} or seat.person is None:
        return
    rows = Enrolment.objects.filter(run__line=session, person=seat.person).select_related("run", "person", "seat")
    enrolment = rows.first()
    if enrolment is None:
        return
    if seat.state == State.BOOKED:
        give_others(enrolment)
    else:
        give_back_others(enrolment)


def give_others(enrolment: Enrolment) -> None:
    """Seats at the coming sessions besides the first one. Where the person is elsewhere there is none; their page says so."""
    person = enrolment.person
    if person is None:
        return
    for occasion in _coming(enrolment):
        try:
            with transaction.atomic():
                attendance.give_seat(by=person, person=person, occasion=occasion)
        except (Refused, IntegrityError):
            continue


def give_back_others(enrolment: Enrolment) -> None:
    person = enrolment.person
    if person is None:
        return
    seats = Seat.objects.filter(occasion__in=_coming(enrolment), person=person, state=State.BOOKED)
    for seat in seats.select_related("occasion"):
        attendance.give_up_seat(by=person, seat=seat)


def _coming(enrolment: Enrolment) -> list[Occasion]:
    run = enrolment.run
    rows = Occasion.objects.filter(training_session__run=run, called_off_at=None, starts_at__gt=clock.now())
    return [one for one in rows.order_by("starts_at", "pk") if one.pk != run.line_id]
