"""Groups at the desk: founding, looking after, and what the kent konseyi did."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find_seen, refusals_on
from meydan.base.paging import page_by_key
from meydan.base.templatetags.ui import public_address
from meydan.groups import actions
from meydan.groups.forms.groups import AboutForm, CloseForm, DeclineForm, FacilitatorForm, FoundForm
from meydan.groups.forms.speaking import AgendaForm, DecisionForm, SentForm
from meydan.groups.models import CouncilOpinion, Group, GroupState
from meydan.groups.queries import groups, speaking
from meydan.groups.rules.groups import may_keep_groups
from meydan.groups.views.reading import find_group

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_keep_groups)
def desk_groups(request: HttpRequest, state: str = "living") -> HttpResponseBase:
    """All groups with how they are; first those that live."""
    asked = request.GET.get("state", "")
    state = asked if asked in {"living", "all", *GroupState.values} else state
    text = request.GET.get("q", "").strip()[:100]
    rows = groups.desk_rows(request.person, state=state, text=text)
    if sheets.asked(request):
        return sheets.answer(request, "groups", _columns(), rows.order_by("-changed_at", "-id"))
    founding = state == GroupState.PROPOSED
    order = ["promised_for", "id"] if founding else ["-changed_at", "-id"]
    page = page_by_key(rows, order=order, after=request.GET.get("after", ""), per_page=25)
    context = {"page": page, "tabs": _tabs(state), "state": state, "text": text}
    return render(request, "groups/desk_groups.html", context)


def _tabs(state: str) -> list[dict[str, Any]]:
    address = reverse("groups:desk_groups")
    choices = [
        ("living", _("Living groups")),
        ("proposed", _("To found")),
        ("sleeping", _("Sleeping groups")),
        ("all", _("All")),
    ]
    return [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]


def _columns() -> sheets.Columns:
    return [
        (_("Name of the group"), lambda one: one.name),
        (_("State"), lambda one: one.get_state_display()),
        (_("Neighbourhood"), lambda one: one.neighbourhood.name if one.neighbourhood else _("The whole town")),
        (_("Goals"), lambda one: ", ".join(str(goal.number) for goal in one.goals.all())),
        (_("Members"), lambda one: one.people or 0),
        (_("Most members"), lambda one: one.largest),
        (_("Meetings"), lambda one: one.held or 0),
        (_("Last meeting"), lambda one: one.met_at),
        (_("Proposed on"), lambda one: one.proposed_at),
        (_("Decision promised for"), lambda one: one.promised_for),
        (_("Address"), lambda one: public_address(one.get_absolute_url())),
    ]


@GET_POST
@desk_only(may_keep_groups)
def desk_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about a founding; look after a group that lives."""
    found = find_group(request, pk)
    does = request.POST.get("do", "")
    forms = _forms(request, found, does)
    form = forms.get(does)
    if request.method == "POST" and form and form.is_valid():
        with refusals_on(form):
            _act(request, found, does, form)
        if form.is_valid():
            messages.success(request, _("Saved. Everybody whom it concerns is told."))
            return redirect("groups:desk_group", found.pk)
    if request.method == "POST" and does == "wake":
        actions.wake_group(by=request.person, group=found)
        return redirect("groups:desk_group", found.pk)
    context = {"group": found, "forms": forms, "form": form, "members": groups.members_of(found), "history": groups.history(found)}  # fmt: skip
    return render(request, "groups/desk_group.html", context, status=form.status if form else 200)


def _forms(request: HttpRequest, found: Group, does: str) -> dict[str, Any]:
    """The forms of the page; the one that was sent is bound."""

    def data(name: str) -> Any:
        return request.POST if does == name else None

    if found.state == GroupState.PROPOSED:
        return {
            "found": FoundForm(data("found"), auto_id="f-%s"),
            "decline": DeclineForm(data("decline"), auto_id="d-%s"),
        }  # fmt: skip
    if not found.is_living:
        return {}
    plain = {name: getattr(found, name) for name in ("purpose", "joining", "largest")}
    place = found.neighbourhood.slug if found.neighbourhood else ""
    start = {**plain, "goals": [goal.number for goal in found.goals.all()], "neighbourhood": place}
    return {
        "change": AboutForm(data("change"), auto_id="c-%s", initial=start),
        "facilitator": FacilitatorForm(data("facilitator"), auto_id="s-%s"),
        "close": CloseForm(data("close"), auto_id="e-%s"),
    }  # fmt: skip


def _act(request: HttpRequest, found: Group, does: str, form: Any) -> None:
    who, data = {"by": request.person, "group": found}, form.cleaned_data
    if does == "found":
        actions.found_group(**who, **data)
    elif does == "decline":
        actions.decline_group(**who, **data)
    elif does == "change":
        actions.change_group(**who, **form.wanted)
    elif does == "facilitator":
        actions.send_facilitator(**who, **data)
    else:
        actions.close_group(**who, **data)


@require_safe
@desk_only(may_keep_groups)
def desk_opinions(request: HttpRequest) -> HttpResponse:
    """Opinions for the kent konseyi; first those with which there is something to do."""
    rows = (
        speaking.opinions_waiting()
        if request.GET.get("state") != "all"
        else speaking.opinions_visible_to(request.person)
    )
    page = page_by_key(rows, order=["-written_at", "-id"], after=request.GET.get("after", ""), per_page=25)
    if sheets.asked(request):
        return sheets.answer(request, "opinions", _opinion_columns(), page.rows)
    return render(request, "groups/desk_opinions.html", {"page": page, "state": request.GET.get("state", "")})


def _opinion_columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Group"), lambda one: one.group.name),
        (_("State"), lambda one: one.get_state_display()),
        (_("Number"), lambda one: one.number),
        (_("When"), lambda one: one.written_at),
    ]


@GET_POST
@desk_only(may_keep_groups)
def desk_opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that an opinion was sent, stands on an agenda, and what was decided."""
    found = find_seen(speaking.opinions_visible_to, request.person, pk)
    does = request.POST.get("do", "")
    if does == "withdraw":
        actions.withdraw_opinion(by=request.person, opinion=found)
        return redirect("groups:desk_opinions")
    forms = _opinion_forms(request, found, does)
    form = forms.get(does)
    if request.method == "POST" and form is None:
        raise Http404
    if request.method == "POST" and form and form.is_valid():
        with refusals_on(form):
            OPINION_VERBS[does](by=request.person, opinion=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved. Everybody whom it concerns is told."))
            return redirect("groups:desk_opinion", found.pk)
    context = {"opinion": found, "forms": forms, "form": form}
    return render(request, "groups/desk_opinion.html", context, status=form.status if form else 200)


OPINION_VERBS: Mapping[str, Any] = {
    "sent": actions.send_opinion,
    "agenda": actions.put_on_agenda,
    "decision": actions.record_decision,
}


def _opinion_forms(request: HttpRequest, found: CouncilOpinion, does: str) -> dict[str, Any]:
    kinds: Mapping[str, Mapping[str, Any]] = {
        "written": {"sent": SentForm},
        "sent": {"agenda": AgendaForm},
        "on_agenda": {"decision": DecisionForm, "agenda": AgendaForm},
    }
    return {
        name: made(request.POST if does == name else None, auto_id=f"{name}-%s")
        for name, made in kinds.get(found.state, {}).items()
    }
