"""Votes at the desk: preparing, announcing, watching, and what comes after."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, qr, sheets
from meydan.base.code_form import CodesForm
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.base.paging import page_by_key
from meydan.base.sent_twice import outcome
from meydan.base.templatetags.ui import public_address
from meydan.decisions import actions
from meydan.decisions.forms.desk import (
    AdmitForm,
    AnswerForm,
    AreaForm,
    BallotForm,
    CouncilForm,
    ExtendForm,
    OptionForm,
    OwnCodesForm,
    ReasonForm,
    ValuationForm,
    lira,
)
from meydan.decisions.models import Ballot, Option, State, Valuation
from meydan.decisions.queries import ballots, desk
from meydan.decisions.rules import checks, may_admit, may_manage, may_prepare, may_see_votes, may_value
from meydan.documents.queries.papers import CodesPaper, codes_pdf
from meydan.people.rules import may_enter_people

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_manage)
def desk_list(request: HttpRequest) -> HttpResponse:
    """All votes, the latest first."""
    state, text = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    rows = desk.ballots_at_desk(state, text)
    page = page_by_key(rows, order=["-created_at", "-id"], after=request.GET.get("after", ""), per_page=25)
    if sheets.asked(request):
        return sheets.answer(request, "votes", _columns(), page.rows)
    address = reverse("decisions:desk_list")
    choices = [("", _("All")), *State.choices]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    return render(request, "decisions/desk_list.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _columns() -> sheets.Columns:
    return [
        (_("No."), lambda one: one.pk),
        (_("Title"), lambda one: one.title),
        (_("State"), lambda one: one.tone[2]),
        (_("From"), lambda one: one.opens_at),
        (_("To"), lambda one: one.closes_at),
        (_("Unit"), lambda one: one.unit.name if one.unit else ""),
        (_("Voted"), lambda one: one.votes),
    ]


def _saved(request: HttpRequest, pk: int) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("decisions:desk_ballot", pk)


@GET_POST
@desk_only(may_manage)
def desk_new(request: HttpRequest) -> HttpResponse:
    """Write a new vote down."""
    return _edit(request, None)


@GET_POST
@desk_only(may_manage)
def desk_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    found = find(desk.ballots_at_desk(), pk=pk)
    return _edit(request, found) if may_prepare(request.person, found) else redirect("decisions:desk_ballot", pk)


def _edit(request: HttpRequest, found: Ballot | None) -> HttpResponse:
    form = BallotForm(request.POST or None, ballot=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.save_ballot(by=request.person, draft=form.draft, ballot=found)
        if form.is_valid() and found:
            return _saved(request, found.pk)
    title = _("Change the vote") if found else _("Prepare a vote")
    return render(
        request, "decisions/desk_form.html", {"form": form, "ballot": found, "title": title}, status=form.status
    )


@GET_POST
@desk_only(may_manage)
def desk_ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """One vote: what is missing before the announcement, how many voted, dates, and what came after."""
    found = find(desk.ballots_at_desk(), pk=pk)
    does = request.POST.get("do", "")
    forms = _forms(request, found, does)
    form = forms.get(does)
    if request.method == "POST":
        if does in ONE_CLICK:
            ONE_CLICK[does](request, found)
            return _saved(request, pk)
        if form is None:
            raise Http404
        if form.is_valid():
            with refusals_on(form):
                _act(request, found, does, form)
            if form.is_valid():
                return _saved(request, pk)
    options, areas = desk.options_of(found), ballots.areas_of(found)
    text = request.GET.get("q", "").strip()[:100]
    context = {
        "ballot": found, "forms": forms, "form": form, "areas": areas, "text": text, "options": len(options),
        "page": desk.option_page(found, text=text, after=request.GET.get("after", "")), "checks": checks(found, options, areas),
        "turnout": ballots.turnout(found.pk) if found.is_public else None, "by_area": ballots.turnout_by_area(found) if found.is_public and areas else [],
        "changes": list(found.changes.select_related("by")), "appeals": desk.waiting_appeals(found), "to_take": desk.to_take(found).count(),
        "codes": found.codes.count() if found.by_code else 0,
    }  # fmt: skip
    context["voted"] = sum((context["turnout"] or {}).values())
    return render(request, "decisions/desk_ballot.html", context, status=form.status if form else 200)


def _forms(request: HttpRequest, found: Ballot, does: str) -> dict[str, Any]:
    """The forms that go with its state; the one that was sent is bound."""

    def data(name: str) -> Any:
        return request.POST if does == name else None

    if found.state == State.COUNTED:
        return {"council": CouncilForm(data("council"), ballot=found, auto_id="c-%s")}
    if found.state not in (State.ANNOUNCED, State.PAUSED):
        return {}
    goes_on = {"resume": ReasonForm(data("resume"), auto_id="r-%s")}
    pauses = {"pause": ReasonForm(data("pause"), auto_id="p-%s")}
    return {
        **(goes_on if found.state == State.PAUSED else pauses),
        "extend": ExtendForm(data("extend"), auto_id="e-%s"),
        "cancel": ReasonForm(data("cancel"), auto_id="x-%s"),
    }


def _act(request: HttpRequest, found: Ballot, does: str, form: Any) -> None:
    verbs: dict[str, Callable[..., Any]] = {
        "pause": actions.pause_ballot, "resume": actions.resume_ballot, "extend": actions.extend_ballot,
        "cancel": actions.cancel_ballot, "council": actions.record_council,
    }  # fmt: skip
    verbs[does](by=request.person, ballot=found, **form.cleaned_data)


def _announce(request: HttpRequest, found: Ballot) -> None:
    actions.announce_ballot(by=request.person, ballot=found)


def _take(request: HttpRequest, found: Ballot) -> None:
    actions.take_contributions(by=request.person, ballot=found)


ONE_CLICK = {"announce": _announce, "take": _take}


@GET_POST
@desk_only(may_manage)
def desk_option(request: HttpRequest, pk: int, option: int | None = None) -> HttpResponse:
    """Put something on the paper, change its words, or take it off."""
    found = find(desk.ballots_at_desk(), pk=pk)
    one = find(desk.options_at_desk(request.person), pk=option, ballot=found) if option else None
    if not may_prepare(request.person, found):
        return redirect("decisions:desk_ballot", pk)
    if one and request.POST.get("do") == "remove":
        actions.remove_option(by=request.person, option=one)
        return _saved(request, pk)
    form = OptionForm(request.POST or None, ballot=found, option=one)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_option(by=request.person, ballot=found, words=form.words, option=one)
        if form.is_valid():
            return _saved(request, pk)
    context = {
        "form": form,
        "ballot": found,
        "title": one.title if one else _("Add an option"),
        "removes": one is not None,
    }
    return render(request, "decisions/desk_form.html", context, status=form.status)


@GET_POST
@desk_only(may_manage)
def desk_area(request: HttpRequest, pk: int) -> HttpResponse:
    """Put neighbourhoods together, or take an area away."""
    found = find(desk.ballots_at_desk(), pk=pk)
    if not may_prepare(request.person, found):
        return redirect("decisions:desk_ballot", pk)
    if (number := request.POST.get("remove", "")).isdecimal():
        actions.remove_area(by=request.person, area=find(found.areas.all(), pk=int(number)))
        return _saved(request, pk)
    form = AreaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_area(by=request.person, ballot=found, **form.words)
        if form.is_valid():
            return _saved(request, pk)
    context = {"form": form, "ballot": found, "title": _("Add an area"), "areas": ballots.areas_of(found)}
    return render(request, "decisions/desk_form.html", context, status=form.status)


@GET_POST
@desk_only(may_manage)
def desk_codes(request: HttpRequest, pk: int) -> HttpResponse:
    """Have codes made, which go along as a file this once; or bring those of a list."""
    found = find(desk.ballots_at_desk(), pk=pk, by_code=True)
    does = request.POST.get("do", "bring")
    making = CodesForm(request.POST if does == "make" else None, auto_id="m-%s")
    bringing = OwnCodesForm(request.POST if request.method == "POST" and does != "make" else None)
    form: Any = making if does == "make" else bringing
    if request.method == "POST" and form.is_valid():
        codes: list[str] = []
        with refusals_on(form):
            if form is making:
                codes = actions.make_codes(by=request.person, ballot=found, count=making.cleaned_data["count"])
            else:
                actions.add_codes(by=request.person, ballot=found, codes=bringing.wanted)
        if form.is_valid():
            return outcome(_codes_file(found, codes, letters=making.as_letters)) if codes else _saved(request, pk)
    context = {"form": form, "making": making, "bringing": bringing, "ballot": found, "codes": found.codes.count()}
    return render(request, "decisions/desk_codes.html", context, status=form.status)


def _codes_file(ballot: Ballot, codes: list[str], *, letters: bool) -> HttpResponse:
    name = f"oylama-{ballot.pk}-kodlar"
    if not letters:
        return sheets.secrets_file(name, codes)
    paper = CodesPaper(
        title=ballot.title, summary=ballot.question, afterwards=ballot.summary, until=ballot.closes_at,
        address=public_address(ballot.get_absolute_url()), codes=codes, made_at=clock.now(),
    )  # fmt: skip
    return sheets.secrets_pdf(name, codes_pdf(paper))


@never_cache
@GET_POST
@desk_only(may_enter_people)
def desk_admit(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody stands at the desk and votes on a tablet: the roll is looked at, then the paper opens there."""
    found = find(ballots.ballots_visible_to(None), pk=pk)
    form = AdmitForm(request.POST or None, ballot=found)
    address = ""
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            shown = form.cleaned_data.get("shown", False)
            ticket = actions.admit(by=request.person, ballot=found, person=form.person, shown=shown)
            address = public_address(reverse("decisions:tablet_paper", args=[found.pk, ticket]))
    code = mark_safe(qr.svg(address)) if address else ""
    context = {"form": form, "ballot": found, "address": address, "code": code, "may": may_admit(request.person, found)}
    answer = render(request, "decisions/desk_admit.html", context, status=form.status)
    return outcome(answer) if address else answer


