"""Voting in two minutes: the paper, a look at what was chosen, the receipt. On one's own device, or on a tablet at the desk."""

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import refusals_on, sign_in_first, the_one
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.rulings import Ruling
from meydan.base.sent_twice import outcome
from meydan.decisions import actions, drafts, tickets
from meydan.decisions.forms.public import PaperForm, SaidForm
from meydan.decisions.models import AreaGroup, Ballot, Channel, Option, PaperType, Roll
from meydan.decisions.queries import ballots
from meydan.decisions.rules import may_open_paper, may_vote_again
from meydan.decisions.rules.reasons import TICKET_OVER
from meydan.decisions.views.public import find_ballot
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
ORDERS = ("mixed", "near", "cost")


@dataclass(frozen=True)
class Booth:
    """Where somebody votes: who, in what, what they have chosen so far, and their line on the roll."""

    ballot: Ballot
    person: Person | None
    ticket: str
    """Of the desk; empty on one's own device."""
    draft: drafts.Draft
    line: Roll | None

    def page(self, name: str) -> str:
        words = [self.ballot.pk, *([self.ticket] if self.ticket else [])]
        return reverse(f"decisions:{'tablet_' if self.ticket else ''}{name}", args=words)

    @property
    def channel(self) -> str:
        return Channel.DESK if self.ticket else Channel.WEB


def _booth(request: HttpRequest, pk: int, ticket: str) -> Booth:
    """Raises Refused for a paper of the desk that was used or is too old."""
    if not ticket:
        seen, line = ballots.ballot_with_line(request.person, pk)
        found = the_one(seen)
        return Booth(found, request.person, "", drafts.kept(request, found), line)
    found = find_ballot(request, pk)
    read = tickets.read(found, ticket)
    voter = ballots.voter_at_desk(read.person) if read and read.is_unused else None
    if voter is None:
        raise Refused(TICKET_OVER)
    return Booth(found, voter, ticket, drafts.kept(request, found, ticket), ballots.roll_line(voter, found))


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
def paper(request: HttpRequest, pk: int, ticket: str = "") -> HttpResponse:
    """The paper. What is chosen goes into the voter's own browser, sealed, and on to the next page."""
    booth = _booth(request, pk, ticket)
    found, known = booth.ballot, ballots.fixed(booth.ballot)
    may, place = _may(request, booth), _place(request, booth)
    area = booth.line.area if booth.line else known.area_of(place)  # whoever votes anew stays where they were
    options = [one for one in known.options.values() if one.area_id in (None, area.pk if area else None)]
    form = PaperForm(request.POST or None, ballot=found, options=options, area=area.pk if area else 0)
    if request.method == "POST" and may and form.is_valid():
        answer = redirect(booth.page("check"))
        drafts.keep(answer, request, found, _filled(request, booth, form, place))
        return answer
    context = _paper(request, booth, form, options) | {
        "may": may,
        "place": place,
        "area": area,
        "asks_place": _asks_place(known.areas),
    }
    return render(request, "decisions/paper.html", context, status=form.status if may else 200)


def _filled(request: HttpRequest, booth: Booth, form: PaperForm, place: Neighbourhood | None) -> drafts.Draft:
    began = drafts.began(booth.ballot, request.POST.get("began", "")) or booth.draft.began
    slug = place.slug if place else ""
    return replace(booth.draft, choices=form.choices, points=form.points, began=began, place=slug)


def _may(request: HttpRequest, booth: Booth) -> Ruling:
    """Whether a paper can be filled in now, by somebody of whom nothing else is known yet."""
    if not (again := may_vote_again(booth.ballot, booth.line)):
        return again
    stamped = drafts.began(booth.ballot, request.POST.get("began", "")) if request.method == "POST" else ""
    return may_open_paper(booth.ballot, replace(booth.draft, began=stamped or booth.draft.began).began_at)


def _asks_place(areas: Sequence[AreaGroup]) -> Any:
    """Whose neighbourhood decides which list they get: all places, or nothing."""
    return list(neighbourhoods()) if any(area.purse is not None for area in areas) else None


def _place(request: HttpRequest, booth: Booth) -> Neighbourhood | None:
    """The neighbourhood that was chosen here, that the draft knows, or that of the person."""
    asked = request.POST.get("place") or request.GET.get("place") or booth.draft.place
    if asked:
        return neighbourhoods().filter(slug=asked[:60]).first()
    return booth.person.neighbourhood if booth.person else None


