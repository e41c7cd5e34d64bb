"""Verbs about the sign-in provider: linking an account to it, beginning one with it, taking the link away."""

from collections.abc import Collection

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.cards import cards
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.people.queries import factors_of, link_of, person_linked, person_with_email
from meydan.people.rules import Provider, may_link, may_link_by_email, may_unlink


@transaction.atomic
def link_account(*, by: Person, provider: Provider, subject: str) -> SocialAccount:
    """From now on the provider's account `subject` opens this one. Kept of it: its number, nothing else."""
    by = Person.objects.select_for_update().get(pk=by.pk)
    owner = person_linked(subject)
    may_link(by, owner=owner.pk if owner else None, has_link=link_of(by) is not None).or_refuse()
    link = SocialAccount.objects.create(user=by, provider=provider.issuer, uid=subject)
    notify(by, "people.provider_linked", name=provider.name)
    record("people.provider_linked", by=by, ref=by.ref)
    return link


@transaction.atomic
def join_by_provider(*, provider: Provider, subject: str, email: str = "") -> Person:
    """A new account for somebody whom only the provider knows; `email` only when the town believes it."""
    taken = person_with_email(email) is not None
    person = Person.objects.create_user(None if taken else email or None, joined_at=clock.now())
    if person.email:
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    record("people.appeared", by=None, ref=person.ref)
    link_account(by=person, provider=provider, subject=subject)
    return person


@transaction.atomic
def link_by_email(*, provider: Provider, subject: str, email: str) -> Person | None:
    """Link the account with this e-mail, of which the provider says that it is proved. None: there is none, it has another
    link already, or its owner has to sign in by the way they know."""
    person = person_with_email(email) if provider.trusts_email else None
    if person is None or not may_link_by_email(person) or link_of(person) is not None:
        return None
    link_account(by=person, provider=provider, subject=subject)
    return person


@transaction.atomic
def note_use(*, person: Person, provider: Provider, bonds: Collection[str]) -> None:
    """When the link was last used, so that its owner sees it, and what it proves today (`Provider.bonds`)."""
    link = link_of(person)
    if link:
        link.save(update_fields=["last_login"])
        _pass_on(person, provider, bonds)


def _pass_on(person: Person, provider: Provider, bonds: Collection[str]) -> None:
    for card in cards():
        if card.provider_said:
            card.provider_said(person, provider.issuer, bonds)


@transaction.atomic
def unlink_account(*, by: Person, provider: Provider) -> None:
    """The provider no longer opens this account. Refused while nothing else does."""
    by = Person.objects.select_for_update().get(pk=by.pk)
    keys = sum(one.type == Authenticator.Type.WEBAUTHN for one in factors_of(by))
    may_unlink(by, keys=keys).or_refuse()
    gone, _ = SocialAccount.objects.filter(user=by, provider=provider.issuer).delete()
    if gone:
        _pass_on(by, provider, ())  # whom it opens next is proved then, and not two
        notify(by, "people.provider_unlinked", name=provider.name)
        record("people.provider_unlinked", by=by, ref=by.ref)
