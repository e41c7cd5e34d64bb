"""Signing in through the town's provider, the first time with it, and the link to it on one's own pages."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import refusals_on, safe_next
from meydan.base.forms import MeydanForm
from meydan.base.limits import address_of, limit
from meydan.people import actions, queries, signing_in
from meydan.people import town_provider as providers
from meydan.people.key_views import proved_lately
from meydan.people.models import Person
from meydan.people.rules import Provider, provider

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _provider() -> Provider:
    told = provider()
    if told is None:
        raise Http404
    return told


@never_cache
@require_safe
def provider_start(request: HttpRequest) -> HttpResponse:
    """To the provider. Another site cannot send people there in our name: they see the sign-in page first."""
    told = _provider()
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect(signing_in.with_next(request, "people:sign_in"))
    limit(f"provider:{address_of(request)}", "30/m")
    doing = "sign_in" if request.person is None else "prove" if request.GET.get("do") == "prove" else "link"
    try:
        return redirect(providers.begin(request, told, doing=doing, following=safe_next(request)))
    except providers.Trouble as trouble:
        return _trouble(trouble, safe_next(request))


@never_cache
@require_safe
def provider_back(request: HttpRequest) -> HttpResponse:
    """The way back has one address, whatever the language; the visitor's own was kept."""
    told, waited = _provider(), providers.kept(request)
    if waited is None:
        return _trouble(providers.Trouble(providers.LOST), "")
    with override(waited["language"]):
        try:
            said = providers.answer(request, told, waited)
            return _arrive(request, told, said, waited["doing"], waited["next"])
        except providers.Trouble as trouble:
            return _trouble(trouble, waited["next"])


def _arrive(request: HttpRequest, told: Provider, said: providers.Answer, doing: str, following: str) -> HttpResponse:
    person = queries.person_linked(said.subject)
    if person and not person.is_active:
        raise providers.Trouble(providers.OTHER)
    if request.person and doing == "prove":
        return _proved(request, told, person, said, following)
    if request.person is None and person is None and said.email:
        person = actions.link_by_email(provider=told, subject=said.subject, email=said.email)
    if request.person or person is None:
        providers.wait(request, said, told.bonds(said.claims))
        page = "people:provider_link" if request.person else "people:provider_new"
        return redirect(signing_in.with_next(request, page, following))
    return _enter(request, told, person, said, following)


def _proved(
    request: HttpRequest, told: Provider, person: Person | None, said: providers.Answer, following: str
) -> HttpResponse:
    if person is None or person.pk != request.person.pk or not said.fresh:
        raise providers.Trouble(providers.OTHER)
    actions.note_use(person=person, provider=told, bonds=told.bonds(said.claims))
    providers.shown(request, person, said)
    return redirect(following or "people:keys")


def _enter(
    request: HttpRequest, told: Provider, person: Person, said: providers.Answer, following: str
) -> HttpResponse:
    actions.note_use(person=person, provider=told, bonds=told.bonds(said.claims))
    providers.shown(request, person, said)
    return signing_in.enter(request, person, following)


def _trouble(trouble: providers.Trouble, following: str) -> HttpResponse:
    said = {"why": trouble.why, **({"next": following} if following else {})}
    return redirect(reverse("people:provider_trouble") + "?" + urlencode(said))


@never_cache
@require_safe
def provider_trouble(request: HttpRequest) -> HttpResponse:
    """Why it did not work, and what to do next."""
    context = {"provider": _provider(), "why": request.GET.get("why", ""), "next": safe_next(request)}
    return render(request, "people/provider_trouble.html", context)


@never_cache
@GET_POST
def provider_new(request: HttpRequest) -> HttpResponse:
    """The provider's account is not known here: link it to an account, or begin a new one."""
    told, waits = _provider(), providers.waiting(request)
    if request.person or waits is None:
        return redirect(signing_in.with_next(request, "people:provider_link" if request.person else "people:sign_in"))
    form = MeydanForm(request.POST or None)
    if request.method == "POST":
        with refusals_on(form):
            email = waits["email"] if told.trusts_email else ""
            person = actions.join_by_provider(provider=told, subject=waits["subject"], email=email)
            actions.note_use(person=person, provider=told, bonds=waits["bonds"])
        if not form.errors:
            providers.settle(request)
            return signing_in.enter(request, person)
    link = reverse("people:provider_link") + (
        "?" + urlencode({"next": safe_next(request)}) if safe_next(request) else ""
    )
    context = {"provider": told, "form": form, "next": safe_next(request), "link": link}
    return render(request, "people/provider_new.html", context, status=form.status)


@never_cache
@GET_POST
def provider_link(request: HttpRequest) -> HttpResponse:
    """The link between the account here and the one at the provider: make it, see it, take it away."""
    return _link(request, _provider())


@proved_lately
def _link(request: HttpRequest, told: Provider) -> HttpResponse:
    waits = providers.waiting(request)
    form = MeydanForm(request.POST or None)
    if request.method == "POST":
        with refusals_on(form):
            said = _change(request, told, waits)
        if not form.errors:
            messages.success(request, said)
            return redirect(safe_next(request) or "people:keys")
    context: dict[str, Any] = {"provider": told, "form": form, "next": safe_next(request)}
    context |= {"link": queries.link_of(request.person), "waits": waits}
    return render(request, "people/provider_link.html", context, status=form.status)


def _change(request: HttpRequest, told: Provider, waits: Any) -> str:
    if request.POST.get("do") == "unlink":
        actions.unlink_account(by=request.person, provider=told)
        return _("Removed.")
    if waits is None:
        raise Http404
    actions.link_account(by=request.person, provider=told, subject=waits["subject"])
    actions.note_use(person=request.person, provider=told, bonds=waits["bonds"])
    providers.settle(request)
    return _("Linked. From now on it signs you in here.")
