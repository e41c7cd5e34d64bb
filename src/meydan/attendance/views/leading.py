"""The leader's list on the phone, on paper, and the QR code at the place."""

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.attendance import actions, queries
from meydan.attendance.forms import Tick, WalkUpForm, read_ticks
from meydan.attendance.models import Method, Occasion, Seat, State
from meydan.attendance.rules import has_opened, may_finish, over, stays_on_device_until
from meydan.base import qr
from meydan.base.cards import sections
from meydan.base.edge import find_seen, refusals_on, sign_in_first
from meydan.base.errors import Refused
from meydan.base.refs import resolve
from meydan.base.sentences import sentence
from meydan.base.templatetags.ui import clock_time

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
PRESENT = {State.CAME, State.LEFT}
MISSING = {State.BOOKED, State.ABSENT, State.LATE}


@never_cache
@GET_POST
def attendance_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came? Without JavaScript all ticks are saved with one button; with it each goes at once, or waits on the device."""
    if request.person is None:
        return sign_in_first(request)
    occasion = find_seen(queries.occasions_visible_to, request.person, pk)
    if request.method == "POST":
        _save(request, occasion)
        return redirect(request.get_full_path())
    return render(request, "attendance/list.html", _list(request, occasion))


def _list(request: HttpRequest, occasion: Occasion) -> dict[str, Any]:
    seats = queries.on_list(occasion)
    if absent_first := request.GET.get("sira") == "gelmeyen":
        seats.sort(key=lambda seat: seat.state in PRESENT)
    queries.with_notes(occasion, seats)
    at_door = bool(has_opened(occasion)) and _method(request) != Method.PAPER
    if at_door:
        queries.with_marks(occasion, seats)
    return {
        "occasion": occasion,
        "of": resolve(request.person, [occasion.of]).get(occasion.of),
        "seats": seats,
        "at_door": at_door and bool(seats),
        "expected": sum(seat.size for seat in seats if seat.state != State.WAITING),
        "came": sum(seat.size for seat in seats if seat.state in PRESENT),
        "missing": [seat for seat in seats if seat.state in MISSING] if over(occasion.ends_at) else [],
        "opened": has_opened(occasion),
        "may_finish": may_finish(request.person, occasion),
        "absent_first": absent_first,
        "paper": _method(request) == Method.PAPER,
        "walk_up": WalkUpForm(auto_id="w-%s"),
        "sections": sections("occasion", request, occasion),
        "kept_until": _kept_until(occasion),
        "again": [seat for seat in seats if seat.again],
        "words": {"waits": _("Waits"), "not_yet": _("not yet"), "again": _("shown twice")},
    }


def _kept_until(occasion: Occasion) -> int | None:
    """Until when a phone may keep the list, in milliseconds since 1970; None: not any more."""
    until = stays_on_device_until(occasion)
    return None if until is None else int(until.timestamp() * 1000)


def _save(request: HttpRequest, occasion: Occasion) -> None:
    """The whole list as it was ticked, or closing it."""
    method = _method(request)
    try:
        if request.POST.get("do") == "finish":
            actions.finish_list(by=request.person, occasion=occasion)
            messages.success(request, _("The list is closed. Thank you."))
            return
        chosen, excuse = set(request.POST.getlist("came")), request.POST.get("do") == "excuse"
        wanted = [
            (seat, (_excused if excuse else _ticked)(seat, str(seat.pk) in chosen))
            for seat in queries.on_list(occasion)
        ]
        refused = _mark(request, [(seat, to) for seat, to in wanted if to], method)
        _mark(request, refused, method, say=True)  # somebody may have had to wait for others on the same list
        messages.success(request, _("Saved."))
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))


type Marks = list[tuple[Seat, str]]


def _mark(request: HttpRequest, wanted: Marks, method: str, *, say: bool = False) -> Marks:
    """Those that were refused."""
    refused = []
    for seat, to in wanted:
        try:
            actions.mark_seat(by=request.person, seat=seat, to=to, method=method)
        except Refused as refusal:
            refused.append((seat, to))
            if say:
                messages.error(request, f"{seat.called}: {sentence(refusal.code, refusal.facts)}")
    return refused


def _method(request: HttpRequest) -> Method:
    return Method.PAPER if request.GET.get("kagit") == "1" else Method.LEADER


def _ticked(seat: Seat, ticked: bool) -> str:
    """What a tick, or a tick taken back, makes of a seat; empty: nothing."""
    if ticked and seat.state not in PRESENT:
        return State.CAME
    return State.BOOKED if not ticked and seat.state == State.CAME else ""


def _excused(seat: Seat, ticked: bool) -> str:
    return State.EXCUSED if ticked and seat.state in MISSING else ""


@never_cache
@require_POST
def ticks(request: HttpRequest, pk: int) -> HttpResponse:
    """Ticks from the leader's device, perhaps sent before. Answers with the ids that are settled, so that it can forget them."""
    if request.person is None:
        return JsonResponse({"detail": _("Please sign in first. What you wrote is kept.")}, status=401)
    occasion = find_seen(queries.occasions_visible_to, request.person, pk)
    found = read_ticks(request.body) if request.content_type == "application/json" else None
    if found is None:
        return JsonResponse({"detail": _("The device sent something that we can’t read.")}, status=422)
    seats = {seat.pk: seat for seat in queries.on_list(occasion)}
    settled = []
    for tick in found:
        if tick.name:
            settled.append(_write_down(request, occasion, tick))
        elif tick.seat in seats:
            settled.append(_settle(request, seats[tick.seat], tick))
        else:
            settled.append({"id": str(tick.id), "word": _("not on the list any more")})
    return JsonResponse({"settled": settled})


