"""Registrations: one's own, and what a lot needs to know."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.signing import BadSignature
from django.db.models import F, Q, QuerySet, Sum

from meydan.attendance.models import LIVE, Seat
from meydan.base import clock, ical
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.base.ready import first, ready
from meydan.events import links
from meydan.events.models import Event, Form, Giving, Registration, SeatDraw, Session, SupportRequest
from meydan.events.models.registrations import TICKETS
from meydan.events.queries.desk import worked_on_by
from meydan.events.rules import may_run_events
from meydan.people.models import Person
from meydan.sealed.models import What, Words
from meydan.sealed.queries import own_words, words_for

WITH = ("event__occasion__unit", "event__booking__room", "seat__occasion", "person")


def own_registrations(person: Viewer) -> QuerySet[Registration]:
    rows = Registration.objects.select_related(*WITH)
    return rows.filter(person=person) if person else rows.none()


@ready
def _registrations_with_seat(event: int, person: int) -> QuerySet[Registration]:
    return Registration.objects.filter(event=event, person=person).select_related("seat").order_by("pk")


def registration_of(person: Viewer, event: Event) -> Registration | None:
    """With the person and the event that are known already."""
    found = first(_registrations_with_seat(event.pk, person.pk)) if person else None
    if found:
        found.person, found.event = person, event
        if found.seat:
            found.seat.occasion = event.occasion
    return found


def registration_with(pk: int) -> Registration | None:
    """For rules alone, which know who asks."""
    return Registration.objects.select_related("event__occasion").filter(pk=pk).first()


def registration_by_link(key: str) -> QuerySet[Registration]:
    """By the address in a letter, until the event begins."""
    event, person = links.read(key) or (0, 0)
    ahead = Registration.objects.filter(event__state=Event.State.PUBLISHED, event__occasion__starts_at__gt=clock.now())
    return ahead.filter(event=event, person=person, person__is_active=True).select_related(*WITH)


@ready
def any_registration(event: int, person: int) -> QuerySet[Registration]:
    """Also one that was taken back."""
    return Registration.objects.filter(event=event, person=person)


def live_registration(person: Viewer, event: Event) -> Registration | None:
    """As much of it as says whether one is on the list."""
    rows = Registration.objects.filter(person=person, event=event).select_related("seat") if person else ()
    return next((one for one in rows if one.is_live), None)


def load_registrations(viewer: Viewer, ids: Collection[int]) -> QuerySet[Registration]:
    """One's own; those who keep events see all."""
    rows = Registration.objects.select_related(*WITH)
    return (rows if may_run_events(viewer) else own_registrations(viewer)).filter(pk__in=ids)


def load_supports(viewer: Viewer, ids: Collection[int]) -> QuerySet[SupportRequest]:
    rows = SupportRequest.objects.select_related("registration__event__occasion")
    if not may_run_events(viewer):
        rows = rows.filter(registration__person=viewer) if viewer else rows.none()
    return rows.filter(pk__in=ids)


def draw_of(event: Event) -> SeatDraw | None:
    return SeatDraw.objects.filter(event=event).first()


def is_drawn(event: Event) -> bool:
    return event.giving == Giving.LOT and SeatDraw.objects.filter(event=event, drawn_at__isnull=False).exists()


def to_draw(event: Event) -> QuerySet[Registration]:
    """Whose name is in the drum."""
    return without_seat(event).filter(online=False).select_related("person").order_by("code")


def without_seat(event: Event) -> QuerySet[Registration]:
    """Whose name is in the drum, and who takes part online: attendance does not know them."""
    return Registration.objects.filter(event=event, seat=None, withdrawn_at=None, person__isnull=False)


def online_events_of(person: Person) -> list[ical.Event]:
    """What somebody follows online, for their own calendar; seats are told by attendance."""
    rows = own_registrations(person).filter(online=True, event__occasion__ends_at__gt=clock.now() - timedelta(days=31))
    return [
        ical.Event(
            ref=one.event.ref, title=one.event.title, starts_at=one.event.occasion.starts_at, ends_at=one.event.occasion.ends_at,
            changed_at=max(one.event.changed_at, one.withdrawn_at or one.at), sequence=one.event.occasion.revision + bool(one.withdrawn_at),
            status=ical.CANCELLED if one.withdrawn_at or one.event.state == Event.State.CANCELLED else ical.CONFIRMED,
            where=str(Form.ONLINE.label), text=one.event.summary, path=one.event.get_absolute_url(),
        )
        for one in rows
    ]  # fmt: skip


def online_within(hours: int) -> QuerySet[Registration]:
    """Who takes part online in an event that begins within so many hours."""
    now = clock.now()
    rows = Registration.objects.filter(online=True, withdrawn_at=None, event__state=Event.State.PUBLISHED)
    rows = rows.filter(event__occasion__starts_at__gt=now, event__occasion__starts_at__lte=now + timedelta(hours=hours))
    return rows.select_related("event__occasion", "person").order_by("pk")


