"""Answers that wait until those whom the town file names have approved them (olur)."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.written import Written
from meydan.ideas.models.contributions import Answer, Contribution, DeclineReason
from meydan.people.models import Person, Role
from meydan.places.models import Unit


class PendingAnswer(Written):
    """A written answer on its way through its steps. It keeps its row when it is sent back: handed in again it is a new one."""

    class Ending(models.TextChoices):
        PUBLISHED = "published", _("Made public")
        SENT_BACK = "sent_back", _("Sent back")
        TAKEN_BACK = "taken_back", _("Taken back by its writer")
        OVERTAKEN = "overtaken", _("Overtaken: it was settled otherwise")

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="pending_answers")
    decision = models.CharField(max_length=12, choices=Answer.Decision)
    reason = models.CharField(max_length=14, choices=DeclineReason, blank=True)
    text = models.TextField()
    new_date = models.DateField(null=True)
    """Of an interim answer."""
    minutes = models.PositiveSmallIntegerField(null=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="pending_answers")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="pending_answers")
    at = models.DateTimeField(default=clock.now)
    steps = ArrayField(models.CharField(max_length=20, choices=Role))
    """Roles in order, as the town file said when it was handed in."""
    position = models.PositiveSmallIntegerField(default=0)
    waits_for = models.CharField(max_length=20, choices=Role, blank=True)
    """The role of the present step; empty once it has ended."""
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    ended_at = models.DateTimeField(null=True)
    answer = models.OneToOneField(Answer, null=True, on_delete=models.SET_NULL, related_name="pending")
    """What became public."""

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contribution"],
                condition=Q(ending="") & ~Q(decision="interim"),
                name="one_final_answer_waits",
            ),
            models.UniqueConstraint(
                fields=["contribution"], condition=Q(ending="", decision="interim"), name="one_interim_answer_waits"
            ),
            models.CheckConstraint(
                name="waits_or_has_ended",
                condition=(Q(ending="", ended_at=None) & ~Q(waits_for=""))
                | (~Q(ending="") & Q(waits_for="", ended_at__isnull=False)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["waits_for", "unit"], name="answers_to_approve", condition=Q(ending="")),
        ]

    def __str__(self) -> str:
        return f"{self.decision} {self.waits_for or self.ending}"

    @property
    def is_interim(self) -> bool:
        return self.decision == Answer.Decision.INTERIM

    @property
    def came_back(self) -> bool:
        """Whether its text is where the next answer starts from."""
        return self.ending in {self.Ending.SENT_BACK, self.Ending.TAKEN_BACK}

    @property
    def mark(self) -> str:
        """Which answer, and at which step: what a page shows is what is decided."""
        return f"{self.pk}:{self.position}"

    @property
    def as_answer(self) -> Answer:
        """As people will read it; nothing is written."""
        return Answer(
            contribution=self.contribution, decision=self.decision, reason=self.reason, text=self.text, language=self.language,
            unit=self.unit, at=clock.now(), new_date=self.new_date, minutes=self.minutes,
        )  # fmt: skip

    @property
    def road(self) -> list[tuple[Any, "Approval | None", bool]]:
        """(role in words, what was done, whether it is the present one) for each step, in order."""
        done = {one.position: one for one in self.approvals.all()}
        return [
            (Role(role).label, done.get(place), not self.ending and place == self.position)
            for place, role in enumerate(self.steps)
        ]


class Approval(models.Model):
    """One step of an answer: who did what about it, in which role, when, and why where it was sent back."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", _("Gave approval")
        OWN = "own", _("Wrote it")
        SENT_BACK = "sent_back", _("Sent back")

    pending = models.ForeignKey(PendingAnswer, on_delete=models.CASCADE, related_name="approvals")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20, choices=Role)
    verdict = models.CharField(max_length=10, choices=Verdict)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="approvals")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pending", "position"], name="a_step_is_decided_once"),
            models.CheckConstraint(name="sent_back_says_why", condition=~Q(verdict="sent_back") | ~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.verdict}"

    @property
    def unit_id(self) -> int | None:
        """The unit that answers: for it the role was held."""
        return self.pending.unit_id
