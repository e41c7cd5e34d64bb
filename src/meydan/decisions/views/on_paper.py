"""Paper beside the web, at the desk: booths, the roll, counting, typing in, deciding."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.paging import page_by_key
from meydan.decisions import actions
from meydan.decisions.forms.on_paper import BatchForm, BoothForm, CountForm, HandOutForm, SheetForm
from meydan.decisions.models import Batch, PaperType
from meydan.decisions.queries import ballots, desk, on_paper
from meydan.decisions.queries.sheets import batch_pdf
from meydan.decisions.rules import may_close_batch, may_issue, may_manage, may_open_paper, may_see_booths, may_type
from meydan.decisions.views.voting import Row

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_see_booths)
def desk_sheets(request: HttpRequest) -> HttpResponse:
    """Batches that keep a vote from being opened."""
    text = request.GET.get("q", "").strip()[:100]
    rows = on_paper.waiting_batches(request.person, text)
    page = page_by_key(rows, order=["ballot__closes_at", "id"], after=request.GET.get("after", ""), per_page=50)
    if sheets.asked(request):
        return sheets.answer(request, "ballot-sheets", _columns(), page.rows)
    return render(request, "decisions/desk_paper_queue.html", {"page": page, "text": text})


def _columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.ballot.title),
        (_("List"), str),
        (_("Place"), lambda one: one.booth.name),
        (_("Until"), lambda one: one.ballot.closes_at),
    ]


@require_safe
@desk_only(may_see_booths)
def desk_booths(request: HttpRequest, pk: int) -> HttpResponse:
    """Booths of a vote with their piles."""
    found = find(ballots.ballots_visible_to(request.person), pk=pk)
    text = request.GET.get("q", "").strip()[:100]
    page = on_paper.booth_page(found, request.person, text=text, after=request.GET.get("after", ""))
    if not page.items and not may_manage(request.person) and not on_paper.is_clerk(found, request.person):
        raise Http404
    context = {
        "ballot": found,
        "page": page,
        "text": text,
        "may": may_issue(request.person, found),
        "tally": on_paper.tally_of(found),
    }
    return render(request, "decisions/desk_paper.html", context)


@GET_POST
@desk_only(may_manage)
def desk_booth(request: HttpRequest, pk: int, booth: int | None = None) -> HttpResponse:
    """Open a booth, or change its hours and who is there."""
    found = find(desk.ballots_at_desk(), pk=pk)
    one = find(found.booths.all(), pk=booth) if booth else None
    form = BoothForm(request.POST or None, booth=one)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            one = actions.save_booth(by=request.person, ballot=found, booth=one, **form.cleaned_data)
        if form.is_valid() and one:
            messages.success(request, _("Saved."))
            return redirect("decisions:desk_hand_out", one.pk)
    title = _("Change the booth") if booth else _("Open a booth")
    context = {"form": form, "ballot": found, "title": title}
    return render(request, "decisions/desk_form.html", context, status=form.status)


@GET_POST
@desk_only(may_manage)
def desk_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Print sheets for a booth."""
    booth = find(on_paper.booths_for(request.person), pk=pk)
    form = BatchForm(request.POST or None, ballot=booth.ballot)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            batch = actions.issue_batch(by=request.person, booth=booth, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("decisions:desk_batch", batch.pk)
    context = {"form": form, "ballot": booth.ballot, "title": _("Sheets for: %(booth)s") % {"booth": booth.name}}
    return render(request, "decisions/desk_form.html", context, status=form.status)


@never_cache
@GET_POST
@desk_only(may_see_booths)
def desk_hand_out(request: HttpRequest, pk: int) -> HttpResponse:
    """At the booth: first the roll, then the sheet."""
    booth = find(on_paper.booths_for(request.person), pk=pk)
    piles = list(booth.batches.select_related("area"))
    form = HandOutForm(request.POST or None, ballot=booth.ballot, large=any(pile.large for pile in piles))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            pile = actions.hand_out_sheet(by=request.person, booth=booth, **form.marked)
        if form.is_valid():
            messages.success(request, _given(pile))
            return redirect("decisions:desk_hand_out", pk)
    context = {
        "form": form,
        "booth": booth,
        "ballot": booth.ballot,
        "piles": piles,
        "may": may_open_paper(booth.ballot),
        "manages": may_manage(request.person),
    }
    return render(request, "decisions/desk_paper_booth.html", context, status=form.status)


def _given(pile: Batch) -> str:
    words = {"pile": str(pile), "area": pile.area.name if pile.area else ""}
    if pile.area:
        return _("Marked on the roll. Please let the person draw a sheet from the pile %(pile)s (%(area)s).") % words
    return _("Marked on the roll. Please let the person draw a sheet from the pile %(pile)s.") % words


@GET_POST
@desk_only(may_see_booths)
def desk_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One pile: what was counted, how far typing is, and closing."""
    batch = find(on_paper.batches_for(request.person), pk=pk)
    form = CountForm(request.POST or None, batch=batch)
    if request.POST.get("do") == "close":
        actions.close_batch(by=request.person, batch=batch)
        messages.success(request, _("Closed."))
        return redirect("decisions:desk_batch", pk)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.count_batch(by=request.person, batch=batch, figures=form.figures)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("decisions:desk_batch", pk)
    progress = on_paper.progress_of(batch, request.person)
    context = {
        "batch": batch, "ballot": batch.ballot, "form": form, "progress": progress, "may_type": may_type(request.person, batch),
        "may_close": may_close_batch(request.person, batch, progress.done), "decide": [(number, batch.serial(number)) for number in progress.may_decide],
    }  # fmt: skip
    return render(request, "decisions/desk_paper_batch.html", context, status=form.status)


@require_safe
@desk_only(may_manage)
def desk_batch_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheets for the printer."""
    batch = find(on_paper.batches_for(request.person), pk=pk)

    def address(number: int) -> str:
        path = reverse("decisions:sheet", args=[batch.ballot_id, batch.number, number])
        return request.build_absolute_uri(path)

    answer = HttpResponse(batch_pdf(batch, address), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="oy-{batch.ballot_id}-{batch}.pdf"'
    return answer


@require_safe
def sheet(request: HttpRequest, pk: int, batch: int, number: int) -> HttpResponse:
    """Where the square on a sheet leads: whoever types sheets in, to that; everybody else to the vote."""
    found = find(ballots.ballots_visible_to(request.person), pk=pk)
    if may_see_booths(request.person):
        pile = on_paper.batches_for(request.person).filter(ballot=found, number=batch).first()
        if pile is not None:
            return redirect(f"{reverse('decisions:desk_sheet', args=[pile.pk])}?no={number}")
    return redirect(found.get_absolute_url())


@never_cache
@GET_POST
@desk_only(may_see_booths)
def desk_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Type a sheet in. Nobody sees here what somebody else typed."""
    batch = find(on_paper.batches_for(request.person), pk=pk)
    start = {"serial": request.GET.get("no", "")[:20]}
    return _sheet_page(request, batch, on_paper.options_on(batch), 0, initial=start)


@never_cache
@GET_POST
@desk_only(may_see_booths)
def desk_decide(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Where two people typed differently a third looks at the sheet."""
    batch = find(on_paper.batches_for(request.person), pk=pk)
    entries = on_paper.two_entries(batch, number, request.person)
    if not entries:
        raise Http404
    options = on_paper.options_on(batch)
    titles = {one.pk: f"{one.number}. {one.title}" for one in options}
    told = [[f"{titles.get(choice, '?')}{_points(one.points, place)}" for place, choice in enumerate(one.choices)] or [one.get_spoiled_display()] for one in entries]  # fmt: skip
    return _sheet_page(request, batch, options, number, told=told)


def _points(points: list[int] | None, place: int) -> str:
    return f": {points[place]}" if points else ""


def _sheet_page(
    request: HttpRequest, batch: Batch, options: list[Any], number: int, *, told: list[Any] | None = None, **kwargs: Any
) -> HttpResponse:
    form = SheetForm(request.POST or None, batch=batch, options=options, number=number, **kwargs)
    may = may_type(request.person, batch)
    if request.method == "POST" and form.is_valid():
        said = {"choices": form.choices, "points": form.points, "spoiled": form.cleaned_data["spoiled"]}
        with refusals_on(form):
            actions.type_sheet(by=request.person, batch=batch, number=form.number, **said)
        if form.is_valid():
            messages.success(request, _("Typed in: %(serial)s") % {"serial": batch.serial(form.number)})
            return redirect("decisions:desk_batch", batch.pk) if number else redirect("decisions:desk_sheet", batch.pk)
    ballot = batch.ballot
    context = {
        "form": form, "batch": batch, "ballot": ballot, "may": may, "told": told, "serial": batch.serial(number) if number else "",
        "rows": [_row(one, form) for one in options], "places_to_give": range(1, min(ballot.most or len(options), len(options)) + 1),
        "kind": "ranks" if ballot.paper == PaperType.RANKED else "points" if ballot.paper == PaperType.POINTS else "boxes",
        "own": 0 if number else len(on_paper.progress_of(batch, request.person).own),
    }  # fmt: skip
    return render(request, "decisions/desk_paper_sheet.html", context, status=form.status)


def _row(option: Any, form: SheetForm) -> Row:
    typed = next((form.data[name] for kind in ("rank", "points") if (name := f"{kind}-{option.pk}") in form.data), "")
    return Row(option, option.pk in form.choices, typed)
