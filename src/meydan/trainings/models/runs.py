"""A run of a course (dönem): its sessions, which stand on occasions, and who takes part."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Occasion, Seat
from meydan.attendance.models import State as SeatState
from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.centre.models import Booking, Room
from meydan.events.models import Form
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.trainings.models.courses import Course, Page

FEW = 3


class Track(models.TextChoices):
    OUTSIDE = "outside", _("Open to everybody")
    INSIDE = "inside", _("For staff")


class Run(HasRef, models.Model):
    """One time that a course is held, for one of its tracks. Seats and the line are those of its first session."""

    kind = "training_run"

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Published")
        DONE = "done", _("Completed")
        CANCELLED = "cancelled", _("Cancelled")

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="runs")
    track = models.CharField(max_length=7, choices=Track, default=Track.OUTSIDE)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    form = models.CharField(max_length=7, choices=Form, default=Form.PRESENT)
    where = models.CharField(max_length=200, blank=True)
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="training_runs")
    link = models.URLField(blank=True, max_length=400)
    """Where it is held online; only for who has a seat."""
    capacity = models.PositiveIntegerField()
    leader = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="runs_led")
    """Keeps the lists and marks what is handed in."""
    line = models.OneToOneField(Occasion, null=True, on_delete=models.PROTECT, related_name="training_run")
    """Of the first session: who has a seat there takes part."""
    ends_at = models.DateTimeField(null=True)
    """Of the last session."""
    why = models.TextField(blank=True)
    """Why it was cancelled."""
    created_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    asked_again_at = models.DateTimeField(null=True)
    """When people were asked, some months later, what they use of it."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="a_run_has_seats", condition=Q(capacity__gt=0)),
            models.CheckConstraint(name="a_run_is_cancelled_with_words", condition=~Q(state="cancelled") | ~Q(why="")),
            models.CheckConstraint(
                name="a_published_run_has_sessions", condition=~Q(state__in=["open", "done"]) | Q(line__isnull=False)
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["ends_at", "id"], name="runs_by_end")]

    def __str__(self) -> str:
        return self.course.title

    def get_absolute_url(self) -> str:
        return f"{self.course.get_absolute_url()}#run-{self.pk}"

    @property
    def is_over(self) -> bool:
        return self.ends_at is not None and self.ends_at <= clock.now()

    @property
    def has_begun(self) -> bool:
        return self.line is not None and self.line.starts_at <= clock.now()

    @property
    def place_words(self) -> str:
        return str(Form.ONLINE.label) if self.form == Form.ONLINE else self.where

    @property
    def tone(self) -> tuple[str, str, object]:
        """Tone, icon and word of its state and its seats."""
        if self.state == self.State.CANCELLED:
            return "late", "x", _("Cancelled")
        if self.state == self.State.DRAFT or self.line is None:
            return "empty", "doc", _("Draft")
        if self.is_over:
            return "done", "check", _("Took place")
        if self.has_begun:
            return "live", "hand", _("Going on")
        if self.line.free <= 0:
            return "wait", "people", _("Full, the line is open")
        if self.line.free <= FEW:
            return "live", "clock", _("Last seats")
        return "done", "check", _("Seats are free")


