"""Imports of old lists: what the file holds, what a person said about it, what became of each row."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.ideas.models import Contribution
from meydan.imports.rules import KEPT
from meydan.people.models import Person


class Import(HasRef, models.Model):
    """One file on its way in. Its rows lie in the data folder under `key` until they are destroyed."""

    class State(models.TextChoices):
        COLUMNS = "columns", _("Columns to be confirmed")
        CHECKING = "checking", _("Trial at work")
        CHECKED = "checked", _("Trial finished")
        IMPORTING = "importing", _("Import at work")
        IMPORTED = "imported", _("Imported")
        PUBLISHING = "publishing", _("Being published")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        TELLING = "telling", _("Messages at work")

    class Of(models.TextChoices):
        CONTRIBUTIONS = "contributions", _("Records of an earlier site or desk")
        PEOPLE = "people", _("Volunteers and contacts")

    kind = "import"
    of = models.CharField(max_length=13, choices=Of, default=Of.CONTRIBUTIONS)
    """What its rows are."""
    key = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=120)
    """Name of the file."""
    origin = models.CharField(max_length=60)
    """Where the list comes from, in words; shown on each thread. Rows with numbers are told apart by it."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="imports")
    at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=State, default=State.COLUMNS)
    rows = models.PositiveIntegerField(default=0)
    columns: Any = models.JSONField(default=list)
    """One entry a column; see `guessing.Column`."""
    answers: Any = models.JSONField(default=dict)
    """What a person said: {"kind": …, "date_order": …, "undated": …, "words": {field: {bare word: code}}}."""
    report: Any = models.JSONField(default=dict)
    """What the trial counted; see `counting.Count`."""
    done = models.PositiveIntegerField(default=0)
    """Rows that the present work has behind it; kept in the same transaction as the work."""
    cursor = models.BigIntegerField(default=0)
    """The last imported row that publishing or undoing has behind it."""
    failures = models.PositiveSmallIntegerField(default=0)
    """How often the present work ended with an error."""
    made = models.PositiveIntegerField(default=0)
    everything = models.BooleanField(default=False)
    """Whether rows with personal words are to be published too."""
    said_no = models.PositiveIntegerField(default=0)
    """People of this list who said no; nothing else is left of them."""
    imported_at = models.DateTimeField(null=True)
    file_gone_at = models.DateTimeField(null=True)

    MOST_FAILURES: ClassVar = 3
    WORKING: ClassVar = (State.CHECKING, State.IMPORTING, State.PUBLISHING, State.UNDOING, State.TELLING)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-at", "-id"], name="imports_latest")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("imports:desk_import", self.pk)

    @property
    def is_working(self) -> bool:
        return self.state in self.WORKING

    @property
    def is_of_people(self) -> bool:
        return self.of == self.Of.PEOPLE

    @property
    def has_stopped(self) -> bool:
        """Whether it failed so often that it is not tried again by itself."""
        return self.is_working and self.failures >= self.MOST_FAILURES

    @property
    def answered_before(self) -> datetime | None:
        """When the list came with whose answers this one began."""
        before = self.answers.get("before")
        return datetime.fromisoformat(before) if before else None

    @property
    def undo_until(self) -> datetime:
        return (self.imported_at or self.at) + KEPT


class ImportedRow(models.Model):
    """A row that became a contribution."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="imported")
    line = models.PositiveIntegerField()
    number = models.CharField(max_length=60, blank=True)
    """The number that the record had in the list."""
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="imported_row")
    personal = models.BooleanField(default=False)
    """Whether its words seem to hold somebody's personal data."""
    contact = models.CharField(max_length=120, blank=True)
    """How to reach who wrote it: for whoever answers, until it is answered."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "line"], name="imported_once_a_row")]

    def __str__(self) -> str:
        return f"{self.of_id}: {self.line}"


class RejectedRow(models.Model):
    """A row that is not taken, with its reason."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rejected")
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    value = models.CharField(max_length=80, blank=True)
    """What could not be understood."""
    cells: Any = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "line"], name="rejected_once_a_row")]

    def __str__(self) -> str:
        return f"{self.of_id}: {self.line} {self.reason}"
