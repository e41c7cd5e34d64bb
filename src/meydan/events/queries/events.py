"""Public events: lists, days, months, one event with its programme."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.memory import remembered
from meydan.base.paging import Page, page_by_key
from meydan.base.prepared import bring
from meydan.base.ready import ready
from meydan.events.models import Event, EventGoal, Form, Giving, Output, Session
from meydan.ideas.models import Process, Stage
from meydan.ideas.rules.processes import stage_now
from meydan.questions.queries import is_asked
from meydan.threads.models import Thread

WITH = ("occasion__unit", "occasion__leader", "neighbourhood", "booking__room")
FEED = 200
"""Events in a calendar file, the nearest first."""


def events_visible_to(viewer: Viewer) -> QuerySet[Event]:
    """Published ones for everybody; drafts for people at the desk."""
    rows = Event.objects.select_related(*WITH)
    return rows if viewer is not None and viewer.at_desk else rows.filter(published_at__isnull=False)


@ready
def event_to_sign_up(pk: int, form: str) -> QuerySet[Event]:
    """A public one with as little as signing up needs: in the minute in which it opens, nothing is asked more often. Whether there is
    something to choose or to answer on this form comes along, because most have neither."""
    chosen = Session.objects.filter(event=OuterRef("pk"), seats__isnull=False)
    rows = events_visible_to(None).select_related(None).select_related("occasion", "booking__room").filter(pk=pk)
    return rows.annotate(has_choice=Exists(chosen), has_questions=is_asked(Event.kind, OuterRef("pk"), form))  # type: ignore[no-redef]  # declared on the model


@ready
def _public_event(pk: int) -> QuerySet[Event]:
    return events_visible_to(None).select_related("thread", *WITH).filter(pk=pk)


@ready
def _any_event(pk: int) -> QuerySet[Event]:
    return Event.objects.select_related("thread", *WITH).filter(pk=pk)


def event_on_page(viewer: Viewer, pk: int) -> list[Event]:
    """The one with its thread, if the viewer may see it; what hangs on it comes along in one journey: goals, speakers, and the
    programme with how many people have chosen each session (`taken`)."""
    found = (_any_event if viewer is not None and viewer.at_desk else _public_event)(pk)
    for event in found:
        bring("event", event, _on_page)
    return found


def _on_page() -> "Sequence[Prefetch[Any, Any, Any] | str]":
    goals = EventGoal.objects.select_related("goal")
    return [Prefetch("goal_links", goals), "speakers", Prefetch("sessions", _sessions(), to_attr="programme")]


def _sessions() -> QuerySet[Session]:
    live = ("waiting", "offered", "booked", "came", "left", "absent", "excused")
    chosen = Sum("registrations__size", filter=Q(registrations__seat__state__in=live), default=0)
    rows = Session.objects.annotate(taken=chosen).prefetch_related("speakers")
    return rows.order_by("starts_at", "track", "pk")


def programme(event: Event) -> list[Session]:
    """The sessions with their speakers, and how many people have chosen each (`taken`); two queries."""
    return list(_sessions().filter(event=event))


def load_events(viewer: Viewer, ids: Collection[int]) -> QuerySet[Event]:
    return events_visible_to(viewer).filter(pk__in=ids)


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for; empty means everything."""

    text: str = ""
    kind: str = ""
    goal: int | None = None
    place: str = ""
    audience: str = ""
    access: str = ""
    language: str = ""
    online: bool = False
    day: date | None = None
    """On or after this day."""
    past: bool = False


def matching(wanted: Wanted) -> QuerySet[Event]:
    """Public events that fit, whenever they are."""
    rows = Event.objects.filter(published_at__isnull=False)
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=["event"])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    if wanted.kind:
        rows = rows.filter(what=wanted.kind)
    if wanted.place:
        rows = rows.filter(neighbourhood__slug=wanted.place)
    if wanted.audience:
        rows = rows.filter(audience__in=(wanted.audience, "everybody"))
    if wanted.access:
        part = Session.objects.filter(event=OuterRef("pk"), access__contains=[wanted.access])
        rows = rows.filter(Q(access__contains=[wanted.access]) | Exists(part))
    if wanted.language:
        rows = rows.filter(languages__contains=[wanted.language])
    if wanted.online:
        rows = rows.filter(form__in=(Form.ONLINE, Form.HYBRID))
    return rows.filter(goal_links__goal=wanted.goal) if wanted.goal else rows


