"""Certificates of attendance that wait to be issued."""

from datetime import timedelta

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from meydan.base import clock
from meydan.base.paging import Page, page_by_key
from meydan.documents.models import Certificate, CertificateKind
from meydan.events.models import Event, Registration
from meydan.events.queries.desk import worked_on_by
from meydan.events.queries.events import WITH
from meydan.events.queries.people import were_there
from meydan.events.rules import may_run_events
from meydan.people.models import Person

WAITING = timedelta(days=365)
"""Whoever wants one after that has it from the list of the event."""
ORDER = ["-ended_at", "event_id", "pk"]


def _promised(person: Person, event: str = "") -> Q:
    """Events that promised a certificate and are over, as `may_certify` wants them. `event`: how one gets there from the rows."""
    now = clock.now()
    wanted = {
        f"{event}certified": True, f"{event}occasion__ends_at__lte": now, f"{event}occasion__ends_at__gt": now - WAITING,
    }  # fmt: skip
    rows = Q(**wanted) & ~Q(**{f"{event}state": Event.State.CANCELLED})
    return rows if may_run_events(person) else rows & worked_on_by(person, event)


def _without() -> QuerySet[Registration]:
    """Who was there and has no certificate of it. One that was revoked is issued anew by hand, not from here."""
    of = Concat(Value("event:"), Cast(OuterRef("event"), CharField()))
    issued = Certificate.objects.filter(person=OuterRef("person"), what=CertificateKind.ATTENDANCE, of=of)
    return were_there().filter(~Exists(issued))


def papers_to_issue(person: Person) -> QuerySet[Registration]:
    return _without().filter(_promised(person, "event__"))


def certificate_for(registration: Registration) -> Certificate | None:
    """The valid one, of an event that is over."""
    if not registration.event.is_over:
        return None
    rows = Certificate.objects.filter(person=registration.person_id, of=registration.event.ref)
    return rows.filter(revoked_at=None, superseded_at=None).first()


def papers_rows(person: Person, *, text: str = "", event: Event | None = None) -> QuerySet[Registration]:
    """The same by words of the name or of the title, and of one event; the event that ended last first."""
    rows = papers_to_issue(person).select_related("event__occasion__unit", "person")
    if text:
        rows = rows.filter(Q(person__display_name__says=text) | Q(event__title__says=text))
    rows = rows.filter(event=event) if event else rows
    return rows.annotate(ended_at=F("event__occasion__ends_at")).order_by(*ORDER)


def papers_page(rows: QuerySet[Registration], after: str) -> Page[Registration]:
    return page_by_key(rows, order=ORDER, after=after, per_page=50)


def with_papers_to_issue(person: Person) -> QuerySet[Event]:
    """Events that somebody waits for a certificate of, the one that ended first before the others."""
    waits = _without().filter(event=OuterRef("pk")).order_by()
    rows = Event.objects.filter(_promised(person), Exists(waits)).select_related(*WITH)
    return rows.order_by("occasion__ends_at", "pk")
