"""Occasions with seats, who has one or waits for one, each of their steps, and the keys of personal calendars."""

import secrets
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.places.models import Unit


def new_key() -> str:
    return secrets.token_urlsafe(18)


class Occasion(HasRef, models.Model):
    """A time at a place with a number of seats, for whatever `of` points to: a shift, an event."""

    kind = "occasion"
    of = models.CharField(max_length=80, unique=True)
    where = models.CharField(max_length=200, blank=True)
    """The meeting point, in words."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    opens_at = models.DateTimeField(default=clock.now)
    closes_at = models.DateTimeField()
    """Nobody signs up after this; the server keeps to it."""
    capacity = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    """Seats that are booked or offered. Counted in the same transaction as each change, under the lock of this row."""
    leader = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="occasions_led")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="occasions")
    called_off_at = models.DateTimeField(null=True)
    called_off_why = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)
    """When the leader closed the list."""
    place_key = models.CharField(max_length=40, unique=True, default=new_key)
    """What the QR code at the place holds."""
    kiosk_key = models.CharField(max_length=40, unique=True, null=True)
    """What the address of the tablet at the place holds, once the leader has opened it."""
    revision = models.PositiveIntegerField(default=0)
    """Calendars take a newer revision for an older one."""
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="an_occasion_ends_after_it_starts", condition=Q(starts_at__lt=F("ends_at"))),
            models.CheckConstraint(name="sign_up_closes_before_the_end", condition=Q(closes_at__lte=F("ends_at"))),
            models.CheckConstraint(name="no_more_seats_than_there_are", condition=Q(taken__lte=F("capacity"))),
            models.CheckConstraint(name="an_occasion_has_seats", condition=Q(capacity__gt=0)),
            models.CheckConstraint(
                name="called_off_with_a_reason", condition=Q(called_off_at=None) | ~Q(called_off_why="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["starts_at", "id"], name="occasions_by_time")]

    def __str__(self) -> str:
        return f"{self.of} {self.starts_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return address("attendance:list", self.pk)

    @property
    def free(self) -> int:
        return self.capacity - self.taken

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


class Recurrence(models.Model):
    """Times that come again: every week on a day, or on the first … of each month, until a day; holidays may be skipped. The
    slice that has such a series makes a table of it."""

    weekday = models.PositiveSmallIntegerField()
    """0 is Monday."""
    nth = models.PositiveSmallIntegerField(null=True)
    """1 to 4: only the first, second … such day of a month; None: every week."""
    starts = models.TimeField()
    ends = models.TimeField()
    first_day = models.DateField()
    last_day = models.DateField()
    skip_holidays = models.BooleanField(default=True)

    class Meta:
        abstract = True

    possible = Q(weekday__lte=6, starts__lt=F("ends"), first_day__lte=F("last_day")) & (
        Q(nth=None) | Q(nth__gte=1, nth__lte=4)
    )
    """What the database asks of a series; it is named by the table."""


class State(models.TextChoices):
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("A seat is free, we wait for your answer")
    BOOKED = "booked", _("Seat booked")
    CAME = "came", _("Came")
    LEFT = "left", _("Was there")
    ABSENT = "absent", _("Did not come")
    EXCUSED = "excused", _("Excused")
    CANCELLED = "cancelled", _("Cancelled in time")
    LATE = "late", _("Cancelled late")
    LAPSED = "lapsed", _("The offer has lapsed")
    CALLED_OFF = "called_off", _("Called off")


HOLDING = (State.OFFERED, State.BOOKED, State.CAME, State.LEFT, State.ABSENT, State.EXCUSED)
"""Have a seat that nobody else can have."""
THERE = (State.OFFERED, State.BOOKED, State.CAME, State.LEFT)
"""Take a person's time: nobody is in two places at once."""
LIVE = (State.WAITING, *HOLDING)


