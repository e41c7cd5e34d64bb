"""How sure the town is that somebody lives, studies or works here: what was seen, by whom, until when. Nothing is copied."""

from typing import ClassVar
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.people.models import Person


class Level(models.TextChoices):
    """How well the town knows somebody."""

    NONE = "none", _("Nothing is proved")
    CONTACT = "contact", _("E-mail or phone is proved")
    RESIDENT = "resident", _("The bond to the town is proved")


class Bond(models.TextChoices):
    LIVES = "lives", pgettext_lazy("bond", "lives here")
    STUDIES = "studies", pgettext_lazy("bond", "studies here")
    WORKS = "works", pgettext_lazy("bond", "works here")


class Seen(models.TextChoices):
    """What was shown. The kind is written down, never the document or its number."""

    REGISTER = "register", _("Extract of the address register")
    BILL = "bill", _("Identity card and a bill with the address")
    SCHOOL = "school", _("Certificate of a school or university")
    EMPLOYER = "employer", _("Letter of an employer, or a tax record")
    LETTER = "letter", _("Code from a letter to the address")
    PROVIDER = "provider", _("Word of the provider with which people sign in")


class Proof(HasRef, models.Model):
    kind = "proof"
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="proofs")
    bond = models.CharField(max_length=8, choices=Bond)
    seen = models.CharField(max_length=8, choices=Seen)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="proofs_seen")
    """None: the code of a letter was typed in, or a provider said it."""
    provider = models.CharField(max_length=200, blank=True)
    """Address of the provider who said it; of its words nothing is kept."""
    overruled = models.BooleanField(default=False)
    """Somebody at the desk ended what a provider says: its word alone doesn't bring it back."""
    at = models.DateTimeField(default=clock.now)
    valid_until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "bond"], condition=Q(ended_at=None), name="one_open_proof_a_bond"
            ),
            models.CheckConstraint(
                name="providers_words_name_the_provider",
                condition=Q(seen="provider", by=None) & ~Q(provider="")
                | ~Q(seen="provider") & Q(provider="", overruled=False),
            ),
            models.CheckConstraint(name="ended_proofs_say_why", condition=Q(ended_at=None) | ~Q(ended_because="")),
        ]
        indexes: ClassVar = [models.Index(fields=["-at", "-id"], name="proofs_latest")]

    def __str__(self) -> str:
        return f"{self.bond} {self.seen}"

    @property
    def provider_host(self) -> str:
        return urlsplit(self.provider).netloc

    @property
    def is_valid(self) -> bool:
        return self.ended_at is None and self.valid_until >= clock.today()

    @property
    def tone(self) -> tuple[str, str, str]:
        if self.is_valid:
            return "done", "check", str(_("Valid"))
        return "wait", "clock", str(_("Ended") if self.ended_at else _("Run out"))


class IdentityMark(models.Model):
    """That an identity number belongs to this account, so that nobody is proved twice. The number itself is nowhere: the mark is
    a keyed hash (`marks.py`) that can be compared and not turned back."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="identity_mark")
    key_id = models.CharField(max_length=40)
    mark = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"mark of person {self.person_id}"


class CodeLetter(HasRef, models.Model):
    """Somebody asks for a letter with a code to their address. The address is forgotten when the code was typed in or ran out."""

    kind = "code_letter"
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="code_letters")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300)
    asked_at = models.DateTimeField(default=clock.now)
    fingerprint = models.CharField(max_length=64, blank=True)
    """Of the code; empty until the letter is printed."""
    printed_at = models.DateTimeField(null=True)
    printed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="code_letters_printed")
    valid_until = models.DateField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(closed_at=None), name="one_open_letter_a_person"),
            models.CheckConstraint(
                name="closed_letters_forget_the_address",
                condition=Q(closed_at=None) | Q(name="", address="", fingerprint=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["asked_at", "id"], name="letters_to_print", condition=Q(closed_at=None, printed_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"
