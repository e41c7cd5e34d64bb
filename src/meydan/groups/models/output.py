"""What a group says in its own name: contributions, and opinions for the kent konseyi."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.groups.models.group import Group
from meydan.groups.models.meeting import Meeting
from meydan.ideas.models import Contribution
from meydan.people.models import Person


class GroupContribution(models.Model):
    """A contribution that a group wrote; a meeting decided so."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="outputs")
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="of_group")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="outputs")

    def __str__(self) -> str:
        return f"{self.group_id} → {self.contribution_id}"


class GroupOutput(models.Model):
    """What a group began in another slice, by a verb of that slice's card; a meeting decided so."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="begun")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="begun")
    ref = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=140)

    def __str__(self) -> str:
        return f"{self.group_id} → {self.ref}"


class OpinionState(models.TextChoices):
    WRITTEN = "written", _("Written")
    SENT = "sent", _("With the kent konseyi")
    ON_AGENDA = "on_agenda", _("On the agenda")
    DECIDED = "decided", _("Decided")
    WITHDRAWN = "withdrawn", _("Taken back")


OPINION_MOVES: dict[str, frozenset[str]] = {
    OpinionState.WRITTEN: frozenset({OpinionState.SENT, OpinionState.WITHDRAWN}),
    OpinionState.SENT: frozenset({OpinionState.ON_AGENDA, OpinionState.WITHDRAWN}),
    OpinionState.ON_AGENDA: frozenset({OpinionState.ON_AGENDA, OpinionState.DECIDED, OpinionState.WITHDRAWN}),
    OpinionState.DECIDED: frozenset(),
    OpinionState.WITHDRAWN: frozenset(),
}
"""State → states that may follow. The only place that says so."""
OPINION_TONES = {
    OpinionState.WRITTEN: ("", "doc"),
    OpinionState.SENT: ("wait", "go"),
    OpinionState.ON_AGENDA: ("live", "cal"),
    OpinionState.DECIDED: ("done", "check"),
    OpinionState.WITHDRAWN: ("", "x"),
}


class OpinionOutcome(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    IN_PART = "in_part", _("Accepted in part")
    DECLINED = "declined", _("Declined")
    NOTED = "noted", _("Taken note of")


class CouncilOpinion(HasRef, Written):
    """An opinion that a group wrote for the kent konseyi, and what the municipal council made of it."""

    kind = "group_opinion"
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="opinions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="opinions")
    title = models.CharField(max_length=140)
    text = models.TextField()
    state = models.CharField(max_length=9, choices=OpinionState, default=OpinionState.WRITTEN)
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="opinions_written")
    written_at = models.DateTimeField(default=clock.now)
    number = models.CharField(max_length=40, blank=True)
    """As the kent konseyi counts it."""
    sent_on = models.DateField(null=True)
    agenda_on = models.DateField(null=True)
    """The day of the sitting on whose agenda it stands."""
    decision_number = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, choices=OpinionOutcome, blank=True)
    words = models.CharField(max_length=500, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    """The rule that the municipality relies on, in its own words."""
    handled_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="opinions_handled")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="sent_opinion_has_a_day",
                condition=~Q(state__in=["sent", "on_agenda", "decided"]) | Q(sent_on__isnull=False),
            ),
            models.CheckConstraint(
                name="opinion_on_agenda_has_its_day",
                condition=~Q(state__in=["on_agenda", "decided"]) | Q(agenda_on__isnull=False),
            ),
            models.CheckConstraint(
                name="decided_opinion_has_number_and_outcome",
                condition=Q(~Q(state="decided"), outcome="", decided_on=None)
                | (Q(state="decided", decided_on__isnull=False) & ~Q(decision_number="") & ~Q(outcome="")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["group", "-written_at", "-id"], name="group_opinions_latest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.group.get_absolute_url()}#opinion-{self.pk}"

    @property
    def is_open(self) -> bool:
        return bool(OPINION_MOVES[self.state])

    @property
    def tone(self) -> tuple[str, str]:
        return OPINION_TONES[OpinionState(self.state)]
