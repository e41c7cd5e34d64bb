"""Answering, giving back, and checking in at the place."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.attendance import actions, queries
from meydan.attendance.forms import GiveUpForm
from meydan.attendance.models import Occasion, Seat, State
from meydan.attendance.rules import held_back, late_from, may_give_up, over
from meydan.base import clock
from meydan.base.cards import sections
from meydan.base.edge import find, find_seen, refusals_on, safe_next, sign_in_first
from meydan.base.errors import Refused
from meydan.base.refs import resolve
from meydan.base.sentences import sentence

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def own_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own seat: say yes, or give it back."""
    if request.person is None:
        return sign_in_first(request)
    seat = find_seen(queries.own_seats, request.person, pk)
    form = GiveUpForm(request.POST if request.POST.get("do") == "give_up" else None)
    if request.method == "POST" and not form.is_bound:
        return _answer(request, seat)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.give_up_seat(by=request.person, seat=seat, why=form.cleaned_data["why"])
        if form.is_valid():
            messages.success(request, _("Thank you for telling us. The seat goes to the next person."))
            return redirect(safe_next(request) or "front:my_page")
    return render(request, "attendance/own_seat.html", _seat(request, seat, form), status=form.status)


def _answer(request: HttpRequest, seat: Seat) -> HttpResponse:
    try:
        if request.POST.get("do") == "accept":
            actions.accept_offer(by=request.person, seat=seat)
            messages.success(request, _("The seat is yours."))
        else:
            actions.confirm_seat(by=request.person, seat=seat)
            messages.success(request, _("Thank you. See you there."))
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    return redirect(safe_next(request) or "front:my_page")


def _seat(request: HttpRequest, seat: Seat, form: GiveUpForm) -> dict[str, Any]:
    return {
        "seat": seat,
        "held_back": held_back(request.person, [seat]).get(seat.pk),
        "of": resolve(request.person, [seat.occasion.of]).get(seat.occasion.of),
        "form": form,
        "late": seat.state == State.BOOKED and over(late_from(seat.occasion)),
        "may_give_up": may_give_up(request.person, seat),
        "steps": seat.steps.all(),
        "sections": sections("seat", request, seat.occasion),
    }


@never_cache
@GET_POST
def here(request: HttpRequest, key: str) -> HttpResponse:
    """What the QR code at the place opens: check in, and out again."""
    if request.person is None:
        return sign_in_first(request)
    occasion = find(queries.occasion_at(key))
    if request.method == "POST":
        verb = actions.check_out_here if request.POST.get("do") == "out" else actions.check_in_here
        try:
            verb(by=request.person, occasion=occasion)
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
        return redirect(request.path)
    return render(request, "attendance/here.html", _here(request, occasion))


def _here(request: HttpRequest, occasion: Occasion) -> dict[str, Any]:
    seat = queries.seat_here(request.person, occasion)
    passed = int((clock.now() - seat.came_at).total_seconds()) // 60 if seat and seat.came_at else 0
    return {
        "occasion": occasion,
        "seat": seat,
        "of": resolve(request.person, [occasion.of]).get(occasion.of),
        "passed": f"{passed // 60}.{passed % 60:02}",
        "over": over(occasion.ends_at),
        "sections": sections("seat", request, occasion) if seat else [],
    }
