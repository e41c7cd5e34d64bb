"""The desk for money from outside: calls, bids, what is due."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.pressing import Verb, press
from meydan.documents.queries.references import references_on
from meydan.partners import actions, rules
from meydan.partners.forms.funds import (
    BidForm,
    CallForm,
    DueForm,
    FinishDueForm,
    GiveUpForm,
    ResultForm,
    SignForm,
    SubmitForm,
)
from meydan.partners.models import Bid, BidState, FundCall
from meydan.partners.queries import funds
from meydan.partners.rules import may_keep_partners
from meydan.partners.rules.reasons import basis_of
from meydan.partners.views.organisations import tabs_of

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_keep_partners)
def desk_calls(request: HttpRequest) -> HttpResponse:
    state, text = request.GET.get("state", "open"), request.GET.get("q", "").strip()[:100]
    page = funds.call_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "fund-calls", _call_columns(), page.rows)
    tabs = tabs_of(
        "partners:desk_calls", [("open", _("The call is open")), ("over", _("Over")), ("all", _("All"))], state
    )
    return render(request, "partners/desk_calls.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _call_columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Who gives the money?"), lambda one: one.body),
        (_("Programme"), lambda one: one.programme),
        (_("Last day"), lambda one: one.closes_at),
        (_("Bids for funds"), lambda one: one.count),
    ]


@GET_POST
@desk_only(may_keep_partners)
def desk_call(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write down a call of a funding body, or correct it; below it the bids."""
    found = find(funds.calls_at_desk(request.person), pk=pk) if pk else None
    form = CallForm(request.POST or None, initial=CallForm.now(found) if found else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.save_call(by=request.person, call=found, **form.said)
        if form.is_valid():
            return redirect(made)
    context = {"form": form, "call": found, "bids": funds.bids_of(found) if found else []}
    return render(request, "partners/desk_call.html", context, status=form.status)


@require_safe
@desk_only(may_keep_partners)
def desk_bids(request: HttpRequest) -> HttpResponse:
    state, text = request.GET.get("state", "all"), request.GET.get("q", "").strip()[:100]
    page = funds.bid_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "bids", _bid_columns(), page.rows)
    tabs = tabs_of("partners:desk_bids", [("all", _("All")), *BidState.choices], state)
    return render(request, "partners/desk_bids.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _bid_columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Who gives the money?"), lambda one: one.call.body),
        (_("Unit"), lambda one: one.unit.name),
        (_("Last day"), lambda one: one.call.closes_at),
        (_("Budget"), lambda one: Decimal(one.budget) / 100 if one.budget else one.budget_words),
        (_("State"), lambda one: one.tone[2]),
    ]


@GET_POST
@desk_only(may_keep_partners)
def desk_bid_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a bid for a call."""
    call: FundCall = find(funds.calls_at_desk(request.person), pk=pk)
    asked = {"council_asked": rules.council_is_asked(), "ministry_asked": rules.ministry_is_asked()}
    form = BidForm(request.POST or None, person=request.person, initial=asked)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.begin_bid(by=request.person, call=call, **form.cleaned_data)
        if form.is_valid():
            return redirect(made)
    context = {"form": form, "call": call, "bases": _bases(), "may": rules.may_begin_bid(request.person, call)}
    return render(request, "partners/desk_bid_edit.html", context, status=form.status)


@GET_POST
@desk_only(may_keep_partners)
def desk_bid_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of a bid."""
    found = find(funds.bids_at_desk(request.person), pk=pk)
    form = BidForm(request.POST or None, person=request.person, initial=BidForm.now(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_bid(by=request.person, bid=found, **form.cleaned_data)
        if form.is_valid():
            return redirect(found)
    context = {"form": form, "call": found.call, "bid": found, "bases": _bases(), "may": rules.may_save_bid(request.person, found)}  # fmt: skip
    return render(request, "partners/desk_bid_edit.html", context, status=form.status)


def _bases() -> list[str]:
    """What the town relies on where it asks for an authorisation or a permission."""
    return [one for one in (basis_of("council"), basis_of("ministry")) if one]


@GET_POST
@desk_only(may_keep_partners)
def desk_bid(request: HttpRequest, pk: int) -> HttpResponse:
    """One bid: where it is, what is missing for the next stop, what is due."""
    found = find(funds.bids_at_desk(request.person), pk=pk)
    pressed = press(request, _verbs(request, found))
    if pressed.done:
        return redirect(found)
    return render(
        request, "partners/desk_bid.html", _stands(request, found) | {"pressed": pressed}, status=pressed.status
    )


def _verbs(request: HttpRequest, found: Bid) -> dict[str, Verb]:
    by: dict[str, Any] = {"by": request.person, "bid": found}
    return {
        "submit": Verb(lambda **said: actions.submit_bid(**by, **said), _("Saved."), SubmitForm),
        "result": Verb(lambda **said: actions.record_result(**by, **said), _("Saved."), ResultForm),
        "sign": Verb(lambda **said: actions.sign_grant(**by, **said), _("Saved."), SignForm),
        "publish": Verb(lambda: actions.publish_fund(**by), _("The project’s page says who pays.")),
        "due": Verb(lambda **said: actions.add_due(**by, **said), _("Saved."), DueForm),
        "close": Verb(lambda: actions.close_bid(**by), _("It is closed.")),
        "give_up": Verb(lambda **said: actions.give_up_bid(**by, **said), _("Saved."), GiveUpForm),
    }


def _stands(request: HttpRequest, found: Bid) -> dict[str, Any]:
    person, dues = request.person, funds.dues_of(found)
    return {
        "bid": found,
        "partners": found.partners.order_by("folded"),
        "dues": dues,
        "papers": references_on([found.ref]),
        "may": {
            "edit": rules.may_save_bid(person, found),
            "submit": rules.may_submit(person, found),
            "result": rules.may_record_result(person, found, BidState.WON),
            "sign": rules.may_sign(person, found),
            "publish": rules.may_publish_fund(person, found),
            "due": rules.may_add_due(person, found),
            "close": rules.may_close(person, found, any(one.done_on is None for one in dues)),
            "give_up": rules.may_give_up(person, found),
        },
    }


@GET_POST
@desk_only(may_keep_partners)
def desk_due(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that something was spent or reported."""
    found = find(funds.dues_at_desk(request.person), pk=pk)
    form = FinishDueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.finish_due(by=request.person, due=found, **form.cleaned_data)
        if form.is_valid():
            return redirect(found.bid)
    return render(request, "partners/desk_due.html", {"due": found, "form": form}, status=form.status)
