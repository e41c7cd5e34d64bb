"""Applying first and signing in last: what a visitor wrote waits in the session until the code is entered."""

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
from meydan.trainings import actions
from meydan.trainings.forms.public import ApplyForm
from meydan.trainings.models import Enrolment, Run
from meydan.trainings.queries.courses import runs_visible_to

WAITING, SENT = "trainings_form", "trainings_sent"


def keep(request: HttpRequest, run: Run, form: ApplyForm) -> None:
    """What was typed, until the visitor has signed in."""
    request.session[WAITING] = {"run": run.pk, "typed": {name: form.data.getlist(name) for name in form.fields}}
    request.session[SENT] = True


def kept(request: HttpRequest, run: Run) -> MultiValueDict[str, str] | None:
    """What was typed for this run before."""
    waiting = request.session.get(WAITING, {}) if request.session.session_key else {}
    return MultiValueDict(waiting["typed"]) if waiting.get("run") == run.pk else None


def send(request: HttpRequest, run: Run, form: ApplyForm) -> Enrolment:
    """Put the name down, and say what became of it."""
    limit(f"trainings:{request.person.pk}", "40/d")
    made = actions.apply(by=request.person, run=run, **form.cleaned_data)
    request.session.pop(WAITING, None)
    messages.success(request, _said(made))
    return made


def _said(enrolment: Enrolment) -> Any:
    if enrolment.seat is None:
        return _("Your manager has been asked. We write as soon as there is an answer.")
    if enrolment.seat.state == State.BOOKED:
        return _("You have a seat at every session that is listed here.")
    return _("You are in line. We write as soon as a seat is free.")


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: send what waited. What can't be sent is shown again with the reason."""
    if not request.session.pop(SENT, False):
        return None
    pk = request.session.get(WAITING, {}).get("run")
    run = runs_visible_to(request.person).filter(pk=pk).first()
    if run is None:
        return None
    form = ApplyForm(kept(request, run), run=run, person=request.person)
    if form.is_valid():
        try:
            return send(request, run, form).get_absolute_url()
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    return reverse("trainings:apply", args=[run.pk])
