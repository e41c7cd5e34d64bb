"""The board of the season, the search for cover, and the answer of those who are asked."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, find_seen, refusals_on, sign_in_first
from meydan.base.errors import Refused
from meydan.base.same_for_all import made_anew, same_for_all
from meydan.base.sentences import sentence
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.places.queries import all_units
from meydan.season import actions
from meydan.season.forms import AskForm, BoardForm
from meydan.season.models import Ask
from meydan.season.queries import board as boards
from meydan.season.queries import cover as covers
from meydan.season.queries.days import could_take
from meydan.season.queries.plans import units_to_plan
from meydan.season.rules import may_answer, may_find_cover, may_see_season, wave
from meydan.season.terms import of_a_gap, of_a_line
from meydan.volunteering.models import Shift
from meydan.volunteering.queries.desk import shifts_at_desk
from meydan.volunteering.rules import KEEPING

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 30
PLACES = 12
"""Rows of the board's table; the others are one click away."""


@require_safe
@desk_only(may_see_season)
def board(request: HttpRequest) -> HttpResponse:
    """Who serves where, and where seats are empty: by week and place, then shift by shift."""
    sees_all = request.person.has_role(*KEEPING)
    form = BoardForm(request.GET, units=all_units() if sees_all else units_to_plan(request.person))
    page = boards.shift_page(shifts_at_desk(request.person), form.wanted, request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "season", _columns(), boards.with_coming(page.rows))
    if sees_all:
        overview = same_for_all(request, "season/_overview.html", _of_town)
    else:
        overview = made_anew(request, "season/_overview.html", _of_person, request.person)
    context = {"overview": overview, "page": page}
    return render(request, "season/board.html", context)


def _of_town(request: HttpRequest) -> dict[str, Any]:
    """As it is for all who run volunteering."""
    return _overview(request, boards.all_shifts(), all_units())


def _of_person(request: HttpRequest, person: Person) -> dict[str, Any]:
    return _overview(request, shifts_at_desk(person), units_to_plan(person))


def _overview(request: HttpRequest, shifts: QuerySet[Shift], units: Iterable[Unit]) -> dict[str, Any]:
    """The filters, and empty seats by week and place."""
    form = BoardForm(request.GET, units=units)
    weeks, rows = boards.gaps_by_week_and_place(shifts, form.wanted)
    whole = request.GET.get("yerler") == "tum"
    return {
        "filters": form,
        "weeks": weeks,
        "rows": rows if whole else rows[:PLACES],
        "more_places": 0 if whole else len(rows) - PLACES,
        "kept": urlencode({name: value for name, value in request.GET.items() if name in KEPT and value}),
    }


def _columns() -> sheets.Columns:
    return [
        (_("From"), lambda one: one.occasion.starts_at),
        (_("Duty"), lambda one: one.role.title),
        (_("Neighbourhood"), lambda one: one.role.need.neighbourhood.name if one.role.need.neighbourhood else ""),
        (_("Leader"), lambda one: one.occasion.leader.name if one.occasion.leader else ""),
        (_("Seats"), lambda one: one.occasion.capacity),
        (_("seats taken"), lambda one: one.occasion.taken),
        (_("Who comes"), lambda one: ", ".join(seat.called for seat in one.occasion.coming)),
    ]


KEPT = {"q", "unit", "field", "goal", "yerler"}
"""Filters that stay when somebody opens a week of a place."""


@GET_POST
@desk_only(may_see_season)
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Who could step in at a shift, why them, and who was asked."""
    shift = find_seen(covers.shifts_with_asks, request.person, pk)
    form = AskForm(request.POST if request.POST.get("do") == "ask" else None, initial={"how_many": wave()})
    if request.method == "POST":
        if request.POST.get("do") == "end":
            return _end(request, shift)
        if form.is_valid():
            with refusals_on(form):
                actions.begin_cover(by=request.person, shift=shift, how_many=form.cleaned_data["how_many"])
            if form.is_valid():
                messages.success(request, _("Asked. The first yes has the seat; you are told."))
                return redirect("season:cover", shift.pk)
    return render(request, "season/cover.html", _cover(request, shift, form), status=form.status)


def _cover(request: HttpRequest, shift: Shift, form: AskForm) -> dict[str, Any]:
    ruling = may_find_cover(request.person, shift)
    found = list(covers.candidates_for(shift)[:SHOWN]) if ruling else []
    return {
        "shift": shift,
        "form": form,
        "may": ruling,
        "round": covers.open_round(shift),
        "asks": covers.asks_for(shift),
        "candidates": covers.with_reasons(found, shift),
        "shown": SHOWN,
    }


def _end(request: HttpRequest, shift: Shift) -> HttpResponse:
    found = covers.open_round(shift)
    if found:
        actions.end_cover(by=request.person, round=found)
        messages.success(request, _("Ended. Those who were asked are thanked."))
    return redirect("season:cover", shift.pk)


@GET_POST
@desk_only(may_see_season)
def suggested(request: HttpRequest, pk: int) -> HttpResponse:
    """Who could take a free seat of a shift, why them, and what is in the way of the others; one of them is booked."""
    shift = find_seen(covers.shifts_with_asks, request.person, pk)
    if request.method == "POST":
        person = find(covers.ready_for_duty(shift), pk=request.POST.get("which", ""))
        try:
            actions.book_for(by=request.person, shift=shift, person=person)
            messages.success(request, _("Booked. They are told, and can give the seat back."))
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
        return redirect("season:suggested", shift.pk)
    return render(request, "season/suggested.html", _suggested(request, shift))


def _suggested(request: HttpRequest, shift: Shift) -> dict[str, Any]:
    ruling = may_find_cover(request.person, shift)
    able, in_the_way = could_take(shift) if ruling else ([], [])
    served = {one.key: of_a_line([("served", one.served)]) for one in able[:SHOWN]}
    people = covers.people_with_reasons(list(served), shift)
    return {
        "shift": shift,
        "may": ruling,
        "able": [(person, [*reasons, *served[person.pk]]) for person, reasons in people],
        "in_the_way": of_a_gap(in_the_way),
        "shown": SHOWN,
    }


@never_cache
@GET_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Can you step in? Yes, no, or: please do not ask me about this."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(covers.own_asks, request.person, pk)
    if request.method == "POST":
        try:
            _answer(request, found)
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
        return redirect("season:ask", found.pk)
    context = {"ask": found, "may": may_answer(request.person, found), "shift": found.round.shift}
    return render(request, "season/ask.html", context)


def _answer(request: HttpRequest, found: Ask) -> None:
    does = request.POST.get("do")
    if does == "silent":
        actions.stay_silent(by=request.person, role=found.round.shift.role)
        messages.success(request, _("Done. We do not ask you about this duty any more."))
    elif does in {"yes", "no"}:
        actions.answer_ask(by=request.person, ask=found, yes=does == "yes")
        words = (
            _("Thank you! The seat is yours.") if does == "yes" else _("Thank you for telling us. That is all right.")
        )
        messages.success(request, words)
