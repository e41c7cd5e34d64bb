"""Applying first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base.limits import limit
from meydan.base.write_first import Waiting
from meydan.calls import actions
from meydan.calls.forms.public import ApplyForm
from meydan.calls.models import Application, Call
from meydan.calls.queries.calls import asked_in, calls_visible_to

WAITING = Waiting("calls_form")
KEEP = "keep"
"""The button that keeps a draft; any other one sends."""


def form_for(call: Call, data: Any = None, **initial: Any) -> ApplyForm:
    sending = data is None or data.get("do") != KEEP
    return ApplyForm(data, call=call, questions=asked_in(call), sending=sending, initial=initial)


def send(request: HttpRequest, call: Call, form: ApplyForm) -> Application:
    """Keep or send it, and say what became of it."""
    limit(f"calls:{request.person.pk}", "60/d")
    sending = form.data.get("do") != KEEP
    made = actions.write_application(
        by=request.person, call=call, written=form.written, opened_at=form.cleaned_data["opened"], send=sending
    )
    WAITING.drop(request)
    if sending:
        messages.success(request, _("Your application is here. Its number is %(number)s.") % {"number": made.number})
    else:
        messages.success(request, _("The draft is kept. It counts only when you send it."))
    return made


def finish(request: HttpRequest) -> str | None:
    return WAITING.finish(
        request,
        calls_visible_to(request.person),
        form_for=form_for,
        send=lambda call, form: send(request, call, form).get_absolute_url(),
        back=lambda call: reverse("calls:apply", args=[call.pk]),
    )
