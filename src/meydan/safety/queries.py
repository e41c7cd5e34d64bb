"""Incidents for those who work on them, and one's own reports."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q, QuerySet

from meydan.attendance.models import Occasion
from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.people.models import Person
from meydan.safety.models import Incident, IncidentStep, Severity
from meydan.safety.rules import keep_days, may_handle


def incidents_at_desk(person: Viewer) -> QuerySet[Incident]:
    rows = Incident.objects.select_related("occasion__unit", "occasion__leader", "reported_by")
    return rows if may_handle(person) else rows.none()


def incidents_visible_to(viewer: Viewer) -> QuerySet[Incident]:
    """Safety officers see all, others what they reported."""
    if viewer is None:
        return Incident.objects.none()
    return Incident.objects.filter(Q(pk__in=incidents_at_desk(viewer).values("pk")) | Q(reported_by=viewer))


def load_incidents(viewer: Viewer, ids: Collection[int]) -> QuerySet[Incident]:
    return incidents_visible_to(viewer).filter(pk__in=ids)


def open_incidents(person: Person) -> QuerySet[Incident]:
    """The nearest due first."""
    return incidents_at_desk(person).exclude(state="closed").order_by("due_at", "id")


def incident_page(person: Person, *, state: str, severity: str, after: str) -> Page[Incident]:
    rows = incidents_at_desk(person)
    rows = rows.filter(severity=severity) if severity in Severity.values else rows
    if state == "closed":
        return page_by_key(rows.filter(state="closed"), order=["-reported_at", "-id"], after=after, per_page=25)
    return page_by_key(rows.exclude(state="closed"), order=["due_at", "id"], after=after, per_page=25)


def own_reports(person: Person, after: str = "") -> Page[Incident]:
    rows = Incident.objects.filter(reported_by=person).prefetch_related("steps")
    return page_by_key(rows, order=["-reported_at", "-id"], after=after, per_page=10)


def steps_of(incident: Incident) -> list[IncidentStep]:
    return list(incident.steps.select_related("by"))


def occasions() -> QuerySet[Occasion]:
    """Those about which somebody may still report something; who may is said by the rule."""
    return Occasion.objects.filter(starts_at__gt=clock.now() - timedelta(days=365)).select_related("unit", "leader")


def incidents_at(kind: str, year: int) -> QuerySet[Incident]:
    """Those at occasions of a kind in a year, for counting: whoever counts may not know what they were about."""
    return Incident.objects.filter(occasion__of__startswith=f"{kind}:", happened_at__year=year)


def kept_too_long() -> QuerySet[Incident]:
    return Incident.objects.filter(closed_at__lt=clock.now() - timedelta(days=keep_days()))
