"""Reading rooms, when they are taken, and requests."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from meydan.base import clock, languages
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.centre.models import Booking, Feature, Request, Room
from meydan.centre.rules import NEVER, may_run_centre
from meydan.people.models import Person

AHEAD = timedelta(days=14)
IN_USE, AT_REST = "in_use", "at_rest"
"""Whether people may ask for a room."""


def rooms(viewer: Viewer = None) -> QuerySet[Room]:
    """Those in use; all of them for who keeps the rooms. With their hours."""
    rows = Room.objects.prefetch_related("openings")
    return rows if may_run_centre(viewer) else rows.filter(active=True)


def rooms_in_order(viewer: Viewer = None, *, text: str = "", feature: str = "", state: str = "") -> list[Room]:
    """By name: those whose name or way in says `text`, with a feature, in use or at rest."""
    rows = rooms(viewer)
    if text:
        in_name = Q(name_tr__says=text) | Q(name_en__says=text)
        rows = rows.filter(in_name | Q(access_tr__says=text) | Q(access_en__says=text))
    rows = rows.filter(features__contains=[feature]) if feature in Feature.values else rows
    rows = rows.filter(active=state == IN_USE) if state in {IN_USE, AT_REST} else rows
    return sorted(rows, key=lambda room: languages.order_key(room.name))


def rooms_in_use() -> QuerySet[Room]:
    return rooms().filter(active=True)


def rooms_with_bookings() -> list[Room]:
    """For the Centre's page: rooms in use, each with the times of the coming days at which it is `taken`; three queries."""
    now = clock.now()
    coming = Booking.objects.filter(cancelled_at=None, ends_at__gt=now, starts_at__lt=now + AHEAD)
    found = rooms_in_use().prefetch_related(Prefetch("bookings", coming, to_attr="taken"))
    return sorted(found, key=lambda room: languages.order_key(room.name))


def is_free(room: Room, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether nothing holds the room then. The database has the last word when it is booked."""
    overlapping = Booking.objects.filter(room=room, cancelled_at=None, starts_at__lt=ends_at, ends_at__gt=starts_at)
    return not overlapping.exists()


def free_on(day: date) -> list[tuple[Room, list[tuple[time, time]]]]:
    """Rooms in use, each with what of its hours on that day nobody holds; three queries."""
    found = rooms_in_use().prefetch_related(Prefetch("bookings", _held_on(day), to_attr="taken"))
    free = [(room, _gaps(room, day, room.taken)) for room in found]
    return sorted(free, key=lambda one: languages.order_key(one[0].name))


def free_words(room: Room, at: datetime) -> str:
    """The free hours of the day on which `at` lies, as a refusal says them."""
    day = timezone.localdate(at)
    gaps = _gaps(room, day, _held_on(day).filter(room=room))
    return ", ".join(f"{since:%H.%M}–{until:%H.%M}" for since, until in gaps) or NEVER


def _held_on(day: date) -> QuerySet[Booking]:
    begin, end = (timezone.make_aware(datetime.combine(one, time.min)) for one in (day, day + timedelta(days=1)))
    return Booking.objects.filter(cancelled_at=None, starts_at__lt=end, ends_at__gt=begin).order_by("starts_at")


def _gaps(room: Room, day: date, held: Iterable[Booking]) -> list[tuple[time, time]]:
    """What is left of the opening hours of a day between bookings, which come in their order."""
    opening = next((one for one in room.openings.all() if one.weekday == day.weekday()), None)
    if opening is None:
        return []
    since, closes = (timezone.make_aware(datetime.combine(day, at)) for at in (opening.opens, opening.closes))
    gaps = []
    for one in held:
        if since < min(one.starts_at, closes):
            gaps.append((since, min(one.starts_at, closes)))
        since = max(since, one.ends_at)
    if since < closes:
        gaps.append((since, closes))
    return [(timezone.localtime(begin).time(), timezone.localtime(end).time()) for begin, end in gaps]


def requests_visible_to(viewer: Viewer) -> QuerySet[Request]:
    """One's own; all of them for those who decide."""
    rows = Request.objects.select_related("room", "author", "booking__room")
    if may_run_centre(viewer):
        return rows
    return rows.filter(author=viewer) if viewer else rows.none()


def load_requests(viewer: Viewer, ids: Collection[int]) -> QuerySet[Request]:
    return requests_visible_to(viewer).filter(pk__in=ids)


def load_rooms(viewer: Viewer, ids: Collection[int]) -> QuerySet[Room]:
    return rooms(viewer).filter(pk__in=ids)


def waiting() -> QuerySet[Request]:
    """What waits for a decision, the nearest day first."""
    return (
        Request.objects.filter(state=Request.State.WAITING).select_related("room", "author").order_by("starts_at", "id")
    )


def for_the_same_hours(asked: Request) -> QuerySet[Request]:
    """Other waiting requests for the room at a time of which only one can have it, who came first before the others."""
    rows = Request.objects.filter(state=Request.State.WAITING, room=asked.room).exclude(pk=asked.pk)
    rows = rows.filter(starts_at__lt=asked.ends_at, ends_at__gt=asked.starts_at)
    return (rows if asked.room_id else rows.none()).select_related("author").order_by("created_at", "id")


def desk_page(person: Person, *, state: str, text: str, after: str) -> Page[Request]:
    """Requests at the desk, the nearest day first while they wait, else the latest decision first."""
    rows = requests_visible_to(person)
    rows = rows.filter(state=state) if state in Request.State.values else rows
    if text:
        rows = rows.filter(purpose__says=text) | rows.filter(author__display_name__says=text)
    order = ["starts_at", "id"] if state == Request.State.WAITING else ["-starts_at", "-id"]
    return page_by_key(rows, order=order, after=after, per_page=25)


def requests_of(person: Person) -> QuerySet[Request]:
    return Request.objects.filter(author=person).select_related("room").order_by("-starts_at", "-id")[:10]
