"""Who is invited, who applied, what they answered, what they need, and the lotteries over them."""

import secrets
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.guardians.models import Permission
from meydan.panels.models.panels import CODED, Feature, Panel, Value, Way
from meydan.people.models import Person

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Those that nobody takes for another."""


def new_code() -> str:
    """Under which somebody stands in public; it belongs to nobody else and tells nothing."""
    return _spoken(6)


def new_invitation() -> str:
    return _spoken(8)


def _spoken(count: int) -> str:
    code = "".join(secrets.choice(LETTERS) for _ in range(count))
    return f"{code[: count // 2]}-{code[count // 2 :]}"


class Batch(models.Model):
    """Codes that were made together: letters of one day, a muhtar's list."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="batches")
    way = models.CharField(max_length=8, choices=[one for one in Way.choices if one[0] in CODED])
    words = models.CharField(max_length=120, blank=True)
    """Where they go."""
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "batches"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.way} {self.at:%Y-%m-%d}"


class Invitation(models.Model):
    """A code that lets one person apply. Whose letterbox it went to is not kept."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="invitations")
    code = models.CharField(max_length=12, unique=True, default=new_invitation)

    def __str__(self) -> str:
        return self.code


class Application(HasRef, models.Model):
    kind = "panel_application"

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for the guardian’s permission")
        ELIGIBLE = "eligible", _("In the drum")
        OUT = "out", _("Does not fit this panel")
        WITHDRAWN = "withdrawn", _("Took the name back")
        SELECTED = "selected", _("Drawn, we wait for the answer")
        RESERVE = "reserve", _("In reserve")
        NOT_DRAWN = "not_drawn", _("Not drawn")
        CONFIRMED = "confirmed", _("Member")
        DECLINED = "declined", _("Said no")
        LAPSED = "lapsed", _("Did not answer")
        CAME = "came", _("Took part")
        ABSENT = "absent", _("Did not come")

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="panel_applications")
    """None: from a list that was brought in, or the account is gone."""
    invitation = models.OneToOneField(Invitation, null=True, on_delete=models.PROTECT, related_name="application")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    household = models.CharField(max_length=12, blank=True)
    """The same code for people who say that they live together; it is no address. Empty: alone."""
    is_minor = models.BooleanField(default=False)
    """Said so when applying."""
    permission = models.CharField(max_length=5, choices=Permission.Proof, blank=True)
    """How a guardian said yes; who and when is in `guardians`. Here it lets the database keep the drum."""
    state = models.CharField(max_length=10, choices=State, default=State.ELIGIBLE)
    at = models.DateTimeField(default=clock.now)
    agreed_at = models.DateTimeField(default=clock.now)
    """Consent to take part, with what stands in public."""
    recording_agreed_at = models.DateTimeField(null=True)
    """Consent to be recorded, apart from the other."""
    chance = models.FloatField(null=True)
    """Of the first lottery."""
    stands_in_for = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="stand_ins")
    seat_free = models.BooleanField(default=False)
    """Had a seat, gave it up, and nobody has taken it."""
    answer_by = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    check_at = models.DateTimeField(null=True)
    check_agrees = models.BooleanField(default=False)
    check_words = models.TextField(blank=True)
    """Why the summary is not right."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "person"], name="one_application_a_person"),
            models.UniqueConstraint(fields=["panel", "household"], condition=Q(state__in=["selected", "confirmed", "came", "absent"]) & ~Q(household=""), name="one_seat_a_household"),
            models.CheckConstraint(name="no_minor_in_the_drum_without_permission", condition=Q(is_minor=False) | ~Q(permission="") | Q(state__in=["waiting", "out", "withdrawn"])),
            models.CheckConstraint(name="who_is_asked_has_time_to_answer", condition=~Q(state="selected") | Q(answer_by__isnull=False)),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["answer_by"], name="members_to_answer", condition=Q(state="selected"))
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return address("panels:own", self.pk)

    @property
    def called(self) -> str:
        return self.person.name if self.person else self.code

    @property
    def one_in(self) -> int | None:
        """A chance of 1 in so many."""
        return round(1 / self.chance) if self.chance else None

    @property
    def tone(self) -> tuple[str, str, object]:
        tones = {
            self.State.WAITING: ("wait", "clock"), self.State.ELIGIBLE: ("info", "scale"), self.State.SELECTED: ("live", "hand"), self.State.RESERVE: ("wait", "clock"),
            self.State.CONFIRMED: ("done", "check"), self.State.CAME: ("done", "check"),
        }  # fmt: skip
        return (*tones.get(self.State(self.state), ("", "x")), self.get_state_display())


