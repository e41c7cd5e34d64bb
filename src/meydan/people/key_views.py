"""Signing in by key, the second step, and the pages on which keys and codes are set up."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import qrcode
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret, validate_totp_code
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import refusals_on, safe_next, sign_in_first
from meydan.base.limits import limit
from meydan.people import actions, queries, signing_in
from meydan.people import second_step as steps
from meydan.people.forms import ConfirmPasswordForm, FactorCodeForm, KeyForm, NewAppForm, NewKeyForm
from meydan.people.models import Person
from meydan.people.rules import needs_factor, provider

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
AFTERWARDS = "after_second_step"
"""In the session: the page that somebody wanted when their role asked for a second step first."""
type View = Callable[..., HttpResponse]


def proved_lately(view: View) -> View:
    """Whoever changes how an account is opened has just shown that it is theirs."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.person is None:
            return sign_in_first(request)
        if not steps.is_proved_lately(request, request.person):
            return redirect(reverse("people:confirm") + "?" + urlencode({"next": request.path}))
        return view(request, *args, **kwargs)

    return guarded


@never_cache
@GET_POST
def key_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by a key alone: it knows whose it is."""
    if request.person:
        return signing_in.go_on(request)
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        factor = None
        with refusals_on(form):
            steps.limit_keys(request)
            factor = steps.factor_by_key(None, form.cleaned_data["credential"])
        if factor and steps.enter_by_key(request, factor):
            return signing_in.go_on(request)
        _not_known(form)
    context = {"form": form, "options": steps.options_to_use(None), "next": safe_next(request)}
    return render(request, "people/key_sign_in.html", context, status=form.status)


def _not_known(form: Any) -> None:
    if form.is_valid():
        form.add_error(None, _("We don’t know this key here. You can sign in by code."))


@never_cache
@GET_POST
def second_step(request: HttpRequest) -> HttpResponse:
    """After the code or the password: a key, the app's code or a recovery code."""
    stage = steps.waiting_step(request)
    if stage is None:
        return redirect(signing_in.with_next(request, "people:sign_in"))
    person = stage.login.user
    form, factor = _shown_factor(request, person)
    if factor:
        steps.proved(request, factor)
        answer = stage.exit()
        return signing_in.go_on(request) if request.user.is_authenticated else answer
    context = {**_ways(person), "form": form, "next": safe_next(request)}
    return render(request, "people/second_step.html", context, status=form.status)


def _ways(person: Person) -> dict[str, Any]:
    """How the person can show that it is them. A new question to the key: ask it after the answer was read."""
    kinds = {one.type for one in queries.factors_of(person)}
    has_key = Authenticator.Type.WEBAUTHN in kinds
    return {
        "has_factor": bool(kinds),
        "options": steps.options_to_use(person) if has_key else "",
    }


def _shown_factor(request: HttpRequest, person: Person) -> tuple[Any, Authenticator | None]:
    """The form that was sent, and the factor that it proves."""
    by_key = bool(request.POST.get("credential"))
    form: Any = (KeyForm if by_key else FactorCodeForm)(request.POST or None)
    factor = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if by_key:
                factor = steps.factor_by_key(person, form.cleaned_data["credential"])
            else:
                factor = steps.factor_by_code(person, form.cleaned_data["code"])
        if factor is None and form.is_valid():
            form.add_error(None if by_key else "code", _("This does not fit. Please try again."))
    return form, factor


