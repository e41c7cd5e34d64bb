"""Asking first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.sentences import sentence
from meydan.centre.actions import ask_centre
from meydan.centre.forms import AskForm
from meydan.centre.models import Request

WAITING = "centre_request"
SENT = "centre_sent"


def keep(request: HttpRequest, form: AskForm) -> None:
    """What was typed, until the visitor has signed in."""
    request.session[WAITING] = {name: form.data.get(name, "") for name in form.fields}
    request.session[SENT] = True


def kept(request: HttpRequest) -> dict[str, Any]:
    """What the visitor had typed before, to begin the form with."""
    return dict(request.session.get(WAITING, {})) if request.session.session_key else {}


def send(request: HttpRequest, form: AskForm) -> Request:
    limit(f"centre:{request.person.pk}", "10/d")
    made = ask_centre(by=request.person, **form.wanted)
    request.session.pop(WAITING, None)
    messages.success(request, _("Your request has reached us. You hear from us as soon as it is decided."))
    return made


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: send what waited. What can't be sent is shown again with the reason."""
    if not request.session.pop(SENT, False):
        return None
    form = AskForm(kept(request))
    if form.is_valid():
        try:
            return send(request, form).get_absolute_url()
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    return reverse("centre:ask")
