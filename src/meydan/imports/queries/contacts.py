"""Reading people of lists: only for those who may import, and for whoever holds a link."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.crypto import constant_time_compare

from meydan.base import turkish
from meydan.base.cards import Viewer
from meydan.imports.contact_rows import Directory, Listed
from meydan.imports.models import Contact, Import, NotAgain
from meydan.imports.models.contacts import digest_of
from meydan.imports.rules import may_import
from meydan.people.models import Person

STATES = {
    "new": Q(told_at=None, confirmed_at=None),
    "told": Q(told_at__isnull=False, confirmed_at=None),
    "yes": Q(confirmed_at__isnull=False),
}


def directory_of(rows: Sequence[Listed]) -> Directory:
    """Who of the rows is known; a number counts where it was proved. Three queries."""
    emails = {row.email for row in rows if row.email}
    phones = {row.phone for row in rows if row.phone}
    people: dict[str, int] = {}
    for pk, email, phone, proved in Person.objects.filter(
        Q(email__in=emails) | Q(phone__in=phones, phone_verified=True)
    ).values_list("pk", "email", "phone", "phone_verified"):
        people |= {address: pk for address in (email, phone if proved else None) if address}
    named = Contact.objects.filter(Q(email__in=emails) | Q(phone__in=phones) | Q(person__in=set(people.values())))
    listed: dict[str, int] = {}
    accounts: dict[int, int | None] = {}
    for pk, email, phone, person in named.values_list("pk", "email", "phone", "person_id"):
        listed |= {address: pk for address in (email, phone) if address}
        accounts[pk] = person
    digests = {digest_of(address): address for address in emails | phones}
    said_no = NotAgain.objects.filter(digest__in=digests).values_list("digest", flat=True)
    return Directory(people, listed, accounts, {digests[digest] for digest in said_no})


def contacts_for(viewer: Viewer, one: Import, *, text: str = "", state: str = "") -> QuerySet[Contact]:
    """People of a list, by name or address."""
    rows = Contact.objects.filter(of=one).select_related("neighbourhood")
    if not may_import(viewer):
        return rows.none()
    if text:
        wanted = Q(name__says=text) | Q(email__says=turkish.fold(text))
        digits = "".join(letter for letter in text if letter.isdigit()).lstrip("0")
        rows = rows.filter(wanted | Q(phone__contains=digits) if len(digits) > 3 else wanted)
    return rows.filter(STATES[state]) if state in STATES else rows


def untold(one: Import) -> QuerySet[Contact]:
    return Contact.objects.filter(STATES["new"], of=one).order_by("pk")


def people_figures(one: Import) -> dict[str, int]:
    """How many people of the list there are in each state; one query."""
    counts = {name: Count("pk", filter=which) for name, which in STATES.items()}
    return Contact.objects.filter(of=one).aggregate(**counts)


def silent(before: datetime) -> QuerySet[Contact]:
    """Who was written to, or, where nobody did that, imported before, and has not said yes."""
    old = Q(told_at__lt=before) | Q(told_at=None, at__lt=before)
    return Contact.objects.filter(old, confirmed_at=None).order_by("pk")


def contact_by_link(pk: int, link: str) -> Contact | None:
    """For who holds the link, whoever that is."""
    found = Contact.objects.select_related("of", "person", "neighbourhood").filter(pk=pk).first()
    return found if found and constant_time_compare(found.link, link) else None


def of_person(person: Person) -> QuerySet[Contact]:
    """What lists say about somebody: linked to the account, or by the account's own address."""
    mine = Q(person=person)
    mine |= Q(email=person.email) if person.email else Q()
    mine |= Q(phone=person.phone) if person.phone and person.phone_verified else Q()
    return Contact.objects.filter(mine)
