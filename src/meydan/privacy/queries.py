"""Requests and breaches for those who work on them, one's own requests, and what the officer looks after."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from meydan.base.cards import Viewer
from meydan.base.models import Destruction
from meydan.people.models import Person
from meydan.privacy.inventory import inventory as inventory
from meydan.privacy.models import Breach, DataRequest
from meydan.privacy.rules import may_handle
from meydan.sealed.models import Look


def requests_at_desk(person: Viewer) -> QuerySet[DataRequest]:
    rows = DataRequest.objects.select_related("person", "closed_by")
    return rows if may_handle(person) else rows.none()


def open_requests(person: Viewer) -> QuerySet[DataRequest]:
    """The nearest day first."""
    return requests_at_desk(person).filter(state="open").order_by("due_on", "id")


def requests_found(person: Viewer, *, text: str, state: str, what: str) -> QuerySet[DataRequest]:
    rows = requests_at_desk(person)
    if text:
        rows = rows.filter(Q(name__says=text) | Q(person__display_name__says=text) | Q(contact__says=text))
    rows = rows.filter(state=state) if state in DataRequest.State.values else rows
    return rows.filter(what=what) if what else rows


def own_requests(person: Viewer) -> QuerySet[DataRequest]:
    return (
        DataRequest.objects.filter(person=person).order_by("-asked_at", "-id") if person else DataRequest.objects.none()
    )


def load_requests(viewer: Viewer, ids: Collection[int]) -> QuerySet[DataRequest]:
    seen = DataRequest.objects.select_related("person").filter(pk__in=ids)
    return seen if may_handle(viewer) else seen.filter(person=viewer) if viewer else seen.none()


def breaches(person: Viewer) -> QuerySet[Breach]:
    rows = Breach.objects.all()
    return rows if may_handle(person) else rows.none()


def open_breaches(person: Viewer) -> QuerySet[Breach]:
    return breaches(person).filter(closed_at=None).order_by("due_at", "id")


def breaches_found(person: Viewer, *, text: str, state: str) -> QuerySet[Breach]:
    rows = breaches(person).filter(title__says=text) if text else breaches(person)
    if state in ("open", "closed"):
        rows = rows.filter(closed_at__isnull=state == "open")
    return rows


def load_breaches(viewer: Viewer, ids: Collection[int]) -> QuerySet[Breach]:
    return breaches(viewer).filter(pk__in=ids)


def people_by_contact(contact: str) -> Person | None:
    """The account to which a request on paper belongs, by exact e-mail or phone."""
    return Person.objects.filter(Q(email=contact) | Q(phone=contact), is_active=True).first() if contact else None


def destructions(person: Viewer, text: str = "") -> QuerySet[Destruction]:
    """The log of destruction; `text` is looked for in the name of the table."""
    rows = Destruction.objects.filter(what__says=text) if text else Destruction.objects.all()
    return rows if may_handle(person) else rows.none()


def looks(person: Viewer, *, text: str = "", what: str = "") -> QuerySet[Look]:
    """Who read sealed words, when and what for. Whose words they were is the business of that person alone."""
    rows = Look.objects.select_related("by").defer("person")
    if text:
        rows = rows.filter(Q(by__display_name__says=text) | Q(purpose__says=text))
    rows = rows.filter(what=what) if what else rows
    return rows if may_handle(person) else rows.none()
