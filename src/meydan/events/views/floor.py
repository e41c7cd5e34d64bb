"""Questions from the audience: asking and voting for everybody, the moderator's page, and the page for the projector."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.events import actions
from meydan.events.actions.floor import voter
from meydan.events.forms.taking_part import AskForm, FloorForm
from meydan.events.models import AudienceQuestion, Event, Floor
from meydan.events.queries import desk, events, taking_part
from meydan.events.rules import may_see_events_desk
from meydan.events.rules.taking_part import is_floor_open
from meydan.events.views.pressing import press

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
COOKIE, DAY = "meydan_salon", 24 * 60 * 60
"""A random name of the device, for a day, so that one device votes once. It is set with the first question or vote."""


@never_cache
@GET_POST
def floor(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and say which questions one wants to hear answered. Works by reloading; with JavaScript the list comes by itself."""
    found = find(events.events_visible_to(request.person), pk=pk)
    if found.floor == Floor.OFF:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" and "vote" not in request.POST else None)
    who = _who(request)
    if "vote" in request.POST:
        return _with_name(request, _voted(request, found, who), who)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.ask_from_audience(event=found, who=who, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _thanks(found))
            return _with_name(request, redirect(request.path), who)
    template = "events/floor.html#questions" if request.htmx else "events/floor.html"
    return render(request, template, _floor(request, found, form, who), status=form.status)


def _floor(request: HttpRequest, event: Event, form: AskForm, who: str) -> dict[str, Any]:
    page = taking_part.audience_page(event, voter=voter(event, who), after=request.GET.get("after", ""))
    return {"event": event, "form": form, "page": page, "open": is_floor_open(event)}


def _thanks(event: Event) -> str:
    if event.floor == Floor.CHECKED:
        return _("Thank you. Your question is shown when the moderator has looked at it.")
    return _("Thank you. Your question is on the list.")


def _voted(request: HttpRequest, event: Event, who: str) -> HttpResponse:
    question = find(taking_part.question_of(event), pk=request.POST.get("vote") or 0)
    try:
        actions.vote_for_question(question=question, who=who)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    return redirect(f"{request.path}#s-{question.pk}")


def _who(request: HttpRequest) -> str:
    if request.person:
        return str(request.person.ref)
    return request.COOKIES.get(COOKIE, "")[:40] or secrets.token_urlsafe(16)


def _with_name(request: HttpRequest, answer: HttpResponse, who: str) -> HttpResponse:
    if request.person is None:
        answer.set_cookie(COOKIE, who, max_age=DAY, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer


@never_cache
@GET_POST
@desk_only(may_see_events_desk)
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the floor, show or hide questions, mark them as answered."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    asked = request.method == "POST" and "which" not in request.POST
    form = FloorForm(request.POST if asked else None, initial={"floor": found.floor})
    if form.is_bound and form.is_valid():
        press(request, _("Saved."), actions.open_floor, event=found, **form.cleaned_data)
        return redirect(request.path)
    if "which" in request.POST:
        question = find(taking_part.question_of(found), pk=request.POST.get("which") or 0)
        to = request.POST.get("to", "")
        if to in AudienceQuestion.State.values:
            press(request, _("Saved."), actions.moderate_question, question=question, to=to)
        return redirect(request.get_full_path())
    state = request.GET.get("state", "")
    page = taking_part.floor_page(found, state=state, after=request.GET.get("after", ""))
    address = reverse("events:desk_floor", args=[found.pk])
    words = [("", _("All")), *AudienceQuestion.State.choices]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in words]
    context = {"event": found, "form": form, "page": page, "tabs": tabs, "open": is_floor_open(found)}
    return render(request, "events/desk_floor.html", context, status=form.status)


@never_cache
@require_safe
@desk_only(may_see_events_desk)
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """For the projector: the questions that most people want to hear answered, large."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    template = "events/screen.html#questions" if request.htmx else "events/screen.html"
    address = request.build_absolute_uri(reverse("events:floor", args=[found.pk]))
    context = {"event": found, "questions": taking_part.on_screen(found), "address": address.partition("://")[2]}
    return render(request, template, context)
