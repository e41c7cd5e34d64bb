"""The sign-in provider that the town file may name: whom it is, what is believed of it, who may link an account to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
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


class Claim(NamedTuple):
    """What the provider has to say of somebody so that the town takes a bond as proved: each name with one of its values."""

    bond: str
    when: Mapping[str, Sequence[Any]]


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
    proves: tuple[Claim, ...] = ()
    """Empty: what it says of somebody is no proof of anything."""

    @property
    def name(self) -> str:
        return town().say("sign_in_provider", "name")

    @property
    def label(self) -> str:
        """On the button."""
        return town().say("sign_in_provider", "label")

    def bonds(self, claims: Mapping[str, Any]) -> list[str]:
        """Which bonds to the town the provider's words prove. What it said is not kept."""
        return sorted({one.bond for one in self.proves if _holds(one.when, claims)})


def _holds(when: Mapping[str, Sequence[Any]], claims: Mapping[str, Any]) -> bool:
    """All of it, and something at all."""
    return bool(when) and all(_says(_find(claims, name), values) for name, values in when.items())


def _find(claims: Mapping[str, Any], name: str) -> Any:
    """`acr`, or `address.locality` of what stands inside another claim. Names of providers' own may be whole addresses."""
    if name in claims:
        return claims[name]
    outer, _dot, inner = name.partition(".")
    found = claims.get(outer)
    return found.get(inner) if isinstance(found, Mapping) else None


def _says(said: Any, values: Sequence[Any]) -> bool:
    """Letter by letter. `true` is neither "true" nor 1; of a list of several one is enough."""
    told = said if isinstance(said, list) else [said]
    return any(type(one) is type(value) and one == value for one in told for value in values)


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
    proves = tuple(Claim(str(one["bond"]), one["when"]) for one in told.get("proves", []))
    return Provider(issuer, str(told["client_id"]), trusts, tuple(scopes), client_auth, proves)


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
