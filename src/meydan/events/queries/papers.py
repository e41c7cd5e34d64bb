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


def _over() -> Q:
    """Events that promised a certificate, as `may_certify` wants them."""
    now = clock.now()
    ended = Q(event__occasion__ends_at__lte=now, event__occasion__ends_at__gt=now - WAITING)
    return ended & Q(event__certified=True) & ~Q(event__state=Event.State.CANCELLED)


def papers_to_issue(person: Person) -> QuerySet[Registration]:
    """Who was there and has no certificate of it. One that was revoked is issued anew by hand, not from here."""
    of = Concat(Value("event:"), Cast(OuterRef("event"), CharField()))
    issued = Certificate.objects.filter(person=OuterRef("person"), what=CertificateKind.ATTENDANCE, of=of)
    rows = were_there().filter(_over(), ~Exists(issued))
    return rows if may_run_events(person) else rows.filter(worked_on_by(person, "event__"))


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
        rows = rows.filter(Q(person__display_name__icontains=text) | Q(event__title__icontains=text))
    rows = rows.filter(event=event) if event else rows
    return rows.annotate(ended_at=F("event__occasion__ends_at")).order_by(*ORDER)


def papers_page(rows: QuerySet[Registration], after: str) -> Page[Registration]:
    return page_by_key(rows, order=ORDER, after=after, per_page=50)


def with_papers_to_issue(person: Person) -> QuerySet[Event]:
    """Events that somebody waits for a certificate of, the one that ended first before the others."""
    waits = papers_to_issue(person).filter(event=OuterRef("pk")).order_by()
    rows = Event.objects.filter(Exists(waits), certified=True).select_related(*WITH)
    return rows.order_by("occasion__ends_at", "pk")
