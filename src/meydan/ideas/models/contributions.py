"""Contributions: what residents write, how it is answered, and who stands behind it."""

import secrets
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.workdays import workdays_between
from meydan.base.written import Written
from meydan.ideas.models.processes import Process
from meydan.people.models import Person, Role
from meydan.places.models import Neighbourhood, Unit
from meydan.threads.models import Thread

STANDING = Q(hidden_at=None) & ~Q(state="merged")
"""What lists show: neither hidden nor joined to another one."""


class ContributionKind(models.TextChoices):
    PROBLEM = "problem", _("Problem")
    IDEA = "idea", _("Idea")
    OPINION = "opinion", _("Opinion")
    PROPOSAL = "proposal", _("Project proposal")


class Scope(models.TextChoices):
    """What the person said, or staff found: does one thing need mending, or do many share the problem?"""

    SINGLE = "single", _("A single fault")
    SHARED = "shared", _("A shared problem")


class State(models.TextChoices):
    RECEIVED = "received", _("Received")
    IN_REVIEW = "in_review", _("In review")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Not accepted")
    ROUTED = "routed", _("Sent on")
    MERGED = "merged", _("Joined to another one")
    ANSWERED = "answered", _("Answered")
    IN_PROJECT = "in_project", _("In a project")
    DONE = "done", _("Done")


MOVES: dict[str, frozenset[str]] = {
    State.RECEIVED: frozenset(
        {State.IN_REVIEW, State.ROUTED, State.ACCEPTED, State.DECLINED, State.ANSWERED, State.MERGED}
    ),
    State.IN_REVIEW: frozenset({State.ROUTED, State.ACCEPTED, State.DECLINED, State.ANSWERED, State.MERGED}),
    State.ROUTED: frozenset({State.RECEIVED, State.MERGED}),
    State.ACCEPTED: frozenset({State.IN_PROJECT, State.MERGED}),
    State.ANSWERED: frozenset({State.IN_PROJECT, State.MERGED}),
    State.DECLINED: frozenset({State.ANSWERED, State.ACCEPTED}),
    State.MERGED: frozenset(),
    State.IN_PROJECT: frozenset({State.DONE}),
    State.DONE: frozenset(),
}
"""State → states that may follow. The only place that says so; the database checks each change against it."""
WAITING = (State.RECEIVED, State.IN_REVIEW)
"""States in which an answer is owed."""
TONES = {
    State.RECEIVED: ("wait", "clock"),
    State.IN_REVIEW: ("wait", "clock"),
    State.ACCEPTED: ("info", "check"),
    State.DECLINED: ("", "x"),
    State.ROUTED: ("info", "go"),
    State.MERGED: ("", "route"),
    State.ANSWERED: ("info", "chat"),
    State.IN_PROJECT: ("live", "flag"),
    State.DONE: ("done", "check"),
}


class Channel(models.TextChoices):
    WEB = "web", _("Web")
    DESK = "desk", _("At the desk")
    PAPER = "paper", _("On paper")
    PHONE = "phone", _("By phone")
    IMPORT = "import", _("From an earlier list")


