"""The desk: agreements, from the draft to the renewal."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.pressing import Verb, press
from meydan.documents.queries.references import references_on
from meydan.partners import actions, rules
from meydan.partners.forms.desk import AgreementForm, WordsForm
from meydan.partners.models import Agreement
from meydan.partners.queries import agreements, organisations
from meydan.partners.rules import may_keep_partners
from meydan.partners.views.organisations import tabs_of

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_keep_partners)
def desk_agreements(request: HttpRequest) -> HttpResponse:
    state, text = request.GET.get("state", "ending"), request.GET.get("q", "").strip()[:100]
    page = agreements.agreement_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "agreements", _columns(), page.rows)
    choices = [("ending", _("Ends soon")), *Agreement.State.choices, ("all", _("All"))]
    tabs = tabs_of("partners:desk_agreements", choices, state)
    return render(request, "partners/desk_agreements.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Organisation"), lambda one: one.organisation.name),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("Number"), lambda one: one.number),
        (_("Signed on"), lambda one: one.signed_on),
        (_("First day"), lambda one: one.starts_on),
        (_("Last day"), lambda one: one.ends_on),
        (_("State"), lambda one: one.tone[2]),
    ]


@GET_POST
@desk_only(may_keep_partners)
def desk_agreement_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down an agreement with an organisation."""
    of = find(organisations.organisations_at_desk(request.person), pk=pk)
    form = AgreementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.save_agreement(by=request.person, organisation=of, **form.cleaned_data)
        if form.is_valid():
            return redirect(made)
    return render(request, "partners/desk_agreement_new.html", {"form": form, "organisation": of}, status=form.status)


@GET_POST
@desk_only(may_keep_partners)
def desk_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement: its days, its papers, and the verbs."""
    found = find(agreements.agreements_at_desk(request.person), pk=pk)
    by: dict[str, Any] = {"by": request.person, "agreement": found}

    def form_now(*args: Any, **kwargs: Any) -> AgreementForm:
        return AgreementForm(*args, initial=AgreementForm.now(found), **kwargs)

    verbs = {
        "save": Verb(lambda **said: actions.save_agreement(**by, organisation=found.organisation, **said), _("Saved."), form_now),
        "force": Verb(lambda: actions.put_in_force(**by), _("It is in force.")),
        "end": Verb(lambda **said: actions.end_agreement(**by, **said), _("It has ended."), WordsForm),
    }  # fmt: skip
    if request.POST.get("do") == "renew":
        return _renew(request, found)
    pressed = press(request, verbs)
    if pressed.done:
        return redirect(found)
    context = {
        "agreement": found,
        "papers": references_on([found.ref]),
        "pressed": pressed,
        "may": {
            "force": rules.may_put_in_force(request.person, found),
            "end": rules.may_end(request.person, found),
            "save": found.state in (Agreement.State.DRAFT, Agreement.State.FORCE),
        },
    }
    return render(request, "partners/desk_agreement.html", context, status=pressed.status)


def _renew(request: HttpRequest, found: Agreement) -> HttpResponse:
    made = actions.renew_agreement(by=request.person, agreement=found)
    messages.success(request, _("Here is a draft that follows it. Please check the days."))
    return redirect(made)