def _paper(request: HttpRequest, booth: Booth, form: PaperForm, options: Sequence[Option]) -> dict[str, Any]:
    """The options in the order that was asked for. Mixed is another order for everybody, so that nobody is always at the top; it stays
    while the paper is filled in."""
    found, person = booth.ballot, booth.person
    mix = request.POST.get("mix") or request.GET.get("mix") or secrets.token_hex(4)
    order = request.GET.get("order", "mixed")
    shown = list(options)
    random.Random(mix[:20]).shuffle(shown)  # noqa: S311 (an order on a screen)
    if order == "cost":
        shown.sort(key=lambda one: one.cost or 0)
    elif order == "near" and person and person.neighbourhood_id:
        shown.sort(key=lambda one: one.neighbourhood_id != person.neighbourhood_id)
    rows = [_row(one, form, booth.draft) for one in shown]
    chosen = [row for row in rows if row.chosen]
    return {
        "ballot": found, "form": form, "lists": _by_list(rows), "mix": mix, "order": order if order in ORDERS else "mixed",
        "stamp": request.POST.get("began") or drafts.stamp(found), "chosen": chosen, "sum": sum(row.option.cost or 0 for row in chosen),
        "kind": "ranks" if found.paper == PaperType.RANKED else "points" if found.paper == PaperType.POINTS else "boxes",
        "one_only": found.paper == PaperType.CHOOSE_1, "places_to_give": range(1, min(found.most or len(shown), len(shown)) + 1),
        "booth": booth,
    }  # fmt: skip


def _by_list(rows: Sequence[Row]) -> list[tuple[AreaGroup | None, list[Row]]]:
    """The list of the town first, then that of the voter's area."""
    areas = [None, *{row.option.area for row in rows if row.option.area}]
    return [(area, [row for row in rows if row.option.area == area]) for area in areas]


def _row(option: Option, form: PaperForm, draft: drafts.Draft) -> Row:
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
def check(request: HttpRequest, pk: int, ticket: str = "") -> HttpResponse:
    """What was chosen, once more, and what the vote asks of everybody. Whoever has not signed in does it now: the code comes last."""
    booth = _booth(request, pk, ticket)
    if not booth.draft.choices:
        return redirect(booth.page("paper"))
    may, form = _may(request, booth), _said_form(request, booth)
    if request.method == "POST" and may and form.is_valid():
        if booth.person is None:
            return _sign_in(request, booth, form)
        if receipt := _cast(booth, form):
            answer = render(
                request, "decisions/receipt.html", {"ballot": booth.ballot, "receipt": receipt, "booth": booth}
            )
            drafts.drop(answer, booth.ballot)
            return outcome(answer)
    chosen = _chosen(booth)
    context = {
        "ballot": booth.ballot, "form": form, "chosen": chosen, "may": may, "sum": sum(row.option.cost or 0 for row in chosen),
        "line": booth.line, "booth": booth, "paper_url": booth.page("paper"),
    }  # fmt: skip
    return render(request, "decisions/check.html", context, status=form.status)


def _said_form(request: HttpRequest, booth: Booth) -> SaidForm:
    found, known, draft, person = booth.ballot, ballots.fixed(booth.ballot), booth.draft, booth.person
    home = person.neighbourhood.slug if person and person.neighbourhood else ""
    start = {"bond": draft.bond, "place": draft.place or home, "old_enough": draft.old_enough, "code": draft.code}
    return SaidForm(
        request.POST if request.method == "POST" else None, ballot=found, places=known.places,
        areas=bool(known.areas), voted=booth.line is not None, initial=start,
    )  # fmt: skip


def _sign_in(request: HttpRequest, booth: Booth, form: SaidForm) -> HttpResponse:
    said, answer = form.said, sign_in_first(request)
    place = said.place.slug if said.place else booth.draft.place
    draft = replace(booth.draft, bond=said.bond, place=place, old_enough=said.old_enough, code=said.code)
    drafts.keep(answer, request, booth.ballot, draft)
    return answer


def _cast(booth: Booth, form: SaidForm) -> str:
    """The receipt, or nothing where the form says why not."""
    if booth.person is None:
        return ""
    with refusals_on(form):
        if booth.line is not None:  # the first one is limited by the roll itself
            limit(f"vote:{booth.person.pk}", "30/h")
        return actions.cast_vote(
            by=booth.person, ballot=booth.ballot, choices=booth.draft.choices, points=booth.draft.points, said=form.said,
            channel=booth.channel, began=booth.draft.began_at,
        )  # fmt: skip
    return ""


def _chosen(booth: Booth) -> list[Row]:
    options, draft = ballots.fixed(booth.ballot).options, booth.draft
    points = draft.points or [place for place, _pk in enumerate(draft.choices, 1)]
    return [Row(options[pk], True, str(points[place])) for place, pk in enumerate(draft.choices) if pk in options]
