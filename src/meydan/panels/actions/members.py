"""After the draw: yes and no, reminders, reserves who step in, and what taking part costs."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from meydan.attendance import actions as attendance
from meydan.attendance.models import Seat
from meydan.attendance.models import State as SeatState
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.panels.actions.lots import ask
from meydan.panels.actions.planning import locked
from meydan.panels.models import SEATS, Application, Expense, Panel, Sitting, State
from meydan.panels.queries.panels import features_of, sittings_of, values_of
from meydan.panels.queries.pool import (
    alike,
    applications_of,
    open_lottery,
    out_of_time,
    seated_by_value,
    to_remind,
    to_remind_of_summary,
)
from meydan.panels.rules.desk import may_note_answer, may_settle
from meydan.panels.rules.people import is_asked, may_ask_expense, may_confirm, may_decline
from meydan.people.models import Person

S = Application.State
REMIND_BEFORE = timedelta(days=2)


def locked_application(application: Application) -> Application:
    """The panel is locked first: seats of one panel change one after the other."""
    locked(application.panel)
    return applications_of(application.panel).select_for_update(of=("self",)).get(pk=application.pk)


@transaction.atomic
def confirm_place(*, by: Person, application: Application) -> Application:
    """“I'm coming.” Brings a seat at every sitting ahead."""
    row = locked_application(application)
    may_confirm(by, row).or_refuse()
    _confirm(by, row)
    record("panels.confirmed", by=by, ref=row.panel.ref)
    return row


def _confirm(by: Person, row: Application) -> None:
    row.state = S.CONFIRMED
    row.save(update_fields=["state"])
    panel = row.panel
    seat_at(by, [row], sittings_of(panel))
    if panel.applications.filter(state=S.CONFIRMED).count() == panel.size and panel.state == State.CONFIRMING:
        panel.state, panel.changed_at = State.SEATED, clock.now()
        panel.save()


def seat_at(by: Person, members: Iterable[Application], sittings: Iterable[Sitting]) -> int:
    """A seat at each sitting ahead. Returns how many have none, because they are elsewhere then."""
    ahead = [
        one.occasion for one in sittings if one.occasion.starts_at > clock.now() and not one.occasion.called_off_at
    ]
    busy = 0
    for member in members:
        for occasion in ahead if member.person else ():
            assert member.person is not None
            try:
                with transaction.atomic():
                    attendance.give_seat(by=by, person=member.person, occasion=occasion)
            except Refused:
                busy += 1
    return busy


@transaction.atomic
def decline_place(*, by: Person, application: Application) -> Application:
    """Say no, also later: a reserve is asked at once where one fits."""
    row = locked_application(application)
    may_decline(by, row).or_refuse()
    leave(row, S.DECLINED)
    record("panels.declined", by=by, ref=row.panel.ref)
    return row


@transaction.atomic
def note_answer(*, by: Person, application: Application, comes: bool) -> Application:
    """What somebody said on the phone, typed in at the desk."""
    row = locked_application(application)
    may_note_answer(by, row).or_refuse()
    if comes:
        is_asked(row).or_refuse()
        _confirm(by, row)
    else:
        leave(row, S.DECLINED)
    if row.person:
        notify(row.person, "panels.noted", ref=row.panel.ref)
    record("panels.noted", by=by, ref=row.panel.ref, comes=comes)
    return row


def leave(row: Application, to: str) -> None:
    """A seat becomes free. The caller has locked the panel."""
    row.state, row.seat_free = to, True
    row.save(update_fields=["state", "seat_free"])
    _give_back_seats(row)
    panel = row.panel
    if panel.state == State.SEATED:
        panel.state = State.CONFIRMING
        panel.save(update_fields=["state"])
    _step_in(row)


def _give_back_seats(row: Application) -> None:
    if row.person is None:
        return
    occasions = [one.occasion_id for one in sittings_of(row.panel)]
    held = Seat.objects.filter(
        occasion__in=occasions, person=row.person, state=SeatState.BOOKED, starts_at__gt=clock.now()
    )
    for seat in held.select_related("occasion"):
        attendance.give_up_seat(by=row.person, seat=seat)


