"""One's own data: to see, to take along, to correct, to erase."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, languages
from meydan.base.cards import cards_of_all, sections
from meydan.base.edge import sign_in_first
from meydan.people import actions, queries
from meydan.people import second_step as steps
from meydan.people.forms import LeavingForm
from meydan.people.key_views import proved_lately
from meydan.people.own_file import own_file, readable_parts

ROWS = 100
"""Of each kind on a page; all of them are in the file."""


@never_cache
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """What is kept about me, why, how long; the ways to take it along, correct it, erase it."""
    person = request.person
    if person is None:
        return sign_in_first(request)
    some, none = queries.known_about(person)
    context = {
        "cards": some,
        "nothing": none,
        "rows": sum(card.rows for card in some),
        "proved": steps.is_proved_lately(request, person),
        "sections": sections("data", request, person),
        "language": languages.NAMES.get(person.language, person.language),
    }
    return render(request, "people/my_data.html", context)


@never_cache
@require_safe
@proved_lately
def my_card(request: HttpRequest, name: str) -> HttpResponse:
    """What one part of Meydan keeps about me, line by line; the same rows as in the file."""
    card = cards_of_all().get(name)
    if card is None or not card.personal_data:
        raise Http404
    parts = readable_parts(name, request.person, ROWS)
    return render(request, "people/my_card.html", {"card": card, "parts": parts})


@never_cache
@require_safe
def my_file(request: HttpRequest) -> HttpResponseBase:
    """All of it as one file, for whoever has just shown that it is theirs."""
    person = request.person
    if person is None:
        return sign_in_first(request)
    if not steps.is_proved_lately(request, person):
        back = reverse("people:my_data") + "#al"
        return redirect(reverse("people:confirm") + "?" + urlencode({"next": back}))
    actions.take_data_along(by=person)
    name = f"meydan-verilerim-{clock.today():%Y-%m-%d}.zip"
    return FileResponse(own_file(person), as_attachment=True, filename=name, content_type="application/zip")


@require_http_methods(["GET", "HEAD", "POST"])
@proved_lately
def erase_me(request: HttpRequest) -> HttpResponse:
    """Be forgotten: at once, or once the work of somebody with a role is handed over."""
    person = request.person
    form = LeavingForm(request.POST or None)
    if request.method == "POST" and request.POST.get("do") == "stay":
        actions.stay(by=person)
        messages.success(request, _("Your account stays."))
        return redirect("people:my_data")
    if request.method == "POST" and request.POST.get("do") == "erase" and form.is_valid():
        wish = actions.ask_to_be_forgotten(by=person, withdraw=form.cleaned_data["withdraw"])
        if wish is None:
            logout(request)
            return render(request, "people/erased.html")
        return redirect("people:erase_me")
    wish = queries.erasure_request_of(person)
    context = {"form": form, "wish": wish, "roles": person.own_grants}
    if wish:
        context["held"] = queries.held_by(person)
    else:
        context["staying"] = [(card, line) for card in queries.staying(person) for line in card.lines]
    return render(request, "people/erase_me.html", context)