TONES: dict[str, tuple[str, str]] = {
    State.WAITING: ("wait", "clock"),
    State.OFFERED: ("live", "hand"),
    State.BOOKED: ("done", "check"),
    State.CAME: ("live", "check"),
    State.LEFT: ("done", "check"),
    State.ABSENT: ("late", "alert"),
}
"""Tone and icon of a seat's state."""


class Method(models.TextChoices):
    """How somebody was checked in."""

    PLACE = "place", _("QR code at the place")
    LEADER = "leader", _("Leader’s list")
    PAPER = "paper", _("Paper sheet")
    KIOSK = "kiosk", _("Tablet at the place")
    TICKET = "ticket", _("Ticket at the door")


class Seat(HasRef, models.Model):
    """Somebody's place at an occasion, or their place in the line for one."""

    kind = "seat"
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="seats")
    name = models.CharField(max_length=60, blank=True)
    """Of somebody without an account, or of the group that comes."""
    size = models.PositiveSmallIntegerField(default=1)
    """How many people come under this name."""
    state = models.CharField(max_length=10, choices=State)
    walk_up = models.BooleanField(default=False)
    """Was there without a seat: a fact, not a promise, so it is not counted."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    """Of the occasion, kept here for the promise that nobody is in two places at once."""
    asked_at = models.DateTimeField(default=clock.now)
    offered_until = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=8, choices=Method, blank=True)
    reminded = models.PositiveSmallIntegerField(null=True)
    """How many hours before the beginning the last reminder was due."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="a_seat_is_for_somebody", condition=Q(size__gt=0)),
            models.CheckConstraint(
                name="an_offer_ends", condition=~Q(state="offered") | Q(offered_until__isnull=False)
            ),
            models.CheckConstraint(
                name="who_came_came_at_a_time", condition=~Q(state__in=["came", "left"]) | Q(came_at__isnull=False)
            ),
            models.CheckConstraint(
                name="one_leaves_after_one_came",
                condition=Q(left_at=None) | Q(came_at__isnull=False, left_at__gte=F("came_at")),
            ),
            models.UniqueConstraint(
                fields=["occasion", "person"], condition=Q(state__in=LIVE), name="one_live_seat_a_person"
            ),
            ExclusionConstraint(
                name="in_one_place_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_at",
                            "ends_at",
                            RangeBoundary(),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state__in=THERE, walk_up=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["occasion", "id"], name="seats_in_line", condition=Q(state="waiting")),
            models.Index(fields=["offered_until"], name="seats_offered", condition=Q(state="offered")),
            models.Index(fields=["person", "-starts_at"], name="seats_of_a_person"),
            models.Index(fields=["starts_at"], name="seats_to_remind", condition=Q(state="booked")),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.occasion_id}"

    def get_absolute_url(self) -> str:
        return address("attendance:own_seat", self.pk)

    @property
    def called(self) -> str:
        """How the leader calls them."""
        return self.name or (self.person.name if self.person else "–")

    @property
    def code(self) -> str:
        """Six figures that the person sees on their own page, to type at the place's tablet. They follow from the seat and the
        town's key, so they are kept nowhere."""
        digest = salted_hmac("attendance.seat_code", str(self.pk), algorithm="sha256").digest()
        return f"{int.from_bytes(digest[:8]) % 1_000_000:06}"

    @property
    def counts(self) -> bool:
        """Whether it takes from the occasion's seats."""
        return self.state in HOLDING and not self.walk_up

    @property
    def tone(self) -> tuple[str, str]:
        return TONES.get(self.state, ("", "x"))


class SeatStep(models.Model):
    """What happened to a seat: who, when, why, and by which device, so that the same tick is never counted twice."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=State)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="seat_steps")
    why = models.TextField(blank=True)
    method = models.CharField(max_length=8, choices=Method, blank=True)
    tick = models.UUIDField(null=True, unique=True)
    """Made by the leader's device."""

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d %H:%M}"


class Calendar(models.Model):
    """The secret address under which a calendar program reads a person's seats."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar")
    key = models.CharField(max_length=40, unique=True, default=new_key)

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"
