"""People: how to reach them, what they chose to tell, which roles they hold, which notice they saw, what they agreed to."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.ready import ready
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


class Sex(models.TextChoices):
    """What people tell of themselves if they want to; only figures are made of it."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", pgettext_lazy("sex", "Another")


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
    sex = models.CharField(max_length=5, choices=Sex, blank=True)
    """Told by choice on the person's own page; never asked for on the way in."""
    is_student = models.BooleanField(null=True)
    """The same: told by choice; None where it was not told."""
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, blank=True, on_delete=models.SET_NULL)
    language = models.CharField(max_length=5, default="tr")
    joined_at = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True)
    words_withdrawn = models.BooleanField(default=False)
    """Whether what they had said in public went with the account."""
    is_active = models.BooleanField(default=True)
    is_superuser = models.BooleanField(default=False)
    """Break-glass access to the database screens; daily work goes by roles."""

    has_page = True
    """Whether whoever loaded this person may open their page at the desk; no column."""
    acts_for: "RoleGrant | None" = None
    """The role of somebody else by which the last rule said yes; no column. The audit log is told."""

    has_served = True
    """Whether there was ever a role to ask for, where it was read with them; no column."""
    audit_salt: bytes | None = None
    """What makes their lines in the audit log theirs, where it was read with them; no column."""

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        indexes: ClassVar = [
            GinIndex(OpClass(Func("display_name", function="meydan_fold"), name="gin_trgm_ops"), name="people_by_name")
        ]
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
        """Roles held now, the person's own ones first, then those of people for whom they stand in; one query a request."""
        rows = _roles_of(self.pk, clock.now()) if self.has_served else []
        return sorted(rows, key=lambda grant: grant.person_id != self.pk)

    @property
    def own_grants(self) -> list["RoleGrant"]:
        """Without the roles that are somebody else's."""
        return [grant for grant in self.grants if grant.person_id == self.pk]

    @property
    def stands_in_for(self) -> list["Person"]:
        """Those whose roles the person holds now besides their own."""
        return list({grant.person_id: grant.person for grant in self.grants if grant.person_id != self.pk}.values())

    @property
    def answers_for(self) -> set[int]:
        """Ids of those whose work is the person's to do now: their own, and that of whom they stand in for."""
        return {self.pk, *(grant.person_id for grant in self.grants)}

    @property
    def roles_held(self) -> frozenset[str]:
        """For asking about many roles at once, where nothing is done by one of them."""
        return frozenset(grant.role for grant in self.grants)

    def has_role(self, *roles: str, unit: Unit | None = None) -> bool:
        """Whether the person holds one of `roles`; with `unit`, for that unit or for the whole municipality."""
        return self._holds(g for g in self.grants if g.role in roles and (unit is None or g.unit_id in (None, unit.pk)))

    def works_for(self, unit_id: int | None) -> bool:
        """Whether the person holds a role of this unit."""
        return self._holds(grant for grant in self.grants if unit_id and grant.unit_id == unit_id)

    def _holds(self, fitting: Iterable["RoleGrant"]) -> bool:
        """Whether something fits. An own role comes first; where only somebody else's fits, it is written down whose."""
        grant = next(iter(fitting), None)
        if grant:
            self.acts_for = grant if grant.person_id != self.pk else None
        return grant is not None

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
    def held_now(self, now: datetime | None = None) -> "RoleGrantQuerySet":
        now = now or clock.now()
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

    @property
    def words(self) -> str:
        """Birim sorumlusu (Park ve Bahçeler Müdürlüğü)"""
        place = self.unit or self.neighbourhood
        return f"{self.get_role_display()} ({place.name})" if place else str(self.get_role_display())


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def running(self, now: datetime | None = None) -> "DelegationQuerySet":
        now = now or clock.now()
        return self.filter(starts_at__lte=now, ends_at__gt=now)

    def to_come_or_running(self, now: datetime | None = None) -> "DelegationQuerySet":
        return self.filter(ends_at__gt=now or clock.now()).exclude(ends_at=F("starts_at"))

    def between(self, starts_at: datetime, ends_at: datetime) -> "DelegationQuerySet":
        """Those that share at least a moment with this time."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exclude(ends_at=F("starts_at"))


class Delegation(HasRef, models.Model):
    """From `starts_at` up to but not including `ends_at` somebody stands in: they hold the role besides its holder. Ended
    before it began it is as long as nothing."""

    kind = "delegation"

    class Reason(models.TextChoices):
        """Never an illness: nobody has to write that into a database."""

        LEAVE = "leave", _("Leave")
        DUTY = "duty", _("On duty elsewhere")
        TRAINING = "training", _("Training")
        OTHER = "other", _("Another reason")

    grant = models.ForeignKey(RoleGrant, on_delete=models.CASCADE, related_name="delegations")
    stand_in = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="delegations")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=10, choices=Reason)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="delegations_made")
    end_told_at = models.DateTimeField(null=True)
    """When both were told that it is over."""

    objects = DelegationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="delegation_ends_after_it_starts", condition=Q(ends_at__gte=F("starts_at"))),
            ExclusionConstraint(
                name="one_stand_in_a_role_at_a_time",
                expressions=[
                    ("grant", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_at",
                            "ends_at",
                            RangeBoundary(),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["ends_at", "id"], name="delegations_by_end")]

    def __str__(self) -> str:
        return f"{self.grant} {self.starts_at:%Y-%m-%d}"

    @property
    def title(self) -> str:
        return f"{self.grant.person.name} → {self.stand_in.name}"

    @property
    def is_running(self) -> bool:
        return self.starts_at <= clock.now() < self.ends_at

    @property
    def last_day(self) -> datetime:
        """The last moment of it, for saying the day."""
        return self.ends_at - timedelta(seconds=1)


class ErasureRequest(HasRef, models.Model):
    """Somebody of the staff wants to be forgotten: until `promised_for` their work must be handed over."""

    kind = "erasure"
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="erasure_request")
    asked_at = models.DateTimeField(default=clock.now)
    promised_for = models.DateField()
    withdraw = models.BooleanField(default=False)
    """Whether what they said in public is to go as well."""
    basis = models.CharField(max_length=200, blank=True)
    """What the municipality named as the reason for this time when it was promised."""

    def __str__(self) -> str:
        return f"{self.promised_for}"


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


@ready
def _roles_of(person: int, now: datetime) -> models.QuerySet[RoleGrant]:
    lent = Delegation.objects.running(now).filter(stand_in=person).values("grant")
    held = RoleGrant.objects.held_now(now).filter(Q(person=person) | Q(pk__in=lent))
    return held.select_related("unit", "neighbourhood", "person")
