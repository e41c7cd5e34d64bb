"""People whom a list names: what it says of them, on what proof, and whether they said yes themselves. No account comes of it
before they did."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.imports.models.imports import Import
from meydan.people.models import Person
from meydan.places.models import Neighbourhood

SALT = "meydan.imports"


class Way(models.TextChoices):
    """Ways of consenting that leave a trace which can be shown."""

    PAPER = "paper", _("Signed paper form")
    WEB = "web", _("Form on a website")
    EMAIL = "email", _("By e-mail")
    MESSAGE = "message", _("By text message")


def new_nonce() -> str:
    return secrets.token_urlsafe(12)


class Contact(models.Model):
    """One person of a list. What was imported goes into their account when they say yes; then only the proof is left here."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="contacts")
    line = models.PositiveIntegerField()
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="imported_contacts")
    """Whose e-mail or proved phone it is, where they have an account; never found by a name."""
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=16, blank=True)
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.SET_NULL, related_name="+")
    birth_year = models.PositiveSmallIntegerField(null=True)
    skills = models.CharField(max_length=300, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=5, default="tr")
    """In which we write to them."""
    consented_on = models.DateField()
    way = models.CharField(max_length=10, choices=Way)
    document = models.CharField(max_length=200)
    """The paper, or the version of the form's text."""
    keeper = models.CharField(max_length=200, blank=True)
    """Who keeps the proof, and where."""
    basis = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)
    told_at = models.DateTimeField(null=True)
    """When somebody pressed the button that writes to them."""
    sent_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    nonce = models.CharField(max_length=24, default=new_nonce)
    """The link is made of it and the installation's key: the database alone opens nothing."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="imported_once_an_email"),
            models.UniqueConstraint(fields=["phone"], condition=~Q(phone=""), name="imported_once_a_phone"),
            models.CheckConstraint(name="nobody_without_proof", condition=~Q(way="") & ~Q(document="")),
            models.CheckConstraint(
                name="unconfirmed_can_be_reached", condition=Q(confirmed_at__isnull=False) | ~Q(email="") | ~Q(phone="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["of", "id"], name="contacts_of_an_import")]

    def __str__(self) -> str:
        return f"{self.of_id}: {self.line}"

    def get_absolute_url(self) -> str:
        """Their own page, for whoever holds the link."""
        return address("imports:own", self.pk, self.link)

    @property
    def link(self) -> str:
        return salted_hmac(SALT + ".link", f"{self.pk}:{self.nonce}", algorithm="sha256").hexdigest()[:40]

    @property
    def reached_at(self) -> str:
        """Where the message goes."""
        return self.email or self.phone

    @property
    def known(self) -> list[tuple[str, str]]:
        """What the list says of them, in words."""
        said = [
            (_("Name"), self.name),
            (_("E-mail"), self.email),
            (_("Phone"), self.phone),
            (_("Neighbourhood"), self.neighbourhood.name if self.neighbourhood else ""),
            (_("Birth year"), str(self.birth_year or "")),
            (_("Skills and interests"), self.skills),
            (_("Languages"), self.languages),
        ]
        return [(str(word), value) for word, value in said if value]

    @property
    def tone(self) -> tuple[str, str]:
        return ("done", "check") if self.confirmed_at else ("wait", "mail") if self.told_at else ("", "clock")

    @property
    def state(self) -> str:
        if self.confirmed_at:
            return str(_("Confirmed by themselves"))
        return str(_("Written to, no answer yet") if self.told_at else _("Imported, not confirmed"))


class NotAgain(models.Model):
    """Somebody said no, or nothing: whatever list they stand on, they are not taken again. Holds no name and no address."""

    class Why(models.TextChoices):
        NO = "no", _("said no")
        SILENT = "silent", _("did not answer")

    digest = models.CharField(max_length=64, unique=True)
    """Of an e-mail or a phone, made with the installation's key."""
    why = models.CharField(max_length=6, choices=Why)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "not again"

    def __str__(self) -> str:
        return self.why


def digest_of(address: str) -> str:
    return salted_hmac(SALT + ".not-again", address, algorithm="sha256").hexdigest()
