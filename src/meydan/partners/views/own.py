"""What somebody does for an organisation: offers something, changes its page, writes down what worked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.partners import actions, signing_in
from meydan.partners.forms.public import LogoForm, PageForm, PledgeForm, PracticeForm
from meydan.partners.models import Change
from meydan.partners.queries import organisations, pledges
from meydan.partners.queries.things import public_thing
from meydan.partners.rules import may_keep_partners, may_take_back

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def offer(request: HttpRequest) -> HttpResponse:
    """Offer space, knowledge, goods or time; without an account one signs in at the end."""
    form = PledgeForm(request.POST or None, initial=_start(request))
    if request.method == "POST" and form.is_valid():
        if request.person is None:
            signing_in.keep(request, form)
            return sign_in_first(request)
        with refusals_on(form):
            made = signing_in.send(request, form)
        if form.is_valid():
            return redirect(made)
    served = public_thing(form["serves"].value() or "")
    return render(request, "partners/offer.html", {"form": form, "served": served}, status=form.status)


def _start(request: HttpRequest) -> dict[str, Any]:
    """What was typed before, or whose page the visitor comes from."""
    if typed := signing_in.kept(request):
        return typed
    number = request.GET.get("kurum", "")
    chosen = organisations.public_organisations().filter(pk=number).first() if number.isdecimal() else None
    return {"organisation": chosen.name if chosen else "", "serves": request.GET.get("ne", "")[:80]}


@never_cache
@GET_POST
def pledge(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own pledge: how far it is, the answer, and taking it back. The Centre goes on to the desk."""
    if request.person is None:
        return sign_in_first(request)
    if may_keep_partners(request.person):
        return redirect("partners:desk_pledge", pk)
    found = find(pledges.own_pledges(request.person), pk=pk)
    if request.method == "POST":
        actions.take_back_pledge(by=request.person, pledge=found)
        messages.success(request, _("You took it back."))
        return redirect(found)
    context = {
        "pledge": found,
        "served": public_thing(found.serves) if found.serves else None,
        "may_take_back": may_take_back(request.person, found),
    }
    return render(request, "partners/pledge.html", context)


@never_cache
@GET_POST
def own_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A representative proposes what the page should say, and sends the organisation's sign."""
    if request.person is None:
        return sign_in_first(request)
    found = find(organisations.own_organisations(request.person), pk=pk)
    latest = organisations.latest_change(found)
    waits = latest is not None and latest.state == Change.State.SENT
    if request.FILES:
        logo = LogoForm(request.POST, request.FILES)
        form = PageForm(initial=PageForm.now(found))
        pressed, done = (
            logo,
            lambda: actions.send_logo(by=request.person, organisation=found, upload=logo.files["logo"]),
        )
    else:
        logo = LogoForm()
        form = PageForm(request.POST or None, initial=PageForm.now(found))
        pressed, done = form, lambda: actions.propose_change(by=request.person, organisation=found, **form.cleaned_data)
    if request.method == "POST" and pressed.is_valid():
        with refusals_on(pressed):
            done()
        if pressed.is_valid():
            messages.success(request, _("Thank you. It is public as soon as the Centre has looked at it."))
            return redirect("partners:own_page", pk)
    context = {"organisation": found, "form": form, "logo": logo, "latest": latest, "waits": waits, "pressed": pressed}
    return render(request, "partners/own_page.html", context, status=pressed.status)


@never_cache
@GET_POST
def practice_new(request: HttpRequest) -> HttpResponse:
    """Write down what worked, for one's organisation or the municipality."""
    person = request.person
    if person is None:
        return sign_in_first(request)
    writes = person.at_desk or organisations.own_organisations(person).exists()
    form = PracticeForm(request.POST or None, person=person)
    if writes and request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.write_practice(by=person, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Thank you. A colleague reads it before it is public."))
            return redirect(made)
    return render(
        request, "partners/practice_new.html", {"form": form, "writes": writes}, status=form.status if writes else 200
    )
