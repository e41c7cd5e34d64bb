"""Asking about one's data, the register at the desk, and breaches."""

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, sheets
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.base.forms import MeydanForm
from meydan.base.paging import page_by_key
from meydan.base.town import town
from meydan.privacy import actions, queries
from meydan.privacy.forms import (
    AnswerForm,
    AskForm,
    BreachFilter,
    BreachForm,
    EnterForm,
    RequestFilter,
    StepForm,
    ToldForm,
)
from meydan.privacy.models import Breach
from meydan.privacy.rules import may_handle

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask something about one's own data."""
    if request.person is None:
        return sign_in_first(request)
    form = AskForm(request.POST or None, initial={"what": request.GET.get("what", "")})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.ask(by=request.person, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Your request is registered. You are told as soon as it is answered."))
            return redirect("privacy:own_request", made.pk)
    context = {"form": form, "promise": town().clock("data_request")}
    return render(request, "privacy/ask.html", context, status=form.status)


@never_cache
@GET_POST
def own_request(request: HttpRequest, pk: int) -> HttpResponse:
    """How far one's own request is, and the answer."""
    if request.person is None:
        return sign_in_first(request)
    if may_handle(request.person) and not queries.own_requests(request.person).filter(pk=pk).exists():
        return redirect("privacy:desk_request", pk)  # officers get a message with the same link
    found = find(queries.own_requests(request.person), pk=pk)
    if request.method == "POST":
        actions.take_back(by=request.person, request=found)
        messages.success(request, _("Your request is taken back."))
        return redirect("privacy:own_request", pk)
    return render(request, "privacy/own_request.html", {"asked": found, "complain": town().say("privacy", "complain")})


@require_safe
@desk_only(may_handle)
def desk(request: HttpRequest) -> HttpResponseBase:
    """The register: what was asked, by when an answer is owed, what became of it."""
    form = RequestFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.requests_found(
        request.person, text=wanted.get("q", ""), state=wanted.get("state", ""), what=wanted.get("what", "")
    )
    if sheets.asked(request):
        return sheets.answer(request, "data-requests", _request_columns(), rows.order_by("-asked_at", "-id"))
    page = page_by_key(rows, order=["-asked_at", "-id"], after=request.GET.get("after", ""), per_page=25)
    return render(request, "privacy/desk.html", {"page": page, "form": form, "narrowed": any(wanted.values())})


def _request_columns() -> sheets.Columns:
    return [
        (_("Number"), lambda one: one.pk),
        (_("Who asks"), lambda one: one.asker),
        (_("What is asked for"), lambda one: one.get_what_display()),
        (_("How it came"), lambda one: one.get_channel_display()),
        (_("Came on"), lambda one: one.asked_at),
        (_("Owed by"), lambda one: one.due_on),
        (_("State"), lambda one: one.get_state_display()),
        (_("Closed on"), lambda one: one.closed_at),
    ]


@GET_POST
@desk_only(may_handle)
def desk_new(request: HttpRequest) -> HttpResponse:
    """Write down a request that came on paper or at the desk."""
    form = EnterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        said.pop("seen")
        asked_at = _within(said.pop("asked_on"))
        person = queries.people_by_contact(said["contact"])
        with refusals_on(form):
            made = actions.enter_request(by=request.person, person=person, asked_at=asked_at, **said)
        if form.is_valid():
            messages.success(request, _("The request is registered."))
            return redirect("privacy:desk_request", made.pk)
    return render(request, "privacy/desk_new.html", {"form": form}, status=form.status)


def _within(day: Any) -> datetime:
    """A moment of that day; of today no later than now."""
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    return min(noon, clock.now()) if day == clock.today() else noon


@never_cache
@GET_POST
@desk_only(may_handle)
def desk_request(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: answer it, or refuse it with the reason."""
    found = find(queries.requests_at_desk(request.person), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refuse = form.cleaned_data["do"] == "refuse"
        with refusals_on(form):
            actions.close_request(by=request.person, request=found, refuse=refuse, words=form.cleaned_data["words"])
        if form.is_valid():
            messages.success(request, _("Closed. Whoever has an account is told."))
            return redirect("privacy:desk_request", pk)
    return render(request, "privacy/desk_request.html", {"asked": found, "form": form}, status=form.status)


@require_safe
@desk_only(may_handle)
def desk_breaches(request: HttpRequest) -> HttpResponseBase:
    """Where data came into wrong hands, were lost or changed."""
    form = BreachFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.breaches_found(request.person, text=wanted.get("q", ""), state=wanted.get("state", ""))
    if sheets.asked(request):
        return sheets.answer(request, "breaches", _breach_columns(), rows.order_by("-found_at", "-id"))
    page = page_by_key(rows, order=["-found_at", "-id"], after=request.GET.get("after", ""), per_page=25)
    return render(request, "privacy/desk_breaches.html", {"page": page, "form": form, "narrowed": any(wanted.values())})


def _breach_columns() -> sheets.Columns:
    return [
        (_("In a few words"), lambda one: one.title),
        (_("Found"), lambda one: one.found_at),
        (_("Owed by"), lambda one: one.due_at),
        (_("Who is affected?"), lambda one: one.affected),
        (_("How many people, about?"), lambda one: one.affected_count),
        (_("Which kinds of data?"), lambda one: one.data),
        (_("Board told"), lambda one: one.board_told_at),
        (_("How, under which number; or why not"), lambda one: one.board_words),
        (_("People told"), lambda one: one.people_told_at),
        (_("Closed on"), lambda one: one.closed_at),
    ]


@GET_POST
@desk_only(may_handle)
def desk_breach_new(request: HttpRequest) -> HttpResponse:
    """Write down a breach; the clock runs from when it was found."""
    form = BreachForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.record_breach(by=request.person, **form.said)
        if form.is_valid():
            messages.success(request, _("Written down. The clock runs."))
            return redirect("privacy:desk_breach", made.pk)
    return render(request, "privacy/desk_breach_new.html", {"form": form}, status=form.status)


@never_cache
@GET_POST
@desk_only(may_handle)
def desk_breach(request: HttpRequest, pk: int) -> HttpResponse:
    """One breach: what was done, who was told, and the end of it."""
    found = find(queries.breaches(request.person), pk=pk)
    do = request.POST.get("do") if request.method == "POST" else None
    step, told, end = (
        form(request.POST if do == name else None)
        for name, form in (("step", StepForm), ("told", ToldForm), ("close", MeydanForm))
    )
    posted = {"step": step, "told": told, "close": end}.get(do or "")
    if posted is not None and posted.is_valid():
        with refusals_on(posted):
            _do(request, found, do or "", posted)
        if posted.is_valid():
            messages.success(request, _("Saved."))
            return redirect("privacy:desk_breach", pk)
    context = {"breach": found, "steps": found.steps.select_related("by"), "step": step, "told": told, "end": end}
    return render(request, "privacy/desk_breach.html", context, status=posted.status if posted is not None else 200)


def _do(request: HttpRequest, breach: Breach, do: str, form: MeydanForm) -> None:
    if do == "step":
        actions.note_breach(by=request.person, breach=breach, words=form.cleaned_data["note"])
    elif do == "told":
        actions.tell(by=request.person, breach=breach, **form.cleaned_data)
    else:
        actions.close_breach(by=request.person, breach=breach)
