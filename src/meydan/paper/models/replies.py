"""How an answer reaches somebody without e-mail and mobile phone, and what was tried."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.ideas.models import Contribution
from meydan.people.models import Person
from meydan.places.models import Neighbourhood


class Way(models.TextChoices):
    CALL = "call", _("By phone")
    LETTER = "letter", _("By letter")
    SLIP = "slip", _("With the slip at the muhtar’s office")
    NONE = "none", _("No answer wanted")


class NoticeRead(models.Model):
    """The privacy notice was read out or shown to somebody at the desk: by whom, when, which version."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices_read")
    version = models.CharField(max_length=20)
    aloud = models.BooleanField()
    read_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="notices_read_out")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.version} {self.at:%Y-%m-%d}"


class ReplyRoute(HasRef, models.Model):
    """The way of the answer. Name, number and address go when the last answer has arrived."""

    kind = "reply"
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="reply_route")
    way = models.CharField(max_length=6, choices=Way)
    name = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="reply_routes")
    """At whose muhtar's office the slip is asked for."""
    seed = models.CharField(max_length=16)
    code_hash = models.CharField(max_length=64, unique=True)
    told = models.PositiveBigIntegerField(default=0)
    """Id of the last answer that arrived."""
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="reply_routes_made")
    at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    """When the last answer had arrived, or nobody could be reached any more."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="call_has_a_phone", condition=~Q(way="call", done_at=None) | ~Q(phone="")),
            models.CheckConstraint(
                name="letter_has_an_address", condition=~Q(way="letter", done_at=None) | ~Q(address="")
            ),
            models.CheckConstraint(
                name="what_is_done_is_empty", condition=Q(done_at=None) | Q(name="", phone="", address="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["contribution"], name="replies_open", condition=Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.way}"

    @property
    def title(self) -> str:
        return self.contribution.title

    def get_absolute_url(self) -> str:
        return address("paper:reply", self.pk)


class Attempt(models.Model):
    """Somebody tried to bring an answer."""

    class Outcome(models.TextChoices):
        REACHED = "reached", _("Told")
        SENT = "sent", _("Letter sent")
        NOBODY = "nobody", _("Nobody answered")
        WRONG = "wrong", _("Wrong number or address")

    route = models.ForeignKey(ReplyRoute, on_delete=models.CASCADE, related_name="attempts")
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="reply_attempts")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.route_id} {self.outcome}"