MEMBERS = (Application.State.CONFIRMED, Application.State.CAME, Application.State.ABSENT)
SEATS = (Application.State.SELECTED, *MEMBERS)
"""Who has one of the panel's seats."""
DROPPED = (Application.State.DECLINED, Application.State.LAPSED)
DRAWN = (*SEATS, *DROPPED, Application.State.RESERVE, Application.State.NOT_DRAWN)


class Given(models.Model):
    """An answer of an applicant to a feature."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="given")
    feature = models.ForeignKey(Feature, on_delete=models.PROTECT, related_name="given")
    value = models.ForeignKey(Value, on_delete=models.PROTECT, related_name="given")

    class Meta:
        verbose_name_plural = "given"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "feature"], name="one_answer_a_feature")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.value_id}"


class Lottery(HasRef, models.Model):
    """A lottery over the pool, or over who may take the seats that became free. A worker works it out."""

    kind = "panel_lottery"

    class State(models.TextChoices):
        COMPUTING = "computing", _("Being worked out")
        FAILED = "failed", _("Not possible with these quotas")
        READY = "ready", _("Worked out, not public")
        PUBLISHED = "published", _("Public, waits for the number")
        DRAWN = "drawn", _("Drawn")

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="lotteries")
    turn = models.PositiveSmallIntegerField(default=0)
    """0: the panel's own; then those for free seats."""
    state = models.CharField(max_length=9, choices=State, default=State.COMPUTING)
    lot_number = models.CharField(max_length=200)
    """Which public number decides, and when it is told."""
    dropped = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    """Codes of those whose seats are free."""
    problem = models.JSONField(default=dict)
    """Why it can't be drawn: code and facts of adil, and what would help."""
    categories = models.TextField(blank=True)
    respondents = models.TextField(blank=True)
    """The two public tables."""
    file = models.JSONField(default=dict)
    """The public file of adil."""
    asked_at = models.DateTimeField(default=clock.now)
    seconds = models.FloatField(null=True)
    """What it took to work it out."""
    published_at = models.DateTimeField(null=True)
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "lotteries"
        ordering: ClassVar = ["turn"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "turn"], name="one_lottery_a_turn"),
            models.UniqueConstraint(fields=["panel"], condition=~Q(state="drawn"), name="one_open_lottery_a_panel"),
            models.CheckConstraint(name="nothing_is_drawn_before_it_is_public", condition=Q(drawn_at=None) | Q(published_at__lte=models.F("drawn_at"))),
            models.CheckConstraint(name="what_is_public_was_published", condition=~Q(state__in=["published", "drawn"]) | Q(published_at__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.panel_id} {self.turn}"

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_drawn(self) -> bool:
        return self.state == self.State.DRAWN


class Objection(HasRef, models.Model):
    """Somebody says that a draw was not right. It is answered in public."""

    kind = "panel_objection"
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="objections")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="panel_objections")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["panel", "person"], name="one_objection_a_person")]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.at:%Y-%m-%d}"


class Expense(models.Model):
    """What taking part cost a member, and what the town paid back."""

    class What(models.TextChoices):
        TRAVEL = "travel", _("Travel")
        CARE = "care", _("Care of children or others")
        MEAL = "meal", _("Meal")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        PAID = "paid", _("Paid")
        REFUSED = "refused", _("Not paid")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="expenses")
    what = models.CharField(max_length=6, choices=What)
    kurus = models.PositiveIntegerField()
    state = models.CharField(max_length=7, choices=State, default=State.ASKED)
    words = models.CharField(max_length=200, blank=True)
    """Why it was not paid."""
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="an_expense_costs_something", condition=Q(kurus__gt=0))]

    def __str__(self) -> str:
        return f"{self.what} {self.kurus}"
