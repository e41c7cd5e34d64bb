"""The open call for speakers: offering to speak, and answering at the desk."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.events import actions
from meydan.events.forms.taking_part import CallForm, ProposalAnswerForm, ProposalForm
from meydan.events.models import TalkProposal
from meydan.events.queries import desk, events, taking_part
from meydan.events.rules import may_see_events_desk
from meydan.events.rules.taking_part import is_call_open
from meydan.events.views.pressing import press

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer to speak, change it, or take it back while it waits."""
    if request.person is None:
        return sign_in_first(request)
    found = find(events.events_visible_to(request.person), pk=pk)
    own = taking_part.own_proposal(request.person, found)
    if found.call_until is None and own is None:
        raise Http404
    waits = own if own and own.state == TalkProposal.State.SENT else None
    if waits and request.POST.get("do") == "withdraw":
        press(request, _("Taken back."), actions.withdraw_proposal, proposal=waits)
        return redirect(request.path)
    names = ("title", "text", "name", "about", "agreed")
    start = {name: getattr(waits, name) for name in names} if waits else {"name": request.person.display_name}
    form = ProposalForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.propose_talk(by=request.person, event=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Thank you. The desk answers, with words."))
            return redirect(request.path)
    context = {"event": found, "form": form, "own": own, "waits": waits, "open": is_call_open(found)}
    return render(request, "events/propose.html", context, status=form.status)


@GET_POST
@desk_only(may_see_events_desk)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Call for speakers, and see who offered to speak."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    until = timezone.localdate(found.call_until) if found.call_until else None
    form = CallForm(request.POST or None, initial={"until": until, "words": found.call_words})
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.call_for_speakers(by=request.person, event=found, **form.call)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect(request.path)
    page = taking_part.proposals_page(found, request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, f"talks-{found.pk}", _columns(), page.rows)
    context = {"event": found, "form": form, "page": page}
    return render(request, "events/desk_call.html", context, status=form.status)


def _columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Name"), lambda one: one.name),
        (_("Speaker"), lambda one: one.about),
        (_("State"), lambda one: one.get_state_display()),
    ]


@GET_POST
@desk_only(may_see_events_desk)
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a proposal."""
    found = find(taking_part.open_proposals(request.person), pk=pk)
    form = ProposalAnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.answer_proposal(by=request.person, proposal=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Answered. The person is told."))
            return redirect("events:desk_call", found.event_id)
    context = {"proposal": found, "event": found.event, "form": form}
    return render(request, "events/desk_proposal.html", context, status=form.status)