def people_for_lot(event: Event) -> int:
    found: int = to_draw(event).aggregate(people=Sum("size", default=0))["people"]
    return found


def unlucky(people: Collection[int]) -> set[int]:
    """Who waited in vain at a lot of the last twelve months, and got no seat at one."""
    since = clock.now() - timedelta(days=365)
    rows = Registration.objects.filter(
        person__in=people, event__draw__drawn_at__gte=since, event__occasion__ends_at__lt=clock.now()
    )
    lost = rows.filter(seat__state__in=("waiting", "lapsed")).values_list("person", flat=True)
    won = rows.filter(seat__state__in=("booked", "came", "left", "absent", "excused")).values_list("person", flat=True)
    return {pk for pk in set(lost) - set(won) if pk is not None}


def taken_in(session: Session, *, but_not: Registration | None = None) -> int:
    """People who chose a session. The caller holds the lock of its row."""
    rows = session.registrations.filter(seat__state__in=LIVE)
    if but_not:
        rows = rows.exclude(pk=but_not.pk)
    found: int = rows.aggregate(people=Sum("size", default=0))["people"]
    return found


def who_chose(session: Session) -> QuerySet[Registration, int]:
    """Ids of those who have an account."""
    rows = session.registrations.filter(seat__state__in=LIVE, person__isnull=False).order_by("pk")
    return rows.values_list("person", flat=True)


def sessions_to_choose(event: Event) -> QuerySet[Session]:
    """Those that have seats of their own."""
    return event.sessions.filter(seats__isnull=False).order_by("starts_at", "pk")


def by_ticket(ticket: str) -> Registration | None:
    """Whose ticket this is; None where it is none of ours, or was changed by a single sign."""
    try:
        code = TICKETS.unsign(ticket)
    except BadSignature:
        return None
    return Registration.objects.filter(code=code).select_related(*WITH).first()


def tickets(event: int) -> dict[int, str]:
    """What the codes of those on the list say, by seat."""
    rows = Registration.objects.filter(event=event, seat__isnull=False).values_list("seat", "code")
    return {seat: TICKETS.sign(code) for seat, code in rows}


def were_there(**where: object) -> QuerySet[Registration]:
    """Who was checked in and shows a name, without guests who have no account."""
    rows = Registration.objects.filter(seat__state__in=("came", "left"), person__isnull=False, **where)
    return rows.exclude(person__display_name="").select_related("person", "seat").order_by("pk")


def seat_now(registration: Registration) -> Seat | None:
    return Seat.objects.filter(pk=registration.seat_id).first() if registration.seat_id else None


def coming_registrations(person: Person) -> QuerySet[Registration]:
    """On a person's page: tickets, and names in a drum. What else lies ahead is shown by attendance."""
    shown = ("event__occasion", "event__booking__room", "seat")
    said = ("event__title", "event__language", "event__form", "event__occasion__starts_at", "event__occasion__where")
    room = ("event__booking__room__name_tr", "event__booking__room__name_en")
    rows = own_registrations(person).select_related(None).select_related(*shown)
    rows = rows.only("withdrawn_at", "online", "seat__state", *said, *room)
    rows = rows.filter(event__state=Event.State.PUBLISHED, event__occasion__ends_at__gt=clock.now())
    rows = rows.filter(Q(seat__state__in=("booked", "came")) | Q(seat=None, withdrawn_at=None))
    return rows.order_by("event__occasion__starts_at", "pk")[:10]


def needs_over(before: datetime) -> QuerySet[SupportRequest]:
    """What people needed at events that ended before."""
    return SupportRequest.objects.filter(registration__event__occasion__ends_at__lt=before)


def words_of_support(request: SupportRequest) -> Words | None:
    """Who needs it, sealed."""
    return words_for([request.registration.ref], What.ACCESS).first()


def own_need_words(registration: Registration) -> str:
    """What the person wrote themselves; the line above names the kinds."""
    words = own_words(registration.person).filter(of=registration.ref, what=What.ACCESS).first()
    return words.unseal().partition("\n")[2] if words else ""


def supports_page(person: Person, after: str) -> Page[SupportRequest]:
    rows = open_supports(person).annotate(begins_at=F("registration__event__occasion__starts_at"))
    return page_by_key(rows, order=["begins_at", "pk"], after=after)


def open_supports(person: Person) -> QuerySet[SupportRequest]:
    """What somebody needs to come, and nobody has answered; the nearest event first."""
    rows = SupportRequest.objects.filter(
        state=SupportRequest.State.OPEN, registration__event__occasion__ends_at__gt=clock.now()
    )
    rows = rows.filter(registration__withdrawn_at=None, registration__event__state=Event.State.PUBLISHED)
    rows = rows.filter(Q(registration__seat=None) | Q(registration__seat__state__in=LIVE))
    if not may_run_events(person):
        rows = rows.filter(worked_on_by(person, "registration__event__"))
    return rows.select_related("registration__event__occasion", "registration__person").order_by(
        "registration__event__occasion__starts_at", "pk"
    )
