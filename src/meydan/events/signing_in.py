"""Signing up first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.attendance.models import State
from meydan.base.limits import limit
from meydan.base.write_first import Waiting
from meydan.events import actions
from meydan.events.actions.registering import SIGN_UP
from meydan.events.forms.public import SignUpForm
from meydan.events.models import Event, Registration
from meydan.events.queries.events import events_visible_to
from meydan.events.queries.people import sessions_to_choose
from meydan.events.rules import is_lot_open
from meydan.questions.queries import questions_of

WAITING = Waiting("events_form")


def form_for(event: Event, data: Any = None, **initial: Any) -> SignUpForm:
    """The form of an event. While names are collected for a lot, sessions are not chosen yet."""
    sessions = list(sessions_to_choose(event)) if event.has_choice and not is_lot_open(event) else []
    questions = questions_of(event.ref, SIGN_UP) if event.has_questions else []
    return SignUpForm(data, event=event, sessions=sessions, questions=questions, initial=initial)


def send(request: HttpRequest, event: Event, form: SignUpForm) -> Registration:
    """Put the name on the list, and say what became of it."""
    limit(f"events:{request.person.pk}", "60/d")
    made = actions.register(by=request.person, event=event, **form.wanted)
    WAITING.drop(request)
    messages.success(request, _said(made))
    return made


def _said(registration: Registration) -> str:
    if registration.online:
        return _("You take part online. The address stands here.")
    if registration.seat is None:
        return _("Your name is in the drum. We tell you when the lot has been drawn.")
    if registration.seat.state == State.BOOKED:
        return _("You have a seat. Here is your ticket.")
    return _("You are in line. We write as soon as a seat is free.")


def finish(request: HttpRequest) -> str | None:
    return WAITING.finish(
        request,
        events_visible_to(request.person),
        form_for=form_for,
        send=lambda event, form: send(request, event, form).get_absolute_url(),
        back=lambda event: reverse("events:sign_up", args=[event.pk]),
    )