class Session(HasRef, Written):
    """A meeting of a run. Time, place, seats and who was there belong to its occasion, whose number it bears."""

    kind = "training_session"
    occasion = models.OneToOneField(
        Occasion, primary_key=True, on_delete=models.PROTECT, related_name="training_session"
    )
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="sessions")
    title = models.CharField(max_length=140)
    text = models.CharField(max_length=600, blank=True)
    booking = models.OneToOneField(Booking, null=True, on_delete=models.PROTECT, related_name="training_session")
    """The room of the Centre that is held for it; else it is where the run is."""

    class Meta:
        ordering: ClassVar = ["occasion__starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.run.course.title}: {self.title}"

    def get_absolute_url(self) -> str:
        return self.run.get_absolute_url()

    @property
    def room(self) -> Room | None:
        return self.booking.room if self.booking else None


class Enrolment(HasRef, models.Model):
    """Somebody's way through a run: applied, approved where a manager has to, with a seat or in line, completed or not."""

    kind = "enrolment"

    class Approval(models.TextChoices):
        NONE = "none", _("No approval needed")
        ASKED = "asked", _("Waits for the manager’s approval")
        GIVEN = "given", _("Approved")
        REFUSED = "refused", _("Not approved")

    class Outcome(models.TextChoices):
        OPEN = "", _("Not decided yet")
        COMPLETED = "completed", _("Completed")
        FAILED = "failed", _("Not completed")

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="enrolments")
    seat = models.OneToOneField(Seat, null=True, on_delete=models.PROTECT, related_name="enrolment")
    """At the first session; None while a manager has not approved."""
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="enrolments")
    """For which unit one of the staff takes part."""
    why = models.CharField(max_length=600, blank=True)
    approval = models.CharField(max_length=7, choices=Approval, default=Approval.NONE)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="trainings_approved")
    approved_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=600, blank=True)
    """Of the manager."""
    at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True, default=Outcome.OPEN)
    outcome_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField(default=0)
    """Attended, as it was when it was decided."""
    forms_given = models.PositiveSmallIntegerField(default=0)
    """Which evaluation forms were given, as bits; that, never which answers."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "person"], name="one_enrolment_a_person"),
            models.CheckConstraint(name="not_approved_with_words", condition=~Q(approval="refused") | ~Q(words="")),
            models.CheckConstraint(
                name="no_seat_without_approval", condition=~Q(approval__in=["asked", "refused"]) | Q(seat=None)
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["at", "id"], name="enrolments_to_approve", condition=Q(approval="asked"))
        ]

    def __str__(self) -> str:
        return self.run.course.title

    def get_absolute_url(self) -> str:
        return address("trainings:own", self.pk)

    @property
    def is_in(self) -> bool:
        """Takes part, or took part."""
        return self.seat is not None and self.seat.state in IN and self.withdrawn_at is None

    @property
    def came(self) -> bool:
        """Was there, at least for a while."""
        first = self.seat is not None and self.seat.state in {SeatState.CAME, SeatState.LEFT}
        return self.is_in and (first or self.minutes > 0)

    @property
    def is_live(self) -> bool:
        if self.withdrawn_at or self.approval == self.Approval.REFUSED:
            return False
        return self.seat is None or self.seat.state in {SeatState.WAITING, *IN}

    @property
    def tone(self) -> tuple[str, str, object]:
        if self.outcome == self.Outcome.COMPLETED:
            return "done", "check", _("Completed")
        if self.withdrawn_at:
            return "", "x", _("Taken back")
        if self.outcome == self.Outcome.FAILED:
            return "", "x", _("Not completed")
        if self.approval == self.Approval.REFUSED:
            return "", "x", _("Not approved")
        if self.seat is None and self.run.has_begun:
            return "", "x", _("No answer came in time")
        if self.seat is None:
            return "wait", "clock", _("Waits for the manager’s approval")
        if self.is_in and self.seat.state != SeatState.OFFERED:
            return "live" if self.run.has_begun and not self.run.is_over else "done", "check", _("Takes part")
        return *self.seat.tone, self.seat.get_state_display()


IN = (
    SeatState.OFFERED, SeatState.BOOKED, SeatState.CAME, SeatState.LEFT, SeatState.ABSENT, SeatState.EXCUSED,
)  # fmt: skip
"""States of the seat at the first session with which somebody belongs to a run."""


class Progress(models.Model):
    """A page of the self-paced part that somebody has gone through."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="progress")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="progress")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "progress"
        constraints: ClassVar = [models.UniqueConstraint(fields=["enrolment", "page"], name="a_page_is_done_once")]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.page_id}"