@require_safe
@desk_only(may_see_votes)
def desk_values(request: HttpRequest) -> HttpResponse:
    """What waits for the word of a unit, and what units have said, as long as it can be changed."""
    text, done = request.GET.get("q", "").strip()[:100], request.GET.get("done") == "1"
    page = desk.values_page(request.person, done=done, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "options-to-value", _value_columns(), page.rows)
    address = reverse("decisions:desk_values")
    tabs = [
        {"title": _("Not valued yet"), "url": address, "current": not done},
        {"title": _("Valued"), "url": f"{address}?done=1", "current": done},
    ]
    return render(request, "decisions/desk_values.html", {"page": page, "tabs": tabs, "done": done, "text": text})


def _value_columns() -> sheets.Columns:
    return [
        (_("Option"), lambda one: one.title),
        (_("Title"), lambda one: one.ballot.title),
        (_("Until"), lambda one: one.ballot.opens_at),
        (_("Unit"), lambda one: one.unit.name if one.unit else ""),
    ]


@GET_POST
@desk_only(may_see_votes)
def desk_value(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether something is feasible and what it costs."""
    one: Option = find(desk.options_at_desk(request.person), pk=pk)
    start = {
        "valuation": one.valuation if one.valuation != Valuation.WAITING else None,
        "cost": lira(one.cost),
        "reason": one.reason,
    }
    form = ValuationForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.value_option(by=request.person, option=one, **form.said)
        if form.is_valid():
            messages.success(request, _("Saved."))
            manages = may_manage(request.person)
            return redirect("decisions:desk_ballot", one.ballot_id) if manages else redirect("decisions:desk_values")
    context = {"form": form, "option": one, "ballot": one.ballot, "may": may_value(request.person, one)}
    return render(request, "decisions/desk_value.html", context, status=form.status)


@require_safe
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a message about an objection leads."""
    if request.person is None:
        return sign_in_first(request)
    found = find(desk.appeals_visible_to(request.person), pk=pk)
    return (
        redirect("decisions:desk_appeal", pk)
        if may_manage(request.person)
        else redirect("decisions:appeal", found.ballot_id)
    )


@GET_POST
@desk_only(may_manage)
def desk_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an objection."""
    found = find(desk.appeals_visible_to(request.person), pk=pk)
    form = AnswerForm(request.POST or None, initial={"answer": found.answer})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.answer_appeal(by=request.person, appeal=found, **form.cleaned_data)
        if form.is_valid():
            return _saved(request, found.ballot_id)
    return render(
        request,
        "decisions/desk_appeal.html",
        {"form": form, "appeal": found, "ballot": found.ballot},
        status=form.status,
    )
