"""Applying first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.attendance.models import State
from meydan.base.limits import limit
from meydan.base.write_first import Waiting
from meydan.trainings import actions
from meydan.trainings.forms.public import ApplyForm
from meydan.trainings.models import Enrolment, Run
from meydan.trainings.queries.courses import runs_visible_to

WAITING = Waiting("trainings_form")


def send(request: HttpRequest, run: Run, form: ApplyForm) -> Enrolment:
    """Put the name down, and say what became of it."""
    limit(f"trainings:{request.person.pk}", "40/d")
    made = actions.apply(by=request.person, run=run, **form.cleaned_data)
    WAITING.drop(request)
    messages.success(request, _said(made))
    return made


def _said(enrolment: Enrolment) -> Any:
    if enrolment.seat is None:
        return _("Your manager has been asked. We write as soon as there is an answer.")
    if enrolment.seat.state == State.BOOKED:
        return _("You have a seat at every session that is listed here.")
    return _("You are in line. We write as soon as a seat is free.")


def finish(request: HttpRequest) -> str | None:
    return WAITING.finish(
        request,
        runs_visible_to(request.person),
        form_for=lambda run, typed: ApplyForm(typed, run=run, person=request.person),
        send=lambda run, form: send(request, run, form).get_absolute_url(),
        back=lambda run: reverse("trainings:apply", args=[run.pk]),
    )
