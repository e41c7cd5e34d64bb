"""Keys and codes: django-allauth's second factors, on our own pages (decision 16)."""

import json
import time
from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from meydan.base.limits import limit, too_fast
from meydan.base.town import town
from meydan.people import queries
from meydan.people.models import Person

LATELY = 10 * 60
"""Seconds for which a proof of who is sitting there counts."""


class FactorAdapter(DefaultMFAAdapter):
    """Secrets are encrypted with the installation's key, so that a copy of the database alone opens no account."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """With a lost key no code fits any more; an administrator then removes the factor."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""

    def get_totp_issuer(self) -> str:
        return f"Meydan {town().name}"

    def _get_user_identifier(self, user: Person) -> str:
        return user.email or user.phone or user.name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    made = (HKDF(SHA256(), 32, None, b"meydan.second_step").derive(key.encode()) for key in keys)
    return MultiFernet([Fernet(urlsafe_b64encode(one)) for one in made])


class SecondStep(AuthenticateStage):
    """allauth's stage, shown on our page."""

    urlname = "people:second_step"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if not self._should_handle(self.request):
            return None, True
        self.state["authentication_required"] = True
        return redirect(self.urlname), True


def waiting_step(request: HttpRequest) -> SecondStep | None:
    """The sign-in that waits for its second step."""
    return LoginStageController.enter(request, SecondStep.key)


def options_to_make(person: Person) -> str:
    """What the browser needs to make a key that can sign in by itself."""
    return json.dumps(webauthn.begin_registration(person, passwordless=True))


def options_to_use(person: Person | None) -> str:
    """What the browser needs to use a key: one of the person's, or any key of this site."""
    return json.dumps(webauthn.begin_authentication(person))


def made_key(credential: str) -> dict[str, Any] | None:
    """The key that the browser made, checked against what was asked; None when it is not that one."""
    try:
        key = json.loads(credential)
        webauthn.parse_registration_response(key)
        return key if webauthn.complete_registration(key).is_user_verified() else None
    except (ValidationError, *NOT_A_KEY):
        return None


NOT_A_KEY = (ValueError, TypeError, KeyError, AttributeError, IndexError)
"""What the libraries raise for something that is no key at all."""


def factor_by_code(person: Person, code: str) -> Authenticator | None:
    """The code app or the recovery codes, when the code is right. Too many wrong ones are refused."""
    return _checked(AuthenticateForm({"code": code}, user=person), "code")


def factor_by_key(person: Person | None, credential: str) -> Authenticator | None:
    """The key, when it is the person's (or anybody's, for signing in) and answered what was asked."""
    form = AuthenticateWebAuthnForm if person else LoginWebAuthnForm
    try:
        return _checked(form({"credential": credential}, **({"user": person} if person else {})), "credential")
    except NOT_A_KEY:
        return None


def _checked(form: Any, field: str) -> Authenticator | None:
    if form.is_valid():
        return form.authenticator if field == "code" else form.cleaned_data["credential"]
    if any(problem.code == "too_many_login_attempts" for problem in form.errors.as_data().get(field, [])):
        raise too_fast()
    return None


def limit_keys(request: HttpRequest) -> None:
    """Signing in by key: a key can't be guessed, but trying costs us work."""
    limit(f"key:{get_adapter().get_client_ip(request)}", "30/m")


def enter_by_key(request: HttpRequest, factor: Authenticator) -> bool:
    """Sign in the owner of a key; False for a closed account."""
    if not factor.user.is_active:
        return False
    perform_passwordless_login(request, factor, Login(user=factor.user))
    return request.user.is_authenticated


def proved(request: HttpRequest, factor: Authenticator) -> None:
    """Write down in the session that this factor was used."""
    post_authentication(request, factor, reauthenticated=True)


def proved_by_password(request: HttpRequest, password: str) -> bool:
    """Whether the password is right; then the session says so. Too many wrong ones are refused."""
    try:
        right = get_adapter().reauthenticate(request.user, password)
    except ValidationError:
        raise too_fast() from None
    if right:
        record_authentication(request, request.user, method="password", reauthenticated=True)
    return right


def is_proved_lately(request: HttpRequest, person: Person) -> bool:
    """Whether the person has just shown who they are; those with a factor by the factor."""
    records = get_authentication_records(request, request.user)
    if queries.factors_of(person):
        records = [one for one in records if one.get("method") == "mfa"]
    records = [one for one in records if one.get("method") != "socialaccount" or one.get("fresh")]
    return any(time.time() - one["at"] < LATELY for one in records)  # allauth writes the computer's own time
