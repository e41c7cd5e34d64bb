"""The sign-in provider that the town file may name: whom it is, what is believed of it, who may link an account to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.town import town
from meydan.people.models import Person

LINKED_ELSEWHERE, LINKED_ALREADY, ONLY_WAY = (
    "people.linked_elsewhere",
    "people.linked_already",
    "people.only_way_in",
)
SENTENCES: Mapping[str, Any] = {
    LINKED_ELSEWHERE: _("This sign-in already opens another account here. Please sign in with it, or ask the Centre."),
    LINKED_ALREADY: _("Your account is already linked. Please remove that link first."),
    ONLY_WAY: _(
        "This is the only way into your account. Please add a key first, or a mobile phone with which you sign in once."
    ),
}


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider. Nothing but the number that it gives to an account is believed, unless the town says so."""

    issuer: str
    client_id: str
    trusts_email: bool
    """Whether an e-mail address that it calls verified counts as proved here too."""
    scopes: tuple[str, ...]
    client_auth: str
    """How Meydan shows its secret there; empty: whatever the provider publishes."""

    @property
    def name(self) -> str:
        return town().say("sign_in_provider", "name")

    @property
    def label(self) -> str:
        """On the button."""
        return town().say("sign_in_provider", "label")


def is_safe(address: str) -> bool:
    """Whether what is said on the way there cannot be read or changed by others."""
    where = urlsplit(address)
    return where.scheme == "https" or where.hostname in {"127.0.0.1", "localhost"}


def provider() -> Provider | None:
    """The one of the town file; None: there is none, and none of its pages."""
    told = town().data.get("sign_in_provider", {})
    if not told.get("issuer"):
        return None
    trusts = bool(told.get("trust_email", False))
    scopes = dict.fromkeys(["openid", *(["email"] if trusts else []), *told.get("scopes", [])])
    issuer, client_auth = str(told["issuer"]).rstrip("/"), str(told.get("client_auth", ""))
    return Provider(issuer, str(told["client_id"]), trusts, tuple(scopes), client_auth)


def may_link(person: Person, *, owner: int | None, has_link: bool) -> Ruling:
    """`owner`: whose account the provider's one opens already."""
    if owner not in (None, person.pk):
        return no(LINKED_ELSEWHERE)
    return no(LINKED_ALREADY) if has_link else yes()


def may_link_by_email(person: Person) -> Ruling:
    """Whoever works at the desk signs in once by the way they know, whatever the provider says of their e-mail."""
    return no(LINKED_ELSEWHERE) if person.at_desk else yes()


def has_way_in(person: Person, *, keys: int, linked: bool) -> bool:
    """Whether something opens the account: a code to a contact, a key, or the provider."""
    return bool(person.email or (person.phone and person.phone_verified) or keys or linked)


def may_unlink(person: Person, *, keys: int) -> Ruling:
    return yes() if has_way_in(person, keys=keys, linked=False) else no(ONLY_WAY)
