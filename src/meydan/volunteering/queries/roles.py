"""Public duties and their shifts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from meydan.attendance.models import Seat
from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.ical import CANCELLED, CONFIRMED, Event
from meydan.base.memory import remembered
from meydan.base.paging import Page, page_by_key
from meydan.base.prepared import of_many
from meydan.questions.models import Question
from meydan.questions.queries import questions_of
from meydan.volunteering.models import APPLICATION, Hours, Role, Shift

MOST_EVENTS = 1000
NEWEST = ["-changed_at", "-id"]
PUBLIC = (Role.State.PUBLISHED, Role.State.FULL)
WITH = ("need__unit", "need__neighbourhood", "need__target__goal", "need__project", "need__thread", "supervisor")


def roles_visible_to(viewer: Viewer) -> QuerySet[Role]:
    """Published and full ones for everybody, paused and closed ones by their address; drafts for people at the desk."""
    rows = Role.objects.select_related(*WITH)
    if viewer is not None and viewer.at_desk:
        return rows
    return rows.exclude(state__in=(Role.State.DRAFT, Role.State.ARCHIVED))


def load_roles(viewer: Viewer, ids: Collection[int]) -> QuerySet[Role]:
    return roles_visible_to(viewer).filter(pk__in=ids)


def asked_in(role: Role) -> list[Question]:
    """What a duty asks of who applies, besides what all of them ask."""
    return questions_of(role.ref, APPLICATION)


def load_shifts(viewer: Viewer, ids: Collection[int]) -> QuerySet[Shift]:
    rows = Shift.objects.filter(role__in=roles_visible_to(viewer)).select_related("role", "occasion")
    return rows.filter(pk__in=ids)


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for; empty means everything."""

    text: str = ""
    goal: int | None = None
    place: str = ""
    field: str = ""
    time: str = ""
    day: date | None = None
    """With a free seat on or after this day."""
    weekend: bool = False
    from_12: bool = False


