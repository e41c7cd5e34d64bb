"""Signing in through the town's OpenID Connect provider: django-allauth's protocol, our own pages (decision 47)."""

import logging
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.socialaccount.internal import jwtkit, statekit
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from requests import RequestException

from meydan.people.models import Person
from meydan.people.rules import Provider, clean_contact, is_safe
from meydan.people.second_step import LATELY

logger = logging.getLogger(__name__)
TOWN = "town"
"""The one provider's name in allauth's states."""
USED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
WAITING = "provider_account"
WAITS_SECONDS = 30 * 60
LONGEST_SUBJECT = SocialAccount._meta.get_field("uid").max_length
LONGEST_EMAIL = Person._meta.get_field("email").max_length
CANCELLED, LOST, FAILED, OTHER = "cancelled", "lost", "failed", "other"
"""Why somebody did not get through: they stopped, the way back is not known, the provider's fault, another account."""


class Trouble(Exception):
    """Nobody was signed in; `why` is one of the four above."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Answer:
    """What the provider said about somebody."""

    subject: str
    """The number that it gives to the account, the same for ever."""
    claims: Mapping[str, Any]
    fresh: bool
    """Whether they have just shown there who they are, and were not simply still signed in."""

    @property
    def email(self) -> str:
        """Empty where there is none, or the provider does not say that it is proved."""
        try:
            how, contact = clean_contact(str(self.claims.get("email") or "")[:LONGEST_EMAIL])
        except ValidationError:
            return ""
        return contact if how == "email" and self.claims.get("email_verified") is True else ""


class Protocol(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """allauth's, for the one provider of the town file. Signature, issuer and nonce are always checked; no token is kept."""

    def __init__(self, request: HttpRequest, told: Provider) -> None:
        super().__init__(request, TOWN)
        self.told = told

    def get_provider(self) -> OpenIDConnectProvider:
        return OpenIDConnectProvider(self.request, app=self.app)

    @property
    def app(self) -> SocialApp:
        """Not in the database: whoever may read that must not learn the secret."""
        return SocialApp(
            provider="openid_connect",
            provider_id=TOWN,
            name=self.told.name,
            client_id=self.told.client_id,
            secret=settings.OIDC_SECRET,
            settings={"server_url": self.told.issuer, "token_auth_method": self.told.client_auth},
        )

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("people_files:provider_back"))

    def described(self) -> Mapping[str, Any]:
        """What the provider publishes about itself. It has to be the one that the town named."""
        found: Mapping[str, Any] = self.openid_config
        used = [found[name] for name in USED] + [found.get("userinfo_endpoint", self.told.issuer)]
        if str(found["issuer"]).rstrip("/") != self.told.issuer or not all(map(is_safe, used)):
            raise OAuth2Error("another issuer than the town file names, or an address without https")
        return found

    def claims(self, tokens: Mapping[str, Any], nonce: str) -> dict[str, Any]:
        """The signed statement about who signed in, with what else the provider tells where we asked for it."""
        said: dict[str, Any] = jwtkit.verify_and_decode(
            credential=tokens["id_token"],
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=self.told.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if not secrets.compare_digest(str(said.get("nonce", "")), nonce):
            raise OAuth2Error("an answer to another question")
        if len(self.told.scopes) > 1 and "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(tokens["access_token"])
            if more["sub"] != said["sub"]:
                raise OAuth2Error("two people in one answer")
            return {**more, **said}
        return said


def begin(request: HttpRequest, told: Provider, *, doing: str, following: str) -> str:
    """The address at the provider to which the visitor goes; what we need on the way back waits in the session."""
    protocol, challenge, nonce = Protocol(request, told), generate_code_challenge(), secrets.token_urlsafe(32)
    with _troubles():
        address = protocol.described()["authorization_endpoint"]
        client = protocol.get_client(request, protocol.app)
    client.state = statekit.stash_state(
        request,
        provider_id=TOWN,
        state={
            "doing": doing,
            "next": following,
            "language": get_language(),
            "nonce": nonce,
            "verifier": challenge.pop("code_verifier"),
        },
    )
    again = {"prompt": "login", "max_age": "0"} if doing == "prove" else {}
    return str(client.get_redirect_url(address, told.scopes, {**challenge, **again, "nonce": nonce}))


def kept(request: HttpRequest) -> Mapping[str, Any] | None:
    """What waited for this way back, once; None when nothing did, or for too long."""
    found: Mapping[str, Any] | None
    found = statekit.unstash_state(request, provider_id=TOWN, state_id=request.GET.get("state", ""))
    return found


def answer(request: HttpRequest, told: Provider, waited: Mapping[str, Any]) -> Answer:
    """Exchange the code for what the provider says. Raises Trouble."""
    if "code" not in request.GET:
        raise Trouble(CANCELLED if request.GET.get("error") == "access_denied" else FAILED)
    protocol = Protocol(request, told)
    with _troubles():
        protocol.described()
        client = protocol.get_client(request, protocol.app)
        tokens = protocol.get_access_token_data(request, protocol.app, client, pkce_code_verifier=waited["verifier"])
        claims = protocol.claims(tokens, waited["nonce"])
        subject, shown_at = str(claims["sub"]), float(claims.get("auth_time") or 0)
        if not 0 < len(subject) <= LONGEST_SUBJECT:
            raise OAuth2Error("no number, or a longer one than can be kept")
        return Answer(subject, claims, fresh=time.time() - shown_at < LATELY)


@contextmanager
def _troubles() -> Iterator[None]:
    """Whatever a provider answers wrongly is its fault, not the visitor's; the log says what it was."""
    try:
        yield
    except (OAuth2Error, RequestException, KeyError, ValueError, TypeError) as error:
        logger.warning("sign-in provider: %s: %.300s", type(error).__name__, error)
        raise Trouble(FAILED) from error


def wait(request: HttpRequest, said: Answer, bonds: list[str]) -> None:
    """Keep the provider's account until its owner has said whose account here it belongs to; of its words what they prove."""
    request.session[WAITING] = {"subject": said.subject, "email": said.email, "bonds": bonds, "at": time.time()}


def waiting(request: HttpRequest) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = request.session.get(WAITING)
    return found if found and time.time() - found["at"] < WAITS_SECONDS else None


def settle(request: HttpRequest) -> None:
    request.session.pop(WAITING, None)


def shown(request: HttpRequest, person: Person, said: Answer) -> None:
    """Write down in the session that the provider was used. Only fresh proof counts where something about the account changes."""
    record_authentication(request, person, method="socialaccount", fresh=said.fresh or None)