class Contribution(HasRef, models.Model):
    kind = "idea"
    what = models.CharField(max_length=10, choices=ContributionKind)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="contributions")
    scope = models.CharField(max_length=6, choices=Scope, blank=True)
    title = models.CharField(max_length=140)
    text = models.TextField(blank=True)
    quote = models.CharField(max_length=200, blank=True)
    """One sentence in the person's words, chosen by staff for the home page."""
    language = models.CharField(max_length=5, default="tr")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="contributions")
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="contributions")
    place_words = models.CharField(max_length=120, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    process = models.ForeignKey(Process, null=True, on_delete=models.SET_NULL, related_name="contributions")
    channel = models.CharField(max_length=6, choices=Channel, default=Channel.WEB)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="contributions_entered")
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="contributions")
    assigned_to = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="contributions_assigned")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="duplicates")
    first_promise = models.DateField()
    """The first promised day of the answer; it never changes."""
    promised_for = models.DateField()
    """The day promised now; an interim answer moves it."""
    clock_code = models.CharField(max_length=40, default="default")
    """Which of the town's promised times counts."""
    basis = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    """When the first final answer was given."""
    support_count = models.PositiveIntegerField(default=0)
    """Kept by the actions together with the rows of Support."""
    source = models.CharField(max_length=120, null=True, unique=True)
    """Where an imported contribution came from, so that it is not imported twice."""
    cost = models.BigIntegerField(null=True)
    """Kuruş; an estimate, where somebody gave one."""
    created_at = models.DateTimeField(default=clock.now)
    edited_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=clock.now)
    hidden_at = models.DateTimeField(null=True)
    inside = models.BooleanField(default=False)
    """Written in a staff-only process and not published: colleagues alone see it. Its thread is hidden as long."""
    named = models.BooleanField(default=True)
    """Whether its author is shown. What comes from inside is unnamed until the author agrees."""
    in_name_of = models.CharField(max_length=120, blank=True)
    """Who speaks, where that is not the author: a working group."""
    withdrawn_at = models.DateTimeField(null=True)
    """When the author took it back; then it is hidden for good."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="merged_names_its_target",
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
            ),
            models.CheckConstraint(name="known_state", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="withdrawn_is_hidden", condition=Q(withdrawn_at=None) | Q(hidden_at__isnull=False)
            ),
            models.CheckConstraint(
                name="a_point_has_two_numbers",
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-created_at", "-id"], name="contributions_newest"),
            models.Index(fields=["-changed_at", "-id"], name="contributions_moved"),
            models.Index(fields=["-support_count", "-id"], name="contributions_supported"),
            *(
                models.Index(fields=[*first, f"-{order}", "-id"], name=f"shown_{name}", condition=STANDING)
                for name, first, order in (
                    ("newest", [], "created_at"),
                    ("moved", [], "changed_at"),
                    ("by_state", ["state"], "changed_at"),
                    ("by_place", ["neighbourhood"], "changed_at"),
                    ("by_support", [], "support_count"),
                )
            ),
            models.Index(fields=["author", "-changed_at", "-id"], name="contributions_of_person"),
            models.Index(
                fields=["latitude", "longitude"],
                name="shown_on_map",
                condition=STANDING & Q(latitude__isnull=False),
            ),
            models.Index(
                fields=["promised_for", "id"],
                name="contributions_owed",
                condition=Q(state__in=["received", "in_review"]),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("ideas:contribution", self.pk)

    @property
    def author_name(self) -> str:
        if self.in_name_of:
            return self.in_name_of
        if self.channel == Channel.IMPORT and self.author is None:
            return str(_("Not named"))
        if not self.named:
            return str(_("A colleague at the municipality"))
        return self.author.name if self.author else str(_("deleted member"))

    @property
    def shown_process(self) -> Process | None:
        """Its process, unless that one is for staff only and this was published from it."""
        return None if self.process and self.process.is_inside and not self.inside else self.process

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is owed."""
        return self.state in WAITING and self.withdrawn_at is None

    @property
    def home(self) -> Thread:
        """The thread on which it is told now."""
        if self.merged_into:
            return self.merged_into.home
        return self.thread.merged_into or self.thread

    @property
    def tone(self) -> tuple[str, str]:
        """(tone, icon) of the state; late when the promise is broken."""
        return ("late", "alert") if self.is_late else TONES[State(self.state)]

    @property
    def is_late(self) -> bool:
        return self.is_promised and self.is_waiting and clock.today() > self.promised_for

    @property
    def is_promised(self) -> bool:
        """Whether Meydan promised the day of the answer. Nobody did where it was brought over from an earlier list."""
        return self.channel != Channel.IMPORT

    @property
    def days_late(self) -> int:
        """Working days past the promised day; 0 while the promise is kept."""
        return workdays_between(self.promised_for, clock.today()) if self.is_late else 0

    @property
    def days_promised(self) -> int:
        """Working days from the day of writing to the first promised day; at least 1."""
        return max(1, workdays_between(timezone.localdate(self.created_at), self.first_promise))

    @property
    def days_passed(self) -> int:
        """Working days from the day of writing to the final answer, or to today."""
        until = timezone.localdate(self.answered_at) if self.answered_at else clock.today()
        return workdays_between(timezone.localdate(self.created_at), until)

    @property
    def moves(self) -> frozenset[str]:
        return MOVES[self.state]


