"""What the desk sees."""

from datetime import timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum

from meydan.attendance.models import LIVE, Seat
from meydan.base import clock
from meydan.base.paging import Page, page_by_key
from meydan.events.models import Event, Giving, Registration, Session, Speaker
from meydan.events.queries.events import WITH, with_lines
from meydan.events.rules import approvers, may_run_events, setting
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Unit

TABS = ("coming", "draft", "past", "cancelled")


def events_at_desk(person: Person) -> QuerySet[Event]:
    """Those that one may work on or approve."""
    rows = Event.objects.select_related(*WITH, "thread", "series")
    return rows if may_run_events(person) else rows.filter(worked_on_by(person) | approved_by_roles_of(person))


def worked_on_by(person: Person, event: str = "") -> Q:
    """What `may_work_on` says yes to, of somebody whose roles do not keep every event. `event`: how one gets there from the rows."""
    units = person.unit_ids if person.has_role(*OF_A_UNIT) else set()
    return Q(**{f"{event}occasion__unit__in": units}) | Q(**{f"{event}occasion__leader": person})


def to_take_on(person: Person) -> QuerySet[Event]:
    """Drafts that a group asked for and that nobody leads yet, the nearest first."""
    waiting = events_at_desk(person).filter(state=Event.State.DRAFT, belongs_to__startswith="group:")
    rows = waiting.filter(occasion__leader=None, occasion__ends_at__gt=clock.now())
    return rows.order_by("occasion__starts_at", "pk")


def desk_page(rows: QuerySet[Event], tab: str, after: str) -> Page[Event]:
    """A page of `desk_rows`, the nearest first; past ones the latest first."""
    page = page_by_key(rows, order=desk_order(tab), after=after, per_page=25)
    with_lines(page.items)
    return page


def desk_order(tab: str) -> list[str]:
    return ["-at", "-pk"] if tab in {"past", "cancelled"} else ["at", "pk"]


def desk_rows(
    person: Person, tab: str, *, q: str | None = None, what: str | None = None, unit: Unit | None = None
) -> QuerySet[Event]:
    """Events at the desk by their state, words of the title, kind and unit."""
    now = clock.now()
    where = {
        "coming": Q(state=Event.State.PUBLISHED, occasion__ends_at__gt=now),
        "draft": Q(state=Event.State.DRAFT),
        "past": Q(state__in=(Event.State.PUBLISHED, Event.State.REPORTED), occasion__ends_at__lte=now),
        "cancelled": Q(state=Event.State.CANCELLED),
    }
    rows = events_at_desk(person).filter(where.get(tab, where["coming"])).annotate(at=F("occasion__starts_at"))
    rows = rows.filter(what=what) if what else rows
    rows = rows.filter(occasion__unit=unit) if unit else rows
    return rows.filter(title__says=q) if q else rows


def registrations(event: Event, *, state: str = "", text: str = "", session: str = "") -> QuerySet[Registration]:
    """Who is on the list of an event, in the order in which they came; with `session` only who chose it and can come."""
    rows = Registration.objects.filter(event=event).select_related("person", "seat__occasion", "event__occasion")
    rows = rows.prefetch_related("sessions")
    chosen = {
        "seat": Q(seat__state__in=("booked", "offered", "came", "left")),
        "came": Q(seat__state__in=("came", "left")),
        "line": Q(seat__state="waiting"),
        "lot": Q(seat=None, online=False, withdrawn_at=None),
        "online": Q(online=True, withdrawn_at=None),
        "off": Q(withdrawn_at__isnull=False) | (Q(seat__isnull=False) & ~Q(seat__state__in=LIVE)),
    }
    rows = rows.filter(chosen[state]) if state in chosen else rows
    if session.isdecimal():
        rows = rows.filter(sessions=int(session), seat__state__in=LIVE)
    if text:
        rows = rows.filter(Q(person__display_name__says=text) | Q(seat__name__says=text) | Q(code__iexact=text))
    return rows


def listed(event: Event, *, state: str, text: str, session: str) -> QuerySet[Registration]:
    """The same for a long list, of whose rows each would load the event and its occasion twice: see `known`."""
    rows = registrations(event, state=state, text=text, session=session)
    return rows.select_related(None).select_related("person", "seat").order_by("at", "pk")


def known(event: Event, rows: list[Registration]) -> list[Registration]:
    """All of them are of this event."""
    for one in rows:
        one.event = event
        if one.seat:
            one.seat.occasion = event.occasion
    return rows


