"""What is signed with an organisation. Its files are official papers of `documents`."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.partners.models.organisations import Organisation
from meydan.people.models import Person


class Agreement(HasRef, models.Model):
    kind = "agreement"

    class What(models.TextChoices):
        PROTOCOL = "protocol", _("Protocol")
        UNDERSTANDING = "understanding", _("Memorandum of understanding")
        SISTER = "sister", _("Sister city")
        GRANT = "grant", _("Grant agreement")
        OTHER = "other", _("Another agreement")

    class State(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        FORCE = "force", _("In force")
        ENDED = "ended", _("Ended")
        RENEWED = "renewed", _("Renewed by another")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreements")
    what = models.CharField(max_length=13, choices=What, default=What.PROTOCOL)
    title = models.CharField(max_length=140)
    number = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    """What the municipality relies on, e.g. number and day of the council's decision."""
    signed_on = models.DateField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    """None: without an end."""
    remind_days = models.PositiveSmallIntegerField(default=60)
    """So many days before its end it waits at the desk."""
    public = models.BooleanField(default=True)
    """Whether title and dates stand on the organisation's page."""
    state = models.CharField(max_length=7, choices=State, default=State.DRAFT)
    words = models.TextField(blank=True)
    """Why it ended."""
    renews = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="renewed_by")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="agreements")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="agreements_end_after_they_begin", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="agreements_in_force_are_signed", condition=~Q(state="force") | Q(signed_on__isnull=False)
            ),
            models.CheckConstraint(name="agreements_end_for_a_reason", condition=~Q(state="ended") | ~Q(words="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["ends_on", "id"], name="agreements_in_force", condition=Q(state="force"))
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("partners:desk_agreement", self.pk)

    @property
    def wakes_on(self) -> date | None:
        """From this day on it waits at the desk."""
        return self.ends_on - timedelta(days=self.remind_days) if self.ends_on else None

    @property
    def tone(self) -> tuple[str, str, Any]:
        if self.state == self.State.FORCE and self.ends_on and self.ends_on < clock.today():
            return "late", "clock", _("Its time is over")
        if self.state == self.State.FORCE and self.wakes_on and self.wakes_on <= clock.today():
            return "wait", "clock", _("Ends soon")
        tones = {"draft": ("empty", "doc"), "force": ("done", "check"), "ended": ("", "x"), "renewed": ("info", "go")}
        return *tones[self.state], self.get_state_display()
