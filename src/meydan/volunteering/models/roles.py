"""A duty that volunteers can take: tasks, conditions, how many people, until when one may apply."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.guardians.models import Risk
from meydan.people.models import Person
from meydan.volunteering.models.needs import Need
from meydan.volunteering.models.qualifications import Qualification

APPLICATION, FEEDBACK = "application", "feedback"
"""The forms of a duty's own questions, which the slice `questions` keeps: when somebody applies, and when they have served."""


class TimeKind(models.TextChoices):
    FIXED = "fixed", _("Fixed shifts")
    FLEXIBLE = "flexible", _("Flexible")
    OPEN_ENDED = "open_ended", _("Open-ended")
    REMOTE = "remote", _("From anywhere")


class Asked(models.TextChoices):
    """What has to be there before the first duty. The first three a volunteer does alone, the others staff enter."""

    NOTICE = "notice", _("Privacy notice shown")
    AGREEMENT = "agreement", _("Volunteer agreement")
    ORIENTATION = "orientation", _("Introduction")
    TRAINING = "training", _("Training for the duty")
    HEALTH = "health", _("Health report seen")
    RECORD = "record", _("Criminal record seen")
    INSURANCE = "insurance", _("Insurance entered")
    CARD = "card", _("Identity card given")
    OPINION = "opinion", _("Legal opinion")


OF_DUTIES = tuple(one for one in Asked if one != Asked.OPINION)
"""What a duty may ask for; an opinion is asked for by somebody's status."""
BY_THEMSELVES = (Asked.NOTICE, Asked.AGREEMENT)


class Role(HasRef, models.Model):
    kind = "duty"

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        FULL = "full", _("Full")
        PAUSED = "paused", _("Paused")
        CLOSED = "closed", _("Closed")
        ARCHIVED = "archived", _("Archive")

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="roles")
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    tasks = models.TextField()
    """One a line."""
    gains = models.TextField(blank=True)
    """What stays with the volunteer, one a line."""
    wanted = models.PositiveSmallIntegerField()
    """How many volunteers."""
    time_kind = models.CharField(max_length=10, choices=TimeKind)
    min_age = models.PositiveSmallIntegerField(default=18)
    risk = models.CharField(max_length=6, choices=Risk)
    skills = models.CharField(max_length=300, blank=True)
    access = models.CharField(max_length=300, blank=True)
    childcare = models.CharField(max_length=300, blank=True)
    expenses = models.CharField(max_length=300, blank=True)
    insurance = models.CharField(max_length=300, blank=True)
    where = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    """Where people meet, on the map."""
    asked = ArrayField(models.CharField(max_length=12, choices=Asked), default=list)
    qualifications = models.ManyToManyField(Qualification, related_name="roles")
    """Nobody takes a shift without them."""
    direct = models.BooleanField(default=False)
    """Whoever has the age and what is asked for may come, without an interview: decided by a person, for this duty."""
    supervisor = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="duties_supervised")
    no_post_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="duties_vouched_for")
    """The official who says that this replaces no paid post."""
    no_post_at = models.DateTimeField(null=True)
    call_opens_at = models.DateTimeField(null=True)
    call_closes_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_meeting_point_is_whole",
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
            ),
            models.CheckConstraint(name="nobody_volunteers_under_12", condition=Q(min_age__gte=12, min_age__lte=99)),
            models.CheckConstraint(name="a_duty_wants_somebody", condition=Q(wanted__gt=0)),
            models.CheckConstraint(
                name="a_public_duty_replaces_no_post", condition=Q(state="draft") | Q(no_post_at__isnull=False)
            ),
            models.CheckConstraint(
                name="a_call_opens_before_it_closes",
                condition=Q(call_opens_at=None) | Q(call_closes_at=None) | Q(call_opens_at__lt=F("call_closes_at")),
            ),
            models.CheckConstraint(name="a_risky_duty_is_not_direct", condition=Q(direct=False) | Q(risk="low")),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-changed_at", "-id"], name="duties_latest", condition=Q(state__in=["published", "full"])
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("volunteering:role", self.pk, self.slug)

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "gorev"

    @property
    def task_lines(self) -> list[str]:
        return [line.strip() for line in self.tasks.splitlines() if line.strip()]

    @property
    def gain_lines(self) -> list[str]:
        return [line.strip() for line in self.gains.splitlines() if line.strip()]

    @property
    def asked_words(self) -> list[str]:
        return [str(Asked(code).label) for code in self.asked]

    @property
    def public_state(self) -> tuple[str, str, object]:
        """Tone, icon and word for visitors."""
        word = _("Volunteers are wanted") if self.state == self.State.PUBLISHED else self.get_state_display()
        return (*self.tone, word)

    @property
    def tone(self) -> tuple[str, str]:
        tones = {
            "published": ("live", "hand"),
            "full": ("info", "people"),
            "paused": ("wait", "clock"),
            "draft": ("", "doc"),
        }
        return tones.get(self.state, ("", "x"))
