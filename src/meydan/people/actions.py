"""Verbs about people."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from meydan.base import audit, clock
from meydan.base.audit import record
from meydan.base.cards import all_cards
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.people.models import Consent, NoticeShown, Person, RoleGrant
from meydan.people.queries import factors_of, recovery_of
from meydan.people.rules import (
    CONTACT_TAKEN,
    LAST_ADMINISTRATOR,
    may_add_app,
    may_add_key,
    may_bind,
    may_enter_people,
    may_grant,
    may_remove_factor,
    may_speak_name,
)
from meydan.places.models import Neighbourhood, Unit


@transaction.atomic
def person_for_contact(*, how: str, contact: str) -> Person:
    """The person with this e-mail or phone; an unverified one is made when there is none."""
    found = Person.objects.filter(**{how: contact}, is_active=True).first()
    if found is None:
        found, made = Person.objects.get_or_create(**{how: contact}, defaults={"joined_at": clock.now()})
        if made:
            found.set_unusable_password()
            found.save(update_fields=["password"])
            record("people.appeared", by=None, ref=found.ref)
    if how == "email":
        EmailAddress.objects.get_or_create(user=found, email=contact, defaults={"primary": True, "verified": False})
    return found


@transaction.atomic
def introduce(
    *,
    by: Person,
    age_band: str,
    display_name: str,
    neighbourhood: Neighbourhood | None,
    language: str,
    notice_version: str,
) -> Person:
    """The few things that a person tells about themselves; the privacy notice that they saw is logged."""
    may_speak_name(age_band, display_name).or_refuse()
    by.age_band, by.display_name, by.neighbourhood, by.language = age_band, display_name, neighbourhood, language
    by.save(update_fields=["age_band", "display_name", "neighbourhood", "language"])
    show_notice(person=by, version=notice_version, channel="web")
    record("people.introduced", by=by, ref=by.ref)
    return by


@transaction.atomic
def show_notice(*, person: Person, version: str, channel: str) -> None:
    """Log which version of the privacy notice was shown, when and where."""
    NoticeShown.objects.get_or_create(
        person=person, purpose="taking_part", version=version, defaults={"channel": channel, "shown_at": clock.now()}
    )


@transaction.atomic
def choose_consents(*, by: Person, purposes: set[str], version: str) -> None:
    """Give and withdraw consents so that exactly `purposes` stand. Each gets its own receipt; none is needed to take part."""
    standing = {one.purpose: one for one in Consent.objects.select_for_update().filter(person=by, withdrawn_at=None)}
    for purpose in purposes - standing.keys():
        Consent.objects.create(person=by, purpose=purpose, version=version, given_at=clock.now())
        record("people.consented", by=by, ref=by.ref, purpose=purpose)
    for purpose in standing.keys() - purposes:
        standing[purpose].withdrawn_at = clock.now()
        standing[purpose].save(update_fields=["withdrawn_at"])
        record("people.withdrew_consent", by=by, ref=by.ref, purpose=purpose)


@transaction.atomic
def set_password(*, by: Person, password: str) -> None:
    by.set_password(password)
    by.save(update_fields=["password"])
    record("people.password_set", by=by, ref=by.ref)


@transaction.atomic
def enter_person(
    *,
    by: Person,
    display_name: str,
    age_band: str,
    neighbourhood: Neighbourhood | None,
    notice_version: str,
    channel: str,
    phone: str | None = None,
    email: str | None = None,
) -> Person:
    """Somebody at a desk, on the phone or on paper. With a known contact it is that person; the notice shown is recorded."""
    may_enter_people(by).or_refuse()
    may_speak_name(age_band, display_name).or_refuse()
    known = None
    if phone or email:
        known = Person.objects.filter(**({"phone": phone} if phone else {"email": email}), is_active=True).first()
    person = known or Person.objects.create_user(
        email,
        phone=phone,
        display_name=display_name,
        age_band=age_band,
        neighbourhood=neighbourhood,
        joined_at=clock.now(),
    )
    show_notice(person=person, version=notice_version, channel=channel)
    record("people.entered", by=by, ref=person.ref, channel=channel, known=known is not None)
    return person


@transaction.atomic
def grant_role(
    *, by: Person, person: Person, role: str, unit: Unit | None, neighbourhood: Neighbourhood | None = None
) -> RoleGrant:
    """Give a role, for one unit or for the whole municipality, a muhtar's for one neighbourhood. Nobody gives a role to
    themselves."""
    may_grant(by, person).or_refuse()
    may_bind(role, unit, neighbourhood).or_refuse()
    grant, made = RoleGrant.objects.get_or_create(
        person=person,
        role=role,
        unit=unit,
        neighbourhood=neighbourhood,
        ends_at=None,
        defaults={"given_by": by, "starts_at": clock.now()},
    )
    if made:
        notify(person, "people.role_granted", ref=person.ref, role=str(grant.get_role_display()))
        place = unit or neighbourhood
        record("people.role_granted", by=by, ref=person.ref, role=role, unit=place.ref if place else "")
    return grant


@transaction.atomic
def end_role(*, by: Person, grant: RoleGrant) -> RoleGrant:
    """Take a role back. The last administrator stays."""
    may_grant(by, grant.person).or_refuse()
    administrators = RoleGrant.objects.select_for_update().held_now().filter(role="administrator")
    if grant.role == "administrator" and len({one.person_id for one in administrators}) <= 1:
        raise Refused(LAST_ADMINISTRATOR)
    grant.ends_at = clock.now()
    grant.save(update_fields=["ends_at"])
    notify(grant.person, "people.role_ended", ref=grant.person.ref, role=str(grant.get_role_display()))
    record("people.role_ended", by=by, ref=grant.person.ref, role=grant.role)
    return grant


@transaction.atomic
def change_contact(*, by: Person, phone: str | None) -> Person:
    """Keep a phone number, not yet proved; a code sent to it proves it at the next sign-in."""
    if phone and Person.objects.exclude(pk=by.pk).filter(phone=phone).exists():
        raise Refused(CONTACT_TAKEN, field="phone")
    by.phone, by.phone_verified = phone or None, False
    by.save(update_fields=["phone", "phone_verified"])
    record("people.contact_changed", by=by, ref=by.ref)
    return by


@transaction.atomic
def erase_person(*, by: Person | None, person: Person) -> None:
    """Forget a person: every card forgets its part, then the row is emptied and the audit log can no longer be linked."""
    record("people.erased", by=by, ref=person.ref)
    for card in sorted(all_cards(), key=lambda card: card.erase_order):
        for data in card.personal_data:
            data.erase(person)
    EmailAddress.objects.filter(user=person).delete()
    empty = {
        "email": None,
        "phone": None,
        "phone_verified": False,
        "display_name": "",
        "age_band": "",
        "neighbourhood": None,
    }
    Person.objects.filter(pk=person.pk).update(
        **empty,
        password="!",  # noqa: S106 (no password at all)
        is_active=False,
        is_superuser=False,
        erased_at=clock.now(),
    )
    audit.forget(person)
    forget_pages()


@transaction.atomic
def remove_strangers(*, older_than: timedelta = timedelta(days=2)) -> int:
    """Remove persons who asked for a code and never entered it; returns how many."""
    stale = Person.objects.filter(age_band="", last_login=None, joined_at__lt=clock.now() - older_than, erased_at=None)
    count = 0
    for person in stale.filter(role_grants=None):
        erase_person(by=None, person=person)
        count += 1
    return count


@transaction.atomic
def add_key(*, by: Person, name: str, credential: Mapping[str, Any]) -> Authenticator:
    """Keep a key that the browser made. The first factor brings recovery codes with it."""
    _lock(by)
    keys = [one for one in factors_of(by) if one.type == Authenticator.Type.WEBAUTHN]
    may_add_key(len(keys)).or_refuse()
    return _added(by, WebAuthn.add(by, name, dict(credential)).instance, name)


@transaction.atomic
def add_app(*, by: Person, secret: str, name: str) -> Authenticator:
    """Keep the secret that the code app shares with us. The first factor brings recovery codes with it."""
    _lock(by)
    may_add_app(sum(one.type == Authenticator.Type.TOTP for one in factors_of(by))).or_refuse()
    return _added(by, TOTP.activate(by, secret).instance, name)


def _added(by: Person, factor: Authenticator, name: str) -> Authenticator:
    RecoveryCodes.activate(by)
    notify(by, "people.factor_added", name=name)
    record("people.factor_added", by=by, ref=by.ref, kind=factor.type)
    return factor


@transaction.atomic
def remove_factor(*, by: Person, factor: Authenticator, name: str) -> None:
    """Take a key or the code app away; the recovery codes go with the last one."""
    _lock(by)
    others = [one for one in factors_of(by) if one.pk != factor.pk]
    may_remove_factor(by, others=len(others)).or_refuse()
    factor.delete()
    if not others:
        Authenticator.objects.filter(user=by).delete()
    notify(by, "people.factor_removed", name=name)
    record("people.factor_removed", by=by, ref=by.ref, kind=factor.type)


@transaction.atomic
def reset_factors(*, by: Person, person: Person) -> None:
    """For somebody who lost key, phone and recovery codes and was recognised otherwise; they begin anew and are told."""
    may_grant(by, person).or_refuse()
    gone, _ = Authenticator.objects.filter(user=person).delete()
    if gone:
        notify(person, "people.factors_reset")
        record("people.factors_reset", by=by, ref=person.ref)


@transaction.atomic
def show_recovery_codes(*, by: Person, renew: bool) -> list[str]:
    """The codes, once: nothing when they were shown before. `renew` makes new ones, and the old ones no longer open."""
    _lock(by)
    if renew and factors_of(by):
        Authenticator.objects.filter(user=by, type=Authenticator.Type.RECOVERY_CODES).delete()
        RecoveryCodes.activate(by)
    kept = recovery_of(by)
    if kept is None or kept.wrap().did_view:
        return []
    kept.wrap().mark_as_viewed()
    record("people.recovery_codes_shown", by=by, ref=by.ref)
    return list(kept.wrap().get_unused_codes())


def _lock(person: Person) -> None:
    """One change of somebody's factors at a time."""
    Person.objects.select_for_update().get(pk=person.pk)
