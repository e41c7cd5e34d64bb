"""An event, what it gives, what came of it. Time, place and seats belong to its occasion."""

from collections.abc import Iterable
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Occasion, Recurrence
from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.centre.models import Booking, Room
from meydan.goals.models import Goal
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.threads.models import Thread


class EventKind(models.TextChoices):
    PANEL = "panel", _("Panel")
    CONFERENCE = "conference", _("Conference")
    DELIBERATION = "deliberation", _("Deliberative workshop")
    WORKSHOP = "workshop", _("Hands-on workshop")
    TALK = "talk", _("Talk")
    EXPERIENCE = "experience", _("Experience sharing")
    FOCUS_GROUP = "focus_group", _("Focus group")
    CULTURE = "culture", _("Culture and get-together")


class Form(models.TextChoices):
    PRESENT = "present", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Audience(models.TextChoices):
    EVERYBODY = "everybody", _("Everybody")
    CHILDREN = "children", _("Children")
    YOUNG = "young", _("Young people")
    FAMILIES = "families", _("Families")
    WOMEN = "women", _("Women")
    OLDER = "older", _("Older people")
    PROFESSIONALS = "professionals", _("Professionals")


class Language(models.TextChoices):
    TURKISH = "tr", _("Turkish")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    KURMANJI = "ku", _("Kurmanji")


class Access(models.TextChoices):
    """What makes it possible for everybody to come."""

    RAMP = "ramp", _("Step-free way in")
    TOILET = "toilet", _("Accessible toilet")
    SIGN = "sign", _("Sign language")
    CAPTIONS = "captions", _("Captions")
    LOOP = "loop", _("Hearing loop")
    QUIET = "quiet", _("Quiet room")
    CHILDREN = "children", _("Corner for children")


class Giving(models.TextChoices):
    """How seats are given."""

    FIRST = "first", _("First come, first served")
    LOT = "lot", _("By lot")
    OPEN = "open", _("No sign-up: everybody just comes")


class Floor(models.TextChoices):
    """Whether the audience asks during the event."""

    OFF = "off", _("No questions from the audience here")
    OPEN = "open", _("Questions are shown at once; the moderator can hide them")
    CHECKED = "check", _("Questions are shown when the moderator has looked")


class Priority(models.TextChoices):
    """Classes that a lot takes before the others. Each can be looked up; nobody has to prove anything."""

    NEIGHBOURS = "neighbours", _("People of the neighbourhood where it takes place")
    UNLUCKY = "unlucky", _("Who waited in vain at a lot of the last twelve months")


