"""From a contact to a signed-in person: allauth's sign-in by code, for known and new people alike."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, perform_password_login
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from allauth.mfa.internal.constants import LoginStageKey
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from meydan.base.cards import cards
from meydan.base.edge import safe_next
from meydan.base.limits import too_fast
from meydan.people.actions import person_for_contact
from meydan.people.models import Person

SECOND_STEP = LoginStageKey.MFA_AUTHENTICATE.value


def send_code(request: HttpRequest, how: str, contact: str) -> None:
    """Send a code to a contact; a new person is made for an unknown one. Raises Refused after too many requests."""
    if not ratelimit.consume(request, action="request_login_code", key=contact):
        raise too_fast()
    person = person_for_contact(how=how, contact=contact)
    LoginCodeVerificationProcess.initiate(request=request, user=person, **{how: contact})


def pending_code(request: HttpRequest) -> LoginCodeVerificationProcess | None:
    """The sign-in that waits for its code, or None when there is none or its time is over."""
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return LoginCodeVerificationProcess.resume(stage) if stage else None


def sign_in_by_password(request: HttpRequest, how: str, contact: str, password: str) -> HttpResponse | None:
    """The answer that signs the person in, or None when contact and password don't match. Rate-limited by allauth."""
    credentials = {how: contact, "password": password}
    try:
        person = get_adapter().authenticate(request, **credentials)
    except ValidationError:
        raise too_fast() from None
    if person is None:
        return None
    return perform_password_login(request, credentials, Login(user=person, email=contact if how == "email" else None))


def enter(request: HttpRequest, person: Person, following: str = "") -> HttpResponse:
    """Sign in somebody whom the provider knows; those who have a second step are asked for it as always."""
    answer = perform_login(request, Login(user=person))
    if second_step_waits(request):
        return redirect(with_next(request, "people:second_step", following))
    return go_on(request, following) if request.user.is_authenticated else answer


def second_step_waits(request: HttpRequest) -> bool:
    """Whether contact or password were right and the second step is still to come."""
    return LoginStageController.enter(request, SECOND_STEP) is not None


def go_on(request: HttpRequest, following: str = "") -> HttpResponse:
    """After signing in: first the short welcome where it is needed, then finish what waited, then where the person was."""
    person = request.user
    following = following or safe_next(request)
    if not person.age_band:  # type: ignore[union-attr]
        return redirect(reverse("people:welcome") + "?" + urlencode({"next": following}))
    request.person = person  # type: ignore[attr-defined]
    for card in cards():
        if card.after_sign_in and (address := card.after_sign_in(request)):
            return redirect(address)
    return redirect(following or "front:my_page")


def with_next(request: HttpRequest, name: str, following: str = "") -> str:
    """The address of a page that remembers where to go on afterwards."""
    following = following or safe_next(request)
    return reverse(name) + ("?" + urlencode({"next": following}) if following else "")
