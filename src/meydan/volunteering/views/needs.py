"""The desk: needs, and the duties that are opened for them."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find_seen, refusals_on
from meydan.places.queries import town_map
from meydan.volunteering import actions
from meydan.volunteering.forms.desk import MoveNeedForm, NeedForm, PublishForm, RoleForm
from meydan.volunteering.models import Need, Role
from meydan.volunteering.models.volunteers import OF_AGE
from meydan.volunteering.queries import desk, people
from meydan.volunteering.rules import may_ask_in, may_see_needs, next_states, next_states_of_role
from meydan.volunteering.rules.adults import adults_needed

VERBS = {
    Role.State.PUBLISHED: _("Publish"),
    Role.State.FULL: _("It is full"),
    Role.State.PAUSED: _("Pause"),
    Role.State.CLOSED: _("Close"),
    Role.State.ARCHIVED: _("Shelve"),
}
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_see_needs)
def need_list(request: HttpRequest) -> HttpResponse:
    """What is needed, by state."""
    state, text = request.GET.get("state", "all"), request.GET.get("q", "").strip()[:100]
    page = desk.need_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "needs", _columns(), page.rows)
    address = reverse("volunteering:desk_needs")
    choices = [("all", _("All")), *Need.State.choices]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    return render(request, "volunteering/desk_needs.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _columns() -> sheets.Columns:
    return [
        (_("Need"), lambda one: one.title),
        (_("Unit"), lambda one: one.unit.name),
        (_("Field"), lambda one: one.get_field_display()),
        (_("Duties"), lambda one: one.duties),
        (_("State"), lambda one: one.get_state_display()),
    ]


@GET_POST
@desk_only(may_see_needs)
def need_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Raise a need, or change it."""
    found = find_seen(desk.needs_visible_to, request.person, pk) if pk else None
    form = NeedForm(
        request.POST or None,
        person=request.person,
        initial=_need_now(found) if found else {"contact": request.person.pk},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.save_need(by=request.person, need=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, gettext("Saved."))
            return redirect(found)
    return render(request, "volunteering/desk_need_form.html", {"form": form, "need": found}, status=form.status)


def _need_now(need: Need) -> dict[str, Any]:
    return model_to_dict(need) | {"target": need.target.code, "number": need.thread.number if need.thread else ""}


@GET_POST
@desk_only(may_see_needs)
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """One need: its next step, its duties, what happened."""
    found = find_seen(desk.needs_visible_to, request.person, pk)
    states = next_states(request.person, found)
    form = MoveNeedForm(request.POST if request.POST.get("do") == "move" else None, states=states)
    if request.method == "POST":
        done = _count(request, found, form) if request.POST.get("do") == "count" else _move(request, found, form)
        if done:
            return redirect(found)
    context = {
        "need": found,
        "form": form,
        "states": states,
        "roles": desk.roles_of_need(found),
        "changes": people.changes_of(found),
        "uncounted": desk.uncounted_minutes(found),
    }
    return render(request, "volunteering/desk_need.html", context, status=form.status)


def _move(request: HttpRequest, need: Need, form: MoveNeedForm) -> bool:
    if form.is_valid():
        with refusals_on(form):
            actions.move_need(by=request.person, need=need, **form.cleaned_data)
            messages.success(request, gettext("Saved."))
            return True
    return False


def _count(request: HttpRequest, need: Need, form: MoveNeedForm) -> bool:
    with refusals_on(form):
        actions.count_for_project(by=request.person, need=need)
        messages.success(request, gettext("The hours are an entry of the project now."))
        return True
    return False


PICKER = "places/_map_picker.html"


@GET_POST
@desk_only(may_see_needs)
def role_form(request: HttpRequest, need: int = 0, pk: int = 0) -> HttpResponse:
    """Write a duty for a need, or change one."""
    found = find_seen(desk.roles_at_desk, request.person, pk) if pk else None
    parent = found.need if found else find_seen(desk.needs_visible_to, request.person, need)
    form = RoleForm(request.POST or None, initial=_role_now(found) if found else _from_need(parent))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.save_role(by=request.person, need=parent, role=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, gettext("Saved."))
            return redirect("volunteering:desk_role", found.pk)
    context = {"form": form, "role": found, "need": parent, "picker": PICKER if town_map().drawn else ""}
    return render(request, "volunteering/desk_role_form.html", context, status=form.status)


def _role_now(role: Role) -> dict[str, Any]:
    dates = {
        "call_opens_on": timezone.localdate(role.call_opens_at) if role.call_opens_at else None,
        "call_closes_on": timezone.localdate(role.call_closes_at - timedelta(seconds=1))
        if role.call_closes_at
        else None,
    }
    return model_to_dict(role) | dates


def _from_need(need: Need) -> dict[str, Any]:
    return {"risk": need.risk, "supervisor": need.contact_id}


@GET_POST
@desk_only(may_see_needs)
def role(request: HttpRequest, pk: int) -> HttpResponse:
    """One duty: publish, pause or close it; its shifts and volunteers."""
    found = find_seen(desk.roles_at_desk, request.person, pk)
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        to = request.POST.get("to", "")
        with refusals_on(form):
            actions.move_role(by=request.person, role=found, to=to, no_post=form.cleaned_data["no_post"])
        if form.is_valid():
            messages.success(request, gettext("Saved."))
            if to == Role.State.PUBLISHED and found.min_age < OF_AGE and (needed := adults_needed()):
                words = gettext(
                    "People under 18 may come to this duty: at each shift %(needed)s adults have to be there."
                )
                messages.warning(request, words % {"needed": needed})
            return redirect("volunteering:desk_role", found.pk)
    context = {
        "role": found,
        "form": form,
        "may_ask": may_ask_in(request.person, found),
        "verbs": [(code, VERBS[Role.State(code)]) for code in next_states_of_role(found)],
        "shifts": desk.all_shifts_of(found),
        "placements": desk.placements_of(found),
        "changes": people.changes_of(found),
    }
    return render(request, "volunteering/desk_role.html", context, status=form.status)
