"""The desk: shifts, applications, volunteers, guardians' permissions."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.cards import is_on
from meydan.base.edge import desk_only, find, refusals_on
from meydan.volunteering import actions
from meydan.volunteering.forms.desk import (
    CallOffForm,
    ChangeShiftForm,
    CheckForm,
    DecideForm,
    EndForm,
    NewShiftForm,
    PermissionForm,
)
from meydan.volunteering.forms.recognition import CardForm
from meydan.volunteering.models import Application, Shift
from meydan.volunteering.models.roles import Asked
from meydan.volunteering.queries import desk, people
from meydan.volunteering.rules import may_give_card, may_run_volunteering, may_see_needs, missing_of

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
REACHES = {"30": 30, "90": 90, "365": 365}


@GET_POST
@desk_only(may_see_needs)
def shift_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a shift, or shifts that come again."""
    role = find(desk.roles_at_desk(request.person), pk=pk)
    start = {"where": role.where, "capacity": role.wanted, "leader": role.supervisor_id}
    form = NewShiftForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if form.cleaned_data["again"]:
                actions.add_series(by=request.person, role=role, **form.series)
            else:
                actions.add_shift(by=request.person, role=role, **form.times, **form.seats)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("volunteering:desk_role", role.pk)
    return render(request, "volunteering/desk_shift_new.html", {"form": form, "role": role}, status=form.status)


@require_safe
@desk_only(may_see_needs)
def board(request: HttpRequest) -> HttpResponse:
    """The shifts that come: who leads, how many seats are taken, where there are gaps."""
    days = request.GET.get("days", "30")
    empty = request.GET.get("bos") == "1"
    page = desk.board(request.person, days=REACHES.get(days, 30), empty=empty, after=request.GET.get("after", ""))
    address = reverse("volunteering:desk_shifts")
    tabs = [
        {
            "title": _("%(days)s days") % {"days": count},
            "url": f"{address}?days={code}{'&bos=1' if empty else ''}",
            "current": code == days,
        }
        for code, count in REACHES.items()
    ]
    return render(request, "volunteering/desk_shifts.html", {"page": page, "tabs": tabs, "empty": empty, "days": days})


@GET_POST
@desk_only(may_see_needs)
def shift(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a shift or call it off; of a series this one, or from here on."""
    found = find(desk.shifts_at_desk(request.person), pk=pk)
    does = request.POST.get("do")
    change = ChangeShiftForm(request.POST if does == "change" else None, initial=_now(found), auto_id="c-%s")
    off = CallOffForm(request.POST if does == "call_off" else None, auto_id="o-%s")
    if found.series_id is None:
        del change.fields["reach"], off.fields["reach"]
    form = off if does == "call_off" else change
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _call_off(request, found, off) if form is off else _change(request, found, change)
        if form.is_valid():
            messages.success(request, _("Saved. Everybody on the list is told."))
            return redirect("volunteering:desk_role", found.role_id)
    context = {"shift": found, "change": change, "off": off, "form": form}
    return render(request, "volunteering/desk_shift.html", context, status=form.status)


def _now(shift: Shift) -> dict[str, Any]:
    occasion = shift.occasion
    begin, end = timezone.localtime(occasion.starts_at), timezone.localtime(occasion.ends_at)
    seats = {"capacity": occasion.capacity, "where": occasion.where, "note": shift.note, "leader": occasion.leader_id}
    return {"day": begin.date(), "starts": begin.time(), "ends": end.time(), **seats}


def _change(request: HttpRequest, shift: Shift, form: ChangeShiftForm) -> None:
    if form.cleaned_data.get("reach") == "later":
        data = form.cleaned_data
        actions.change_from_here(by=request.person, shift=shift, starts=data["starts"], ends=data["ends"], **form.seats)
    else:
        actions.change_shift(by=request.person, shift=shift, **form.times, **form.seats)


def _call_off(request: HttpRequest, shift: Shift, form: CallOffForm) -> None:
    later = form.cleaned_data.get("reach") == "later"
    verb = actions.call_off_from_here if later else actions.call_off_shift
    verb(by=request.person, shift=shift, why=form.cleaned_data["why"])


@require_safe
@desk_only(may_see_needs)
def applications(request: HttpRequest) -> HttpResponse:
    """Who applied; first who waits, with the promised day."""
    state, text = request.GET.get("state", "open"), request.GET.get("q", "").strip()[:100]
    page = people.application_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    address = reverse("volunteering:desk_applications")
    choices = [
        ("open", _("Waiting")),
        *((code, word) for code, word in Application.State.choices if code in CLOSED),
        ("all", _("All")),
    ]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    return render(
        request, "volunteering/desk_applications.html", {"page": page, "tabs": tabs, "state": state, "text": text}
    )


CLOSED = (Application.State.SUITABLE, Application.State.RESERVE, Application.State.UNSUITABLE)


@GET_POST
@desk_only(may_see_needs)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about an application."""
    found = find(people.applications_at_desk(request.person), pk=pk)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.decide_application(by=request.person, application=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Decided. The person is told."))
            return redirect("volunteering:desk_applications")
    context = {"application": found, "form": form, "changes": people.changes_of(found)}
    return render(request, "volunteering/desk_application.html", context, status=form.status)


@GET_POST
@desk_only(may_see_needs)
def placement(request: HttpRequest, pk: int) -> HttpResponse:
    """A volunteer's place: what was seen, suspend, end."""
    found = find(people.placements_visible_to(request.person).exclude(person=request.person), pk=pk)
    does = request.POST.get("do", "")
    check = CheckForm(request.POST if does == "check" else None, asked=found.role.asked or Asked.values, auto_id="c-%s")
    end = EndForm(request.POST if does == "end" else None, auto_id="e-%s")
    card = CardForm(request.POST if does == "card" else None, auto_id="k-%s")
    form = {"end": end, "card": card if is_on("documents") else check}.get(does, check)
    if request.method == "POST" and form.is_valid():
        verbs = {"end": actions.end_placement, "card": actions.give_card}
        with refusals_on(form):
            verbs.get(does, actions.enter_check)(by=request.person, placement=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("volunteering:desk_placement", found.pk)
    context = {
        "placement": found,
        "check": check,
        "end": end,
        "form": form,
        "card": card,
        "may_give_card": is_on("documents") and may_give_card(request.person, found),
        "missing": missing_of(found.role, found.checks.all()),
        "permission": people.permission_of(found.person),
        "changes": people.changes_of(found),
    }
    return render(request, "volunteering/desk_placement.html", context, status=form.status)


@GET_POST
@desk_only(may_run_volunteering)
def permission(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what a guardian said."""
    found = find(people.permissions(), pk=pk)
    form = PermissionForm(request.POST or None, initial={"risk": found.risk, "valid_until": found.valid_until})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.decide_permission(by=request.person, permission=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved. The young person is told."))
            return redirect("front:desk")
    return render(request, "volunteering/desk_permission.html", {"form": form, "permission": found}, status=form.status)
