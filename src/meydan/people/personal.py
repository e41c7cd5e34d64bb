"""What people's own tables know about a person."""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q

from meydan.base import languages
from meydan.people.models import Consent, Delegation, ErasureRequest, NoticeShown, Person, RoleGrant


def export_account(person: Person) -> Iterator[dict[str, Any]]:
    """What the row of the person holds."""
    yield {
        "number": person.pk,
        "name": person.display_name,
        "email": person.email or "",
        "phone": person.phone or "",
        "age_band": str(person.get_age_band_display()),
        "sex": str(person.get_sex_display()),
        "is_student": person.is_student,
        "neighbourhood": person.neighbourhood.name if person.neighbourhood else "",
        "language": languages.NAMES.get(person.language, person.language),
        "joined_at": person.joined_at,
        "last_login": person.last_login,
    }


def erase_account(person: Person) -> None:
    """`actions.erase_person` empties the row, last of all."""


def export_roles(person: Person) -> Iterator[dict[str, Any]]:
    for grant in RoleGrant.objects.filter(person=person).select_related("unit", "neighbourhood"):
        place = str(grant.unit or grant.neighbourhood or "")
        yield {"role": grant.role, "unit": place, "from": grant.starts_at, "to": grant.ends_at}


def erase_roles(person: Person) -> None:
    RoleGrant.objects.filter(person=person).delete()
    RoleGrant.objects.filter(given_by=person).update(given_by=None)


def export_notices(person: Person) -> Iterator[dict[str, Any]]:
    for shown in NoticeShown.objects.filter(person=person):
        yield {"notice": shown.purpose, "version": shown.version, "channel": shown.channel, "shown_at": shown.shown_at}


def erase_notices(person: Person) -> None:
    NoticeShown.objects.filter(person=person).delete()


def export_consents(person: Person) -> Iterator[dict[str, Any]]:
    for one in Consent.objects.filter(person=person):
        yield {
            "consent": one.purpose,
            "version": one.version,
            "given_at": one.given_at,
            "withdrawn_at": one.withdrawn_at,
        }


def erase_consents(person: Person) -> None:
    Consent.objects.filter(person=person).delete()


def export_factors(person: Person) -> Iterator[dict[str, Any]]:
    """Which there are, never their secrets."""
    for one in Authenticator.objects.filter(user=person).order_by("pk"):
        yield {
            "second_step": one.type,
            "name": one.data.get("name", ""),
            "added_at": one.created_at,
            "last_used_at": one.last_used_at,
        }


def erase_factors(person: Person) -> None:
    Authenticator.objects.filter(user=person).delete()


def export_links(person: Person) -> Iterator[dict[str, Any]]:
    for one in SocialAccount.objects.filter(user=person).order_by("pk"):
        yield {
            "provider": one.provider,
            "number_there": one.uid,
            "linked_at": one.date_joined,
            "last_used_at": one.last_login,
        }


def erase_links(person: Person) -> None:
    SocialAccount.objects.filter(user=person).delete()


def export_delegations(person: Person) -> Iterator[dict[str, Any]]:
    concerned = Q(grant__person=person) | Q(stand_in=person)
    for one in Delegation.objects.filter(concerned).select_related("grant__unit", "grant__neighbourhood"):
        yield {
            "role": one.grant.words,
            "mine": one.stand_in_id != person.pk,
            "from": one.starts_at,
            "to": one.ends_at,
            "reason": one.reason,
        }


def erase_delegations(person: Person) -> None:
    Delegation.objects.filter(Q(grant__person=person) | Q(stand_in=person)).delete()
    Delegation.objects.filter(made_by=person).update(made_by=None)


def export_erasure(person: Person) -> Iterator[dict[str, Any]]:
    for one in ErasureRequest.objects.filter(person=person):
        yield {"wish_to_be_forgotten": one.asked_at, "promised_for": one.promised_for}


def erase_erasure(person: Person) -> None:
    ErasureRequest.objects.filter(person=person).delete()
