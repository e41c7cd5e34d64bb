"""A guardian's permission for somebody under 18, and the link by which it is given and withdrawn."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.people.models import Person

SALT = "meydan.volunteering.guardian"
"""From before other slices asked guardians; links that were sent then go on to answer."""


def new_nonce() -> str:
    return secrets.token_urlsafe(12)


class Risk(models.TextChoices):
    LOW = "low", _("Low risk")
    MEDIUM = "medium", _("Medium risk")
    HIGH = "high", _("High risk")


class Permission(models.Model):
    """For what its scope says, up to a risk, until a day; it ends at 18 by itself."""

    class State(models.TextChoices):
        ASKED = "asked", _("Guardian’s permission is awaited")
        SAID = "said", _("Permission given, we still call back")
        GIVEN = "given", _("Permission given")
        DECLINED = "declined", _("Permission declined")
        WITHDRAWN = "withdrawn", _("Permission withdrawn")
        ENDED = "ended", _("Permission has ended")

    class How(models.TextChoices):
        MESSAGE = "message", _("By message")
        DESK = "desk", _("At the desk, face to face")
        PAPER = "paper", _("On paper")

    class Proof(models.TextChoices):
        """How it was made sure that the guardian said it; the weakest first."""

        CODE = "code", _("Code sent to the guardian")
        CALL = "call", _("Code, and called back by the desk")
        PAPER = "paper", _("Signed paper seen at the desk")
        DESK = "desk", _("Face to face at the desk")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="permissions")
    of = models.CharField(max_length=60)
    """The thing for which it was asked, as a ref: its kind says what it is about and hears the answer."""
    scope = models.CharField(max_length=40)
    """What it covers, in a word of the slice that asked: one panel, or all duties of a field."""
    risk = models.CharField(max_length=6, choices=Risk, default=Risk.LOW)
    """Up to this one."""
    guardian = models.CharField(max_length=100, blank=True)
    contact = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=8, blank=True)
    """In which the guardian is written to; empty: the young person's."""
    how = models.CharField(max_length=7, choices=How)
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=5, choices=Proof, blank=True)
    seen_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="permissions_seen")
    """Who of the staff saw the guardian, the paper, or called back."""
    valid_until = models.DateField(null=True)
    of_age_on = models.DateField(null=True)
    """The 18th birthday, where the slice knows it."""
    link_nonce = models.CharField(max_length=24, default=new_nonce)
    """The link is made of it and the installation's key: the database alone opens nothing."""
    link_until = models.DateTimeField(null=True)
    """Until when the link answers. It withdraws for as long as the permission lives."""
    sent_at = models.DateTimeField(null=True)
    """When the link went out."""
    reminded_at = models.DateTimeField(null=True)
    """When it went out once more, because nobody had answered."""
    code_nonce = models.CharField(max_length=24, blank=True)
    code_until = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "scope", "risk"],
                condition=Q(state__in=["asked", "said", "given"]),
                name="one_open_permission_a_scope",
            ),
            models.CheckConstraint(
                name="permissions_given_end", condition=~Q(state="given") | Q(valid_until__isnull=False)
            ),
            models.CheckConstraint(name="permissions_given_are_proved", condition=~Q(state="given") | ~Q(proof="")),
        ]

    def __str__(self) -> str:
        return self.state

    def get_absolute_url(self) -> str:
        """The guardian's page."""
        return address("guardians:guardian", self.pk, self.link)

    @property
    def link(self) -> str:
        """What only the receiver of the message knows."""
        return salted_hmac(SALT + ".link", f"{self.pk}:{self.link_nonce}", algorithm="sha256").hexdigest()[:40]

    @property
    def code(self) -> str:
        """Six digits that were sent to the guardian; nothing of them lies in the database."""
        made = salted_hmac(SALT + ".code", f"{self.pk}:{self.code_nonce}", algorithm="sha256").digest()
        return f"{int.from_bytes(made[:8]) % 1_000_000:06}"

    @property
    def is_of_age(self) -> bool:
        return self.of_age_on is not None and self.of_age_on <= clock.today()

    @property
    def tone(self) -> tuple[str, str]:
        tones = {"asked": ("wait", "clock"), "said": ("wait", "phone"), "given": ("done", "check")}
        return tones.get(self.state, ("", "x"))


UNDECIDED = (Permission.State.ASKED, Permission.State.SAID)
OPEN_PERMISSIONS = (*UNDECIDED, Permission.State.GIVEN)