def list_page(wanted: Wanted, after: str) -> Page[Event]:
    """A page of events: those that come, the nearest first; or those that were, the latest first. Two queries."""
    rows = in_time(matching(wanted), wanted).annotate(at=F("occasion__starts_at"))
    order = ["-at", "-pk"] if wanted.past else ["at", "pk"]
    page: Page[Event] = page_by_key(rows.select_related(*WITH), order=order, after=after, per_page=12)
    with_lines(page.items)
    return page


def in_time(rows: QuerySet[Event], wanted: Wanted) -> QuerySet[Event]:
    now = clock.now()
    if wanted.day:
        return rows.filter(occasion__starts_at__gte=midnight(wanted.day))
    return rows.filter(occasion__ends_at__lte=now) if wanted.past else rows.filter(occasion__ends_at__gt=now)


def with_lines(events: Sequence[Event]) -> None:
    """How many people wait, or have put their names down for the lot (`line`); one query for all."""
    counted = Event.objects.filter(pk__in=[one.pk for one in events], registrations__isnull=False).order_by()
    rows = counted.values("pk").annotate(
        line=Sum(
            "registrations__size",
            filter=Q(registrations__seat__state="waiting")
            | Q(
                registrations__seat=None,
                registrations__online=False,
                registrations__withdrawn_at=None,
                giving=Giving.LOT,
            ),
        )
    )
    lines = {row["pk"]: row["line"] or 0 for row in rows}
    for one in events:
        one.line = lines.get(one.pk, 0)  # type: ignore[attr-defined]


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(0)))


@dataclass
class Day:
    """A day of the calendar with its events."""

    day: date
    events: list[Event] = field(default_factory=list)
    more: int = 0
    """So many events of the day are not shown here."""

    @property
    def count(self) -> int:
        return len(self.events) + self.more


MOST_A_DAY = 4
"""Events of one day that a month shows; the list has them all."""


def days(wanted: Wanted, first: date, last: date, *, most: int = MOST_A_DAY) -> list[Day]:
    """Each day from `first` to `last`, both included, with the events that begin on it, or go on from earlier ones; two queries.
    Only those that are shown are loaded, however many there are."""
    rows = matching(wanted).filter(
        occasion__starts_at__lt=midnight(last + timedelta(days=1)), occasion__ends_at__gt=midnight(first)
    )
    found = {first + timedelta(days=step): Day(first + timedelta(days=step)) for step in range((last - first).days + 1)}
    chosen: dict[date, list[int]] = {day: [] for day in found}
    times = rows.order_by("occasion__starts_at", "pk").values_list("pk", "occasion__starts_at", "occasion__ends_at")
    for pk, starts_at, ends_at in times:
        for day in _days_of(starts_at, ends_at, first, last):
            if len(chosen[day]) < most:
                chosen[day].append(pk)
            else:
                found[day].more += 1
    shown = _for_days({pk for pks in chosen.values() for pk in pks})
    for day, pks in chosen.items():
        found[day].events = [shown[pk] for pk in pks]
    return list(found.values())


def _for_days(pks: Collection[int]) -> dict[int, Event]:
    """As much of each as a day shows."""
    rows = Event.objects.select_related("occasion", "booking__room").only(
        "title", "language", "what", "form", "state", "giving", "lot_closes_at", "occasion__where", "occasion__starts_at", "occasion__ends_at",
        "occasion__capacity", "occasion__taken", "booking__room__name_tr", "booking__room__name_en",
    )  # fmt: skip
    return rows.in_bulk(pks)


def _days_of(starts_at: datetime, ends_at: datetime, first: date, last: date) -> Iterable[date]:
    start, end = timezone.localdate(starts_at), timezone.localdate(ends_at - timedelta(seconds=1))
    day = max(start, first)
    while day <= min(end, last):
        yield day
        day += timedelta(days=1)


def for_calendar(wanted: Wanted) -> list[Event]:
    """What a calendar program is told: from a month ago on, with what was cancelled."""
    rows = matching(wanted).filter(occasion__ends_at__gt=clock.now() - timedelta(days=31))
    return list(rows.select_related("occasion", "booking__room").order_by("occasion__starts_at", "pk")[:FEED])


def latest_published(limit: int = 30) -> list[Event]:
    rows = Event.objects.filter(published_at__isnull=False).select_related("occasion", "booking__room")
    return list(rows.order_by("-published_at", "-pk")[:limit])


def coming(limit: int | None = 4, **where: object) -> QuerySet[Event]:
    """Events ahead, the nearest first."""
    among = Event.objects.filter(state=Event.State.PUBLISHED, occasion__ends_at__gt=clock.now(), **where)
    rows = Event.objects.filter(pk__in=among.values("pk"))  # each once, without comparing whole rows
    return rows.select_related(*WITH).order_by("occasion__starts_at", "pk")[:limit]


