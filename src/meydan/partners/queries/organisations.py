"""The directory and the organisations at the desk. Who sees what."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from meydan.base import search, turkish
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.base.refs import Found, resolve
from meydan.moderation.models import Photo
from meydan.moderation.queries import photos_by_ref
from meydan.partners.countries import HOME
from meydan.partners.models import Change, Contact, Organisation, Representative, Together
from meydan.partners.rules import may_keep_partners
from meydan.people.models import Person


def organisations_visible_to(viewer: Viewer) -> QuerySet[Organisation]:
    """Those in the directory; the Centre sees the others too, and representatives their own."""
    rows = Organisation.objects.all()
    if may_keep_partners(viewer):
        return rows
    public = Q(published_at__isnull=False)
    return rows.filter(public | Q(representatives__person=viewer)).distinct() if viewer else rows.filter(public)


def organisations_at_desk(person: Viewer) -> QuerySet[Organisation]:
    rows = Organisation.objects.all()
    return rows if may_keep_partners(person) else rows.none()


def load_organisations(viewer: Viewer, ids: Collection[int]) -> QuerySet[Organisation]:
    return organisations_visible_to(viewer).filter(pk__in=ids)


def represented_by(person: Viewer) -> set[int]:
    """Ids of the organisations that somebody speaks for."""
    if person is None:
        return set()
    return set(Representative.objects.filter(person=person).values_list("organisation", flat=True))


def own_organisations(person: Viewer) -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(representatives__person=person, published_at__isnull=False)
    return rows.order_by("folded") if person else rows.none()


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for; empty means everything. `country`: two letters, or "abroad"."""

    text: str = ""
    what: str = ""
    country: str = ""
    goal: int | None = None


def directory_page(wanted: Wanted, after: str) -> Page[Organisation]:
    rows = matching(Organisation.objects.filter(published_at__isnull=False), wanted)
    return page_by_key(rows.prefetch_related("goals"), order=["folded", "pk"], after=after)


def matching(rows: QuerySet[Organisation], wanted: Wanted) -> QuerySet[Organisation]:
    if wanted.text:
        found = search.find(wanted.text, kinds=[Organisation.kind])
        rows = rows.filter(pk__in=[int(entry.ref.partition(":")[2]) for entry in found])
    if wanted.what:
        rows = rows.filter(what=wanted.what)
    if wanted.country == "abroad":
        rows = rows.exclude(country=HOME)
    elif wanted.country:
        rows = rows.filter(country=wanted.country)
    return rows.filter(goals=wanted.goal) if wanted.goal else rows


def desk_page(person: Person, *, state: str, text: str, after: str) -> Page[Organisation]:
    rows = organisations_at_desk(person)
    if state in ("public", "hidden"):
        rows = rows.filter(published_at__isnull=state == "hidden")
    if text:
        rows = rows.filter(folded__contains=turkish.fold(text))
    return page_by_key(rows, order=["folded", "pk"], after=after)


def page_for_programs(*, after: str, per_page: int) -> Page[Organisation]:
    """The directory for programs, the latest published first."""
    rows = Organisation.objects.filter(published_at__isnull=False).prefetch_related("goals")
    return page_by_key(rows, order=["-published_at", "-pk"], after=after, per_page=per_page)


def public_organisations() -> QuerySet[Organisation]:
    return Organisation.objects.filter(published_at__isnull=False).prefetch_related("goals")


def logo_of(viewer: Viewer, organisation: Organisation) -> Photo | None:
    """The latest sign that the viewer may see."""
    found = photos_by_ref(viewer, [organisation.ref]).get(organisation.ref, [])
    return found[-1] if found else None


def done_together(viewer: Viewer, organisation: Organisation) -> list[tuple[Together, Found]]:
    """What is done with it, the latest first; what the viewer may not see is left out. One query a kind."""
    rows = list(organisation.joint.order_by("-at", "-pk")[:30])
    found = resolve(viewer, [one.ref for one in rows])
    return [(one, found[one.ref]) for one in rows if one.ref in found]


def joint_at_desk(organisation: Organisation) -> QuerySet[Together]:
    return organisation.joint.select_related("organisation").order_by("-at", "-pk")


def partners_in(ref: str) -> QuerySet[Organisation]:
    """Who does this together with the town."""
    return Organisation.objects.filter(joint__ref=ref, published_at__isnull=False).order_by("folded")


def contacts_of(organisation: Organisation) -> QuerySet[Contact]:
    return organisation.contacts.select_related("organisation").order_by("name", "pk")


def representatives_of(organisation: Organisation) -> QuerySet[Representative]:
    return organisation.representatives.select_related("person", "organisation").order_by("since", "pk")


def changes_at_desk(person: Viewer) -> QuerySet[Change]:
    rows = Change.objects.select_related("organisation", "by")
    return rows if may_keep_partners(person) else rows.none()


def waiting_changes(person: Viewer) -> QuerySet[Change]:
    return changes_at_desk(person).filter(state=Change.State.SENT).order_by("promised_for", "pk")


def latest_change(organisation: Organisation) -> Change | None:
    return organisation.changes.order_by("-at", "-pk").first()


def load_changes(viewer: Viewer, ids: Collection[int]) -> QuerySet[Change]:
    return changes_at_desk(viewer).filter(pk__in=ids)


def for_goal(number: int) -> QuerySet[Organisation]:
    return Organisation.objects.filter(goals=number, published_at__isnull=False).order_by("-changed_at", "-pk")


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("partners:list"), None
    yield reverse("partners:practices"), None
    for one in Organisation.objects.filter(published_at__isnull=False).order_by("pk"):
        yield one.get_absolute_url(), one.changed_at
