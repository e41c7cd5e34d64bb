"""Offering first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.base.write_first import typed_in
from meydan.partners.actions import offer_pledge
from meydan.partners.forms.public import PledgeForm
from meydan.partners.models import Pledge

WAITING = "partners_pledge"
SENT = "partners_pledge_sent"


def keep(request: HttpRequest, form: PledgeForm) -> None:
    request.session[WAITING] = typed_in(form.data)
    request.session[SENT] = True


def kept(request: HttpRequest) -> dict[str, Any]:
    """What the visitor had typed before, to begin the form with."""
    waiting = request.session.get(WAITING, {}) if request.session.session_key else {}
    return MultiValueDict(waiting).dict()


def send(request: HttpRequest, form: PledgeForm) -> Pledge:
    made = offer_pledge(by=request.person, **form.cleaned_data)
    request.session.pop(WAITING, None)
    messages.success(request, _("Thank you. We look at it and answer by the promised day."))
    return made


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: send what waited. What can't be sent is shown again with the reason."""
    if not request.session.pop(SENT, False):
        return None
    form = PledgeForm(kept(request))
    if form.is_valid():
        try:
            return send(request, form).get_absolute_url()
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    return reverse("partners:offer")
