"""Reading occasions and seats."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum

from meydan.attendance.models import LIVE, THERE, Calendar, Occasion, Seat, SeatStep, State
from meydan.attendance.rules import KEEPING, SHOWN_AGAIN, fingerprint
from meydan.base import clock, turkish
from meydan.base.cards import Viewer, kind
from meydan.base.ical import CANCELLED, CONFIRMED, TENTATIVE, Event
from meydan.base.ready import first, ready
from meydan.base.refs import Found, name_all, parse
from meydan.base.rulings import Ruling
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT

SHOWN = (State.BOOKED, State.OFFERED, State.WAITING, State.CAME, State.LEFT, State.ABSENT, State.EXCUSED, State.LATE)


def in_line(occasion: Occasion) -> QuerySet[Seat]:
    """Who waits, in the order in which they came."""
    return occasion.seats.filter(state=State.WAITING).select_related("person").order_by("id")


def in_the_way(person: Person, occasion: Occasion) -> set[int]:
    """Occasions at which the person has a seat that rules out one here: this one, and those at the same time. The database has the
    last word."""
    rows = _in_the_way(person.pk, occasion.pk, occasion.starts_at, occasion.ends_at)
    return {seat.occasion_id for seat in rows}


@ready
def _in_the_way(person: int, occasion: int, starts_at: datetime, ends_at: datetime) -> QuerySet[Seat]:
    meanwhile = Q(starts_at__lt=ends_at, ends_at__gt=starts_at, state__in=THERE, walk_up=False)
    return Seat.objects.filter(Q(occasion=occasion, state__in=LIVE) | meanwhile, person=person)


@ready
def at_the_door(occasion: int, person: int) -> QuerySet[Any]:
    """What only the lock of the occasion makes certain: whether others wait (`waited_for`), and whether the person is on its list."""
    waiting = Seat.objects.filter(occasion=OuterRef("pk"), state=State.WAITING)
    own = Seat.objects.filter(occasion=OuterRef("pk"), person=person, state__in=LIVE)
    return Occasion.objects.filter(pk=occasion).only("pk").annotate(waited_for=Exists(waiting), on_list=Exists(own))


@ready
def to_lock(occasion: int) -> QuerySet[Occasion]:
    """Held until the end of the transaction; asked inside of one."""
    return Occasion.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=occasion)


def busy_then(people: Collection[Person], occasion: Occasion) -> set[int]:
    """Ids of those whose time another seat takes."""
    there = Seat.objects.filter(person__in=people, state__in=THERE, walk_up=False).exclude(occasion=occasion)
    meanwhile = there.filter(starts_at__lt=occasion.ends_at, ends_at__gt=occasion.starts_at)
    return {pk for pk in meanwhile.values_list("person", flat=True) if pk is not None}


def with_lapsed_offers() -> list[Occasion]:
    lapsed = Seat.objects.filter(occasion=OuterRef("pk"), state=State.OFFERED, offered_until__lte=clock.now())
    return list(Occasion.objects.filter(Exists(lapsed)).order_by("pk"))


def forgotten(before: datetime) -> list[Occasion]:
    """Ended before that moment, with people who have not checked out."""
    there = Seat.objects.filter(occasion=OuterRef("pk"), state=State.CAME)
    return list(Occasion.objects.filter(Exists(there), ends_at__lte=before).order_by("pk"))


def to_remind(hours: int) -> list[Seat]:
    now = clock.now()
    rows = Seat.objects.filter(state=State.BOOKED, starts_at__gt=now, starts_at__lte=now + timedelta(hours=hours))
    return list(rows.select_related("person", "occasion").order_by("id"))


def seat_here(person: Person, occasion: Occasion) -> Seat | None:
    return first(_seats_here(occasion.pk, person.pk))


@ready
def _seats_here(occasion: int, person: int) -> QuerySet[Seat]:
    return Seat.objects.filter(occasion=occasion, person=person, state__in=LIVE).select_related("person").order_by("pk")


def seats_of(person: Viewer, occasions: Collection[int]) -> dict[int, Seat]:
    """The person's live seats at these occasions, by occasion."""
    if person is None:
        return {}
    return {seat.occasion_id: seat for seat in live_seats(person).filter(occasion__in=occasions)}


