"""One venture: for its team, its mentors, and the desk."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, sign_in_first
from meydan.base.pressing import Verb, press
from meydan.base.refs import name_all
from meydan.calls import actions
from meydan.calls.forms.desk import (
    AgreeForm,
    ConfirmMentorForm,
    MilestoneForm,
    OutcomeForm,
    ProjectForm,
    RoomForm,
    SupportForm,
)
from meydan.calls.forms.fields import WhichForm
from meydan.calls.forms.public import ImpactForm, MeetingForm, ReachForm
from meydan.calls.models import Venture
from meydan.calls.queries import programme
from meydan.calls.rules import programme as rules
from meydan.calls.rules.desk import may_work_on

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def venture(request: HttpRequest, pk: int) -> HttpResponse:
    """Agreement, mentors and their log, milestones with evidence, what was given, what came of it."""
    if request.person is None:
        return sign_in_first(request)
    found = find(programme.ventures_visible_to(request.person), pk=pk)
    runs = bool(may_work_on(request.person, found.application.call))
    pressed = press(request, _verbs(request, found) | (_of_desk(request, found) if runs else {}))
    if pressed.done:
        return redirect(found)
    context = _venture(request, found) | {"runs": runs, "pressed": pressed}
    return render(request, "calls/venture.html", context, status=pressed.status)


def _verbs(request: HttpRequest, found: Venture) -> dict[str, Verb]:
    person = request.person
    return {
        "reach": Verb(lambda which, **said: actions.reach_milestone(by=person, milestone=find(found.milestones.all(), pk=which), **said), gettext_lazy("Saved."), ReachForm),
        "meet": Verb(lambda which, **said: actions.log_meeting(by=person, mentoring=find(found.mentorings.all(), pk=which), **said), gettext_lazy("Saved."), MeetingForm),
        "impact": Verb(lambda **said: actions.tell_impact(by=person, venture=found, **said), gettext_lazy("Thank you. It stands on the thread."), ImpactForm),
    }  # fmt: skip


def _of_desk(request: HttpRequest, found: Venture) -> dict[str, Verb]:
    by = {"by": request.person, "venture": found}
    dates = {name: getattr(found, name) for name in ("agreed_on", "starts_on", "ends_on")}
    return {
        "agree": Verb(lambda **said: actions.agree(**by, **said), gettext_lazy("Saved."), partial(AgreeForm, initial=dates)),
        "mentor": Verb(lambda **said: actions.confirm_mentor(**by, **said), gettext_lazy("Confirmed. Both are told."), partial(ConfirmMentorForm, proposed=programme.proposed_for(found))),
        "end_mentoring": Verb(lambda which: actions.end_mentoring(by=request.person, mentoring=find(found.mentorings.all(), pk=which)), gettext_lazy("Saved."), WhichForm),
        "milestone": Verb(lambda **said: actions.set_milestone(**by, **said), gettext_lazy("Saved."), MilestoneForm),
        "room": Verb(lambda **said: actions.give_room(**by, **said), gettext_lazy("The room is booked."), RoomForm),
        "support": Verb(lambda **said: actions.give_support(**by, **said), gettext_lazy("Saved."), partial(SupportForm, call=found.application.call)),
        "end": Verb(lambda **said: actions.end_venture(**by, **said), gettext_lazy("Saved. Everybody reads it."), partial(OutcomeForm, initial={"outcome": found.outcome, "words": found.outcome_words})),
        "project": Verb(lambda **said: actions.go_on_as_project(**by, **said), gettext_lazy("It goes on as a project."), partial(ProjectForm, initial={"unit": found.application.call.unit_id})),
    }  # fmt: skip


def _venture(request: HttpRequest, found: Venture) -> dict[str, Any]:
    person, around = request.person, programme.around(found)
    beside = [one.mentor.person_id for one, _log in around.going if one.mentor.person_id]
    return {
        "venture": found,
        "call": found.application.call,
        "going": around.going,
        "milestones": around.milestones,
        "supports": around.supports,
        "project": name_all(person, [found.project]).get(found.project) if found.project else None,
        "demo_day": programme.demo_day_of(person, found.application.call),
        "in_team": bool(rules.belongs_to_team(person, around.team)),
        "may": {
            "agree": rules.may_agree(person, found),
            "set": rules.may_set_milestone(person, found),
            "log": rules.may_log(person, found, beside),
            "end": rules.may_end(person, found),
            "go_on": rules.may_go_on(person, found),
            "impact": rules.may_tell_impact(person, found, around.team),
        },
    }
