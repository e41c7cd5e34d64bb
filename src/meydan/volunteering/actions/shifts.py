"""Shifts: one by one or as a series, moved, called off, joined."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from meydan.attendance import actions as attendance
from meydan.attendance.models import Occasion, Seat
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.workdays import is_holiday
from meydan.people.models import Person
from meydan.volunteering.models import Placement, Role, Series, Shift, Volunteer
from meydan.volunteering.models.volunteers import LIVE_PLACEMENTS
from meydan.volunteering.queries.people import given_permissions
from meydan.volunteering.rules import may_join, may_work_on
from meydan.volunteering.rules.reasons import NO_DAYS, NOT_OPEN

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
def join_shift(*, by: Person, shift: Shift, size: int = 1, name: str = "") -> Seat:
    """A volunteer takes a seat, or joins the line."""
    placement = Placement.objects.select_related("role__need", "opinion").filter(
        person=by, role=shift.role_id, state__in=LIVE_PLACEMENTS
    )
    found = placement.first()
    if found is None:
        raise Refused(NOT_OPEN)
    volunteer = Volunteer.objects.get(person=by)
    may_join(found, shift, volunteer, given_permissions(by)).or_refuse()
    seat = attendance.take_seat(by=by, occasion=shift.occasion, size=size, name=name)
    record("volunteering.joined", by=by, ref=shift.ref)
    return seat


def days_of(series: Series) -> Iterator[date]:
    """The days on which a series falls."""
    day = series.first_day + timedelta(days=(series.weekday - series.first_day.weekday()) % 7)
    while day <= series.last_day:
        fits = series.nth is None or (day.day - 1) // 7 + 1 == series.nth
        if fits and not (series.skip_holidays and is_holiday(day)):
            yield day
        day += timedelta(days=7)


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


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
    days = [day for day in days_of(made) if _moment(day, starts) > clock.now()]
    if not 0 < len(days) <= MOST_SHIFTS:
        raise Refused(NO_DAYS, field="last_day")
    for day in days:
        add_shift(
            by=by,
            role=role,
            starts_at=_moment(day, starts),
            ends_at=_moment(day, ends),
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
            starts_at=_moment(day, starts),
            ends_at=_moment(day, ends),
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
