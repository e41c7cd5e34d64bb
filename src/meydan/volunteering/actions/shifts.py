"""Shifts: one by one or as a series, moved, called off, joined."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from meydan.attendance import actions as attendance
from meydan.attendance.models import Occasion, Seat
from meydan.attendance.rules import days_of, moment_of
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.rulings import Ruling, no
from meydan.base.templatetags.ui import moment
from meydan.guardians.models import UNDECIDED, Permission
from meydan.people.models import Person
from meydan.volunteering.models import Role, Series, Shift, Volunteer
from meydan.volunteering.queries.offers import held_on
from meydan.volunteering.queries.people import given_permissions, permission_for, placement_of, times_around
from meydan.volunteering.rules import is_qualified, may_join, may_work_on
from meydan.volunteering.rules.legal import may_bring_company
from meydan.volunteering.rules.reasons import GUARDIAN_WAITS, NO_DAYS, NOT_OPEN

KEPT = timedelta(days=3)
"""How long a seat is kept for a minor while the guardian decides."""

MOST_SHIFTS = 200


@transaction.atomic
def add_shift(
    *,
    by: Person,
    role: Role,
    starts_at: datetime,
    ends_at: datetime,
    capacity: int,
    where: str = "",
    note: str = "",
    leader: Person | None = None,
    series: Series | None = None,
) -> Shift:
    """A time at which the duty is done, with its seats."""
    may_work_on(by, role.need).or_refuse()
    occasion = attendance.open_occasion(
        by=by,
        kind=Shift.kind,
        starts_at=starts_at,
        ends_at=ends_at,
        capacity=capacity,
        where=where or role.where,
        leader=leader or role.supervisor,
        unit=role.need.unit,
    )
    shift = Shift.objects.create(occasion=occasion, role=role, series=series, note=note)
    record("volunteering.shift_added", by=by, ref=shift.ref)
    return shift


@transaction.atomic
def change_shift(
    *,
    by: Person,
    shift: Shift,
    starts_at: datetime,
    ends_at: datetime,
    capacity: int,
    where: str,
    note: str,
    leader: Person | None,
) -> Shift:
    """Another time, place, number of seats or leader: this one alone."""
    may_work_on(by, shift.role.need).or_refuse()
    attendance.change_occasion(
        by=by,
        occasion=shift.occasion,
        starts_at=starts_at,
        ends_at=ends_at,
        capacity=capacity,
        where=where,
        leader=leader,
    )
    shift.note, shift.changed_alone = note, shift.series_id is not None
    shift.save(update_fields=["note", "changed_alone"])
    record("volunteering.shift_changed", by=by, ref=shift.ref)
    return shift


@transaction.atomic
def call_off_shift(*, by: Person, shift: Shift, why: str) -> Shift:
    """It does not take place; everybody on the list hears the reason."""
    may_work_on(by, shift.role.need).or_refuse()
    attendance.call_off(by=by, occasion=shift.occasion, why=why)
    record("volunteering.shift_called_off", by=by, ref=shift.ref)
    return shift


@transaction.atomic
def join_shift(*, by: Person, shift: Shift, size: int = 1, name: str = "", wait: bool = True) -> Seat:
    """A volunteer takes a seat, or joins the line; without `wait` only a seat."""
    _may_serve(by, shift).or_refuse()
    if size > 1:
        may_bring_company(shift.role, Volunteer.objects.get(person=by), size).or_refuse()
    seat = attendance.take_seat(by=by, occasion=shift.occasion, size=size, name=name, wait=wait)
    record("volunteering.joined", by=by, ref=shift.ref)
    return seat


@transaction.atomic
def change_company(*, by: Person, shift: Shift, seat: Seat, size: int) -> Seat:
    """Come with more or fewer people under one's own name."""
    may_bring_company(shift.role, Volunteer.objects.get(person=by), size).or_refuse()
    seat = attendance.change_size(by=by, seat=seat, size=size)
    record("volunteering.company", by=by, ref=shift.ref, size=size)
    return seat


@transaction.atomic
def ask_for_shift(*, by: Person, shift: Shift, size: int = 1) -> Seat:
    """Take a seat, or join the line. For a minor whose guardian has been asked and has not answered yet it is kept for a while."""
    try:
        return join_shift(by=by, shift=shift, size=size)
    except Refused as refusal:
        if refusal.code != GUARDIAN_WAITS or not _waits_for_guardian(by, shift.role):
            raise
    seat = attendance.keep_seat(by=by, occasion=shift.occasion, until=clock.now() + KEPT)
    words = moment(seat.offered_until) if seat.offered_until else ""
    notify(by, "volunteering.seat_kept" if words else "attendance.waiting", ref=shift.ref, words=words)
    record("volunteering.seat_kept", by=by, ref=shift.ref)
    return seat


