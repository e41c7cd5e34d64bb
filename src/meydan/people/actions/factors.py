"""Verbs about second steps of signing in."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.people.queries import factors_of, link_of, recovery_of
from meydan.people.rules import has_way_in, may_add_app, may_add_key, may_grant, may_remove_factor


@transaction.atomic
def add_key(*, by: Person, name: str, credential: Mapping[str, Any]) -> Authenticator:
    """Keep a key that the browser made. The first factor brings recovery codes with it."""
    from allauth.mfa.webauthn.internal.auth import WebAuthn

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
    keys = sum(one.type == Authenticator.Type.WEBAUTHN for one in others)
    way_in = has_way_in(by, keys=keys, linked=link_of(by) is not None)
    may_remove_factor(by, others=len(others), way_in=way_in).or_refuse()
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
