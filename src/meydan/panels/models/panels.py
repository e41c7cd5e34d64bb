"""A panel: its question, how people are found, its quotas, and what came of it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.ideas.models import StageKind
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.threads.models import Thread

YOUNGEST, ADULT = 12, 18


class PanelKind(models.TextChoices):
    CITIZENS = "citizens", _("Citizens’ panel")
    FOCUS = "focus_group", _("Focus group")
    YOUTH = "youth", _("Youth panel")
    USERS = "users", _("Panel of users")


class Way(models.TextChoices):
    """How people hear of it."""

    LETTER = "letter", _("Letters to addresses by chance")
    DOOR = "door", _("Visits from door to door")
    MUHTAR = "muhtar", _("Through the muhtar")
    OPEN = "open", _("Open call")


CODED = frozenset({Way.LETTER, Way.DOOR, Way.MUHTAR})
"""Ways that bring a code to somebody."""


class Method(models.TextChoices):
    LEXIMIN = "leximin", _("The lowest chance as high as can be, then the next one (leximin)")
    MAXIMIN = "maximin", _("The lowest chance as high as can be (maximin)")
    NASH = "nash", _("The product of all chances as high as can be (Nash)")


class State(models.TextChoices):
    QUESTION = "question", _("Question set")
    DESIGN = "design", _("Designed, waits for approval")
    APPROVED = "approved", _("Approved")
    INVITING = "inviting", _("Applications are open")
    DRAWING = "drawing", _("List closed")
    CONFIRMING = "confirming", _("Drawn, members are asked")
    SEATED = "seated", _("Members have confirmed")
    HELD = "held", _("Has met")
    TRANSCRIBED = "transcribed", _("Written down")
    ANONYMISED = "anonymised", _("Made anonymous")
    CODED = "coded", _("Themes found")
    CHECKING = "checking", _("Members check the summary")
    REPORTED = "reported", _("Report published")
    TOLD = "told", _("Said what it changed")
    CANCELLED = "cancelled", _("Cancelled")


ORDER = list(State.values)
PLANNING = (State.QUESTION, State.DESIGN)
WITH_MEMBERS = (State.CONFIRMING, State.SEATED)
AFTER_MEETING = (State.HELD, State.TRANSCRIBED, State.ANONYMISED, State.CODED)
WORKED_OUT = (State.REPORTED, State.TOLD)
TONES: dict[str, tuple[str, str]] = {
    State.QUESTION: ("empty", "doc"), State.DESIGN: ("wait", "clock"), State.APPROVED: ("info", "check"), State.INVITING: ("live", "hand"),
    State.DRAWING: ("wait", "scale"), State.CONFIRMING: ("live", "phone"), State.SEATED: ("done", "people"), State.CANCELLED: ("late", "x"),
    State.REPORTED: ("done", "doc"), State.TOLD: ("done", "flag"),
}  # fmt: skip


class Age(models.TextChoices):
    """What applicants say where a panel has members under 18."""

    ADULT = "adult", _("18 or over")
    MINOR = "minor", _("Under 18")
    YOUNGER = "younger", _("Younger")


class Panel(HasRef, Written):
    kind = "panel"

    what = models.CharField(max_length=12, choices=PanelKind, default=PanelKind.CITIZENS)
    state = models.CharField(max_length=12, choices=State, default=State.QUESTION)
    title = models.CharField(max_length=140)
    question = models.CharField(max_length=300)
    """What the members are asked."""
    text = models.TextField(blank=True)
    afterwards = models.TextField(blank=True)
    """What becomes of their answer, promised beforehand."""
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="panels")
    keeper = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="panels_kept")
    thread = models.ForeignKey(Thread, null=True, on_delete=models.PROTECT, related_name="panels")
    belongs_to = models.CharField(max_length=80, blank=True)
    """The ref of a process or a project."""
    stage = models.CharField(max_length=12, choices=StageKind, blank=True)
    """The stage of that process in which the panel works."""
    size = models.PositiveIntegerField()
    method = models.CharField(max_length=8, choices=Method, default=Method.LEXIMIN)
    ways = ArrayField(models.CharField(max_length=8, choices=Way), default=list)
    apply_until = models.DateTimeField(null=True)
    lot_number = models.CharField(max_length=200, blank=True)
    """Which public number decides, and when it is told; said before anybody applies."""
    confirm_days = models.PositiveSmallIntegerField(default=7)
    """So many days has who was drawn to answer."""
    records = models.BooleanField(default=False)
    """Whether sound is recorded, of those who agree."""
    one_of_household = models.BooleanField(default=False)
    """Whether two people of one household can't both be members."""
    age_from = models.PositiveSmallIntegerField(default=ADULT)
    """The youngest age of a member; under 18 only with a guardian's permission."""
    age_basis = models.CharField(max_length=300, blank=True)
    """What the age rests on: a law, a by-law, a decision."""
    expenses = models.CharField(max_length=400, blank=True)
    """What is paid back, in words."""
    expenses_basis = models.CharField(max_length=300, blank=True)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="panels_approved")
    approved_at = models.DateTimeField(null=True)
    approval = models.CharField(max_length=600, blank=True)
    """What was looked at: ethics, personal data."""
    approval_basis = models.CharField(max_length=300, blank=True)
    trial = models.JSONField(default=dict)
    """What the last trial of the quotas found."""
    summary = models.TextField(blank=True)
    """What the members check."""
    check_until = models.DateTimeField(null=True)
    report = models.TextField(blank=True)
    why_cancelled = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="members_are_no_small_children", condition=Q(age_from__gte=YOUNGEST, age_from__lte=ADULT)),
            models.CheckConstraint(name="a_stage_is_one_of_a_process", condition=Q(stage="") | Q(belongs_to__startswith="process:")),
            models.CheckConstraint(name="a_panel_has_members", condition=Q(size__gte=2)),
            models.CheckConstraint(name="a_panel_reports_with_words", condition=~Q(state__in=["reported", "told"]) | ~Q(report="")),
            models.CheckConstraint(name="nobody_invites_without_approval", condition=Q(published_at=None) | Q(approved_at__isnull=False)),
            models.CheckConstraint(name="an_open_call_has_an_end_and_a_number", condition=Q(published_at=None) | (Q(apply_until__isnull=False) & ~Q(lot_number=""))),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["-published_at", "-id"], name="panels_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "panel"

    def get_absolute_url(self) -> str:
        return address("panels:panel", self.pk, self.slug)

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_open(self) -> bool:
        """Whether people can apply now."""
        return self.state == State.INVITING and self.apply_until is not None and clock.now() < self.apply_until

    def is_past(self, state: str) -> bool:
        """Whether it has reached that state, or a later one."""
        return self.state != State.CANCELLED and ORDER.index(self.state) >= ORDER.index(state)

    @property
    def tone(self) -> tuple[str, str, object]:
        if self.state == State.INVITING and not self.is_open:
            return "wait", "scale", _("Applications are over")
        return (*TONES.get(self.state, ("info", "chat")), self.get_state_display())


