"""Agreements at the desk, and what everybody reads of them."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import DurationField, ExpressionWrapper, F, QuerySet, Value

from meydan.base import clock, turkish
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.partners.models import Agreement, Organisation
from meydan.partners.rules import may_keep_partners
from meydan.people.models import Person


def agreements_at_desk(person: Viewer) -> QuerySet[Agreement]:
    rows = Agreement.objects.select_related("organisation", "renews")
    return rows if may_keep_partners(person) else rows.none()


def ending() -> QuerySet[Agreement]:
    """In force, and the day has come from which it waits to be renewed; the nearest end first."""
    days = ExpressionWrapper(F("remind_days") * Value(timedelta(days=1)), output_field=DurationField())
    rows = Agreement.objects.filter(state=Agreement.State.FORCE, ends_on__lte=Value(clock.today()) + days)
    return rows.select_related("organisation").order_by("ends_on", "pk")


def agreement_page(person: Person, *, state: str, text: str, after: str) -> Page[Agreement]:
    rows = agreements_at_desk(person)
    if state == "ending":
        rows = rows.filter(pk__in=ending().values("pk"))
    elif state in Agreement.State.values:
        rows = rows.filter(state=state)
    if text:
        rows = rows.filter(organisation__folded__contains=turkish.fold(text))
    return page_by_key(rows, order=["-starts_on", "-pk"], after=after)


def agreements_of(organisation: Organisation) -> QuerySet[Agreement]:
    return organisation.agreements.order_by("-starts_on", "-pk")


def public_agreements(organisation: Organisation) -> QuerySet[Agreement]:
    """What is in force and not kept from the page."""
    return agreements_of(organisation).filter(state=Agreement.State.FORCE, public=True)


def load_agreements(viewer: Viewer, ids: Collection[int]) -> QuerySet[Agreement]:
    return agreements_at_desk(viewer).filter(pk__in=ids)