def _waits_for_guardian(person: Person, role: Role) -> bool:
    """Whether the guardian has been asked and may still say yes; the answer waits until the seat is kept."""
    asked = permission_for(person, role)
    rows = Permission.objects.select_for_update().filter(pk=asked.pk, state__in=UNDECIDED) if asked else None
    return rows is not None and rows.first() is not None


@transaction.atomic
def place_on_shift(*, by: Person, person: Person, shift: Shift) -> Seat:
    """Staff book a seat for a volunteer of the duty, who is told and may give it back."""
    may_work_on(by, shift.role.need).or_refuse()
    _may_serve(person, shift).or_refuse()
    seat = attendance.give_seat(by=by, person=person, occasion=shift.occasion)
    notify(person, "volunteering.placed", ref=seat.ref, duty=shift.role.title)
    record("volunteering.placed", by=by, ref=shift.ref)
    return seat


def _may_serve(person: Person, shift: Shift) -> Ruling:
    """Whether somebody may have a seat at this shift, from what is known of them."""
    placement = placement_of(person, shift.role)
    if placement is None:
        return no(NOT_OPEN)
    qualified = is_qualified(shift.role, held_on(person, timezone.localdate(shift.occasion.starts_at)))
    volunteer, given = Volunteer.objects.get(person=person), given_permissions(person)
    others = times_around(person, shift.occasion)  # asked while the permissions are held
    return qualified and may_join(placement, shift, volunteer, given, others=others)


@transaction.atomic
def add_series(
    *,
    by: Person,
    role: Role,
    weekday: int,
    nth: int | None,
    starts: time,
    ends: time,
    first_day: date,
    last_day: date,
    skip_holidays: bool,
    capacity: int,
    where: str = "",
    note: str = "",
    leader: Person | None = None,
) -> Series:
    """Shifts that come again; holidays are left out if wanted."""
    may_work_on(by, role.need).or_refuse()
    made = Series.objects.create(
        role=role,
        weekday=weekday,
        nth=nth,
        starts=starts,
        ends=ends,
        first_day=first_day,
        last_day=last_day,
        skip_holidays=skip_holidays,
    )
    days = [day for day in days_of(made) if moment_of(day, starts) > clock.now()]
    if not 0 < len(days) <= MOST_SHIFTS:
        raise Refused(NO_DAYS, field="last_day")
    for day in days:
        add_shift(
            by=by,
            role=role,
            starts_at=moment_of(day, starts),
            ends_at=moment_of(day, ends),
            capacity=capacity,
            where=where,
            note=note,
            leader=leader,
            series=made,
        )
    record("volunteering.series_added", by=by, ref=role.ref, shifts=len(days))
    return made


@transaction.atomic
def change_from_here(
    *, by: Person, shift: Shift, starts: time, ends: time, capacity: int, where: str, note: str, leader: Person | None
) -> int:
    """The same change for this shift and the later ones of its series. What was changed alone, or is called off, stays."""
    may_work_on(by, shift.role.need).or_refuse()
    later = Shift.objects.filter(
        series=shift.series_id, occasion__starts_at__gte=shift.occasion.starts_at, occasion__called_off_at=None
    )
    found = list(later.exclude(changed_alone=True).select_related("occasion", "role__need__unit").order_by("pk"))
    for one in found:
        day = timezone.localdate(one.occasion.starts_at)
        attendance.change_occasion(
            by=by,
            occasion=one.occasion,
            starts_at=moment_of(day, starts),
            ends_at=moment_of(day, ends),
            capacity=capacity,
            where=where,
            leader=leader,
        )
        Shift.objects.filter(pk=one.pk).update(note=note)
    record("volunteering.series_changed", by=by, ref=shift.role.ref, shifts=len(found))
    return len(found)


@transaction.atomic
def call_off_from_here(*, by: Person, shift: Shift, why: str) -> int:
    """This shift and the later ones of its series do not take place."""
    may_work_on(by, shift.role.need).or_refuse()
    later = Occasion.objects.filter(
        shift__series=shift.series_id, starts_at__gte=shift.occasion.starts_at, called_off_at=None
    )
    found = list(later.order_by("pk"))
    for one in found:
        attendance.call_off(by=by, occasion=one, why=why)
    record("volunteering.series_called_off", by=by, ref=shift.role.ref, shifts=len(found))
    return len(found)
