"""Objections to decisions: one application's, those that wait at the desk, and how many there were."""

from django.db.models import QuerySet

from meydan.calls.models import TAKEN, Application, Objection
from meydan.calls.queries.applications import at_desk
from meydan.people.models import Person


def objections_to(application: Application) -> QuerySet[Objection]:
    """At most one."""
    return Objection.objects.filter(application=application).select_related("application__call")


def objection_to(application: Application) -> Objection | None:
    return objections_to(application).first()


def open_objections(person: Person) -> QuerySet[Objection]:
    """To answer, the nearest day first."""
    rows = Objection.objects.filter(answered_at=None, application__in=at_desk(person).values("pk"))
    return rows.select_related("application__call__unit").order_by("due_on", "pk")


def others_taken(application: Application) -> int:
    """How many places of its call others have."""
    return Application.objects.filter(call=application.call_id, state__in=TAKEN).exclude(pk=application.pk).count()