@never_cache
@GET_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Show once more who is sitting there, before something about the sign-in changes."""
    person = request.person
    if person is None:
        return sign_in_first(request)
    has_factor = bool(queries.factors_of(person))
    following = safe_next(request) or reverse("people:keys")
    can_get_code = bool(person.email or person.phone)
    if request.method == "POST" and request.POST.get("do") == "code" and not has_factor and can_get_code:
        return _code_again(request, person, following)
    if has_factor:
        form, factor = _shown_factor(request, person)
        if factor:
            steps.proved(request, factor)
            return redirect(following)
    else:
        form = ConfirmPasswordForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and _right_password(request, form):
            return redirect(following)
    link = provider() if queries.link_of(person) else None
    context = {**_ways(person), "form": form, "next": following, "link": link}
    return render(request, "people/confirm.html", context, status=form.status)


def _right_password(request: HttpRequest, form: ConfirmPasswordForm) -> bool:
    with refusals_on(form):
        if steps.proved_by_password(request, form.cleaned_data["password"]):
            return True
    if form.is_valid():
        form.add_error("password", _("This is not your password."))
    return False


def _code_again(request: HttpRequest, person: Person, following: str) -> HttpResponse:
    """Without a password and a factor, a fresh sign-in by code is the proof."""
    how, contact = ("email", person.email) if person.email else ("phone", person.phone)
    wanted = _afterwards(request)
    logout(request)
    if wanted:
        request.session[AFTERWARDS] = wanted
    signing_in.send_code(request, how, contact)
    request.session["code_sent_to"] = contact
    return redirect(reverse("people:code") + "?" + urlencode({"next": following}))


def _afterwards(request: HttpRequest) -> str:
    """The page that was wanted before a second step was asked for; it is told once."""
    return str(request.session.pop(AFTERWARDS, ""))


@never_cache
@GET_POST
def keys(request: HttpRequest) -> HttpResponse:
    """What opens this account besides the code: keys, the app, recovery codes."""
    if request.person is None:
        return sign_in_first(request)
    factors = queries.factors_of(request.person)
    if request.method == "POST":
        return _remove(request, factors)
    kept = queries.recovery_of(request.person)
    needed = needs_factor(request.person) and not queries.has_shown_factor(request)
    if needed and not factors and safe_next(request):
        request.session[AFTERWARDS] = safe_next(request)  # setting one up leads over several pages, and then there
    context = {
        "factors": [{"factor": one, "name": name_of(one), "is_key": _is_key(one)} for one in factors],
        "has_app": any(not _is_key(one) for one in factors),
        "codes_left": len(kept.wrap().get_unused_codes()) if kept else 0,
        "needed": needed,
        "next": safe_next(request),
        "provider": provider(),
        "link": queries.link_of(request.person),
    }
    return render(request, "people/keys.html", context)


def _is_key(factor: Authenticator) -> bool:
    return factor.type == Authenticator.Type.WEBAUTHN


def name_of(factor: Authenticator) -> str:
    return factor.wrap().name if _is_key(factor) else _("Code app")


@proved_lately
def _remove(request: HttpRequest, factors: list[Authenticator]) -> HttpResponse:
    chosen = next((one for one in factors if str(one.pk) == request.POST.get("factor")), None)
    if chosen is None:
        raise Http404
    actions.remove_factor(by=request.person, factor=chosen, name=name_of(chosen))
    messages.success(request, _("Removed."))
    return redirect("people:keys")


@never_cache
@GET_POST
@proved_lately
def key_new(request: HttpRequest) -> HttpResponse:
    """Let the browser make a key and keep its public half."""
    form = NewKeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        factor = None
        with refusals_on(form):
            limit(f"factor:{request.person.pk}", "20/h")
            key = steps.made_key(form.cleaned_data["credential"])
            factor = key and actions.add_key(by=request.person, name=form.cleaned_data["name"], credential=key)
        if factor:
            return _added(request, factor)
        if form.is_valid():
            form.add_error(None, _("The key could not be made. Please try again."))
    context = {"form": form, "options": steps.options_to_make(request.person)}
    return render(request, "people/key_new.html", context, status=form.status)


@never_cache
@GET_POST
@proved_lately
def app_new(request: HttpRequest) -> HttpResponse:
    """Share a secret with a code app: as a square code and as text."""
    form = NewAppForm(request.POST or None)
    secret = get_totp_secret()
    if request.method == "POST" and form.is_valid():
        factor = None
        with refusals_on(form):
            limit(f"factor:{request.person.pk}", "20/h")
            if validate_totp_code(secret, form.cleaned_data["code"]):
                factor = actions.add_app(by=request.person, secret=secret, name=_("Code app"))
        if factor:
            clear_totp_secret(request)
            return _added(request, factor)
        if form.is_valid():
            form.add_error("code", _("This does not fit. Please try again."))
    groups = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    link = get_adapter().build_totp_url(request.person, secret)
    return render(request, "people/app_new.html", {"form": form, "secret": groups, "link": link}, status=form.status)


def _added(request: HttpRequest, factor: Authenticator) -> HttpResponse:
    """The session has shown the factor by making it. Recovery codes that nobody saw yet come next."""
    steps.proved(request, factor)
    messages.success(request, _("Added. From now on we ask for it when you sign in."))
    kept = queries.recovery_of(request.person)
    if kept is None or kept.wrap().did_view:
        return redirect(_afterwards(request) or "people:keys")
    return redirect("people:recovery")


@never_cache
@require_safe
@proved_lately
def app_qr(request: HttpRequest) -> HttpResponse:
    """The secret that waits to be confirmed, as a square code."""
    code = qrcode.QRCode(border=2)
    code.add_data(get_adapter().build_totp_url(request.person, get_totp_secret()))
    rows = code.get_matrix()
    dark = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    size = len(rows)
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0,0h{size}v{size}H0z"/><path d="{dark}"/></svg>'
    )
    return HttpResponse(picture, "image/svg+xml")


@never_cache
@GET_POST
@proved_lately
def recovery(request: HttpRequest) -> HttpResponse:
    """Codes for the day on which phone and key are lost: shown once, or made anew."""
    kept = queries.recovery_of(request.person)
    if kept is None:
        return redirect("people:keys")
    codes = []
    if request.method == "POST":
        codes = actions.show_recovery_codes(by=request.person, renew=request.POST.get("do") == "renew")
    context = {
        "codes": codes,
        "seen": kept.wrap().did_view,
        "left": len(kept.wrap().get_unused_codes()),
        "onward": _afterwards(request) if codes else "",
    }
    return render(request, "people/recovery.html", context)
