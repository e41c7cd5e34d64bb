"""Paper beside the web: booths, batches of numbered sheets, and what was typed in from them. Nothing here knows who took which sheet."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.decisions.models.ballots import AreaGroup, Ballot
from meydan.people.models import Person


class Booth(models.Model):
    """A place where people vote on paper."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="booths")
    name = models.CharField(max_length=120)
    hours = models.CharField(max_length=200)
    """In words, as people read them."""
    clerks = models.ManyToManyField(Person, through="BoothClerk", related_name="booths")

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["ballot", "name"], name="booth_name_once_a_ballot")]

    def __str__(self) -> str:
        return self.name


class BoothClerk(models.Model):
    """Who looks at the roll and hands out sheets there."""

    booth = models.ForeignKey(Booth, on_delete=models.CASCADE, related_name="staffing")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="booth_duties")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["booth", "person"], name="clerk_once_a_booth")]

    def __str__(self) -> str:
        return f"{self.booth_id} {self.person_id}"


class Batch(models.Model):
    """A pile of numbered sheets that went to a booth. What comes back is counted there, then typed in twice, then closed."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="batches")
    booth = models.ForeignKey(Booth, on_delete=models.PROTECT, related_name="batches")
    area = models.ForeignKey(AreaGroup, null=True, on_delete=models.PROTECT, related_name="batches")
    """Whose list stands on the sheets beside that of the town; None: people of no area."""
    number = models.PositiveSmallIntegerField()
    size = models.PositiveSmallIntegerField()
    large = models.BooleanField(default=False)
    """In large print."""
    marks = models.PositiveIntegerField(default=0)
    """People who were marked on the roll and sent to this pile: a figure, not who."""
    taken_back = models.PositiveIntegerField(default=0)
    """Marks that were a mistake and are no longer among them."""
    given = models.PositiveIntegerField(null=True)
    returned = models.PositiveIntegerField(null=True)
    """In the box."""
    spoiled = models.PositiveIntegerField(null=True)
    """Given back at the booth for a new one, and kept."""
    left = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    """Why the figures do not agree."""
    counted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="batches_counted")
    counted_at = models.DateTimeField(null=True)
    differences = models.PositiveSmallIntegerField(default=0)
    """Sheets that were typed in differently and decided by a third person."""
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ballot", "number"], name="batch_number_once_a_ballot"),
            models.CheckConstraint(condition=Q(marks__lte=F("size")), name="no_more_marks_than_sheets"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(counted_at__isnull=False), name="closed_batches_were_counted"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["ballot"], name="batches_open", condition=Q(closed_at=None))]

    def __str__(self) -> str:
        return f"K-{self.number:02}"

    def serial(self, number: int) -> str:
        return f"{self}-{number:04}"

    @property
    def stays(self) -> int:
        """Sheets that the people marked for this pile were given and did not bring back."""
        return (self.given or 0) - (self.returned or 0) - (self.spoiled or 0)


class Spoiled(models.TextChoices):
    """Why a sheet from the box is not valid."""

    EMPTY = "empty", _("Nothing is marked")
    UNCLEAR = "unclear", _("It can’t be seen what is meant")
    TOO_MUCH = "too_much", _("More is marked than is allowed")
    SIGNED = "signed", _("A name or a sign tells whose it is")
    DAMAGED = "damaged", _("It is torn or damaged")


class Sheet(models.Model):
    """One numbered sheet. All of a batch are made at once, so that neither its id nor its place tells when it was used."""

    class Outcome(models.TextChoices):
        """What became of it; known after the opening."""

        VALID = "valid", _("Valid")
        SPOILED = "spoiled", _("Not valid")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    spoiled = models.CharField(max_length=8, choices=Spoiled, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "number"], name="serial_once_a_batch")]

    def __str__(self) -> str:
        return f"{self.batch_id}-{self.number}"


class Entry(models.Model):
    """A sheet as one person typed it in. It has no time, and goes at the opening, when the papers are written in an order of chance."""

    FIRST, SECOND, DECIDING = 1, 2, 3

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="entries")
    turn = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="sheets_typed")
    choices = ArrayField(models.IntegerField(), default=list)
    points = ArrayField(models.IntegerField(), null=True)
    spoiled = models.CharField(max_length=8, choices=Spoiled, blank=True)

    class Meta:
        ordering: ClassVar = ["turn"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "turn"], name="one_entry_a_turn"),
            models.UniqueConstraint(fields=["sheet", "by"], name="nobody_types_a_sheet_twice"),
            models.CheckConstraint(condition=Q(turn__gte=1, turn__lte=3), name="three_entries_at_most"),
            models.CheckConstraint(condition=Q(spoiled="") | Q(choices=[]), name="spoiled_sheets_choose_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.turn}"

    @property
    def said(self) -> tuple[list[int], list[int] | None, str]:
        return self.choices, self.points, self.spoiled
