"""Answering first and signing in last: the sheet waits under the key of the browser until the code is entered."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.surveys import actions, drafting
from meydan.surveys.models import Sheet, Survey
from meydan.surveys.queries.surveys import surveys_visible_to

WAITING = "surveys_waiting"


def wait(request: HttpRequest, survey: Survey) -> None:
    request.session[WAITING] = survey.pk


def send(request: HttpRequest, survey: Survey, *, code: str = "") -> Sheet:
    """Send what the browser has answered so far."""
    key = drafting.key_of(request, survey)
    answered = actions.Answered(drafting.answers_of(survey, key), code=code)
    return actions.send_sheet(by=request.person, survey=survey, answered=answered, draft=key)


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: send the sheet that waited. What can't be sent is said where it is checked."""
    survey = surveys_visible_to(request.person).filter(pk=request.session.pop(WAITING, None)).first()
    if survey is None:
        return None
    try:
        send(request, survey)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
        return reverse("surveys:check", args=[survey.pk])
    return reverse("surveys:thanks", args=[survey.pk])
