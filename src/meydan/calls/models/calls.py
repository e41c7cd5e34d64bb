"""A call: whom it is for, until when, by which criteria it is judged, and what the jury does not see."""

from datetime import timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.goals.models import Goal
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.threads.models import Thread

FORM = "apply"
"""The form of a call that `questions` keeps."""
FEWEST_JURORS = 3
LONGEST_GRACE = 60
"""Minutes."""


class CallKind(models.TextChoices):
    INNOVATION = "innovation", _("Social innovation")
    ENTERPRISE = "enterprise", _("Social entrepreneurship")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Applications are open")
    SCREENING = "screening", _("First selection")
    JURY = "jury", _("The jury scores")
    DECIDING = "deciding", _("Being decided")
    ANNOUNCED = "announced", _("Results are out")
    PROGRAMME = "programme", _("Programme under way")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


ORDER = list(State.values)
RUNNING = (State.OPEN, State.SCREENING, State.JURY, State.DECIDING)
TOLD = (State.ANNOUNCED, State.PROGRAMME, State.CLOSED)
"""Everybody reads what came out."""
TONES: dict[str, tuple[str, str]] = {
    State.DRAFT: ("empty", "doc"), State.OPEN: ("live", "hand"), State.SCREENING: ("wait", "filter"), State.JURY: ("wait", "scale"),
    State.DECIDING: ("wait", "clock"), State.ANNOUNCED: ("done", "check"), State.PROGRAMME: ("live", "flag"),
    State.CLOSED: ("done", "flag"), State.CANCELLED: ("late", "x"),
}  # fmt: skip


class Call(HasRef, Written):
    kind = "call"

    what = models.CharField(max_length=10, choices=CallKind, default=CallKind.INNOVATION)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=140)
    summary = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    offers = models.TextField()
    """What those get who are accepted: space, mentoring, places to try."""
    basis = models.CharField(max_length=300, blank=True)
    """The rule that the municipality relies on."""
    gives_money = models.BooleanField(default=False)
    money_basis = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="calls")
    keeper = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="calls_kept")
    thread = models.ForeignKey(Thread, null=True, on_delete=models.PROTECT, related_name="calls")
    goals = models.ManyToManyField(Goal, related_name="calls")
    topics = ArrayField(models.CharField(max_length=60), default=list)
    """What applications are about, and what jurors and mentors know."""
    conditions = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    """Whoever can't say yes to all of them can't apply."""
    places = models.PositiveSmallIntegerField(default=5)
    """So many can be accepted."""
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    grace_minutes = models.PositiveSmallIntegerField(default=15)
    """So long after the end a form is taken that was opened before."""
    jurors_each = models.PositiveSmallIntegerField(default=FEWEST_JURORS)
    jury_until = models.DateTimeField()
    scale = models.PositiveSmallIntegerField(default=5, choices=[(5, "0–5"), (10, "0–10")])
    scale_words = models.CharField(max_length=200)
    """What points mean, e.g. 0 nothing, 3 enough, 5 very strong."""
    spread_limit = models.PositiveSmallIntegerField(default=20)
    """Where the highest and the lowest of 100 lie further apart, the jury talks."""
    shown = ArrayField(models.PositiveBigIntegerField(), default=list, blank=True)
    """Questions whose answers the jury reads in the first round; every other one is closed to it."""
    decision_words = models.TextField(blank=True)
    """What the Centre says about the result as a whole."""
    demo_day = models.CharField(max_length=80, blank=True)
    """The ref of the event at which ventures show themselves."""
    why_cancelled = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)
    announced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="a_call_ends_after_it_opens", condition=Q(opens_at__lt=F("closes_at"), closes_at__lt=F("jury_until"))),
            models.CheckConstraint(name="criteria_are_public_before_anybody_applies", condition=Q(published_at=None) | Q(published_at__lte=F("opens_at"))),
            models.CheckConstraint(name="an_entry_has_three_jurors", condition=Q(jurors_each__gte=FEWEST_JURORS)),
            models.CheckConstraint(name="money_needs_a_basis", condition=Q(gives_money=False) | ~Q(money_basis="")),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["-published_at", "-id"], name="calls_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "cagri"

    def get_absolute_url(self) -> str:
        return address("calls:call", self.pk, self.slug)

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_told(self) -> bool:
        return self.state in TOLD

    @property
    def is_open(self) -> bool:
        """Whether people can apply now, without the grace for a form that was opened before."""
        return self.state == State.OPEN and self.opens_at <= clock.now() < self.closes_at

    @property
    def is_over(self) -> bool:
        """Nobody can apply any more, also not with a form that was opened before."""
        return clock.now() >= self.closes_at + timedelta(minutes=self.grace_minutes)

    def is_past(self, state: str) -> bool:
        """Whether it has reached that state, or a later one."""
        return self.state != State.CANCELLED and ORDER.index(self.state) >= ORDER.index(state)

    @property
    def tone(self) -> tuple[str, str, object]:
        if self.state == State.OPEN and clock.now() < self.opens_at:
            return "info", "cal", _("Announced, opens soon")
        if self.state == State.OPEN and not self.is_open:
            return "wait", "clock", _("Applications are over")
        return (*TONES[self.state], self.get_state_display())


class Criterion(models.Model):
    """What jurors look at, and how much it counts of 100."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(max_length=120)
    hint = models.CharField(max_length=200, blank=True)
    weight = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "criteria"
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_criterion_counts", condition=Q(weight__gte=1, weight__lte=100)),
            models.UniqueConstraint(fields=["call", "title"], name="one_criterion_of_a_title"),
        ]

    def __str__(self) -> str:
        return self.title
