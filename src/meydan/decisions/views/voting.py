"""Voting on a phone in two minutes: the paper, a look at what was chosen, the receipt."""

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import refusals_on, sign_in_first
from meydan.base.limits import limit
from meydan.base.rulings import Ruling, no
from meydan.decisions import actions, drafts
from meydan.decisions.forms.public import PaperForm, SaidForm
from meydan.decisions.models import AreaGroup, Ballot, Channel, Option, PaperType
from meydan.decisions.queries import ballots
from meydan.decisions.rules import may_open_paper
from meydan.decisions.rules.reasons import VOTED
from meydan.decisions.views.public import find_ballot
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
ORDERS = ("mixed", "near", "cost")


@dataclass(frozen=True)
class Row:
    """An option on the paper, with what was typed beside it."""

    option: Option
    chosen: bool
    typed: str

    @property
    def pk(self) -> int:
        return self.option.pk


@never_cache
@GET_POST
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper. What is chosen goes into the voter's own browser, sealed, and on to the next page."""
    found = find_ballot(request, pk)
    draft = drafts.kept(request, found)
    may, areas = _may(request, found, draft), ballots.areas_of(found)
    place = _place(request, draft)
    area = next((one for one in areas if place and place in one.neighbourhoods.all()), None)
    options = [one for one in ballots.on_paper(found) if one.area_id in (None, area.pk if area else None)]
    form = PaperForm(request.POST or None, ballot=found, options=options, area=area.pk if area else 0)
    if request.method == "POST" and may and form.is_valid():
        began = drafts.began(found, request.POST.get("began", "")) or draft.began
        kept = replace(draft, choices=form.choices, points=form.points, began=began, place=place.slug if place else "")
        answer = redirect("decisions:check", found.pk)
        drafts.keep(answer, request, found, kept)
        return answer
    context = _paper(request, found, form, draft, options) | {
        "may": may,
        "place": place,
        "area": area,
        "asks_place": _asks_place(areas),
    }
    return render(request, "decisions/paper.html", context, status=form.status if may else 200)


def _may(request: HttpRequest, found: Ballot, draft: drafts.Draft) -> Ruling:
    """Whether a paper can be filled in now, by somebody of whom nothing else is known yet."""
    line = ballots.roll_line(request.person, found)
    if line is not None and not found.may_change:
        return no(VOTED)
    stamped = drafts.began(found, request.POST.get("began", "")) if request.method == "POST" else ""
    return may_open_paper(found, replace(draft, began=stamped or draft.began).began_at)


def _asks_place(areas: Sequence[AreaGroup]) -> Any:
    """Whose neighbourhood decides which list they get: all places, or nothing."""
    return list(neighbourhoods()) if any(area.purse is not None for area in areas) else None


def _place(request: HttpRequest, draft: drafts.Draft) -> Neighbourhood | None:
    """The neighbourhood that was chosen here, that the draft knows, or that of the person."""
    asked = request.POST.get("place") or request.GET.get("place") or draft.place
    if asked:
        return neighbourhoods().filter(slug=asked[:60]).first()
    return request.person.neighbourhood if request.person else None


def _paper(
    request: HttpRequest, found: Ballot, form: PaperForm, draft: drafts.Draft, options: Sequence[Option]
) -> dict[str, Any]:
    """The options in the order that was asked for. Mixed is another order for everybody, so that nobody is always at the top; it stays
    while the paper is filled in."""
    mix = request.POST.get("mix") or request.GET.get("mix") or secrets.token_hex(4)
    order = request.GET.get("order", "mixed")
    shown = list(options)
    random.Random(mix[:20]).shuffle(shown)  # noqa: S311 (an order on a screen)
    if order == "cost":
        shown.sort(key=lambda one: one.cost or 0)
    elif order == "near" and request.person and request.person.neighbourhood_id:
        shown.sort(key=lambda one: one.neighbourhood_id != request.person.neighbourhood_id)
    rows = [_row(found, one, form, draft) for one in shown]
    lists = {
        area: [row for row in rows if row.option.area == area]
        for area in [None, *{one.area for one in shown if one.area}]
    }
    chosen = [row for row in rows if row.chosen]
    return {
        "ballot": found, "form": form, "lists": list(lists.items()), "mix": mix, "order": order if order in ORDERS else "mixed",
        "stamp": request.POST.get("began") or drafts.stamp(found), "chosen": chosen, "sum": sum(row.option.cost or 0 for row in chosen),
        "kind": "ranks" if found.paper == PaperType.RANKED else "points" if found.paper == PaperType.POINTS else "boxes",
        "one_only": found.paper == PaperType.CHOOSE_1, "places_to_give": range(1, min(found.most or len(shown), len(shown)) + 1),
    }  # fmt: skip