PARTED = tuple(before for before, following in MOVES.items() if State.MERGED in following)
"""States into which a contribution comes back when its joining is undone; no other verb leads there."""


def _allowed_changes() -> Q:
    """The table of moves as a condition of the database; the beginning has no state before it."""
    allowed = Q(before="", after=State.RECEIVED) | Q(before=State.MERGED, after__in=sorted(PARTED))
    for before, following in MOVES.items():
        if following:
            allowed |= Q(before=before, after__in=sorted(following))
    return allowed


class StateChange(models.Model):
    """Who moved a contribution to which state, when, why."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="state_changes")
    before = models.CharField(max_length=10, choices=State, blank=True)
    after = models.CharField(max_length=10, choices=State)
    words = models.TextField(blank=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="contribution_state_changes")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [models.CheckConstraint(name="allowed_change_of_state", condition=_allowed_changes())]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class DeclineReason(models.TextChoices):
    BUDGET = "budget", _("There is no money for it")
    POWERS = "powers", _("The district may not do this")
    OTHER_PLAN = "other_plan", _("Another plan stands against it")
    LAW = "law", _("The law does not allow it")
    ALREADY_DONE = "already_done", _("It is done already")
    OTHER = "other", _("Another reason")


class Answer(Written):
    """An official answer by a unit. An interim one gives a new date."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        IN_PART = "in_part", _("Accepted in part")
        DECLINED = "declined", _("Not accepted")
        INFORMATION = "information", _("Information")
        INTERIM = "interim", _("Interim answer")

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="answers")
    decision = models.CharField(max_length=12, choices=Decision)
    reason = models.CharField(max_length=14, choices=DeclineReason, blank=True)
    text = models.TextField()
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="answers")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="answers")
    at = models.DateTimeField(default=clock.now)
    new_date = models.DateField(null=True)
    workdays = models.PositiveSmallIntegerField(default=0)
    """Working days from the contribution to this answer."""
    minutes = models.PositiveSmallIntegerField(null=True)
    """For how long the staff worked on it, where they said so. It is told only as the median of many."""
    approved_by = ArrayField(models.CharField(max_length=20, choices=Role), default=list)
    """Roles that approved it before it was published."""

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="declined_has_a_reason", condition=~Q(decision="declined") | ~Q(reason="")),
            models.CheckConstraint(
                name="interim_has_a_date", condition=~Q(decision="interim") | Q(new_date__isnull=False)
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["contribution", "at", "id"], name="answers_in_order"),
            models.Index(fields=["at"], name="answers_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.decision} {self.at:%Y-%m-%d}"

    @property
    def is_final(self) -> bool:
        return self.decision != self.Decision.INTERIM

    @property
    def offices(self) -> str:
        """Who approved it before it was published, by office and never by name."""
        return ", ".join(str(Role(role).label) for role in self.approved_by)


class AnswerTemplate(models.Model):
    """A text to start an answer from, edited at the desk."""

    name = models.CharField(max_length=80, unique=True)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """What a contribution said before it was edited."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="editions")
    title = models.CharField(max_length=140)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="contribution_editions")
    reason = models.CharField(max_length=300, blank=True)
    replaced_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-replaced_at", "-id"]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.replaced_at:%Y-%m-%d}"


class Support(models.Model):
    """A person stands behind a contribution."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="supports")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["contribution", "person"], name="support_once")]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.contribution_id}"


def new_key() -> str:
    return secrets.token_urlsafe(24)


class Draft(HasRef, models.Model):
    """What a visitor began to write; found by the key in the visitor's session, thrown away after a week."""

    kind = "draft"
    key = models.CharField(max_length=40, unique=True, default=new_key)
    words: Any = models.JSONField(default=dict)
    changed_at = models.DateTimeField(default=clock.now)
    sent_as = models.OneToOneField(Contribution, null=True, on_delete=models.CASCADE, related_name="draft")

    def __str__(self) -> str:
        return f"draft {self.pk}"