def live_seats(person: Person) -> QuerySet[Seat]:
    return Seat.objects.filter(person=person, state__in=LIVE)


def coming_seats(person: Person) -> QuerySet[Seat]:
    """What lies ahead of a person, the nearest first, with no more than `rows_ahead` says."""
    ahead = (State.WAITING, State.OFFERED, State.BOOKED, State.CAME)
    rows = Seat.objects.filter(person=person, state__in=ahead, ends_at__gt=clock.now())
    said = (
        "person",
        "state",
        "starts_at",
        "ends_at",
        "offered_until",
        "confirmed_at",
        "occasion__of",
        "occasion__where",
    )
    return rows.select_related("occasion").only(*said).order_by("starts_at", "id")[:20]


class Ahead(NamedTuple):
    """What is said of a seat that lies ahead. It says the same to all who have such a seat there."""

    state: str
    tone: tuple[str, str]
    word: str
    title: str
    where: str
    starts_at: datetime
    ends_at: datetime
    kept_until: datetime | None
    held_back: str
    """Why it can't be accepted yet."""
    asks: str
    """What its button does, if it has one."""


def rows_ahead(
    coming: Iterable[Seat], owners: Mapping[str, Found], held_back: Mapping[int, Ruling] | None = None
) -> list[dict[str, Any]]:
    """What is said of each seat, and its page."""
    return [
        {
            "seat": _ahead(seat, owners.get(seat.occasion.of), (held_back or {}).get(seat.pk)),
            "url": seat.get_absolute_url(),
        }
        for seat in coming
    ]


def _ahead(seat: Seat, of: Found | None, held_back: Ruling | None) -> Ahead:
    where, state = seat.occasion.where, seat.state
    asks = "confirm" if state == State.BOOKED and not seat.confirmed_at else ""
    offered = state == State.OFFERED
    return Ahead(
        state,
        seat.tone,
        str(seat.get_state_display()),
        of.title if of else where,
        where,
        seat.starts_at,
        seat.ends_at,
        seat.offered_until if offered else None,
        held_back.sentence if offered and held_back is not None else "",
        "accept" if offered and held_back is None else asks,
    )


def own_seats(person: Person) -> QuerySet[Seat]:
    return Seat.objects.filter(person=person).select_related("occasion")


def occasions_to_lead(person: Person) -> QuerySet[Occasion]:
    """Those that a person leads, from a day ago on."""
    rows = Occasion.objects.filter(leader=person, called_off_at=None, ends_at__gt=clock.now() - timedelta(days=1))
    return rows.order_by("starts_at")[:10]


def occasions_visible_to(person: Viewer) -> QuerySet[Occasion]:
    """Whose list a person may keep."""
    rows = Occasion.objects.select_related("leader", "unit")
    if person is None:
        return rows.none()
    if person.has_role(*KEEPING):
        return rows
    units = person.unit_ids if person.has_role(*OF_A_UNIT) else set()
    return rows.filter(Q(leader=person) | Q(unit__in=units))


def occasion_at(key: str) -> QuerySet[Occasion]:
    """By what the QR code at the place holds."""
    return Occasion.objects.filter(place_key=key).select_related("leader")


def kiosk_at(key: str) -> QuerySet[Occasion]:
    """By the address that the leader opened on the tablet."""
    return Occasion.objects.filter(kiosk_key=key)


def seat_with_code(occasion: Occasion, code: str) -> Seat | None:
    """Whose six figures these are; None also in the rare case that two seats share them."""
    found = [seat for seat in occasion.seats.filter(state__in=LIVE).select_related("person") if seat.code == code]
    return found[0] if len(found) == 1 else None


def on_list(occasion: Occasion) -> list[Any]:
    """Everybody whom the leader may meet, by name, and how often a ticket was shown too often (`again`); one query."""
    rows = occasion.seats.filter(state__in=SHOWN).select_related("person")
    rows = rows.annotate(again=Count("steps", filter=Q(steps__why=SHOWN_AGAIN)))
    return sorted(rows, key=lambda seat: (turkish.order_key(seat.called), seat.pk))


def with_notes(occasion: Occasion, seats: Collection[Any]) -> None:
    """What the slice of the occasion says of single seats to whoever keeps the list (`notes`)."""
    name, number = parse(occasion.of)
    owner = kind(name)
    said = owner.seat_notes(number, seats) if owner and owner.seat_notes else {}
    for seat in seats:
        seat.notes = said.get(seat.pk, ())