class Feature(models.Model):
    """Something by which the panel is like the town: neighbourhood group, age, gender, or what this panel needs."""

    class What(models.TextChoices):
        REGION = "region", _("Neighbourhood group")
        AGE = "age", _("Age")
        GENDER = "gender", _("Gender")
        OWN = "own", _("Something else")

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="features")
    what = models.CharField(max_length=8, choices=What)
    name = models.CharField(max_length=80)
    """What applicants are asked, and what stands in the public tables."""
    why = models.CharField(max_length=200)
    """Why it is asked; applicants read it."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "name"], name="one_feature_of_a_name"),
            models.CheckConstraint(name="nothing_is_asked_without_a_reason", condition=~Q(why="")),
        ]

    def __str__(self) -> str:
        return self.name


class Value(models.Model):
    """One answer to a feature, with its quota."""

    feature = models.ForeignKey(Feature, on_delete=models.CASCADE, related_name="values")
    name = models.CharField(max_length=80)
    groups = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    """Of a region: the groups of neighbourhoods that it holds."""
    people = models.PositiveIntegerField(null=True)
    """How many of them live in the town, where that is known."""
    source = models.CharField(max_length=200, blank=True)
    least = models.PositiveIntegerField(default=0)
    most = models.PositiveIntegerField()
    admits = models.BooleanField(default=True)
    """Whether somebody with this answer can be a member."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["feature", "name"], name="one_value_of_a_name"),
            models.CheckConstraint(name="a_quota_is_possible", condition=Q(least__lte=F("most"))),
            models.CheckConstraint(name="who_can_be_no_member_has_no_quota", condition=Q(admits=True) | Q(least=0)),
        ]

    def __str__(self) -> str:
        return self.name


class Effect(models.Model):
    """What the panel changed, or why not; a step of the thread."""

    class What(models.TextChoices):
        TAKEN = "taken", _("Taken up")
        PARTLY = "partly", _("Taken up in part")
        NOT_TAKEN = "not_taken", _("Not taken up")

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="effects")
    what = models.CharField(max_length=9, choices=What)
    title = models.CharField(max_length=140)
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title


class Theme(models.Model):
    """What came up again and again, in the words of the Centre."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="themes")
    title = models.CharField(max_length=140)
    text = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title


class Quote(models.Model):
    """What somebody said, without anything that tells who."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="quotes")
    text = models.CharField(max_length=600)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text
