"""One's own application: where it stands, its draft, who belongs to it, questions, and why it was decided so."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.forms import MeydanForm
from meydan.base.limits import limit
from meydan.base.pressing import Verb, press
from meydan.calls import actions, signing_in
from meydan.calls.forms.fields import WhichForm
from meydan.calls.forms.public import AnswerForm, ObjectForm, opened
from meydan.calls.models import Application
from meydan.calls.queries import applications, calls, jury, results
from meydan.calls.queries.objections import objection_to
from meydan.calls.rules.people import (
    may_answer_more,
    may_edit,
    may_invite,
    may_join,
    may_object,
    may_say,
    may_withdraw,
    object_until,
)
from meydan.questions.queries import answered_on, values_on

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def own(request: HttpRequest, pk: int) -> HttpResponse:
    if request.person is None:
        return sign_in_first(request)
    found = find(applications.own_applications(request.person), pk=pk)
    if request.method == "POST":
        limit(f"calls.own:{request.person.pk}", "120/d")
    pressed = press(request, _verbs(request, found))
    if pressed.done:
        left = request.POST.get("do") == "leave"
        return redirect("calls:list") if left else redirect(found)
    return render(request, "calls/own.html", _own(request, found) | {"pressed": pressed}, status=pressed.status)


def _verbs(request: HttpRequest, found: Application) -> dict[str, Verb]:
    by = {"by": request.person, "application": found}
    return {
        "withdraw": Verb(lambda: actions.withdraw(**by), gettext_lazy("Withdrawn. It is not looked at any more.")),
        "invite": Verb(lambda: actions.invite_member(**by), gettext_lazy("Made. Pass the link on to one person.")),
        "uninvite": Verb(lambda which: actions.take_back_invitation(**by, which=which), gettext_lazy("The link does not work any more."), WhichForm),
        "leave": Verb(lambda: actions.leave_team(**by), gettext_lazy("You do not belong to this application any more.")),
        "answer": Verb(lambda **said: actions.answer_more(**by, **said), gettext_lazy("Thank you. Your answer is here."), AnswerForm),
        "object": Verb(lambda **said: actions.object_to_decision(**by, **said), gettext_lazy("Your objection is here. The answer comes to this page."), ObjectForm),
    }  # fmt: skip


def _own(request: HttpRequest, found: Application) -> dict[str, Any]:
    person, members = request.person, list(applications.members_of(found))
    is_told = found.call.is_told and found.number is not None
    objection = objection_to(found)
    return {
        "application": found,
        "call": found.call,
        "members": members,
        "answers": answered_on([found.ref]).get(found.ref, []),
        "speaks": may_say(person, found),
        "objection": objection,
        "object_until": object_until(found),
        "row": _standing(found) if is_told else None,
        "criteria": _with_words(found) if is_told else [],
        "may": {
            "edit": may_edit(person, found),
            "withdraw": may_withdraw(person, found),
            "invite": may_invite(person, found, members=len(members)),
            "answer": may_answer_more(person, found),
            "object": may_object(person, found, objected=objection is not None),
        },
    }


def _standing(found: Application) -> results.Row | None:
    return next((one for one in results.standing_of(found.call) if one.application.pk == found.pk), None)


def _with_words(found: Application) -> list[tuple[Any, list[tuple[int | None, str]]]]:
    words = results.words_of_jury(found)
    return [(one, words[one.pk]) for one in calls.criteria_of(found.call) if one.pk in words]


@never_cache
@GET_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with a draft, or change what was sent, as long as the call takes forms."""
    if request.person is None:
        return sign_in_first(request)
    found = find(applications.own_applications(request.person).filter(person=request.person), pk=pk)
    may = may_edit(request.person, found)
    if request.method == "POST":
        form = signing_in.form_for(found.call, request.POST)
    else:
        plain = {name: getattr(found, name) for name in ("title", "summary", "organisation", "topics", "publish")}
        form = signing_in.form_for(
            found.call, **plain, **values_on(found.ref), opened=opened(found.call, found.opened_at)
        )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            signing_in.send(request, found.call, form)
        if form.is_valid():
            return redirect(found)
    context = {"call": found.call, "form": form, "application": found, "may": may, "back": found.get_absolute_url()}
    return render(request, "calls/apply.html", context, status=form.status)


@never_cache
@GET_POST
def join(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever got the link belongs to the application with one tap."""
    member = find(applications.invitation(key))
    if request.person is None and request.method == "POST":
        return sign_in_first(request)
    sits = jury.juror_of(request.person, member.application.call) is not None
    belongs = request.person is not None and request.person.pk in applications.team_of(member.application)
    if belongs and request.method != "POST":
        return redirect(member.application)
    form = MeydanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.join_team(by=request.person, member=member)
        if form.is_valid():
            messages.success(request, _("You belong to this application now."))
            return redirect(member.application)
    may = may_join(request.person, member, judges=sits, belongs=belongs)
    context = {"member": member, "call": member.application.call, "form": form, "may": may}
    return render(request, "calls/join.html", context, status=form.status)
