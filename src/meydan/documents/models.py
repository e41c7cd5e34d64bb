"""Letters, notes and certificates that the Centre made, how the town words them, and official papers of other systems."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit


class DocumentKind(models.TextChoices):
    UNIT_LETTER = "unit_letter", _("Letter to a unit")
    ANSWER_LETTER = "answer_letter", _("Answer letter")
    NOTE = "note", _("Note for the mayor")
    WEEKLY = "weekly", _("Weekly sheet for a muhtar")
    THANKS = "thanks", _("Letter of thanks")


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
        return address("documents:desk_document", self.pk)


class CertificateKind(models.TextChoices):
    """What the town certifies. One implementation for volunteering now, for trainings and events later."""

    VOLUNTEERING = "volunteering", _("Certificate of volunteering")
    RECORD = "record", _("Record of service")
    ATTENDANCE = "attendance", _("Certificate of attendance")
    ACHIEVEMENT = "achievement", _("Certificate of achievement")
    CARD = "card", _("Volunteer’s identity card")


@dataclass(frozen=True)
class Service:
    """One duty, training or event, as a certificate states it."""

    what: str
    unit: str
    since: date
    until: date
    minutes: int = 0
    times: int = 1
    goal: str = ""


@dataclass(frozen=True)
class Claim:
    """What a slice above certifies about a person. Its own rule has said that it is so."""

    what: str
    """A kind of certificate."""
    of: str
    lines: Sequence[Service]
    changed: Sequence[str] = ()
    """What the work changed, in measured sentences."""
    valid_until: date | None = None

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)

    @property
    def since(self) -> date:
        return min(line.since for line in self.lines)

    @property
    def until(self) -> date:
        return max(line.until for line in self.lines)


class Opening(models.TextChoices):
    """What the holder of a certificate may open on the public page that verifies it."""

    NAME = "name", _("Full name")
    DUTY = "duty", _("Duty and unit")
    HOURS = "hours", _("Hours")
    PERIOD = "period", _("First and last day")


def opened_at_first() -> list[str]:
    return [Opening.HOURS.value]


class Certificate(HasRef, models.Model):
    """A paper that others can verify. What stands in it is sealed: see `signing`."""

    kind = "certificate"
    code = models.CharField(max_length=10, unique=True)
    what = models.CharField(max_length=12, choices=CertificateKind)
    of = models.CharField(max_length=80)
    """The ref of what it belongs to, e.g. `duty:4`; of a record of service its period, `period:2026-01-01/2026-12-31`."""
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="certificates")
    facts: Any = models.JSONField()
    """Everything that stands in it, as it was issued; empty once the person has gone."""
    salt = models.CharField(max_length=64)
    """Without it nobody can try names against the seal; empty once the person has gone."""
    seal = models.TextField()
    issued_on = models.DateField()
    valid_until = models.DateField(null=True)
    opened = ArrayField(models.CharField(max_length=6, choices=Opening), default=opened_at_first, blank=True)
    issued_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="certificates_issued")
    at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="certificates_revoked")
    reason = models.TextField(blank=True)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "what", "of"],
                condition=Q(revoked_at=None, superseded_at=None),
                name="one_valid_certificate_a_thing",
            ),
            models.CheckConstraint(name="revoked_with_a_reason", condition=Q(revoked_at=None) | ~Q(reason="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="certificates_latest"),
            models.Index(fields=["person", "-at"], name="certificates_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.spoken_code}"

    @property
    def spoken_code(self) -> str:
        """As it is printed and said, in two halves."""
        return f"{self.code[:5]}-{self.code[5:]}"

    def get_absolute_url(self) -> str:
        """The public page that verifies it."""
        return address("documents:verified", self.spoken_code)

    @property
    def tone(self) -> tuple[str, str, Any]:
        if self.revoked_at:
            return "late", "x", _("Revoked")
        if self.superseded_at:
            return "", "doc", _("Replaced by a newer one")
        if self.valid_until and self.valid_until < clock.today():
            return "", "clock", _("Expired")
        return "done", "check", _("Valid")


WORDED = [*DocumentKind.choices, *CertificateKind.choices]


class Wording(models.Model):
    """How the town words one kind of document from a moment on. The latest row counts; empty text is the shipped one."""

    template = models.CharField(max_length=14, choices=WORDED)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="wordings")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["template", "-at", "-id"], name="wordings_latest")]

    def __str__(self) -> str:
        return f"{self.template} {self.at:%Y-%m-%d}"


class PackKind(models.TextChoices):
    """Legal texts that volunteering needs. Meydan brings drafts; each waits for somebody of the town to approve it."""

    BYLAW = "bylaw", _("By-law on volunteering")
    AGREEMENT = "agreement", _("Volunteer agreement")
    NOTICE = "notice", _("Privacy notice for volunteers")
    PERMISSION = "permission", _("Guardian’s permission form")
    APPROVAL = "approval", _("Approval of the mayor (olur)")
    MOTION = "motion", _("Motion to the council")
    CARD = "card", _("Rules of the identity card")


class PackText(models.Model):
    """One version of a legal text, from somebody of the town; approved later by somebody else, or not. Empty text: the shipped draft."""

    what = models.CharField(max_length=10, choices=PackKind)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="pack_texts")
    at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="pack_texts_approved")
    approved_at = models.DateTimeField(null=True)
    basis = models.CharField(max_length=200, blank=True)
    """On what the approval rests: number and day of the legal opinion or the decision."""
    summary_fits = models.BooleanField(default=False)
    """Whoever approved an own wording has read that the short version in other languages still says the same."""

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["what", "-at", "-id"], name="pack_latest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_approves_their_own_text",
                condition=Q(by=None) | Q(approved_by=None) | ~Q(by=F("approved_by")),
            ),
            models.CheckConstraint(name="approved_on_a_basis", condition=Q(approved_at=None) | ~Q(basis="")),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d}"


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
