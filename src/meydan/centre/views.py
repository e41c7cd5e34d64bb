"""The Centre's page, asking for a room or a visit, and the desk for it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, sheets
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.centre import actions, queries, signing_in
from meydan.centre.forms import AcceptForm, AskForm, DayForm, DeclineForm, RoomFilter, RoomForm
from meydan.centre.hours import week_of
from meydan.centre.models import Request, Room
from meydan.centre.rules import may_ask, may_run_centre, may_take_back

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where the Centre is, its rooms with their hours, and when they are taken."""
    rooms = [{"room": room, "week": week_of(room)} for room in queries.rooms_with_bookings()]
    return render(request, "centre/home.html", {"rooms": rooms, "days": queries.AHEAD.days})


@require_safe
def free(request: HttpRequest) -> HttpResponse:
    """At which hours of a day which room is free: a page, of which forms show the part with the hours beside their day."""
    form = DayForm(request.GET if "day" in request.GET else None, initial={"day": clock.today()})
    day = form.cleaned_data["day"] if form.is_valid() else clock.today()
    context = {"form": form, "day": day, "rooms": queries.free_on(day)}
    return render(request, "centre/free.html#hours" if request.htmx else "centre/free.html", context)


@never_cache
@GET_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a room or a visit; without an account one signs in at the end."""
    form = AskForm(request.POST or None, initial=_start(request))
    if request.method == "POST" and form.is_valid():
        if not may_ask(request.person):
            signing_in.keep(request, form)
            return sign_in_first(request)
        with refusals_on(form):
            made = signing_in.send(request, form)
        if form.is_valid():
            return redirect(made)
    return render(request, "centre/ask.html", {"form": form}, status=form.status)


def _start(request: HttpRequest) -> dict[str, Any]:
    """What was typed before, or the room whose link was followed."""
    if typed := signing_in.kept(request):
        return typed
    room = request.GET.get("room", "")
    return {"what": "room", "room": room} if room.isdecimal() else {"what": request.GET.get("what", "")}


@never_cache
@GET_POST
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own request: its state, the answer, and taking it back."""
    if request.person is None:
        return sign_in_first(request)
    found = find(queries.requests_visible_to(request.person), pk=pk)
    if request.method == "POST":
        actions.take_back_request(by=request.person, request=found)
        messages.success(request, _("You took it back."))
        return redirect(found)
    return render(
        request, "centre/request.html", {"asked": found, "may_take_back": may_take_back(request.person, found)}
    )


@require_safe
@desk_only(may_run_centre)
def desk_requests(request: HttpRequest) -> HttpResponse:
    """What was asked for; first what waits."""
    state = request.GET.get("state", Request.State.WAITING)
    text = request.GET.get("q", "").strip()[:100]
    page = queries.desk_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "rooms-and-visits", _columns(), page.rows)
    address = reverse("centre:desk_requests")
    choices = [*Request.State.choices, ("all", _("All"))]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    return render(request, "centre/desk_requests.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _columns() -> sheets.Columns:
    return [
        (_("What"), lambda one: one.room.name if one.room else one.get_what_display()),
        (_("From"), lambda one: one.starts_at),
        (_("To"), lambda one: one.ends_at),
        (_("Name"), lambda one: one.author.name if one.author else ""),
        (_("How many people?"), lambda one: one.people),
        (_("What for"), lambda one: one.purpose),
        (_("State"), lambda one: one.get_state_display()),
    ]


@GET_POST
@desk_only(may_run_centre)
def desk_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a request, at its time or another, or decline it with the reason."""
    found = find(queries.requests_visible_to(request.person), pk=pk)
    does = request.POST.get("do")
    accept = AcceptForm(request.POST if does == "accept" else None, asked=found, initial=_times(found), auto_id="a-%s")
    decline = DeclineForm(request.POST if does == "decline" else None, auto_id="d-%s")
    form = decline if does == "decline" else accept
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if form is accept:
                actions.accept_request(by=request.person, request=found, **accept.answer)
            else:
                actions.decline_request(by=request.person, request=found, words=decline.cleaned_data["words"])
        if form.is_valid():
            messages.success(request, _("Decided. The person is told."))
            return redirect("centre:desk_requests")
    context = {
        "asked": found,
        "others": queries.for_the_same_hours(found) if found.is_waiting else [],
        "accept": accept,
        "decline": decline,
        "form": form,
    }
    return render(request, "centre/desk_request.html", context, status=form.status)


def _times(found: Request) -> dict[str, Any]:
    begin, end = timezone.localtime(found.starts_at), timezone.localtime(found.ends_at)
    return {"day": begin.date(), "starts": begin.time(), "ends": end.time()}


@require_safe
@desk_only(may_run_centre)
def desk_rooms(request: HttpRequest) -> HttpResponse:
    """All rooms with their hours, by words, by what they have, and whether they are in use."""
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "feature", "state")}
    found = queries.rooms_in_order(request.person, text=said["q"], feature=said["feature"], state=said["state"])
    if sheets.asked(request):
        return sheets.answer(request, "rooms", _room_columns(), found)
    context = {
        "rooms": [{"room": room, "week": week_of(room)} for room in found],
        "filters": RoomFilter(said, auto_id="f-%s"),
        "filtered": any(said.values()),
    }
    return render(request, "centre/desk_rooms.html", context)


def _room_columns() -> sheets.Columns:
    return [
        (_("Name"), lambda room: room.name),
        (_("Seats"), lambda room: room.seats),
        (_("What it has"), lambda room: ", ".join(room.feature_words)),
        (_("How one gets in"), lambda room: room.access),
        (_("Opening hours"), lambda room: "; ".join(f"{days}: {hours}" for days, hours in week_of(room))),
        (_("State"), lambda room: _("In use") if room.active else _("Not in use")),
    ]


@GET_POST
@desk_only(may_run_centre)
def desk_room(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a room, or change what it has and when it is open."""
    room = find(queries.rooms(request.person), pk=pk) if pk else None
    form = RoomForm(request.POST or None, initial=_room_now(room) if room else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_room(
                by=request.person, room=room, hours=form.hours, features=form.cleaned_data["features"], **form.words
            )
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("centre:desk_rooms")
    return render(request, "centre/desk_room.html", {"form": form, "room": room}, status=form.status)


def _room_now(room: Room) -> dict[str, Any]:
    names = ("name_tr", "name_en", "seats", "features", "access_tr", "access_en", "active")
    hours = {f"opens_{one.weekday}": one.opens for one in room.openings.all()}
    hours |= {f"closes_{one.weekday}": one.closes for one in room.openings.all()}
    return {name: getattr(room, name) for name in names} | hours