def with_marks(occasion: Occasion, seats: Iterable[Any]) -> None:
    """The fingerprints of what each may show at the door (`marks`): the six figures, the ticket. One query, where there are tickets."""
    name, number = parse(occasion.of)
    owner = kind(name)
    tickets = owner.tickets(number) if owner and owner.tickets else {}
    for seat in seats:
        codes = [seat.code, *([tickets[seat.pk]] if seat.pk in tickets else [])]
        seat.marks = " ".join(fingerprint(occasion, code) for code in codes)


def was_again(tick: UUID) -> bool:
    """Whether that tick was a second showing."""
    return SeatStep.objects.filter(tick=tick, why=SHOWN_AGAIN).exists()


def load_seats(viewer: Viewer, ids: Collection[int]) -> QuerySet[Seat]:
    """One's own; others are on lists."""
    return own_seats(viewer).filter(pk__in=ids) if viewer else Seat.objects.none()


def load_occasions(viewer: Viewer, ids: Collection[int]) -> QuerySet[Occasion]:
    return occasions_visible_to(viewer).filter(pk__in=ids)


def open_lists(person: Person) -> QuerySet[Occasion]:
    """Over since an hour, and nobody has closed the list; the oldest first. For those who keep every list, and for units."""
    late = clock.now() - timedelta(hours=1)
    rows = occasions_visible_to(person).filter(ends_at__lt=late, finished_at=None, called_off_at=None, taken__gt=0)
    return rows.order_by("starts_at", "pk")


IN_CALENDAR = {State.BOOKED, State.CAME, State.LEFT, State.CANCELLED, State.LATE, State.CALLED_OFF, State.OFFERED}


def events_of(person: Person) -> Iterable[Event]:
    """What a person's calendar program is told: one event an occasion, as their latest seat there stands. Its number counts all that
    happened to the occasion and to their seats, so that a seat booked anew is newer than the one given back."""
    seats: dict[int, Any] = {}
    moves = Counter[int]()
    for seat in _seats_since(person.pk, clock.now() - timedelta(days=31)):
        seats[seat.occasion_id] = seat
        moves[seat.occasion_id] += seat.moves
    shown = sorted((seat for seat in seats.values() if seat.state in IN_CALENDAR), key=lambda seat: seat.starts_at)
    owners = name_all(person, [seat.occasion.of for seat in shown])
    return [_event(seat, owners.get(seat.occasion.of), moves[seat.occasion_id]) for seat in shown]


@ready
def _seats_since(person: int, since: datetime) -> QuerySet[Any]:
    """With what happened to each: how often (`moves`) and when last (`moved_at`)."""
    rows = Seat.objects.filter(person=person, ends_at__gt=since).select_related("occasion").order_by("id")
    return rows.annotate(moves=Count("steps"), moved_at=Max("steps__at"))


def _event(seat: Any, of: Found | None, moves: int) -> Event:
    occasion, off = seat.occasion, seat.state in {State.CANCELLED, State.LATE, State.CALLED_OFF}
    return Event(
        ref=occasion.ref,
        sequence=occasion.revision + moves,
        changed_at=max(occasion.changed_at, seat.moved_at or occasion.changed_at),
        starts_at=occasion.starts_at,
        ends_at=occasion.ends_at,
        title=of.title if of else occasion.where,
        status=CANCELLED if off else TENTATIVE if seat.state == State.OFFERED else CONFIRMED,
        where=occasion.where,
        text=occasion.called_off_why,
        path=of.url if of else "",
    )


def absences(year: int, *, kind: str) -> int:
    """How many people had a seat at things of this kind in a year and did not come, without an excuse."""
    rows = Seat.objects.filter(state=State.ABSENT, starts_at__year=year, occasion__of__startswith=f"{kind}:")
    return int(rows.aggregate(sum=Sum("size"))["sum"] or 0)


def calendar_with(key: str) -> Calendar | None:
    """By the secret address."""
    return first(_calendars_with(key))


@ready
def _calendars_with(key: str) -> QuerySet[Calendar]:
    return Calendar.objects.filter(key=key).select_related("person")


def calendar_of(person: Person) -> Calendar | None:
    return Calendar.objects.filter(person=person).first()
