"""Applying first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.sentences import sentence
from meydan.panels import actions
from meydan.panels.forms.public import ApplyForm
from meydan.panels.models import Application, Panel
from meydan.panels.queries.panels import features_of, panels_visible_to

WAITING, SENT = "panels_form", "panels_sent"


def form_for(panel: Panel, data: Any = None, **initial: Any) -> ApplyForm:
    return ApplyForm(data, panel=panel, features=features_of(panel), initial=initial)


def keep(request: HttpRequest, panel: Panel, form: ApplyForm) -> None:
    """What was typed, until the visitor has signed in."""
    request.session[WAITING] = {"panel": panel.pk, "typed": {name: form.data.getlist(name) for name in form.fields}}
    request.session[SENT] = True


def kept(request: HttpRequest, panel: Panel) -> MultiValueDict[str, str] | None:
    """What was typed for this panel before."""
    waiting = request.session.get(WAITING, {}) if request.session.session_key else {}
    return MultiValueDict(waiting["typed"]) if waiting.get("panel") == panel.pk else None


def send(request: HttpRequest, panel: Panel, form: ApplyForm) -> Application:
    """Put the name into the drum, and say what became of it."""
    limit(f"panels:{request.person.pk}", "30/d")
    made = actions.apply(by=request.person, panel=panel, **form.wanted)
    request.session.pop(WAITING, None)
    if made.state == Application.State.ELIGIBLE:
        messages.success(request, _("Your name is in the drum. We tell you when the lot has been drawn."))
    else:
        messages.info(request, _("Thank you. This panel looks for others; you can follow everything here."))
    return made


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: send what waited. What can't be sent is shown again with the reason."""
    if not request.session.pop(SENT, False):
        return None
    pk = request.session.get(WAITING, {}).get("panel")
    panel = panels_visible_to(request.person).filter(pk=pk).first()
    if panel is None:
        return None
    form = form_for(panel, kept(request, panel))
    if form.is_valid():
        try:
            return send(request, panel, form).get_absolute_url()
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    return reverse("panels:apply", args=[panel.pk])
