"""The desk: the jury with its plan, the result, the programme."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only
from meydan.base.pressing import Verb, press
from meydan.calls import actions
from meydan.calls.dividing import sentence_of
from meydan.calls.forms.deciding import AnnounceForm
from meydan.calls.forms.desk import AppointForm, DemoDayForm, MentorForm
from meydan.calls.forms.fields import WhichForm
from meydan.calls.models import Call
from meydan.calls.queries import applications, calls, jury, programme, results
from meydan.calls.rules import desk as rules
from meydan.calls.rules import programme as programme_rules
from meydan.calls.rules.desk import may_see_calls_desk
from meydan.calls.views.desk import found_at_desk, found_with_files

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_see_calls_desk)
def jurors(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sits in the jury, and the plan of who gets which file."""
    found = found_at_desk(request, pk)
    sitting = jury.sitting(found)
    rows, plan = sitting.jurors, sitting.plan
    by = {"by": request.person, "call": found}
    verbs = {
        "appoint": Verb(lambda **said: actions.appoint_juror(**by, **said), gettext_lazy("Appointed. The person is told."), partial(AppointForm, call=found)),
        "end": Verb(lambda which: _end(request, rows, which), gettext_lazy("Saved."), WhichForm),
        "work_out": Verb(lambda: actions.work_out(**by), gettext_lazy("It is being worked out. Please look again in a minute.")),
        "confirm": Verb(lambda: actions.confirm_plan(**by), gettext_lazy("Confirmed. Jurors have their files.")),
    }  # fmt: skip
    if plan:
        verbs["drop"] = Verb(lambda: actions.drop_plan(by=request.person, plan=plan), gettext_lazy("Dropped."))
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("calls:desk_jury", found.pk)
    context = _jury(request, found, sitting) | {"pressed": pressed}
    return render(request, "calls/desk_jury.html", context, status=pressed.status)


def _end(request: HttpRequest, rows: list[Any], which: int) -> None:
    for one in rows:
        if one.pk == which:
            actions.end_juror(by=request.person, juror=one)


def _jury(request: HttpRequest, found: Call, sitting: jury.Sitting) -> dict[str, Any]:
    waiting, plan = applications.waiting_in(found), sitting.plan
    return {
        "call": found,
        "plan": plan,
        "problem": sentence_of(plan.problem, get_language() or "tr") if plan and plan.problem else "",
        "jurors": sitting.jurors,
        "unsure": sitting.unsure,
        "lacking": sitting.lacking if found.state == "jury" else [],
        "ties": jury.ties_in(found),
        "may": {
            "appoint": rules.may_change(request.person, found),
            "work_out": rules.may_work_out(
                request.person, found, waiting=waiting, jurors=len(sitting.jurors), plan=plan
            ),
            "confirm": rules.may_confirm_plan(request.person, plan),
        },
    }


@never_cache
@GET_POST
@desk_only(may_see_calls_desk)
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """The order that points make, with what is far apart; then everybody is told."""
    found = found_with_files(request, pk)
    rows = results.standing_of(found)
    by = {"by": request.person, "call": found}
    verbs = {
        "announce": Verb(
            lambda **said: actions.announce(**by, **said),
            gettext_lazy("The result is out. Everybody is told."),
            AnnounceForm,
        )
    }
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("calls:desk_call", found.pk)
    context = {
        "call": found,
        "rows": rows,
        "criteria": calls.criteria_of(found),
        "may": rules.may_announce(request.person, found, [one.application.decision for one in rows]),
        "pressed": pressed,
    }
    return render(request, "calls/desk_result.html", context, status=pressed.status)


@GET_POST
@desk_only(may_see_calls_desk)
def cohort(request: HttpRequest, pk: int) -> HttpResponse:
    """Ventures, mentors with their loads, and the demo day."""
    found = found_at_desk(request, pk)
    by = {"by": request.person, "call": found}
    whole = programme.cohort(found)
    verbs = {
        "begin": Verb(lambda: actions.begin_programme(**by), gettext_lazy("The programme begins.")),
        "mentor": Verb(lambda **said: actions.name_mentor(**by, **said), gettext_lazy("Saved."), partial(MentorForm, call=found)),
        "demo_day": Verb(lambda number: actions.name_demo_day(**by, ref=f"event:{number.strip()}"), gettext_lazy("Saved. Teams are told."), DemoDayForm),
        "finish": Verb(lambda: actions.finish_call(**by), gettext_lazy("The call is closed.")),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("calls:desk_programme", found.pk)
    open_ones = sum(not one.outcome for one, _mentors, _milestones in whole.ventures)
    context = {
        "call": found,
        "ventures": whole.ventures,
        "mentors": whole.mentors,
        "demo_day": programme.demo_day_of(request.person, found),
        "may": {
            "begin": programme_rules.may_begin(request.person, found),
            "mentor": programme_rules.may_name_mentor(request.person, found),
            "finish": programme_rules.may_finish(request.person, found, open_ventures=open_ones),
        },
        "pressed": pressed,
    }
    return render(request, "calls/desk_programme.html", context, status=pressed.status)
