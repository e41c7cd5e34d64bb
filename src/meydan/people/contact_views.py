"""Changing the e-mail address with which an account is opened and written to: one's own, or that of somebody at the desk."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.forms import MeydanForm
from meydan.people import actions, new_email, queries
from meydan.people.forms import CodeForm, EmailForSomebodyForm, NewEmailForm
from meydan.people.key_views import proved_lately
from meydan.people.models import Person
from meydan.people.rules import may_change_email, may_see_people

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
@proved_lately
def email(request: HttpRequest) -> HttpResponse:
    """First the new address, then the code that was sent there."""
    return _change(request, request.person, "people/new_email.html", NewEmailForm)


@never_cache
@GET_POST
@desk_only(may_see_people)
def desk_email(request: HttpRequest, pk: int) -> HttpResponse:
    """For somebody whose old mailbox is gone: they read out the code that came to the new one."""
    person = find(queries.people_for_desk("", staff_only=False), pk=pk)
    may_change_email(request.person, person).or_refuse()
    return _change(request, person, "people/desk_email.html", EmailForSomebodyForm)


def _change(request: HttpRequest, person: Person, template: str, asks: type[NewEmailForm]) -> HttpResponse:
    own = person.pk == request.person.pk
    if request.POST.get("do") == "another":
        new_email.drop(request)
        return redirect(request.path)
    address = new_email.waiting(request, person)
    form: MeydanForm = CodeForm(request.POST or None) if address else asks(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if address:
                _enter(request, form, person, address)
            else:
                new_email.send_code(request, person, form.cleaned_data["email"])
        if form.is_valid() and address:
            messages.success(request, _("The new e-mail address counts from now on."))
            return redirect("people:profile") if own else redirect("people:desk_person", person.pk)
        if form.is_valid():
            return redirect(request.path)
    context = {"form": form, "sent_to": address, "someone": person}
    return render(request, template, context, status=form.status)


def _enter(request: HttpRequest, form: MeydanForm, person: Person, address: str) -> None:
    if not new_email.is_code(request, form.cleaned_data["code"]):
        form.add_error("code", _("This is not the code in the message. Please look again."))
        return
    before = person.email
    actions.change_email(by=request.person, person=person, email=address)
    new_email.drop(request)
    if before:
        with suppress(OSError):  # it is often changed because the old one is dead
            new_email.tell_old_address(before)