def matching(wanted: Wanted) -> QuerySet[Role]:
    """Public duties that fit."""
    rows = Role.objects.filter(state__in=PUBLIC)
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=["duty"])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    exact = {
        "need__target__goal": wanted.goal,
        "need__field": wanted.field,
        "time_kind": wanted.time,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.place:
        rows = rows.filter(Q(need__neighbourhood__slug=wanted.place) | Q(need__neighbourhood=None))
    if wanted.from_12:
        rows = rows.filter(min_age__lt=18)
    return rows.filter(Exists(_fitting_shifts(wanted))) if wanted.day or wanted.weekend else rows


def _fitting_shifts(wanted: Wanted) -> QuerySet[Shift]:
    rows = Shift.objects.filter(role=OuterRef("pk"), occasion__called_off_at=None)
    rows = rows.filter(occasion__closes_at__gt=clock.now(), occasion__taken__lt=F("occasion__capacity"))
    if wanted.day:
        begin = timezone.make_aware(datetime.combine(wanted.day, datetime.min.time()))
        rows = rows.filter(occasion__starts_at__gte=begin, occasion__starts_at__lt=begin + timedelta(days=1))
    if wanted.weekend:
        rows = rows.filter(occasion__starts_at__iso_week_day__in=(6, 7))
    return rows


def calendar_of(wanted: Wanted) -> list[Event]:
    """The shifts of the duties that fit, from a week ago on, with those that were called off."""
    rows = Shift.objects.filter(role__in=matching(wanted), occasion__ends_at__gt=clock.now() - timedelta(days=7))
    rows = rows.filter(occasion__starts_at__iso_week_day__in=(6, 7)) if wanted.weekend else rows
    rows = rows.filter(occasion__starts_at__date=wanted.day) if wanted.day else rows
    found = rows.select_related("role", "occasion").order_by("occasion__starts_at", "pk")
    return [_event(shift) for shift in found[:MOST_EVENTS]]


def _event(shift: Shift) -> Event:
    one = shift.occasion
    return Event(
        ref=one.ref,
        sequence=one.revision,
        changed_at=one.changed_at,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        title=shift.role.title,
        status=CANCELLED if one.called_off_at else CONFIRMED,
        where=one.where,
        text=one.called_off_why or shift.note,
        path=shift.get_absolute_url(),
    )


def role_page(wanted: Wanted, after: str) -> Page[Role]:
    """A page of duties, the latest first, each with its nearest shift (`coming`). First it is asked which ones, of few tables, and then
    for their cards in words that are always the same."""
    rows = matching(wanted).only("pk", "changed_at")
    page = page_by_key(rows, order=NEWEST, after=after, per_page=12)
    cards, nearest = of_many("cards of duties", _cards, [one.pk for one in page.items])
    known = {one.pk: one for one in cards}
    shown = [known[one.pk] for one in page.items if one.pk in known]
    return replace(page, items=_with(shown, nearest))


def _cards(numbers: Collection[int]) -> "list[QuerySet[Any]]":
    links = ("need__neighbourhood", "need__target__goal")
    cards = Role.objects.filter(pk__in=numbers, state__in=PUBLIC).select_related(*links)
    nearest = coming_shifts().filter(role__in=numbers).order_by("role", "occasion__starts_at").distinct("role")
    return [cards, nearest]


def page_of(wanted: Wanted, *, after: str, per_page: int) -> Page[Role]:
    """Public duties that fit with all that lies ahead (`coming`), for programs; two queries in all."""
    ahead = coming_shifts().order_by("occasion__starts_at")
    page = page_by_key(matching(wanted).select_related(*WITH), order=NEWEST, after=after, per_page=per_page)
    _with(page.items, ahead.filter(role__in=[role.pk for role in page.items]))
    return page


def with_coming(role: Role) -> Role:
    role.coming = list(coming_shifts().filter(role=role).order_by("occasion__starts_at"))  # type: ignore[attr-defined]
    return role


def shift_page(wanted: Wanted, *, duty: int | None, after: str, per_page: int) -> Page[Shift]:
    """Shifts of public duties that lie ahead, called off ones too, the nearest first; one query."""
    rows = Shift.objects.filter(role__in=matching(wanted), occasion__ends_at__gt=clock.now())
    rows = rows.filter(role=min(duty, 2**62)) if duty is not None else rows
    rows = rows.select_related("role__need__neighbourhood", "occasion").annotate(at=F("occasion__starts_at"))
    return page_by_key(rows, order=["at", "pk"], after=after, per_page=per_page)


def _with(roles: list[Role], shifts: Iterable[Shift]) -> list[Role]:
    by_role: dict[int, list[Shift]] = {}
    for shift in shifts:
        by_role.setdefault(shift.role_id, []).append(shift)
    for role in roles:
        role.coming = by_role.get(role.pk, [])  # type: ignore[attr-defined]
    return roles


def coming_shifts() -> QuerySet[Shift]:
    """Shifts that lie ahead."""
    ahead = Shift.objects.filter(occasion__ends_at__gt=clock.now(), occasion__called_off_at=None)
    return ahead.select_related("occasion")


def shifts_ahead(role: Role, *, at_most: int) -> list[Shift]:
    """Those that have not begun, the nearest first."""
    rows = coming_shifts().filter(role=role, occasion__starts_at__gt=clock.now())
    return list(rows.order_by("occasion__starts_at", "pk")[:at_most])


def shifts_of(role: int, *, at_most: int = 30) -> QuerySet[Shift]:
    """What lies ahead, with how many wait in line, and what was called off lately; the nearest first."""
    rows = Shift.objects.filter(role=role, occasion__ends_at__gt=clock.now()).select_related("occasion")
    return rows.annotate(line=in_line()).order_by("occasion__starts_at", "pk")[:at_most]


def in_line() -> Coalesce:
    """How many wait in line at a shift; to count them in the same rows would group by the columns of all that hangs on it."""
    waiting = Seat.objects.filter(occasion=OuterRef("pk"), state="waiting").order_by().values("occasion")
    return Coalesce(Subquery(waiting.annotate(sum=Sum("size")).values("sum")), 0)


def for_goal(number: int, limit: int = 4) -> QuerySet[Role]:
    rows = Role.objects.filter(state__in=PUBLIC, need__target__goal=number)
    return rows.order_by("-changed_at")[:limit]


def in_place(place: int, limit: int = 4) -> QuerySet[Role]:
    rows = Role.objects.filter(state__in=PUBLIC, need__neighbourhood=place)
    return rows.order_by("-changed_at")[:limit]


def raised_by(ref: str) -> QuerySet[Role]:
    """Duties that came of the needs that this thing raised."""
    return with_work(Role.objects.filter(need__of=ref))[:6]


def for_project(project: int) -> list[Role]:
    return list(with_work(Role.objects.filter(need__project=project))[:6])


def for_thread(thread: int) -> list[Role]:
    """Duties whose need names the thread, or whose project comes from it."""
    return list(with_work(Role.objects.filter(Q(need__thread=thread) | Q(need__project__threads=thread)))[:6])


def with_work(rows: QuerySet[Role]) -> QuerySet[Role]:
    """Duties that were ever public, the latest first, each with the confirmed minutes of its volunteers (`given`). Without what hangs on
    them: other pages show nothing of it, and to plan nine joins takes PostgreSQL 40 ms, with `distinct` 120."""
    confirmed = Hours.objects.filter(role=OuterRef("pk"), state="confirmed").order_by().values("role")
    given = confirmed.annotate(sum=Sum(F("minutes") * F("people"))).values("sum")
    shown = rows.exclude(state__in=(Role.State.DRAFT, Role.State.ARCHIVED)).annotate(given=Subquery(given))
    return shown.order_by("-changed_at", "-pk").distinct()


@remembered
def per_goal() -> dict[int, int]:
    rows = Role.objects.filter(state__in=PUBLIC).order_by()
    return dict(rows.values_list("need__target__goal").annotate(Count("pk")))


@remembered
def per_place() -> dict[int, int]:
    rows = Role.objects.filter(state__in=PUBLIC, need__neighbourhood__isnull=False).order_by()
    return dict(rows.values_list("need__neighbourhood").annotate(Count("pk")))


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("volunteering:list"), None
    for role in Role.objects.filter(state__in=PUBLIC).only("pk", "title", "changed_at").iterator(chunk_size=2000):
        yield role.get_absolute_url(), role.changed_at
