"""The desk: organisations, who speaks for them, who can be reached there, and what their representatives propose."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.pressing import Verb, press
from meydan.base.refs import resolve
from meydan.goals.queries import all_goals
from meydan.partners import actions
from meydan.partners.forms.desk import (
    ContactForm,
    DecideChangeForm,
    JoinForm,
    OrganisationForm,
    RepresentativeForm,
    WhichForm,
)
from meydan.partners.forms.public import PageForm
from meydan.partners.models import Change, Organisation
from meydan.partners.queries import agreements, organisations, pledges
from meydan.partners.rules import may_keep_partners, may_publish

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_keep_partners)
def desk_list(request: HttpRequest) -> HttpResponse:
    """All organisations that the town has met, whoever wrote them down."""
    state, text = request.GET.get("state", "all"), request.GET.get("q", "").strip()[:100]
    page = organisations.desk_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "organisations", _columns(), page.rows)
    choices = [("all", _("All")), ("public", _("In the directory")), ("hidden", _("Not public"))]
    tabs = tabs_of("partners:desk_list", choices, state)
    return render(request, "partners/desk_list.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _columns() -> sheets.Columns:
    return [
        (_("Organisation"), lambda one: one.name),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("Country"), lambda one: one.country_name),
        (_("State"), lambda one: one.tone[2]),
    ]


def tabs_of(page: str, choices: list[tuple[Any, Any]], state: str) -> list[dict[str, Any]]:
    address = reverse(page)
    return [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]


@GET_POST
@desk_only(may_keep_partners)
def desk_edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write down an organisation, or change what is known of it."""
    found = find(organisations.organisations_at_desk(request.person), pk=pk) if pk else None
    form = OrganisationForm(request.POST or None, initial=OrganisationForm.now(found) if found else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.save_organisation(by=request.person, organisation=found, **form.cleaned_data)
        if form.is_valid():
            return redirect("partners:desk_organisation", made.pk)
    return render(request, "partners/desk_edit.html", {"form": form, "organisation": found}, status=form.status)


@GET_POST
@desk_only(may_keep_partners)
def desk_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation with everything that is known of it, and the verbs."""
    found = find(organisations.organisations_at_desk(request.person), pk=pk)
    by: dict[str, Any] = {"by": request.person, "organisation": found}
    verbs = {
        "publish": Verb(lambda: actions.publish_organisation(**by), _("It stands in the directory.")),
        "hide": Verb(lambda: actions.publish_organisation(**by, public=False), _("It is out of the directory.")),
        "contact": Verb(lambda **said: actions.keep_contact(**by, **said), _("Saved."), ContactForm),
        "forget": Verb(_on_one(request, organisations.contacts_of(found), actions.forget_contact, "contact"), _("Removed."), WhichForm),
        "speak": Verb(lambda **said: actions.name_representative(**by, **said), _("Saved. The person is told."), RepresentativeForm),
        "silence": Verb(_on_one(request, organisations.representatives_of(found), actions.end_representation, "representative"), _("Removed."), WhichForm),
        "join": Verb(lambda **said: actions.join_partner(**by, **said), _("Saved."), JoinForm),
        "part": Verb(_on_one(request, organisations.joint_at_desk(found), actions.part_from, "together"), _("Removed."), WhichForm),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("partners:desk_organisation", pk)
    context = _known(request, found) | {"pressed": pressed}
    return render(request, "partners/desk_organisation.html", context, status=pressed.status)


def _on_one(request: HttpRequest, rows: Any, act: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The verb for the row whose number was sent."""

    def acted(which: int) -> Any:
        return act(by=request.person, **{name: find(rows, pk=which)})

    return acted


def _known(request: HttpRequest, found: Organisation) -> dict[str, Any]:
    joint = list(organisations.joint_at_desk(found))
    things = resolve(request.person, [one.ref for one in joint])
    return {
        "organisation": found,
        "may_publish": may_publish(request.person, found),
        "contacts": organisations.contacts_of(found),
        "representatives": organisations.representatives_of(found),
        "joint": [(one, things.get(one.ref)) for one in joint],
        "agreements": agreements.agreements_of(found),
        "pledges": pledges.pledges_at_desk(request.person)
        .filter(organisation=found)
        .order_by("-offered_at", "-pk")[:12],
    }


@GET_POST
@desk_only(may_keep_partners)
def desk_change(request: HttpRequest, pk: int) -> HttpResponse:
    """What a representative would like to change, beside what stands there."""
    found = find(organisations.changes_at_desk(request.person), pk=pk)
    form = DecideChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.decide_change(by=request.person, change=found, **form.cleaned_data)
        if form.is_valid():
            return redirect("partners:desk_organisation", found.organisation_id)
    context = {"change": found, "form": form, "lines": _beside(found)}
    return render(request, "partners/desk_change.html", context, status=form.status)


def _beside(change: Change) -> list[tuple[Any, str, str]]:
    """(field, what stands there, what should stand there)."""
    labels = {name: field.label for name, field in PageForm.base_fields.items()}
    now = PageForm.now(change.organisation)
    return [(labels[name], _words(name, now[name]), _words(name, said)) for name, said in change.said.items()]


def _words(name: str, value: Any) -> str:
    if name == "goals":
        return ", ".join(str(goal) for goal in all_goals() if goal.number in value)
    return ", ".join(value) if isinstance(value, list) else str(value)
