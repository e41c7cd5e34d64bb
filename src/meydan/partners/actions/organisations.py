"""Organisations, who speaks for them, who can be reached there, and what is done together."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from meydan.base import clock, search, turkish
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.goals.models import Goal
from meydan.partners.models import Contact, Organisation, Representative, Together
from meydan.partners.queries.things import public_thing, threads_of
from meydan.partners.rules import may_be_called, may_keep_contact, may_keep_partners, may_publish
from meydan.partners.rules.reasons import JOINED, NAME_TAKEN, NOT_FOUND, REPRESENTS
from meydan.people.models import Person
from meydan.people.queries import person_by_email
from meydan.threads.actions import add_step

ON_THE_PAGE = ("website", "networks", "about_tr", "about_en", "offers", "seeks")
"""What a representative may propose as well."""


@transaction.atomic
def organisation_called(*, by: Person | None, name: str, **said: Any) -> Organisation:
    """The one of this name, or a new one that is not public. The slices above come here for the organisations they meet."""
    may_be_called(name).or_refuse()
    words = " ".join(name.split())
    found, fresh = Organisation.objects.get_or_create(
        folded=_folded(words), defaults={"name": words, "created_at": clock.now(), "changed_at": clock.now(), **said}
    )
    if fresh:
        record("partners.named", by=by, ref=found.ref)
    return found


def _folded(name: str) -> str:
    return " ".join(turkish.fold(name).split())


@transaction.atomic
def save_organisation(
    *, by: Person, organisation: Organisation | None = None, name: str, goals: Sequence[Goal] = (), **said: Any
) -> Organisation:
    """Write down an organisation, or change what is known of it."""
    may_keep_partners(by).or_refuse()
    may_be_called(name).or_refuse()
    words = " ".join(name.split())
    if Organisation.objects.filter(folded=_folded(words)).exclude(pk=organisation.pk if organisation else 0).exists():
        raise Refused(NAME_TAKEN, field="name")
    one = Organisation.objects.select_for_update().get(pk=organisation.pk) if organisation else Organisation()
    one.name, one.folded = words, _folded(words)
    renew_page(one, goals=goals, **said)
    record("partners.saved", by=by, ref=one.ref)
    return one


def renew_page(one: Organisation, *, goals: Collection[Goal], **said: Any) -> None:
    """Write what stands on the page, and make it findable as it is now."""
    for name, value in said.items():
        setattr(one, name, value)
    one.changed_at = clock.now()
    one.save()
    one.goals.set(goals)
    make_findable(one)


def make_findable(one: Organisation) -> None:
    if one.published_at is None:
        return search.remove(one.ref)
    body = " ".join([one.about_tr, one.about_en, one.offers, one.seeks, *one.networks, one.country_name])
    return search.index(one.ref, title=one.name, body=body, at=one.published_at)


@transaction.atomic
def publish_organisation(*, by: Person, organisation: Organisation, public: bool = True) -> Organisation:
    """Into the directory, or out of it."""
    one = Organisation.objects.select_for_update().get(pk=organisation.pk)
    (may_publish(by, one) if public else may_keep_partners(by)).or_refuse()
    one.published_at = (one.published_at or clock.now()) if public else None
    one.save(update_fields=["published_at"])
    make_findable(one)
    forget_pages()
    record("partners.published" if public else "partners.unpublished", by=by, ref=one.ref)
    return one


@transaction.atomic
def name_representative(*, by: Person, organisation: Organisation, email: str) -> Representative:
    """Somebody with an account speaks for the organisation from now on, and is told so."""
    may_keep_partners(by).or_refuse()
    person = person_by_email(email)
    if person is None:
        raise Refused(NOT_FOUND, field="email")
    made, fresh = Representative.objects.get_or_create(
        organisation=organisation, person=person, defaults={"by": by, "since": clock.now()}
    )
    if not fresh:
        raise Refused(REPRESENTS, field="email")
    notify(person, "partners.represents", ref=organisation.ref)
    record("partners.represents", by=by, ref=organisation.ref, person=f"person:{person.pk}")
    return made


@transaction.atomic
def end_representation(*, by: Person, representative: Representative) -> None:
    may_keep_partners(by).or_refuse()
    organisation = representative.organisation
    representative.delete()
    record("partners.represents_no_more", by=by, ref=organisation.ref)


@transaction.atomic
def keep_contact(
    *, by: Person, organisation: Organisation, name: str, email: str = "", phone: str = "", consent: str,
    keep_until: date, office: str = "",
) -> Contact:  # fmt: skip
    """How to reach somebody there, with their consent and until a day; then it is deleted."""
    may_keep_contact(by, email=email, phone=phone, consent=consent, keep_until=keep_until).or_refuse()
    made = Contact.objects.create(
        organisation=organisation, name=name, office=office, email=email, phone=phone, consent=consent, keep_until=keep_until,
        by=by, at=clock.now(),
    )  # fmt: skip
    record("partners.contact_kept", by=by, ref=organisation.ref, until=keep_until.isoformat())
    return made


@transaction.atomic
def forget_contact(*, by: Person, contact: Contact) -> None:
    may_keep_partners(by).or_refuse()
    organisation = contact.organisation
    contact.delete()
    record("partners.contact_forgotten", by=by, ref=organisation.ref)


@transaction.atomic
def forget_old_contacts() -> int:
    """Those whose day has passed; returns how many."""
    gone: int = Contact.objects.filter(keep_until__lt=clock.today()).delete()[0]
    if gone:
        record("partners.contacts_forgotten", by=None, contacts=gone)
    return gone


@transaction.atomic
def join_partner(*, by: Person, organisation: Organisation, ref: str) -> Together:
    """A project, an event … is done with this organisation; its threads say so."""
    may_keep_partners(by).or_refuse()
    found = public_thing(ref)
    if found is None:
        raise Refused(NOT_FOUND, field="ref")
    made, fresh = Together.objects.get_or_create(
        organisation=organisation, ref=ref, defaults={"by": by, "at": clock.now()}
    )
    if not fresh:
        raise Refused(JOINED, field="ref")
    for thread in threads_of(found):
        add_step(thread=thread, code="partners.joined", ref=organisation.ref, title=found.title)
    record("partners.joined", by=by, ref=organisation.ref, to=ref)
    return made


@transaction.atomic
def part_from(*, by: Person, together: Together) -> None:
    """It was noted by mistake, or is over; what stands on the threads stays."""
    may_keep_partners(by).or_refuse()
    organisation, ref = together.organisation, together.ref
    together.delete()
    record("partners.parted", by=by, ref=organisation.ref, of=ref)
