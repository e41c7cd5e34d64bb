"""Applying first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base.limits import limit
from meydan.base.write_first import Waiting
from meydan.panels import actions
from meydan.panels.forms.public import ApplyForm
from meydan.panels.models import Application, Panel
from meydan.panels.queries.panels import features_of, panels_visible_to

WAITING = Waiting("panels_form")


def form_for(panel: Panel, data: Any = None, **initial: Any) -> ApplyForm:
    return ApplyForm(data, panel=panel, features=features_of(panel), initial=initial)


def send(request: HttpRequest, panel: Panel, form: ApplyForm) -> Application:
    """Put the name into the drum, and say what became of it."""
    limit(f"panels:{request.person.pk}", "30/d")
    made = actions.apply(by=request.person, panel=panel, **form.wanted)
    WAITING.drop(request)
    if made.state == Application.State.ELIGIBLE:
        messages.success(request, _("Your name is in the drum. We tell you when the lot has been drawn."))
    elif made.state == Application.State.WAITING:
        messages.info(request, _("Written down. Your name goes into the drum as soon as your guardian has said yes."))
    else:
        messages.info(request, _("Thank you. This panel looks for others; you can follow everything here."))
    return made


def finish(request: HttpRequest) -> str | None:
    return WAITING.finish(
        request,
        panels_visible_to(request.person),
        form_for=form_for,
        send=lambda panel, form: send(request, panel, form).get_absolute_url(),
        back=lambda panel: reverse("panels:apply", args=[panel.pk]),
    )
