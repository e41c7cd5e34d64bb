"""The one table of organisations, who speaks for them, who can be reached there, and what they would like to change on their page."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, languages, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.goals.models import Goal
from meydan.partners.countries import HOME, country_name
from meydan.people.models import Person


class Form(models.TextChoices):
    """What an organisation is."""

    ASSOCIATION = "association", _("Association")
    FOUNDATION = "foundation", _("Foundation")
    UNIVERSITY = "university", _("University")
    SCHOOL = "school", _("School")
    CHAMBER = "chamber", _("Chamber or union")
    COOPERATIVE = "cooperative", _("Cooperative")
    COMPANY = "company", _("Company")
    MUNICIPALITY = "municipality", _("Municipality")
    PUBLIC = "public", _("Public body")
    INTERNATIONAL = "international", _("International organisation")
    NETWORK = "network", _("Network")
    OTHER = "other", _("Another organisation")


class Organisation(HasRef, models.Model):
    """A legal person that the town works with. Slices above point here; nobody keeps another list."""

    kind = "partner"
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, unique=True)
    """The name without marks and case: one organisation is here once, however it is typed."""
    what = models.CharField(max_length=13, choices=Form, default=Form.OTHER)
    country = models.CharField(max_length=2, default=HOME)
    networks = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    """Networks that it belongs to."""
    website = models.URLField(max_length=200, blank=True)
    about_tr = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    offers = models.TextField(blank=True)
    seeks = models.TextField(blank=True)
    goals = models.ManyToManyField(Goal, related_name="organisations")
    published_at = models.DateTimeField(null=True)
    """From then on it stands in the directory."""
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="organisations_have_a_name", condition=~Q(folded="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["folded", "id"], name="partners_by_name", condition=Q(published_at__isnull=False))
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        return turkish.slug(self.name) or "ortak"

    def get_absolute_url(self) -> str:
        return address("partners:detail", self.pk, self.slug)

    @property
    def about(self) -> str:
        """In the reader's language, else in Turkish, else in the one that is there."""
        return languages.words_of(self, "about") or self.about_en

    @property
    def about_language(self) -> str:
        return "tr" if self.about == self.about_tr else "en"

    @property
    def country_name(self) -> str:
        return country_name(self.country)

    @property
    def is_local(self) -> bool:
        return self.country == HOME

    @property
    def tone(self) -> tuple[str, str, Any]:
        return ("done", "check", _("In the directory")) if self.published_at else ("empty", "doc", _("Not public"))


class Representative(models.Model):
    """Somebody with an account who speaks for an organisation and may propose what stands on its page."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="representatives")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="represents")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="representatives_named")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "person"], name="represents_an_organisation_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.organisation_id}"


class Contact(models.Model):
    """Somebody at the organisation who agreed that the Centre keeps how to reach them, until a day. For the desk alone."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=100)
    office = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    consent = models.CharField(max_length=200)
    """How and when they agreed."""
    keep_until = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="contacts_written")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="contacts_have_agreed", condition=~Q(consent="")),
            models.CheckConstraint(name="contacts_can_be_reached", condition=~Q(email="", phone="")),
        ]
        indexes: ClassVar = [models.Index(fields=["keep_until"], name="contacts_to_forget")]

    def __str__(self) -> str:
        return self.name


class Change(HasRef, models.Model):
    """What a representative would like to stand on the page; public once the Centre has approved it."""

    kind = "partner_change"

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Returned")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="changes")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="partner_changes")
    said: Any = models.JSONField()
    """Name of the field → what it should say; goals as numbers."""
    state = models.CharField(max_length=9, choices=State, default=State.SENT)
    reason = models.TextField(blank=True)
    promised_for = models.DateField()
    at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="partner_changes_decided")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="sent"), name="one_open_change_an_organisation"
            ),
            models.CheckConstraint(
                name="changes_sent_back_have_a_reason", condition=~Q(state="sent_back") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.organisation.name

    @property
    def tone(self) -> tuple[str, str, Any]:
        tones = {"sent": ("wait", "clock"), "approved": ("done", "check")}
        return *tones.get(self.state, ("", "x")), self.get_state_display()


class Together(models.Model):
    """A project, an event, a training … that is done with an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="joint")
    ref = models.CharField(max_length=80)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="partners_joined")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "ref"], name="joint_once_an_organisation")
        ]
        indexes: ClassVar = [models.Index(fields=["ref"], name="partners_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.ref}"
