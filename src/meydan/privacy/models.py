"""What people ask about their data, and what went wrong with data: each with its clock."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.base.workdays import end_of
from meydan.people.models import Person


class Right(models.TextChoices):
    """What somebody may ask for. The municipality names the basis in its town file."""

    LEARN = "learn", _("Whether and which of my data are kept")
    PURPOSE = "purpose", _("What they are for, and whether they are used for that alone")
    RECIPIENTS = "recipients", _("To whom they were given, here or abroad")
    CORRECT = "correct", _("Correct what is wrong or missing")
    ERASE = "erase", _("Erase or destroy data")
    TELL = "tell", _("Tell those who got them that they were corrected or erased")
    OBJECT = "object", _("Object to a result that a program alone came to")
    DAMAGE = "damage", _("Make good a damage")


class Channel(models.TextChoices):
    WEB = "web", _("On this site")
    DESK = "desk", _("At the desk")
    PAPER = "paper", _("On paper, by post")
    MAIL = "mail", _("By registered e-mail")


class DataRequest(HasRef, models.Model):
    """Somebody asks something about their data; an answer or a reasoned refusal is owed by `due_on`."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("data request", "Waits for an answer")
        ANSWERED = "answered", pgettext_lazy("data request", "Answered")
        REFUSED = "refused", pgettext_lazy("data request", "Refused, with the reason")
        WITHDRAWN = "withdrawn", pgettext_lazy("data request", "Taken back")

    kind = "data_request"
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="data_requests")
    """Whose account it is; None for somebody without one, or who has left."""
    name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    """Of somebody without an account: where the answer goes."""
    what = models.CharField(max_length=10, choices=Right)
    words = models.TextField(blank=True)
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.WEB)
    asked_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField()
    basis = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    answer = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="data_requests_entered")
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="data_requests_closed")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nothing_is_refused_without_a_reason",
                condition=~Q(state__in=["answered", "refused"]) | (~Q(answer="") & Q(closed_at__isnull=False)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_on", "id"], name="data_requests_open", condition=Q(state="open")),
            models.Index(fields=["-asked_at", "-id"], name="data_requests_latest"),
        ]

    def __str__(self) -> str:
        return f"data request {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def asker(self) -> str:
        return self.person.name if self.person else self.name or str(_("deleted member"))

    @property
    def days_left(self) -> int:
        """Below nought: so many days late."""
        return (self.due_on - clock.today()).days

    @property
    def tone(self) -> tuple[str, str]:
        if not self.is_open:
            return "done", "check"
        return ("late", "alert") if end_of(self.due_on) < clock.now() else ("wait", "clock")


class Breach(HasRef, models.Model):
    """Data came into wrong hands, were lost or changed. Whoever has to be told is told by `due_at`, counted from when it was found."""

    kind = "breach"
    title = models.CharField(max_length=140)
    what = models.TextField()
    happened_at = models.DateTimeField(null=True)
    """As far as it is known."""
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    basis = models.CharField(max_length=200, blank=True)
    affected = models.CharField(max_length=300)
    """Groups of people, never names."""
    affected_count = models.PositiveIntegerField(null=True)
    data = models.CharField(max_length=300)
    """Kinds of data."""
    board_told_at = models.DateTimeField(null=True)
    board_words = models.CharField(max_length=500, blank=True)
    """Number of the message, or why none was owed; and the reason of a delay."""
    people_told_at = models.DateTimeField(null=True)
    people_words = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="breaches_entered")
    entered_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_closed_breach_says_who_was_told",
                condition=Q(closed_at=None) | (~Q(board_words="") & ~Q(people_words="")),
            ),
            models.CheckConstraint(name="a_breach_is_due_after_it_was_found", condition=Q(due_at__gte=F("found_at"))),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at", "id"], name="breaches_open", condition=Q(closed_at=None)),
            models.Index(fields=["-found_at", "-id"], name="breaches_latest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def clock_runs(self) -> bool:
        """Whether the board has neither been told nor a reason stands why not."""
        return self.is_open and not self.board_words

    @property
    def hours_left(self) -> int:
        return int((self.due_at - clock.now()).total_seconds() // 3600)

    @property
    def tone(self) -> tuple[str, str, str]:
        if not self.is_open:
            return "done", "check", str(_("Closed"))
        if not self.clock_runs:
            return "wait", "clock", str(_("The board has been seen to"))
        late = self.due_at < clock.now()
        return ("late", "alert", str(_("Late"))) if late else ("wait", "clock", str(_("The clock runs")))


class BreachStep(models.Model):
    """What was found or done about it."""

    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="breach_steps")
    words = models.TextField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.breach_id} {self.at:%Y-%m-%d %H:%M}"
