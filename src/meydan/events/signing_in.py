"""Signing up first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from meydan.attendance.models import State
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.sentences import sentence
from meydan.events import actions
from meydan.events.actions.registering import SIGN_UP
from meydan.events.forms.public import SignUpForm
from meydan.events.models import Event, Registration
from meydan.events.queries.events import events_visible_to
from meydan.events.queries.people import sessions_to_choose
from meydan.events.rules import is_lot_open
from meydan.questions.queries import questions_of, typed_in

WAITING, SENT = "events_form", "events_sent"


def form_for(event: Event, data: Any = None, **initial: Any) -> SignUpForm:
    """The form of an event. While names are collected for a lot, sessions are not chosen yet."""
    sessions = [] if is_lot_open(event) else list(sessions_to_choose(event))
    return SignUpForm(data, event=event, sessions=sessions, questions=questions_of(event.ref, SIGN_UP), initial=initial)


def keep(request: HttpRequest, event: Event, form: SignUpForm) -> None:
    """What was typed, until the visitor has signed in."""
    request.session[WAITING] = {"event": event.pk, "typed": typed_in(form.data)}
    request.session[SENT] = True


def kept(request: HttpRequest, event: Event) -> MultiValueDict[str, str] | None:
    """What was typed for this event before."""
    waiting = request.session.get(WAITING, {}) if request.session.session_key else {}
    return MultiValueDict(waiting["typed"]) if waiting.get("event") == event.pk else None


def send(request: HttpRequest, event: Event, form: SignUpForm) -> Registration:
    """Put the name on the list, and say what became of it."""
    limit(f"events:{request.person.pk}", "60/d")
    made = actions.register(by=request.person, event=event, **form.wanted)
    request.session.pop(WAITING, None)
    messages.success(request, _said(made))
    return made


def _said(registration: Registration) -> str:
    if registration.seat is None:
        return _("Your name is in the drum. We tell you when the lot has been drawn.")
    if registration.seat.state == State.BOOKED:
        return _("You have a seat. Here is your ticket.")
    return _("You are in line. We write as soon as a seat is free.")


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: send what waited. What can't be sent is shown again with the reason."""
    if not request.session.pop(SENT, False):
        return None
    pk = request.session.get(WAITING, {}).get("event")
    event = events_visible_to(request.person).filter(pk=pk).first()
    if event is None:
        return None
    form = form_for(event, kept(request, event))
    if form.is_valid():
        try:
            return send(request, event, form).get_absolute_url()
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    return reverse("events:sign_up", args=[event.pk])
