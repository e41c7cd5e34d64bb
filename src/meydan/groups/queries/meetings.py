"""Reading meetings, polls and tasks."""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.groups.models import (
    LIVING,
    Fit,
    Group,
    GroupTask,
    Meeting,
    MeetingState,
    Membership,
    Poll,
    PollAnswer,
    PollOption,
)
from meydan.groups.queries.groups import groups_visible_to
from meydan.groups.terms import terms
from meydan.people.models import Person

SHOWN = 20
"""So many of a group's latest meetings its page looks at: those to come, this month's, and the last minutes."""


def meetings_visible_to(viewer: Viewer) -> QuerySet[Meeting]:
    """Meetings of groups that one sees. What of them stands on the page is asked of the rules."""
    seen = groups_visible_to(viewer).select_related(None).values("pk")
    return Meeting.objects.filter(group__in=seen).select_related("group", "written_by")


def load_meetings(viewer: Viewer, ids: Collection[int]) -> QuerySet[Meeting]:
    return meetings_visible_to(viewer).filter(pk__in=ids)


def load_minutes(viewer: Viewer, ids: Collection[int]) -> QuerySet[Meeting]:
    """For search and moderation: published minutes; hidden ones for people at the desk only."""
    rows = meetings_visible_to(viewer).filter(state=MeetingState.PUBLISHED)
    return (rows if viewer and viewer.at_desk else rows.filter(hidden_at=None)).filter(pk__in=ids)


def latest(group: int) -> QuerySet[Meeting]:
    """The latest meetings of a group, those to come first: all that its page shows of them."""
    return Meeting.objects.filter(group=group).order_by("-starts_at", "-id")[:SHOWN]


def next_of(meetings: Sequence[Meeting]) -> Meeting | None:
    coming = [one for one in meetings if one.is_coming and one.ends_at > clock.now()]
    return min(coming, key=lambda one: one.starts_at, default=None)


@dataclass(frozen=True)
class Month:
    """How far a group is this month."""

    held: int
    coming: int
    wanted: int
    last_day: date

    @property
    def stones(self) -> list[str]:
        marks = ["on"] * self.held + ["now"] * self.coming
        return (marks + [""] * self.wanted)[: max(self.wanted, self.held + self.coming)]

    @property
    def missing(self) -> int:
        return max(0, self.wanted - self.held - self.coming)


def month_of(meetings: Sequence[Meeting]) -> Month:
    today = clock.today()
    days = [one for one in meetings if _in_month(one.starts_at, today)]
    held = sum(one.took_place for one in days)
    coming = sum(one.is_coming for one in days)
    last = today.replace(day=monthrange(today.year, today.month)[1])
    return Month(held, coming, terms().meetings_a_month, last)


def _in_month(moment: datetime, day: date) -> bool:
    local = timezone.localdate(moment)
    return (local.year, local.month) == (day.year, day.month)


def minutes_page(group: Group, after: str) -> Page[Meeting]:
    """Published minutes, the latest first."""
    rows = Meeting.objects.filter(group=group, state=MeetingState.PUBLISHED, hidden_at=None)
    return page_by_key(rows, order=["-starts_at", "-id"], after=after)


def for_calendar(group: Group) -> QuerySet[Meeting]:
    """What a calendar should know: a year back and everything to come, cancelled ones too."""
    since = clock.now() - timedelta(days=365)
    return Meeting.objects.filter(group=group, starts_at__gt=since).select_related("group").order_by("starts_at", "id")


def meetings_of(person: Person) -> QuerySet[Meeting]:
    """Meetings of the groups in which a person is, from a month ago on, cancelled ones too."""
    mine = Membership.objects.filter(person=person, since__isnull=False).values("group")
    rows = Meeting.objects.filter(group__in=mine, starts_at__gt=clock.now() - timedelta(days=31))
    return rows.select_related("group").order_by("starts_at", "id")


def decided_meetings(group: Group) -> QuerySet[Meeting]:
    """Meetings whose minutes hold a decision, the latest first: a group may speak by them."""
    written = [MeetingState.DRAFTED, MeetingState.APPROVED, MeetingState.PUBLISHED]
    return Meeting.objects.filter(group=group, state__in=written).exclude(decisions="").order_by("-starts_at")


def present_ids(meeting: Meeting) -> set[int]:
    return set(meeting.presences.values_list("person_id", flat=True))


# Polls


@dataclass(frozen=True)
class Tally:
    """How one offered time suits the members."""

    option: PollOption
    yes: int
    if_needed: int
    no: int
    mine: str

    @property
    def points(self) -> int:
        """Two for each who can come, one for each who comes if need be."""
        return 2 * self.yes + self.if_needed

    @property
    def answered(self) -> int:
        return self.yes + self.if_needed + self.no


