"""Who takes part, what helps them to come, and lotteries for seats."""

import secrets
from typing import ClassVar

from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import HOLDING, Seat, State
from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.events.models.events import Event
from meydan.events.models.programme import Session
from meydan.people.models import Person

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Those that nobody takes for another."""


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(8))


class Registration(HasRef, models.Model):
    """Somebody's name on the list of an event: with a seat or a place in line, or waiting for the lot."""

    kind = "registration"
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="registrations")
    seat = models.OneToOneField(Seat, null=True, on_delete=models.PROTECT, related_name="registration")
    """The latest one; None while the lot has not been drawn, and for who takes part online."""
    online = models.BooleanField(default=False)
    """Follows an event that is held in person and online from elsewhere: takes no seat from those who come."""
    reminded = models.PositiveSmallIntegerField(null=True)
    """How many hours before the beginning who takes part online was last reminded; seats are reminded by attendance."""
    size = models.PositiveSmallIntegerField(default=1)
    sessions = models.ManyToManyField(Session, blank=True, related_name="registrations")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    """Under which it stands in the public list of a lot, and on the ticket."""
    at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)
    """When the name was taken off the list before the lot."""
    feedback_given = models.BooleanField(default=False)
    """That, never which."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "person"], name="one_registration_a_person"),
            models.CheckConstraint(name="a_registration_is_for_somebody", condition=Q(size__gt=0)),
            models.CheckConstraint(name="online_takes_no_seat", condition=Q(online=False) | Q(seat=None)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["event"], name="registrations_online", condition=Q(online=True, withdrawn_at=None))
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return address("events:own", self.pk)

    @property
    def is_live(self) -> bool:
        if self.withdrawn_at:
            return False
        return self.seat is None or self.seat.state in (State.WAITING, *HOLDING)

    @property
    def has_seat(self) -> bool:
        return self.seat is not None and self.seat.state in (State.BOOKED, State.CAME, State.LEFT)

    @property
    def came(self) -> bool:
        return self.seat is not None and self.seat.state in (State.CAME, State.LEFT)

    @property
    def has_link(self) -> bool:
        """Whether the address for online is theirs."""
        return self.has_seat or (self.online and not self.withdrawn_at)

    @property
    def tone(self) -> tuple[str, str, object]:
        if self.withdrawn_at:
            return "", "x", _("Taken back")
        if self.online:
            return "done", "globe", _("Takes part online")
        if self.seat is None:
            return "info", "scale", _("Waits for the lot")
        return *self.seat.tone, self.seat.get_state_display()

    @property
    def called(self) -> str:
        """By the person's own name, or the one under which a guest was written down."""
        return self.person.name if self.person else self.seat.name if self.seat else ""

    @property
    def ticket(self) -> str:
        """What the QR code holds: the code with a mark that only this town can make."""
        return TICKETS.sign(self.code)


TICKETS = Signer(salt="events.ticket", sep=".")


class Support(models.TextChoices):
    SIGN = "sign", _("Sign language")
    CAPTIONS = "captions", _("Captions")
    CARE = "care", _("Somebody to look after a child or a relative")
    TRANSPORT = "transport", _("A way to get there")
    OTHER = "other", _("Something else")


class SupportRequest(HasRef, models.Model):
    """Which help somebody needs to be able to come; the desk answers. Their words are sealed, and all of it goes when the event is over."""

    kind = "support_request"

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        YES = "yes", _("We arrange it")
        NO = "no", _("Not possible")

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="supports")
    what = models.CharField(max_length=9, choices=Support)
    state = models.CharField(max_length=4, choices=State, default=State.OPEN)
    answer = models.CharField(max_length=600, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="supports_answered")
    answered_at = models.DateTimeField(null=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["registration", "what"], name="one_support_request_a_kind"),
            models.CheckConstraint(name="a_no_has_words", condition=~Q(state="no") | ~Q(answer="")),
        ]
        indexes: ClassVar = [models.Index(fields=["at", "id"], name="support_open", condition=Q(state="open"))]

    def __str__(self) -> str:
        return self.what

    @property
    def tone(self) -> tuple[str, str]:
        return {"open": ("wait", "clock"), "yes": ("done", "check"), "no": ("", "x")}[self.state]


class SeatDraw(models.Model):
    """The lot of an event: the list that was published with its commitment, and after the public number the result."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="draw")
    file = models.JSONField()
    """What `adil verify` reads. It names nobody: applications stand under their codes."""
    published_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="lists_published")
    drawn_at = models.DateTimeField(null=True)
    drawn_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="seats_drawn")

    def __str__(self) -> str:
        return f"lot of {self.event_id}"