def _settle(request: HttpRequest, seat: Seat, tick: Tick) -> dict[str, Any]:
    try:
        seat = actions.mark_seat(by=request.person, seat=seat, to=tick.to, at=tick.at, method=tick.method, tick=tick.id)
    except Refused as refusal:
        return {"id": str(tick.id), "seat": seat.pk, "refused": sentence(refusal.code, refusal.facts)}
    again = tick.method == Method.TICKET and queries.was_again(tick.id)
    return {"id": str(tick.id), "seat": seat.pk, "came": clock_time(seat.came_at), "again": again}


def _write_down(request: HttpRequest, occasion: Occasion, tick: Tick) -> dict[str, Any]:
    said = {"name": tick.name, "size": tick.size, "at": tick.at, "method": tick.method, "tick": tick.id}
    try:
        seat = actions.add_walk_up(by=request.person, occasion=occasion, **said)
    except Refused as refusal:
        return {"id": str(tick.id), "refused": sentence(refusal.code, refusal.facts)}
    return {"id": str(tick.id), "came": clock_time(seat.came_at)}


@require_safe
def worker(request: HttpRequest, pk: int) -> HttpResponse:
    """The script that opens the list without a connection. It lies below the list's address, so it reaches that list alone."""
    file = finders.find("leader-worker.js")
    return HttpResponse(Path(str(file)).read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")


@never_cache
@GET_POST
def walk_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down somebody who is not on the list."""
    if request.person is None:
        return sign_in_first(request)
    occasion = find_seen(queries.occasions_visible_to, request.person, pk)
    back = occasion.get_absolute_url() + ("?kagit=1" if _method(request) == Method.PAPER else "")
    form = WalkUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.add_walk_up(by=request.person, occasion=occasion, method=_method(request), **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Written down."))
            return redirect(back)
    context = {"form": form, "occasion": occasion, "back": back}
    return render(request, "attendance/walk_up.html", context, status=form.status)


@never_cache
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The list on paper, to be typed in later."""
    if request.person is None:
        return sign_in_first(request)
    occasion = find_seen(queries.occasions_visible_to, request.person, pk)
    of = resolve(request.person, [occasion.of]).get(occasion.of)
    context = {"occasion": occasion, "of": of, "seats": queries.on_list(occasion), "empty": range(6)}
    return render(request, "attendance/sheet.html", context)


@never_cache
@require_safe
def place_code(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR code to hang up at the place."""
    if request.person is None:
        return sign_in_first(request)
    occasion = find_seen(queries.occasions_visible_to, request.person, pk)
    address = request.build_absolute_uri(reverse("attendance:here", args=[occasion.place_key]))
    of = resolve(request.person, [occasion.of]).get(occasion.of)
    context = {"occasion": occasion, "of": of, "address": address, "code": mark_safe(qr.svg(address))}
    return render(request, "attendance/place_code.html", context)
