"""Letters and notes that the Centre made, how the town words them, and official papers of other systems."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit


class DocumentKind(models.TextChoices):
    UNIT_LETTER = "unit_letter", _("Letter to a unit")
    ANSWER_LETTER = "answer_letter", _("Answer letter")
    NOTE = "note", _("Note for the mayor")
    WEEKLY = "weekly", _("Weekly sheet for a muhtar")


class Document(HasRef, models.Model):
    """A letter or note. `data` holds everything that stands in it, so that the same paper can be made again."""

    kind = "document"
    what = models.CharField(max_length=14, choices=DocumentKind)
    title = models.CharField(max_length=200)
    about = ArrayField(models.CharField(max_length=80), default=list)
    """Refs of the things that it is about, e.g. `idea:412`."""
    numbers = ArrayField(models.CharField(max_length=12), default=list)
    """The numbers of their threads, for finding it again."""
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="documents")
    place = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="documents")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="letters")
    """To whom it is written, when that is a resident."""
    data: Any = models.JSONField()
    hash = models.CharField(max_length=64)
    """SHA-256 of `data` in its canonical form."""
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="documents_made")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="documents_latest"),
            GinIndex(fields=["about"], name="documents_about"),
            GinIndex(fields=["numbers"], name="documents_by_number"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:desk_document", args=[self.pk])


class Wording(models.Model):
    """How the town words one kind of document from a moment on. The latest row counts; empty text is the shipped one."""

    template = models.CharField(max_length=14, choices=DocumentKind)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="wordings")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["template", "-at", "-id"], name="wordings_latest")]

    def __str__(self) -> str:
        return f"{self.template} {self.at:%Y-%m-%d}"


class Paper(models.TextChoices):
    """What an official paper is to the thing that it belongs to."""

    LETTER = "letter", _("Our letter")
    ANSWER = "answer", _("Answer of the unit")
    DECISION = "decision", _("Decision")
    OTHER = "other", _("Another paper")


class OfficialReference(HasRef, models.Model):
    """An official paper about a step, a contribution or a project: its number, day and unit, and perhaps its file."""

    kind = "official"
    of = models.CharField(max_length=80)
    """The ref of the thing, e.g. `step:12`, `idea:412`, `project:9`."""
    what = models.CharField(max_length=8, choices=Paper, default=Paper.OTHER)
    number = models.CharField(max_length=60)
    """As the document system of the municipality gave it."""
    dated = models.DateField()
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="official_references")
    words = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=32, blank=True)
    """Unguessable name of the stored file; empty without one."""
    suffix = models.CharField(max_length=5, blank=True)
    """What kind of file it is: pdf, docx, odt or jpg."""
    size = models.PositiveIntegerField(default=0)
    public = models.BooleanField(default=False)
    """Whether everybody may read the file; number, day and unit are public."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="official_references")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["dated", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "number"], name="one_reference_a_number"),
            models.CheckConstraint(name="only_a_file_is_public", condition=Q(public=False) | ~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def file_name(self) -> str:
        """What the browser saves it as: the number, in signs that every system takes."""
        return f"{turkish.slug(self.number) or self.pk}.{self.suffix}"
