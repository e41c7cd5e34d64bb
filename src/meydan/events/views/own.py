"""One's own name on the list: ticket, change, taking it back, feedback. And the door, where the ticket is shown."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.attendance.rules import may_keep_list
from meydan.base import qr
from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.documents.queries.papers import TicketPaper, ticket_pdf
from meydan.events import actions, signing_in
from meydan.events.actions.registering import FEEDBACK
from meydan.events.forms.public import FeedbackForm, SignUpForm, WithdrawForm
from meydan.events.models import Registration
from meydan.events.queries.events import events_visible_to
from meydan.events.queries.line import before_in_line
from meydan.events.queries.papers import certificate_for
from meydan.events.queries.people import (
    by_ticket,
    own_need_words,
    own_registrations,
    registration_of,
    sessions_to_choose,
)
from meydan.events.rules import may_change_registration, may_give_feedback, may_withdraw
from meydan.questions.queries import questions_of, values_on

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """The ticket, what was asked for, and taking the name off the list."""
    if request.person is None:
        return sign_in_first(request)
    found = find(own_registrations(request.person), pk=pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.withdraw_registration(by=request.person, registration=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Your name is off the list. Thank you for telling us."))
            return redirect(found.event)
    return render(request, "events/own.html", _own(request, found, form), status=form.status)


def _own(request: HttpRequest, registration: Registration, form: WithdrawForm) -> dict[str, Any]:
    may, sessions = may_change_registration(request.person, registration), list(registration.sessions.all())
    shows = registration.has_seat and not registration.event.is_over
    return {
        "registration": registration,
        "event": registration.event,
        "form": form,
        "code": mark_safe(qr.svg(_address(request, registration))) if shows else "",
        "certificate": certificate_for(registration),
        "before": before_in_line(registration),
        "sessions": sessions,
        "to_choose": bool(may)
        and registration.has_seat
        and not sessions
        and sessions_to_choose(registration.event).exists(),
        "supports": registration.supports.all(),
        "may_change": may,
        "may_withdraw": may_withdraw(request.person, registration),
    }


def _address(request: HttpRequest, registration: Registration) -> str:
    return request.build_absolute_uri(reverse("events:ticket", args=[registration.ticket]))


@never_cache
@GET_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """More or fewer people, other sessions, what helps."""
    if request.person is None:
        return sign_in_first(request)
    found = find(own_registrations(request.person), pk=pk)
    may = may_change_registration(request.person, found)
    form = signing_in.form_for(found.event, request.POST) if request.method == "POST" else _as_it_is(found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_registration(by=request.person, registration=found, **form.wanted)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect(found)
    context = {"form": form, "event": found.event, "may": may, "registration": found}
    return render(request, "events/sign_up.html", context, status=form.status)


def _as_it_is(registration: Registration) -> SignUpForm:
    supports = [one for one in registration.supports.all() if one.state == one.State.OPEN]
    chosen = [str(pk) for pk in registration.sessions.values_list("pk", flat=True)]
    now = {"size": registration.size, "sessions": chosen, "needs": [one.what for one in supports]}
    now["way"] = "online" if registration.online else "seat"
    now["words"] = own_need_words(registration) if supports else ""
    return signing_in.form_for(registration.event, None, **now, **values_on(registration.ref))


@never_cache
@require_safe
def ticket_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The ticket as PDF."""
    if request.person is None:
        return sign_in_first(request)
    found = find(own_registrations(request.person), pk=pk)
    if not found.has_seat:
        raise Http404
    answer = HttpResponse(ticket_pdf(_paper(request, found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="bilet-{found.code}.pdf"'
    return answer


def _paper(request: HttpRequest, registration: Registration) -> TicketPaper:
    event = registration.event
    return TicketPaper(
        what=str(event.get_what_display()),
        title=event.title,
        starts_at=event.occasion.starts_at,
        ends_at=event.occasion.ends_at,
        place=event.place_words,
        people=registration.size,
        code=registration.code,
        address=_address(request, registration),
        parts=[
            (_("Your sessions"), [str(one) for one in registration.sessions.all()]),
            (_("Accessibility"), [str(word) for _icon, word in event.access_labels]),
        ],
        made_at=registration.at,
    )


@never_cache
@GET_POST
def ticket(request: HttpRequest, ticket: str) -> HttpResponse:
    """What the QR code opens: at the door the button that lets in; for everybody else whether the ticket is good, and no name."""
    found = by_ticket(ticket)
    if found is None:
        return render(request, "events/ticket.html", {"registration": None}, status=404)
    at_door = bool(may_keep_list(request.person, found.event.occasion))
    if request.method == "POST":
        if request.person is None:
            return sign_in_first(request)
        try:
            actions.check_in_ticket(by=request.person, ticket=ticket)
            messages.success(request, _("Welcome. Checked in."))
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
        return redirect(request.path)
    return render(request, "events/ticket.html", {"registration": found, "event": found.event, "at_door": at_door})


@never_cache
@GET_POST
def feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody thinks of it; kept without a name."""
    if request.person is None:
        return sign_in_first(request)
    found = find(events_visible_to(request.person), pk=pk)
    registration, questions = registration_of(request.person, found), questions_of(found.ref, FEEDBACK)
    if not questions:
        raise Http404
    may = may_give_feedback(request.person, found, registration)
    form = FeedbackForm(request.POST or None, questions=questions)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.give_feedback(by=request.person, event=found, registration=registration, given=form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Thank you. It helps to make the next one better."))
            return redirect(found)
    return render(request, "events/feedback.html", {"form": form, "event": found, "may": may}, status=form.status)