def _row(found: Ballot, option: Option, form: PaperForm, draft: drafts.Draft) -> Row:
    """What was typed just now; otherwise what the draft knows."""
    if form.is_bound:
        names = ("rank", "points")
        typed = next((form.data[f"{name}-{option.pk}"] for name in names if f"{name}-{option.pk}" in form.data), "")
        return Row(option, option.pk in form.choices, typed)
    if option.pk not in draft.choices:
        return Row(option, False, "")
    place = list(draft.choices).index(option.pk)
    typed = str(draft.points[place]) if draft.points else str(place + 1)
    return Row(option, True, typed)


@never_cache
@GET_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What was chosen, once more, and what the vote asks of everybody. Whoever has not signed in does it now: the code comes last."""
    found = find_ballot(request, pk)
    draft = drafts.kept(request, found)
    if not draft.choices:
        return redirect("decisions:paper", found.pk)
    may, line = _may(request, found, draft), ballots.roll_line(request.person, found)
    form = _said_form(request, found, draft, voted=line is not None)
    if request.method == "POST" and may and form.is_valid():
        if request.person is None:
            return _sign_in(request, found, draft, form)
        receipt = _cast(request, found, draft, form)
        if receipt:
            answer = render(
                request,
                "decisions/receipt.html",
                {"ballot": found, "receipt": receipt, "chosen": _chosen(found, draft)},
            )
            drafts.drop(answer, found)
            return answer
    chosen = _chosen(found, draft)
    context = {
        "ballot": found,
        "form": form,
        "chosen": chosen,
        "may": may,
        "sum": sum(row.option.cost or 0 for row in chosen),
        "line": line,
    }
    return render(request, "decisions/check.html", context, status=form.status)


def _said_form(request: HttpRequest, found: Ballot, draft: drafts.Draft, *, voted: bool) -> SaidForm:
    areas = bool(ballots.areas_of(found))
    person = request.person
    home = person.neighbourhood.slug if person and person.neighbourhood else ""
    start = {"bond": draft.bond, "place": draft.place or home, "old_enough": draft.old_enough, "code": draft.code}
    data = request.POST if request.method == "POST" else None
    return SaidForm(data, ballot=found, places=ballots.places_of(found), areas=areas, voted=voted, initial=start)


def _sign_in(request: HttpRequest, found: Ballot, draft: drafts.Draft, form: SaidForm) -> HttpResponse:
    said = form.said
    answer = sign_in_first(request)
    place = said.place.slug if said.place else draft.place
    drafts.keep(
        answer, request, found, replace(draft, bond=said.bond, place=place, old_enough=said.old_enough, code=said.code)
    )
    return answer


def _cast(request: HttpRequest, found: Ballot, draft: drafts.Draft, form: SaidForm) -> str:
    """The receipt, or nothing where the form says why not."""
    with refusals_on(form):
        limit(f"vote:{request.person.pk}", "30/h")
        return actions.cast_vote(
            by=request.person, ballot=found, choices=draft.choices, points=draft.points, said=form.said, channel=Channel.WEB, began=draft.began_at
        )  # fmt: skip
    return ""


def _chosen(found: Ballot, draft: drafts.Draft) -> list[Row]:
    options = {one.pk: one for one in ballots.on_paper(found)}
    points = draft.points or [place for place, _pk in enumerate(draft.choices, 1)]
    return [Row(options[pk], True, str(points[place])) for place, pk in enumerate(draft.choices) if pk in options]
