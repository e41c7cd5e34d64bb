"""The Centre's rooms, when they are open, what holds them, and who asks for them."""

from datetime import time
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, languages
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person


class Feature(models.TextChoices):
    STEP_FREE = "step_free", _("Step-free entrance")
    LIFT = "lift", _("Lift")
    TOILET = "toilet", _("Accessible toilet")
    LOOP = "loop", _("Hearing loop")
    CHILDREN = "children", _("Corner for children")
    SCREEN = "screen", _("Screen or projector")
    SOUND = "sound", _("Sound system")
    KITCHEN = "kitchen", _("Kitchen")
    WORKBENCH = "workbench", _("Workbench and tools")


class Room(HasRef, models.Model):
    kind = "room"
    name_tr = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    seats = models.PositiveSmallIntegerField()
    features = ArrayField(models.CharField(max_length=12, choices=Feature), default=list, blank=True)
    access_tr = models.CharField(max_length=300, blank=True)
    """How one gets in and around, beyond the features."""
    access_en = models.CharField(max_length=300, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["name_tr", "pk"]
        constraints: ClassVar = [models.CheckConstraint(name="a_room_has_seats", condition=Q(seats__gt=0))]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return languages.words_of(self, "name")

    @property
    def access(self) -> str:
        return languages.words_of(self, "access")

    @property
    def feature_words(self) -> list[str]:
        return [str(Feature(code).label) for code in self.features]


class Opening(models.Model):
    """From when to when a room is open on a day of the week; 0 is Monday. No row: closed."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="openings")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering: ClassVar = ["weekday"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "weekday"], name="one_opening_a_weekday"),
            models.CheckConstraint(name="opens_before_it_closes", condition=Q(opens__lt=F("closes"), weekday__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def holds(self, begins: time, ends: time) -> bool:
        return self.opens <= begins and ends <= self.closes


class Booking(models.Model):
    """Holds a room for the thing behind a ref."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="bookings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    of = models.CharField(max_length=80)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_booking_ends_after_it_starts", condition=Q(starts_at__lt=F("ends_at"))),
            ExclusionConstraint(
                name="a_room_is_booked_once",
                expressions=[
                    ("room", RangeOperators.EQUAL),
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
                condition=Q(cancelled_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.starts_at:%Y-%m-%d %H:%M}"


class Request(HasRef, models.Model):
    """Somebody asks for a room, or to visit the Centre."""

    kind = "centre_request"

    class What(models.TextChoices):
        ROOM = "room", _("A room")
        VISIT = "visit", _("A visit")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for a decision")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Not accepted")
        WITHDRAWN = "withdrawn", _("Taken back")

    what = models.CharField(max_length=5, choices=What)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="requests")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="centre_requests")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    people = models.PositiveSmallIntegerField()
    purpose = models.TextField()
    help_wanted = models.CharField(max_length=300, blank=True)
    """What would help them to take part, in their words."""
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    words = models.TextField(blank=True)
    """What was answered to them."""
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="centre_decisions")
    decided_at = models.DateTimeField(null=True)
    booking = models.OneToOneField(Booking, null=True, on_delete=models.PROTECT, related_name="request")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="a_request_ends_after_it_starts", condition=Q(starts_at__lt=F("ends_at"))),
            models.CheckConstraint(
                name="a_room_is_named_where_one_is_asked_for",
                condition=Q(what="room", room__isnull=False) | Q(what="visit", room=None),
            ),
            models.CheckConstraint(name="declined_requests_have_words", condition=~Q(state="declined") | ~Q(words="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["starts_at", "id"], name="centre_requests_waiting", condition=Q(state="waiting"))
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.starts_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return address("centre:request", self.pk)

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def tone(self) -> tuple[str, str]:
        tones = {
            "waiting": ("wait", "clock"),
            "accepted": ("done", "check"),
            "declined": ("", "x"),
            "withdrawn": ("", "x"),
        }
        return tones[self.state]
