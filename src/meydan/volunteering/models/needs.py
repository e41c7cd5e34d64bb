"""What a unit, a group or a project needs hands for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.goals.models import Target
from meydan.guardians.models import Risk
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.projects.models import Project
from meydan.threads.models import Thread


class Field(models.TextChoices):
    """Fields of municipal service in which people volunteer. The basis is a setting of the town."""

    ENVIRONMENT = "environment", _("Parks and environment")
    SOCIAL = "social", _("Social services and solidarity")
    EDUCATION = "education", _("Education")
    HEALTH = "health", _("Health")
    CULTURE = "culture", _("Culture, library and heritage")
    SPORT = "sport", _("Sport")
    ANIMALS = "animals", _("Animals")
    DISASTER = "disaster", _("Emergencies and traffic")
    IT = "it", _("Computers and skills")


class Need(HasRef, models.Model):
    kind = "need"

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        OPEN = "open", _("Duty opened")
        MET = "met", _("Met")
        CLOSED = "closed", _("Closed")

    title = models.CharField(max_length=120)
    text = models.TextField()
    field = models.CharField(max_length=12, choices=Field)
    beneficiaries = models.CharField(max_length=200)
    """Who gains from it."""
    risk = models.CharField(max_length=6, choices=Risk)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="needs")
    contact = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="needs_answered_for")
    """Who answers for it in the unit."""
    raised_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="needs_raised")
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="needs")
    """None: the whole town."""
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="needs")
    project = models.ForeignKey(Project, null=True, on_delete=models.PROTECT, related_name="needs")
    thread = models.ForeignKey(Thread, null=True, on_delete=models.PROTECT, related_name="needs")
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    of = models.CharField(max_length=80, blank=True)
    """Ref of what raised it without being at the desk, e.g. a working group; the desk looks at its risk and its contact."""
    in_name_of = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    """Why it was declined, or what became of it when it closed."""
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="needs_in_a_name_say_whose", condition=Q(of="") | ~Q(in_name_of="")),
            models.CheckConstraint(name="declined_needs_have_a_reason", condition=~Q(state="declined") | ~Q(reason="")),
        ]
        indexes: ClassVar = [models.Index(fields=["-created_at", "-id"], name="needs_newest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("volunteering:desk_need", self.pk)

    @property
    def tone(self) -> tuple[str, str]:
        tones = {
            "draft": ("", "doc"),
            "review": ("wait", "clock"),
            "approved": ("info", "check"),
            "declined": ("", "x"),
        }
        return tones.get(self.state, ("live", "hand") if self.state == "open" else ("done", "check"))
