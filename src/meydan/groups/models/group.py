"""A working group, from its founding to its closing, and who is in it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.goals.models import Goal
from meydan.people.models import Person
from meydan.places.models import Neighbourhood


class GroupState(models.TextChoices):
    PROPOSED = "proposed", _("Founding proposed")
    DECLINED = "declined", _("Founding not accepted")
    OPEN = "open", pgettext_lazy("group", "Open")
    WORKING = "working", pgettext_lazy("group", "Working")
    SLEEPING = "sleeping", pgettext_lazy("group", "Sleeping")
    CLOSED = "closed", pgettext_lazy("group", "Closed")


MOVES: dict[str, frozenset[str]] = {
    GroupState.PROPOSED: frozenset({GroupState.OPEN, GroupState.DECLINED}),
    GroupState.DECLINED: frozenset(),
    GroupState.OPEN: frozenset({GroupState.WORKING, GroupState.SLEEPING, GroupState.CLOSED}),
    GroupState.WORKING: frozenset({GroupState.SLEEPING, GroupState.CLOSED}),
    GroupState.SLEEPING: frozenset({GroupState.WORKING, GroupState.CLOSED}),
    GroupState.CLOSED: frozenset(),
}
"""State → states that may follow. The only place that says so; the database checks each change against it."""
LIVING = (GroupState.OPEN, GroupState.WORKING, GroupState.SLEEPING)
"""States in which people may join and meet."""
PUBLIC = (*LIVING, GroupState.CLOSED)
TONES = {
    GroupState.PROPOSED: ("wait", "clock"),
    GroupState.DECLINED: ("", "x"),
    GroupState.OPEN: ("live", "plus"),
    GroupState.WORKING: ("done", "check"),
    GroupState.SLEEPING: ("wait", "clock"),
    GroupState.CLOSED: ("", "flag"),
}


class Joining(models.TextChoices):
    OPEN = "open", _("Everybody may join at once")
    REQUEST = "request", _("People ask, the group answers")


class Group(HasRef, models.Model):
    kind = "group"
    name = models.CharField(max_length=80)
    purpose = models.TextField()
    goals = models.ManyToManyField(Goal, related_name="groups")
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="groups")
    """None: the whole town."""
    state = models.CharField(max_length=8, choices=GroupState, default=GroupState.PROPOSED)
    joining = models.CharField(max_length=7, choices=Joining, default=Joining.OPEN)
    largest = models.PositiveSmallIntegerField()
    """Most people in it; kept under a lock of this row."""
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="groups_proposed")
    proposed_at = models.DateTimeField(default=clock.now)
    promised_for = models.DateField()
    """The day by which the Centre decides about the founding."""
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="groups_decided")
    decided_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)
    """The reason of the decision, public with the group."""
    report = models.TextField(blank=True)
    """What the group leaves behind, written when it closes."""
    met_at = models.DateTimeField(null=True)
    """The last meeting that took place."""
    stirred_at = models.DateTimeField(default=clock.now)
    """When it was founded, met or woke up; it sleeps when this is too long ago."""
    told_week = models.DateField(null=True)
    """The Monday of the week in which members were last told of the week before."""
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["name"], condition=~Q(state__in=["declined", "closed"]), name="one_living_group_a_name"
            ),
            models.CheckConstraint(
                name="founding_is_decided_with_words",
                condition=Q(state="proposed", decided_at=None)
                | (~Q(state="proposed") & Q(decided_at__isnull=False) & ~Q(words="")),
            ),
            models.CheckConstraint(name="closed_group_reports", condition=~Q(state="closed") | ~Q(report="")),
            models.CheckConstraint(name="group_holds_people", condition=Q(largest__gte=2)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-changed_at", "-id"], name="groups_moved"),
            models.Index(fields=["promised_for", "id"], name="groups_to_found", condition=Q(state="proposed")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        return turkish.slug(self.name) or "grup"

    def get_absolute_url(self) -> str:
        return address("groups:group", self.pk, self.slug)

    @property
    def is_living(self) -> bool:
        return self.state in LIVING

    @property
    def tone(self) -> tuple[str, str]:
        return TONES[GroupState(self.state)]


class GroupRole(models.TextChoices):
    FACILITATOR = "facilitator", _("Facilitator")
    COORDINATOR = "coordinator", _("Coordinator")
    REPORTER = "reporter", _("Reporter")
    ADVISER = "adviser", _("Adviser")
    MEMBER = "member", _("Member")


SINGLE = (GroupRole.FACILITATOR, GroupRole.COORDINATOR, GroupRole.REPORTER)
"""Roles that one person holds at a time."""
RUNNING = (GroupRole.FACILITATOR, GroupRole.COORDINATOR)
WRITING = SINGLE


class Membership(models.Model):
    """A person in a group, or one who asked to be. Whoever leaves leaves no row."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="group_memberships")
    role = models.CharField(max_length=11, choices=GroupRole, default=GroupRole.MEMBER)
    role_until = models.DateField(null=True)
    named = models.BooleanField(default=False)
    """Whether the person agreed to be named on the public page."""
    words = models.CharField(max_length=300, blank=True)
    """What somebody wrote who asks to join; emptied by the answer."""
    asked_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField(null=True)
    """None: asked, not answered yet."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "person"], name="member_once_a_group"),
            models.UniqueConstraint(
                fields=["group", "role"],
                condition=Q(role__in=["facilitator", "coordinator", "reporter"]),
                name="one_holder_a_group_role",
            ),
            models.CheckConstraint(name="who_asks_has_no_role", condition=Q(since__isnull=False) | Q(role="member")),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id}: {self.role}"

    @property
    def public_name(self) -> str:
        """The chosen name, where the person agreed and is no minor; else empty."""
        return self.person.name if self.named and not self.person.is_minor and not self.person.erased_at else ""


def _allowed_changes() -> Q:
    allowed = Q(before="", after=GroupState.PROPOSED)
    for before, following in MOVES.items():
        if following:
            allowed |= Q(before=before, after__in=sorted(following))
    return allowed


class GroupStateChange(models.Model):
    """Which state a group came into, when, why, and who did it; nobody where it fell asleep by itself."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="state_changes")
    before = models.CharField(max_length=8, choices=GroupState, blank=True)
    after = models.CharField(max_length=8, choices=GroupState)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="group_state_changes")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="allowed_change_of_group_state", condition=_allowed_changes())
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class GroupNote(Written):
    """What members write for members."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="group_notes")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["group", "-at", "-id"], name="group_notes_latest")]

    def __str__(self) -> str:
        return f"{self.group_id} {self.at:%Y-%m-%d}"