def alike(event: Event, goal: int | None) -> list[Event]:
    """Others of the same main goal that have seats."""
    free = Q(giving=Giving.OPEN) | Q(occasion__taken__lt=F("occasion__capacity"))
    rows = Event.objects.filter(free, state=Event.State.PUBLISHED, occasion__starts_at__gt=clock.now())
    rows = rows.filter(goal_links__goal=goal, goal_links__position=0).exclude(pk=event.pk)
    return list(rows.select_related("occasion").order_by("occasion__starts_at", "pk")[:3]) if goal else []


def in_series(event: Event, limit: int = 5) -> list[Event]:
    """The next ones of its series."""
    if event.series_id is None:
        return []
    rows = Event.objects.filter(
        series=event.series_id, state=Event.State.PUBLISHED, occasion__starts_at__gt=clock.now()
    )
    return list(rows.exclude(pk=event.pk).select_related("occasion").order_by("occasion__starts_at", "pk")[:limit])


def belonging(ref: str, limit: int = 6) -> list[Event]:
    """Events of a project, a group, a process or a panel: the latest first."""
    rows = Event.objects.filter(published_at__isnull=False, belongs_to=ref).select_related(*WITH)
    return list(rows.order_by("-occasion__starts_at", "-pk")[:limit])


def stages_of(ref: str) -> list[Stage]:
    """Of the process behind a ref, in their order; of anything else none."""
    kind, _, number = ref.partition(":")
    return list(Stage.objects.filter(process=int(number))) if kind == Process.kind else []


def by_stage(process: Process, limit: int = 12) -> list[tuple[Stage | None, list[Event]]]:
    """The latest events of a process, each in the stage in which it begins; last those outside them."""
    found = belonging(process.ref, limit)[::-1]
    stages: list[Stage | None] = [*process.stages.all(), None]
    rows = [(stage, [one for one in found if stage_now(process, one.occasion.starts_at) == stage]) for stage in stages]
    return [row for row in rows if row[1]]


def of_thread(thread: Thread, limit: int = 6) -> list[Event]:
    rows = Event.objects.filter(published_at__isnull=False, thread=thread).select_related(*WITH)
    return list(rows.order_by("-occasion__starts_at", "-pk")[:limit])


def _lessons() -> QuerySet[Output]:
    rows = Output.objects.filter(what=Output.What.LESSON, event__published_at__isnull=False)
    return rows.select_related("event__occasion", "event__neighbourhood")


def load_lessons(viewer: Viewer, ids: Collection[int]) -> QuerySet[Output]:
    return _lessons().filter(pk__in=ids)


def lessons_page(text: str, *, goal: str, place: str, after: str) -> Page[Output]:
    """What others should know, from all events, the latest first."""
    rows = _lessons()
    if text:
        found = search.find(text, kinds=[Output.kind])
        rows = rows.filter(pk__in=[int(entry.ref.partition(":")[2]) for entry in found])
    if goal:
        rows = rows.filter(event__goal_links__goal=int(goal))
    if place:
        rows = rows.filter(event__neighbourhood__slug=place)
    return page_by_key(rows, order=["-at", "-pk"], after=after, per_page=20)


def for_programs() -> QuerySet[Event]:
    """Public events with their goals and their programme."""
    parts = Prefetch("sessions", Session.objects.select_related("booking__room"))
    return events_visible_to(None).prefetch_related("goal_links", parts)


def page_of(*, after: str, per_page: int) -> Page[Event]:
    """All of them, the latest published first."""
    return page_by_key(for_programs(), order=["-published_at", "-pk"], after=after, per_page=per_page)


def _ahead() -> QuerySet[Event]:
    return Event.objects.filter(state=Event.State.PUBLISHED, occasion__ends_at__gt=clock.now()).order_by()


@remembered
def per_goal() -> dict[int, int]:
    return dict(_ahead().filter(goal_links__isnull=False).values_list("goal_links__goal").annotate(Count("pk")))


@remembered
def per_place() -> dict[int, int]:
    return dict(_ahead().filter(neighbourhood__isnull=False).values_list("neighbourhood").annotate(Count("pk")))


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("events:list"), None
    rows = Event.objects.filter(published_at__isnull=False).only("pk", "title", "changed_at")
    for event in rows.iterator(chunk_size=2000):
        yield event.get_absolute_url(), event.changed_at