def _step_in(left: Application) -> Application | None:
    """The reserve of this seat is asked, if the panel keeps its quotas with them: they answered the same, or theirs is the only
    free seat and all quotas hold. Otherwise the desk has a lottery drawn for it."""
    if open_lottery(left.panel):
        return None  # its list is public: nobody on it may get a seat in another way
    reserve = applications_of(left.panel).filter(stands_in_for=left, state=S.RESERVE).first()
    if (
        reserve is None
        or _lives_with_a_member(reserve)
        or not (alike(reserve) == alike(left) or _quotas_hold(left.panel, reserve))
    ):
        return None
    ask(reserve, left.panel)
    reserve.save()
    left.seat_free = False
    left.save(update_fields=["seat_free"])
    if reserve.person:
        notify(reserve.person, "panels.steps_in", ref=left.panel.ref, days=left.panel.confirm_days)
    record("panels.stepped_in", by=None, ref=left.panel.ref)
    return reserve


def _lives_with_a_member(reserve: Application) -> bool:
    together = reserve.panel.applications.filter(state__in=SEATS, household=reserve.household)
    return bool(reserve.household) and together.exists()


def _quotas_hold(panel: Panel, reserve: Application) -> bool:
    if panel.applications.filter(state__in=SEATS).count() != panel.size - 1:
        return False
    there = seated_by_value(panel)
    there.update(alike(reserve))
    return all(value.least <= there[value.pk] <= value.most for value in values_of(features_of(panel)) if value.admits)


def remind_drawn() -> int:
    """Who was drawn and is silent hears once more, two days before the end."""
    return sum(_remind(one) for one in to_remind(clock.now() + REMIND_BEFORE))


@transaction.atomic
def _remind(application: Application) -> bool:
    row = locked_application(application)
    if row.state != S.SELECTED or row.reminded_at:
        return False
    row.reminded_at = clock.now()
    row.save(update_fields=["reminded_at"])
    if row.person and row.answer_by:
        notify(row.person, "panels.reminder", ref=row.panel.ref, until=row.answer_by.isoformat())
    record("panels.reminded", by=None, ref=row.panel.ref)
    return True


def remind_of_summary() -> int:
    """Members who are silent about the summary hear once more, two days before its last day."""
    return sum(_remind_of_summary(one) for one in to_remind_of_summary(REMIND_BEFORE))


@transaction.atomic
def _remind_of_summary(application: Application) -> bool:
    row = to_remind_of_summary(REMIND_BEFORE).select_for_update(of=("self",)).filter(pk=application.pk).first()
    if row is None or row.person is None:
        return False
    row.reminded_at = clock.now()
    row.save(update_fields=["reminded_at"])
    notify(row.person, "panels.summary_waits", ref=row.panel.ref)
    record("panels.reminded", by=None, ref=row.panel.ref)
    return True


def lapse_silent() -> int:
    """Who did not answer in time makes place, each in a transaction of its own."""
    return sum(_lapse(one) for one in out_of_time())


@transaction.atomic
def _lapse(application: Application) -> bool:
    row = locked_application(application)
    if row.state != S.SELECTED or not row.answer_by or row.answer_by > clock.now():
        return False
    leave(row, S.LAPSED)
    if row.person:
        notify(row.person, "panels.lapsed", ref=row.panel.ref)
    record("panels.lapsed", by=None, ref=row.panel.ref)
    return True


@transaction.atomic
def ask_expense(*, by: Person, application: Application, what: str, kurus: int) -> Expense:
    """What taking part cost."""
    may_ask_expense(by, application).or_refuse()
    made = Expense.objects.create(application=application, what=what, kurus=kurus, at=clock.now())
    record("panels.expense", by=by, ref=application.panel.ref, what=what, kurus=kurus)
    return made


@transaction.atomic
def settle_expense(*, by: Person, expense: Expense, paid: bool, words: str = "") -> Expense:
    """It was paid, or why not."""
    row = (
        Expense.objects.select_for_update(of=("self",))
        .select_related("application__panel__unit", "application__person")
        .get(pk=expense.pk)
    )
    may_settle(by, row, paid=paid, words=words).or_refuse()
    row.state, row.words = Expense.State.PAID if paid else Expense.State.REFUSED, words
    row.save()
    if row.application.person:
        code = "panels.expense_paid" if paid else "panels.expense_refused"
        notify(row.application.person, code, ref=row.application.panel.ref, words=words)
    record("panels.expense_settled", by=by, ref=row.application.panel.ref, paid=paid)
    return row