def registration_page(event: Event, *, state: str, text: str, session: str, after: str) -> Page[Registration]:
    rows = listed(event, state=state, text=text, session=session)
    page: Page[Registration] = page_by_key(rows, order=["at", "pk"], after=after, per_page=50)
    known(event, page.items)
    return page


def parts_of(event: Event, what: str) -> QuerySet[Any]:
    """Sessions or speakers of the programme, as they are changed."""
    if what == "session":
        rows = Session.objects.select_related("event__occasion__unit", "event__booking__room", "booking__room")
        return rows.filter(event=event)
    return Speaker.objects.filter(event=event).select_related("event__occasion__unit")


def recipients(event: Event, to: str) -> list[str]:
    """Refs of the people that a message to `to` reaches: a state, or `session:12`."""
    what, _colon, number = to.partition(":")
    rows = registrations(event, session=number) if what == "session" else registrations(event, state=to)
    rows = rows.filter(person__isnull=False).order_by("pk")
    return [f"person:{pk}" for pk in rows.values_list("person", flat=True)]


def _published(person: Person) -> QuerySet[Event]:
    return events_at_desk(person).filter(state=Event.State.PUBLISHED)


def under_booked(person: Person) -> QuerySet[Event]:
    """Within so many days, and less than a third of the seats is taken; the nearest first."""
    now = clock.now()
    soon = now + timedelta(days=setting("under_booked_days", 7))
    rows = _published(person).filter(occasion__starts_at__gt=now, occasion__starts_at__lt=soon, giving=Giving.FIRST)
    return rows.filter(occasion__taken__lt=F("occasion__capacity") / 3).order_by("occasion__starts_at", "pk")


def over_asked(person: Person) -> QuerySet[Event]:
    """More people wait than half of the seats; the nearest first."""
    line = Seat.objects.filter(occasion=OuterRef("pk"), state="waiting").order_by().values("occasion")
    rows = _published(person).filter(occasion__starts_at__gt=clock.now())
    rows = rows.annotate(waiting=Subquery(line.annotate(people=Sum("size")).values("people")))
    return rows.filter(waiting__gt=F("occasion__capacity") / 2).order_by("occasion__starts_at", "pk")


def _sessions_to_choose(person: Person) -> QuerySet[Any]:
    """Those ahead that people choose when they sign up, with how many have (`taken`); the nearest first."""
    taken = Sum("registrations__size", filter=Q(registrations__seat__state__in=LIVE), default=0)
    among = _published(person).filter(giving=Giving.FIRST).values("pk")
    rows = Session.objects.filter(event__in=among, seats__isnull=False, starts_at__gt=clock.now()).annotate(taken=taken)
    return rows.select_related("event__occasion").order_by("starts_at", "pk")


def under_booked_sessions(person: Person) -> QuerySet[Session]:
    """Within so many days, and less than a third of the seats is chosen."""
    soon = clock.now() + timedelta(days=setting("under_booked_days", 7))
    return _sessions_to_choose(person).filter(starts_at__lt=soon, taken__lt=F("seats") / 3)


def full_sessions(person: Person) -> QuerySet[Session]:
    """Nobody can choose them any more, although the event still has seats: who signs up now would come to another one."""
    rows = _sessions_to_choose(person).filter(event__occasion__taken__lt=F("event__occasion__capacity"))
    return rows.filter(taken__gte=F("seats"))


def without_report(person: Person) -> QuerySet[Event]:
    """Over, and nobody has said what came of it; the oldest first."""
    return _published(person).filter(occasion__ends_at__lt=clock.now()).order_by("occasion__ends_at", "pk")


def to_approve(person: Person) -> QuerySet[Event]:
    """Drafts that wait for the approval of somebody with this person's roles, the nearest first."""
    rows = Event.objects.filter(state=Event.State.DRAFT, asked_approval_at__isnull=False, approved_at=None)
    rows = rows.filter(approved_by_roles_of(person))
    return rows.select_related(*WITH).order_by("occasion__starts_at", "pk")


def approved_by_roles_of(person: Person) -> Q:
    """Events whose approval lies with roles of this person: those of a role's unit, or all."""
    units = [grant.unit_id for grant in person.grants if grant.role in approvers()]
    return Q(pk__isnull=False) if None in units else Q(occasion__unit__in=units)


def lots_to_publish(person: Person) -> QuerySet[Event]:
    """Nobody can put a name down any more, and the list is not published; or it is, and nothing is drawn."""
    rows = _published(person).filter(
        giving=Giving.LOT, lot_closes_at__lte=clock.now(), occasion__ends_at__gt=clock.now()
    )
    return rows.filter(Q(draw=None) | Q(draw__drawn_at=None)).order_by("lot_closes_at", "pk")
