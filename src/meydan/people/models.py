"""People: how to reach them, what they chose to tell, which roles they hold, which notice they saw, what they agreed to."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.places.models import Neighbourhood, Unit


class AgeBand(models.TextChoices):
    UNDER_18 = "under-18", _("Under 18")
    YOUNG = "18-29", _("18–29")
    ADULT = "30-44", _("30–44")
    MIDDLE = "45-64", _("45–64")
    OLDER = "65+", _("65 and over")


class Role(models.TextChoices):
    """What a person may do for the Centre, a unit or a neighbourhood. A resident holds none."""

    FACILITATOR = "facilitator", _("Facilitator")
    COORDINATOR = "coordinator", _("Coordinator")
    UNIT_OFFICER = "unit_officer", _("Unit officer")
    UNIT_DEPUTY = "unit_deputy", _("Deputy unit officer")
    UNIT_MANAGER = "unit_manager", _("Unit manager")
    VICE_MAYOR = "vice_mayor", _("Deputy mayor")
    MUHTAR = "muhtar", _("Muhtar")
    MODERATOR = "moderator", _("Moderator")
    DATA_OFFICER = "data_officer", _("Data protection officer")
    DIRECTOR = "director", _("Director")
    ADMINISTRATOR = "administrator", _("Administrator")


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=email.strip().casefold() if email else None, **fields)
        person.set_password(password)  # None: no password, sign-in by code
        person.save()
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=username)


class Person(HasRef, AbstractBaseUser):
    """Somebody who takes part. Without e-mail and phone it is somebody whom staff entered at a desk."""

    kind = "person"
    email = models.EmailField(unique=True, null=True, blank=True)
    phone = models.CharField(max_length=16, unique=True, null=True, blank=True)
    """In international form, +905321234567."""
    phone_verified = models.BooleanField(default=False)
    display_name = models.CharField(max_length=60, blank=True)
    """The name of the person's choice, shown beside what they write."""
    age_band = models.CharField(max_length=10, choices=AgeBand, blank=True)
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, blank=True, on_delete=models.SET_NULL)
    language = models.CharField(max_length=5, default="tr")
    joined_at = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)
    is_superuser = models.BooleanField(default=False)
    """Break-glass access to the database screens; daily work goes by roles."""

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="erased_means_empty",
                condition=Q(erased_at=None) | Q(email=None, phone=None, display_name="", is_active=False),
            )
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def name(self) -> str:
        """How others see this person."""
        if self.erased_at:
            return gettext("deleted member")
        return self.display_name or gettext("A neighbour")

    @property
    def is_minor(self) -> bool:
        return self.age_band == AgeBand.UNDER_18

    @property
    def is_staff(self) -> bool:
        """Asked by Django's admin only."""
        return self.is_superuser

    def has_perm(self, permission: str, thing: object = None) -> bool:
        return self.is_superuser

    def has_module_perms(self, label: str) -> bool:
        return self.is_superuser

    @cached_property
    def grants(self) -> list["RoleGrant"]:
        """Roles held now, each with its unit or neighbourhood; one query a request."""
        return list(self.role_grants.held_now().select_related("unit", "neighbourhood"))

    def has_role(self, *roles: str, unit: Unit | None = None) -> bool:
        """Whether the person holds one of `roles`; with `unit`, for that unit or for the whole municipality."""
        return any(g.role in roles and (unit is None or g.unit_id in (None, unit.pk)) for g in self.grants)

    @property
    def at_desk(self) -> bool:
        """Whether the person works at the Centre's desk. A muhtar does not: they see no hidden and no personal data."""
        return any(grant.role != Role.MUHTAR for grant in self.grants)

    @property
    def neighbourhoods_led(self) -> list[Neighbourhood]:
        """Those of which the person is the muhtar."""
        return [grant.neighbourhood for grant in self.grants if grant.role == Role.MUHTAR and grant.neighbourhood]

    @property
    def unit_ids(self) -> set[int]:
        """Units that the person works for."""
        return {grant.unit_id for grant in self.grants if grant.unit_id}


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def held_now(self) -> "RoleGrantQuerySet":
        now = clock.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), starts_at__lte=now)


class RoleGrant(models.Model):
    """A role, for the whole municipality, for one unit, or (a muhtar's) for one neighbourhood, from–to."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT)
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, blank=True, on_delete=models.PROTECT)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="roles_given")

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role", "unit", "neighbourhood"],
                condition=Q(ends_at=None),
                name="one_open_grant_a_role",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="a_muhtar_has_a_neighbourhood",
                condition=Q(role="muhtar", neighbourhood__isnull=False, unit=None)
                | (~Q(role="muhtar") & Q(neighbourhood=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.unit or self.neighbourhood or ''}".strip()


class NoticeShown(models.Model):
    """The privacy notice, in which version, was shown to whom, when, where. Not a consent."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices_shown")
    purpose = models.CharField(max_length=40, default="taking_part")
    version = models.CharField(max_length=20)
    channel = models.CharField(max_length=10, default="web")
    shown_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "purpose", "version"], name="notice_shown_once_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class Consent(models.Model):
    """A free choice with its own receipt; apart from the notice. Withdrawing keeps the row and adds a date."""

    class Purpose(models.TextChoices):
        PROMOTION = "promotion", _("News and invitations by e-mail or text message")
        RESEARCH = "research", _("Being asked to take part in surveys and focus groups")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(withdrawn_at=None), name="one_open_consent_a_purpose"
            )
        ]

    def __str__(self) -> str:
        return self.purpose
