"""Days to choose from, meetings, their minutes, and what somebody promised to do."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.languages import BINDING
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.centre.models import Booking
from meydan.groups.models.group import Group
from meydan.people.models import Person


class Poll(HasRef, Written):
    """On which day shall we meet?"""

    kind = "group_poll"
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="polls")
    title = models.CharField(max_length=120)
    """What the meeting will be about."""
    answer_by = models.DateField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="group_polls")
    made_at = models.DateTimeField(default=clock.now)
    reminded_at = models.DateTimeField(null=True)
    """When those who had not answered were reminded, once."""
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group"], condition=Q(closed_at=None), name="one_open_poll_a_group")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def get_absolute_url(self) -> str:
        return f"{self.group.get_absolute_url()}#poll"


class PollOption(models.Model):
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    place = models.CharField(max_length=120, blank=True)
    """Empty: on-line only."""

    class Meta:
        ordering: ClassVar = ["starts_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "starts_at"], name="a_time_stands_once_in_a_poll")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Fit(models.TextChoices):
    YES = "yes", _("Suits me")
    IF_NEEDED = "if_needed", _("If need be")
    NO = "no", _("Does not suit me")


class PollAnswer(models.Model):
    option = models.ForeignKey(PollOption, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="group_poll_answers")
    fit = models.CharField(max_length=9, choices=Fit)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["option", "person"], name="one_answer_a_day")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.fit}"


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    CALLED = "called", _("Call sent")
    HELD = "held", _("Took place")
    DRAFTED = "drafted", _("Minutes drafted")
    APPROVED = "approved", _("Minutes approved")
    PUBLISHED = "published", _("Minutes published")
    CANCELLED = "cancelled", _("Cancelled")


MEETING_MOVES: dict[str, frozenset[str]] = {
    MeetingState.PLANNED: frozenset({MeetingState.CALLED, MeetingState.HELD, MeetingState.DRAFTED, MeetingState.CANCELLED}),
    MeetingState.CALLED: frozenset({MeetingState.HELD, MeetingState.DRAFTED, MeetingState.CANCELLED}),
    MeetingState.HELD: frozenset({MeetingState.DRAFTED}),
    MeetingState.DRAFTED: frozenset({MeetingState.DRAFTED, MeetingState.APPROVED}),
    MeetingState.APPROVED: frozenset({MeetingState.PUBLISHED}),
    MeetingState.PUBLISHED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}  # fmt: skip
"""State → states that may follow. The only place that says so."""
COMING = (MeetingState.PLANNED, MeetingState.CALLED)
OVER = (MeetingState.HELD, MeetingState.DRAFTED, MeetingState.APPROVED, MeetingState.PUBLISHED)
"""States of a meeting that took place."""
MEETING_TONES = {
    MeetingState.PLANNED: ("", "cal"),
    MeetingState.CALLED: ("live", "cal"),
    MeetingState.HELD: ("done", "check"),
    MeetingState.DRAFTED: ("wait", "doc"),
    MeetingState.APPROVED: ("info", "doc"),
    MeetingState.PUBLISHED: ("done", "doc"),
    MeetingState.CANCELLED: ("late", "x"),
}


class Meeting(HasRef, Written):
    kind = "meeting"
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    place = models.CharField(max_length=120, blank=True)
    link = models.URLField(blank=True)
    """Where one takes part on-line; members alone see it."""
    booking = models.OneToOneField(Booking, null=True, on_delete=models.SET_NULL, related_name="meeting")
    """What holds a room of the Centre for it."""
    agenda = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=MeetingState, default=MeetingState.PLANNED)
    poll = models.OneToOneField(Poll, null=True, on_delete=models.SET_NULL, related_name="meeting")
    why_cancelled = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    """How often its time, place or state changed since people could take it into their calendars (RFC 5545)."""
    changed_at = models.DateTimeField(default=clock.now)
    present = models.ManyToManyField(Person, through="Presence", related_name="group_meetings")
    guests = models.PositiveSmallIntegerField(default=0)
    decisions = models.TextField(blank=True)
    """One to a line, like the next two."""
    discussed = models.TextField(blank=True)
    to_ask = models.TextField(blank=True)
    minutes_language = models.CharField(max_length=5, default=BINDING)
    """That of the three above; who writes the minutes is seldom who planned the meeting."""
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="minutes_written")
    correction = models.CharField(max_length=500, blank=True)
    """What should be corrected in the draft."""
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="minutes_approved")
    approved_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    """When moderators hid the minutes."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="cancelled_meeting_says_why", condition=~Q(state="cancelled") | ~Q(why_cancelled="")
            ),
            models.CheckConstraint(
                name="published_minutes_are_approved",
                condition=~Q(state="published") | Q(approved_at__isnull=False, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_approves_their_own_minutes",
                condition=Q(approved_by=None) | Q(written_by=None) | ~Q(approved_by=F("written_by")),
            ),
            models.CheckConstraint(name="a_meeting_takes_time", condition=Q(minutes__gt=0)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["group", "-starts_at", "-id"], name="group_meetings_latest"),
            models.Index(fields=["starts_at"], name="group_meetings_coming", condition=Q(state__in=["planned", "called"])),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("groups:meeting", self.pk)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_coming(self) -> bool:
        return self.state in COMING

    @property
    def took_place(self) -> bool:
        return self.state in OVER

    @property
    def is_published(self) -> bool:
        return self.state == MeetingState.PUBLISHED and self.hidden_at is None

    @property
    def tone(self) -> tuple[str, str]:
        return MEETING_TONES[MeetingState(self.state)]

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """The minutes as (heading, points), without empty parts."""
        said = [(_("Decisions"), self.decisions), (_("Discussed"), self.discussed), (_("To ask"), self.to_ask)]
        return [(str(word), lines_of(text)) for word, text in said if text.strip()]

    @property
    def agenda_points(self) -> list[str]:
        return lines_of(self.agenda)


def lines_of(text: str) -> list[str]:
    return [line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t")]


class Presence(models.Model):
    """A member who was at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="group_presences")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "person"], name="present_once")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}"


class GroupTask(HasRef, Written):
    """Something to do, by somebody until a day, or by nobody yet."""

    kind = "group_task"
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="tasks")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="tasks")
    title = models.CharField(max_length=140)
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="group_tasks")
    due_on = models.DateField(null=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="group_tasks_made")
    made_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["group", "due_on", "id"], name="group_tasks_open", condition=Q(done_at=None)),
            models.Index(fields=["owner", "due_on", "id"], name="group_tasks_of_person", condition=Q(done_at=None)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def days_late(self) -> int:
        late = self.done_at is None and self.due_on is not None and self.due_on < clock.today()
        return (clock.today() - self.due_on).days if late and self.due_on else 0

    def get_absolute_url(self) -> str:
        return f"{self.group.get_absolute_url()}#tasks"