@dataclass(frozen=True)
class PollResult:
    tallies: list[Tally]
    answered: int
    """How many people have answered."""

    @property
    def best(self) -> Tally | None:
        """Most points; of equal ones the time that suits fewest not, then the earlier one. None while nobody can come."""
        able = [one for one in self.tallies if one.points]
        return min(able, key=lambda one: (-one.points, one.no, one.option.starts_at), default=None)


def open_polls(group: int) -> QuerySet[Poll]:
    """One at most."""
    return Poll.objects.filter(group=group, closed_at=None)


def polls_for(person: Person) -> QuerySet[Poll]:
    """Polls of the groups that the person is in, or that they keep; rules decide what they may do."""
    seen = groups_visible_to(person).select_related(None).values("pk")
    return _with_answers(Poll.objects.filter(group__in=seen))


def _with_answers(rows: QuerySet[Poll]) -> QuerySet[Poll]:
    return rows.select_related("group").prefetch_related(options_with_answers())


def options_with_answers() -> "Prefetch[Any]":
    return Prefetch("options", with_answers())


def with_answers() -> QuerySet[PollOption]:
    """Offered times, each with what people answered (`said`) in the same query."""
    answers = PollAnswer.objects.filter(option=OuterRef("pk")).order_by("pk")
    said = ArraySubquery(answers.values_list(JSONObject(person="person_id", fit="fit")))
    return PollOption.objects.annotate(said=said)


def result_of(poll: Poll, viewer: Viewer = None) -> PollResult:
    """Counted from the answers that came with the poll; no query."""
    tallies, people = [], set()
    for option in poll.options.all():
        answers: list[dict[str, Any]] = option.said  # type: ignore[attr-defined]
        fits = Counter(one["fit"] for one in answers)
        mine = next((one["fit"] for one in answers if viewer and one["person"] == viewer.pk), "")
        people |= {one["person"] for one in answers}
        tallies.append(Tally(option, fits[Fit.YES], fits[Fit.IF_NEEDED], fits[Fit.NO], mine))
    return PollResult(tallies, len(people))


def polls_to_remind() -> QuerySet[Poll]:
    """Open polls whose last day is today or tomorrow and whose silent members were not reminded."""
    soon = clock.today() + timedelta(days=1)
    return Poll.objects.filter(closed_at=None, reminded_at=None, answer_by__lte=soon, group__state__in=LIVING)


def polls_to_close() -> QuerySet[Poll]:
    """Open polls whose last day has passed."""
    return _with_answers(Poll.objects.filter(closed_at=None, answer_by__lt=clock.today()))


def silent_in(poll: Poll) -> list[int]:
    """Ids of the members who have answered for no day."""
    answered = PollAnswer.objects.filter(option__poll=poll, person=OuterRef("person"))
    rows = Membership.objects.filter(group=poll.group_id, since__isnull=False).filter(~Exists(answered))
    return list(rows.values_list("person_id", flat=True))


def meetings_to_remind() -> QuerySet[Meeting]:
    """Called meetings of the next 24 hours of which nobody was reminded."""
    now = clock.now()
    rows = Meeting.objects.filter(state=MeetingState.CALLED, reminded_at=None)
    return rows.filter(starts_at__gt=now, starts_at__lte=now + timedelta(days=1)).select_related("group")


# Tasks


def open_tasks(group: int) -> QuerySet[GroupTask]:
    return GroupTask.objects.filter(group=group, done_at=None).select_related("owner")


def by_urgency(rows: Iterable[GroupTask]) -> list[GroupTask]:
    """What is late or due first, then what has no day."""
    return sorted(rows, key=lambda one: (one.due_on is None, one.due_on or date.max, one.pk))


def tasks_for(person: Person) -> QuerySet[GroupTask]:
    return GroupTask.objects.filter(group__in=groups_visible_to(person).values("pk")).select_related("group", "owner")


def load_tasks(viewer: Viewer, ids: Collection[int]) -> QuerySet[GroupTask]:
    """For members of the group and for the Centre."""
    if viewer is None:
        return GroupTask.objects.none()
    rows = tasks_for(viewer)
    if not viewer.at_desk:
        rows = rows.filter(
            Q(owner=viewer) | Q(group__memberships__person=viewer, group__memberships__since__isnull=False)
        )
    return rows.distinct().filter(pk__in=ids)


def load_polls(viewer: Viewer, ids: Collection[int]) -> QuerySet[Poll]:
    return Poll.objects.filter(pk__in=ids, group__in=groups_visible_to(viewer).values("pk")).select_related("group")


def tasks_of(person: Person) -> QuerySet[GroupTask]:
    """What a person promised their groups, the nearest day first."""
    rows = GroupTask.objects.filter(owner=person, done_at=None).select_related("group")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def published_minutes() -> QuerySet[Meeting]:
    """Of all groups, for programs."""
    return Meeting.objects.filter(state=MeetingState.PUBLISHED, hidden_at=None).select_related("group")
