"""Who voted, what was voted, and what came out. Nothing here joins a person to a paper."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.decisions.models.ballots import AreaGroup, Ballot, Bond
from meydan.people.models import Person


class Channel(models.TextChoices):
    WEB = "web", _("Web")
    DESK = "desk", _("At the desk")
    PAPER = "paper", _("On paper")


class VotingCode(models.Model):
    """A code of a list, as a mark that does not tell the code."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="codes")
    mark = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ballot", "mark"], name="voting_code_once_a_ballot")]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.mark[:6]}"


class Roll(models.Model):
    """A person who voted, and until the opening their sealed envelope. It stays when the envelope is gone."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="roll")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="votes")
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.WEB)
    area = models.ForeignKey(AreaGroup, null=True, on_delete=models.PROTECT, related_name="roll")
    bond = models.CharField(max_length=8, choices=Bond, blank=True)
    code = models.OneToOneField(VotingCode, null=True, on_delete=models.PROTECT, related_name="roll")
    at = models.DateTimeField(default=clock.now)
    envelope = models.BinaryField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ballot", "person"], name="one_vote_a_person")]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.channel}"


class Paper(models.Model):
    """An opened vote on one list, in an order that chance gave. No time, no person."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="papers")
    list = models.ForeignKey(AreaGroup, null=True, on_delete=models.PROTECT, related_name="papers")
    """The list that it chooses from; None: that of the whole town."""
    area = models.ForeignKey(AreaGroup, null=True, on_delete=models.PROTECT, related_name="papers_of_people")
    """Where it comes from, small areas merged; only on the list of the whole town."""
    channel = models.CharField(max_length=5, choices=Channel, blank=True)
    """Empty where too few came this way to be told apart."""
    choices = ArrayField(models.IntegerField())
    """Ids of options, the first rank first."""
    points = ArrayField(models.IntegerField(), null=True)
    mark = models.CharField(max_length=64)
    """Made of the receipt, so that whoever holds that finds the paper; other for each list."""
    spoiled = models.BooleanField(default=False)
    """Not valid: counted as a paper, and kept."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ballot", "mark"], name="each_receipt_once_a_ballot")]

    def __str__(self) -> str:
        return self.mark[:12]


class Result(models.Model):
    """A count of one list, with the steps that led there and what it was counted from."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="results")
    list = models.ForeignKey(AreaGroup, null=True, on_delete=models.PROTECT, related_name="results")
    rule = models.CharField(max_length=12)
    utility = models.CharField(max_length=12)
    completion = models.CharField(max_length=12)
    seed = models.CharField(max_length=64)
    input_hash = models.CharField(max_length=64)
    """SHA-256 of the ballot file."""
    papers = models.PositiveIntegerField()
    spoiled = models.PositiveIntegerField(default=0)
    facts = models.JSONField()
    counted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["list_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ballot", "list"], name="one_result_a_list", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.rule}"


class Appeal(HasRef, models.Model):
    """Somebody objects to a result within the time for it; the desk answers in public without the name."""

    kind = "appeal"
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="appeals")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="appeals")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="appeals_answered")

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["at"], name="appeals_open", condition=Q(answered_at=None))]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.at:%Y-%m-%d}"