class EventSeries(Recurrence):
    """Events that come again."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="event_series")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="a_series_of_events_is_possible", condition=Recurrence.possible)
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.weekday} {self.starts:%H:%M}"


class Event(HasRef, Written):
    kind = "event"

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        REPORTED = "reported", _("Results published")
        CANCELLED = "cancelled", _("Cancelled")

    occasion = models.OneToOneField(Occasion, primary_key=True, on_delete=models.PROTECT, related_name="event")
    """An event bears the number of its occasion."""
    series = models.ForeignKey(EventSeries, null=True, on_delete=models.SET_NULL, related_name="events")
    changed_alone = models.BooleanField(default=False)
    """It differs from its series on purpose, so that a change of the series leaves it as it is."""
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    what = models.CharField(max_length=14, choices=EventKind)
    form = models.CharField(max_length=8, choices=Form, default=Form.PRESENT)
    title = models.CharField(max_length=140)
    summary = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    afterwards = models.TextField(blank=True)
    """What will become of it, promised beforehand."""
    audience = models.CharField(max_length=14, choices=Audience, default=Audience.EVERYBODY)
    languages = ArrayField(models.CharField(max_length=5, choices=Language), default=list)
    access = ArrayField(models.CharField(max_length=8, choices=Access), default=list, blank=True)
    access_words = models.CharField(max_length=300, blank=True)
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="events")
    booking = models.OneToOneField(Booking, null=True, on_delete=models.PROTECT, related_name="event")
    """Holds a room of the Centre."""
    link = models.URLField(blank=True, max_length=400)
    """Where it is seen online; only for who has a seat."""
    partners = models.TextField(blank=True)
    """One a line."""
    goals = models.ManyToManyField(Goal, through="EventGoal", related_name="events")
    belongs_to = models.CharField(max_length=80, blank=True)
    """The ref of a project, a group, a process or a panel."""
    thread = models.ForeignKey(Thread, null=True, on_delete=models.PROTECT, related_name="events")
    giving = models.CharField(max_length=5, choices=Giving, default=Giving.FIRST)
    most_together = models.PositiveSmallIntegerField(default=1)
    """How many people may come under one name."""
    lot_closes_at = models.DateTimeField(null=True)
    """Until then everybody can put their name down for the lot."""
    lot_number = models.CharField(max_length=200, blank=True)
    """Which public number decides, and when it is told; said before anybody puts their name down."""
    priorities = ArrayField(models.CharField(max_length=10, choices=Priority), default=list, blank=True)
    certified = models.BooleanField(default=False)
    """Who was there gets a certificate of attendance; said beforehand."""
    floor = models.CharField(max_length=5, choices=Floor, default=Floor.OFF)
    call_until = models.DateTimeField(null=True)
    """Until then people may offer to speak; None: nobody is called."""
    call_words = models.CharField(max_length=600, blank=True)
    asked_approval_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    """Where the town wants it, a draft is published only with this."""
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="events_approved")
    report = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    """When time or place changed after people had read it."""

    has_choice = True
    """Whether sessions can be chosen, where it was read with the event; no column."""
    has_questions = True
    """Whether signing up asks something, where it was read with the event; no column."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_lot_has_an_end_and_a_number",
                condition=~Q(giving="lot") | (Q(lot_closes_at__isnull=False) & ~Q(lot_number="")),
            ),
            models.CheckConstraint(name="somebody_comes_under_a_name", condition=Q(most_together__gte=1)),
            models.CheckConstraint(name="reported_with_words", condition=~Q(state="reported") | ~Q(report="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["neighbourhood"], name="events_of_a_place"),
            models.Index(fields=["belongs_to"], name="events_that_belong_to", condition=~Q(belongs_to="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "etkinlik"

    def get_absolute_url(self) -> str:
        return address("events:event", self.pk, self.slug)

    @property
    def is_over(self) -> bool:
        return self.occasion.ends_at <= clock.now()

    @property
    def is_public(self) -> bool:
        """Published once, also if it was cancelled since."""
        return self.published_at is not None

    @property
    def has_line(self) -> bool:
        """Whether who signs up now has to wait."""
        return self.giving == Giving.FIRST and not self.is_over and self.occasion.free <= 0

    @property
    def can_be_followed(self) -> bool:
        """Whether one may take part without a seat in the room."""
        return self.form == Form.HYBRID and self.giving != Giving.OPEN

    @property
    def room(self) -> Room | None:
        return self.booking.room if self.booking else None

    @property
    def place_words(self) -> str:
        if self.form == Form.ONLINE:
            return str(Form.ONLINE.label)
        return self.room.name if self.room else self.occasion.where

    @property
    def access_labels(self) -> list[tuple[str, object]]:
        return labels_of(self.access)

    @property
    def language_words(self) -> str:
        return ", ".join(str(Language(code).label) for code in self.languages)

    @property
    def partner_lines(self) -> list[str]:
        return [line.strip() for line in self.partners.splitlines() if line.strip()]

    @property
    def priority_words(self) -> list[object]:
        return [Priority(code).label for code in self.priorities]

    @property
    def tone(self) -> tuple[str, str, object]:
        """Tone, icon and word of its state and its seats."""
        one = self.occasion
        if self.state == self.State.CANCELLED:
            return "late", "x", _("Cancelled")
        if self.state == self.State.DRAFT:
            return "empty", "doc", _("Draft")
        if self.state == self.State.REPORTED:
            return "done", "doc", _("Results published")
        if self.is_over:
            return "done", "check", _("Took place")
        return ("live", "hand", _("Going on")) if one.starts_at <= clock.now() else self._seats

    @property
    def _seats(self) -> tuple[str, str, object]:
        one, now = self.occasion, clock.now()
        if self.giving == Giving.OPEN:
            return "done", "check", _("Just come")
        if self.giving == Giving.LOT and self.lot_closes_at and now < self.lot_closes_at:
            return "info", "scale", _("By lot")
        if one.free <= 0:
            return "wait", "people", _("Full, the line is open")
        if one.free <= FEW:
            return "live", "clock", _("Last seats")
        return "done", "check", _("Seats are free")


FEW = 3
ICONS = {
    "sign": "ear", "captions": "doc", "loop": "ear", "children": "people", "quiet": "home", "ramp": "access", "toilet": "access",
}  # fmt: skip


def labels_of(access: Iterable[str]) -> list[tuple[str, object]]:
    """(icon, word) of each."""
    return [(ICONS[code], Access(code).label) for code in access]


class EventGoal(models.Model):
    """One main goal and at most two further ones."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="goal_links")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="event_links")
    position = models.PositiveSmallIntegerField()
    """0 is the main goal."""

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "goal"], name="goal_once_an_event"),
            models.UniqueConstraint(fields=["event", "position"], name="one_goal_of_an_event_a_position"),
            models.CheckConstraint(condition=Q(position__lte=2), name="at_most_three_goals_of_an_event"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.position}"


class Material(models.Model):
    """Something to read or watch afterwards, by its address or as a file."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=140)
    url = models.URLField(max_length=400, blank=True)
    key = models.CharField(max_length=32, blank=True)
    """Of a file that was uploaded in place of an address."""
    suffix = models.CharField(max_length=4, blank=True)
    recording = models.BooleanField(default=False)
    """A video or a sound recording, which lies elsewhere."""
    words = models.TextField(blank=True)
    """What is said and shown in it, for who does not hear or see it."""

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_recording_has_words", condition=Q(recording=False) | ~Q(words="")),
            models.CheckConstraint(name="a_material_is_somewhere", condition=~Q(url="") | ~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return self.url or address("events:material_file", self.event_id, self.pk)


class Output(HasRef, models.Model):
    """What came of it: a finding, a decision or a lesson that became a step of a thread, or an idea that became a contribution."""

    class What(models.TextChoices):
        FINDING = "finding", _("Finding")
        DECISION = "decision", _("Decision")
        LESSON = "lesson", _("Lesson")
        IDEA = "idea", _("Idea")

    kind = "event_output"
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="outputs")
    what = models.CharField(max_length=8, choices=What)
    title = models.CharField(max_length=140)
    text = models.TextField()
    became = models.CharField(max_length=80, blank=True)
    """The ref of the contribution, or the thread on which it is a step."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="event_outputs")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title
