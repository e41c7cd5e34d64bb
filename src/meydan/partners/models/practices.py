"""What worked somewhere, in a form that others can use."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.goals.models import Goal
from meydan.partners.models.organisations import Organisation
from meydan.people.models import Person


class Practice(HasRef, models.Model):
    kind = "practice"

    class Cost(models.TextChoices):
        NOTHING = "nothing", _("Almost nothing")
        LOW = "low", _("A little, from what is there")
        MIDDLE = "middle", _("A budget line")
        HIGH = "high", _("An investment")

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        PUBLISHED = "published", _("Published")
        SENT_BACK = "sent_back", _("Returned")

    title = models.CharField(max_length=140)
    what = models.TextField()
    where = models.CharField(max_length=120)
    worked = models.TextField()
    """What worked, and what did not."""
    cost = models.CharField(max_length=7, choices=Cost)
    contact = models.CharField(max_length=200, blank=True)
    """Where one asks: an office, an address on the web. No person's own number."""
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="practices")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="practices")
    """None: from the municipality itself."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="practices")
    state = models.CharField(max_length=9, choices=State, default=State.SENT)
    reason = models.TextField(blank=True)
    promised_for = models.DateField()
    sent_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="practices_decided")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="practices_sent_back_have_a_reason", condition=~Q(state="sent_back") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="nobody_reviews_their_own_practice",
                condition=Q(by=None) | Q(decided_by=None) | ~Q(by=models.F("decided_by")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-decided_at", "-id"], name="practices_latest", condition=Q(state="published"))
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("partners:practice", self.pk)

    @property
    def tone(self) -> tuple[str, str, Any]:
        tones = {"sent": ("wait", "clock"), "published": ("done", "check"), "sent_back": ("", "x")}
        return *tones[self.state], self.get_state_display()
