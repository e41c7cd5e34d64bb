"""Polls, meetings, minutes and tasks."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from meydan.base.edge import find_seen, refusals_on, sign_in_first
from meydan.groups import actions
from meydan.groups.forms.groups import CancelForm, CorrectionForm
from meydan.groups.forms.meetings import AnswerForm, MeetingForm, MinutesForm, OfferForm, PollForm, TaskForm
from meydan.groups.models import Group, Meeting, Membership
from meydan.groups.queries import groups, meetings
from meydan.groups.queries.page import page_of
from meydan.groups.rules import groups as rules
from meydan.groups.views.reading import find_group, find_meeting, group_page

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _arranging(request: HttpRequest, pk: int) -> Group:
    """The group, for whoever arranges its meetings; for all others this page is not there."""
    found = find_group(request, pk)
    if not rules.may_arrange(request.person, found, groups.membership(request.person, found)):
        raise Http404
    return found


@never_cache
@GET_POST
def poll_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer two to four times to choose from."""
    if request.person is None:
        return sign_in_first(request)
    found = _arranging(request, pk)
    form = PollForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.start_poll(by=request.person, group=found, offers=form.offers, **form.words)
        if form.is_valid():
            messages.success(request, _("Everybody in the group is asked. You see the answers here."))
            return redirect(found)
    return render(request, "groups/poll_new.html", {"group": found, "form": form}, status=form.status)


@never_cache
@require_POST
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a poll, end it, or call it off."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(meetings.polls_for, request.person, pk)
    if not rules.may_see_inside(request.person, groups.membership(request.person, found.group)):
        raise Http404
    does = request.POST.get("do", "")
    if does == "close":
        made = actions.close_poll(by=request.person, poll=found)
        messages.success(request, _("The day is chosen. Write the agenda, then call everybody."))
        return redirect(made)
    if does == "cancel":
        actions.cancel_poll(by=request.person, poll=found)
        messages.success(request, _("The poll is over, without a meeting."))
        return redirect(found.group)
    form = AnswerForm(request.POST, poll=found)
    if form.is_valid():
        with refusals_on(form):
            actions.answer_poll(by=request.person, poll=found, fits=form.fits)
    if not form.is_valid():
        return group_page(request, page_of(request.person, found.group_id), form)
    messages.success(request, _("Your answer is kept. You can change it until the poll ends."))
    return redirect(found)


@never_cache
@GET_POST
def poll_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """A member offers another time."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(meetings.polls_for, request.person, pk)
    if not rules.may_take_part(request.person, found.group, groups.membership(request.person, found.group)):
        raise Http404
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.offer_day(by=request.person, poll=found, offer=form.offer)
        if form.is_valid():
            return redirect(found)
    context = {"group": found.group, "form": form, "title": _("Offer another day"), "verb": _("Offer this day")}
    return render(request, "groups/form.html", context, status=form.status)


@never_cache
@GET_POST
def meeting_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a meeting without a poll."""
    if request.person is None:
        return sign_in_first(request)
    found = _arranging(request, pk)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: Any = None
        with refusals_on(form):
            made = actions.plan_meeting(by=request.person, group=found, **form.wanted)
        if made and form.is_valid():
            messages.success(request, _("The meeting is planned. Now call everybody."))
            return redirect(made)
    context = {"group": found, "form": form, "title": _("Plan a meeting"), "verb": _("Plan it")}
    return render(request, "groups/form.html", context, status=form.status)


def _arranging_meeting(request: HttpRequest, pk: int) -> tuple[Meeting, Membership | None]:
    found, mine = find_meeting(request, pk)
    if not rules.may_arrange(request.person, found.group, mine):
        raise Http404
    return found, mine


@never_cache
@GET_POST
def meeting_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a meeting that is to come."""
    if request.person is None:
        return sign_in_first(request)
    found, _mine = _arranging_meeting(request, pk)
    form = MeetingForm(request.POST or None, initial=MeetingForm.start(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_meeting(by=request.person, meeting=found, **form.wanted)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect(found)
    context = {"group": found.group, "form": form, "title": _("Change the meeting"), "verb": _("Save")}
    return render(request, "groups/form.html", context, status=form.status)


@never_cache
@GET_POST
def meeting_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a meeting off, with the reason."""
    if request.person is None:
        return sign_in_first(request)
    found, _mine = _arranging_meeting(request, pk)
    form = CancelForm(request.POST or None)

    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.cancel_meeting(by=request.person, meeting=found, words=form.cleaned_data["words"])
        if form.is_valid():
            messages.success(request, _("The meeting is off. Everybody is told."))
            return redirect(found)
    context = {"group": found.group, "form": form, "title": _("Call the meeting off?"), "verb": _("Call it off")}
    return render(request, "groups/form.html", context, status=form.status)


DOES = {
    "call": (actions.call_meeting, gettext_lazy("Everybody in the group is called.")),
    "approve": (actions.approve_minutes, gettext_lazy("The minutes are approved.")),
    "publish": (actions.publish_minutes, gettext_lazy("Everybody can read the minutes now.")),
}


@never_cache
@require_POST
def meeting_do(request: HttpRequest, pk: int) -> HttpResponse:
    """Call people, approve minutes, publish them."""
    if request.person is None:
        return sign_in_first(request)
    found, _mine = find_meeting(request, pk)
    act, said = DOES.get(request.POST.get("do", ""), (None, ""))
    if act is None:
        raise Http404
    act(by=request.person, meeting=found)
    messages.success(request, said)
    return redirect(found)


@never_cache
@GET_POST
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came, and what was said."""
    if request.person is None:
        return sign_in_first(request)
    found, _mine = _arranging_meeting(request, pk)
    plain = {name: getattr(found, name) for name in ("guests", "decisions", "discussed", "to_ask")}
    start = {**plain, "present": sorted(meetings.present_ids(found))}
    if found.took_place:  # a draft keeps its language
        start["language"] = found.minutes_language
    form = MinutesForm(request.POST or None, initial=start, members=groups.members_of(found.group))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.write_minutes(by=request.person, meeting=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("The draft is kept. Somebody else approves it."))
            return redirect(found)
    context = {"meeting": found, "group": found.group, "form": form}
    return render(request, "groups/minutes.html", context, status=form.status)


@never_cache
@GET_POST
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is wrong in a draft."""
    if request.person is None:
        return sign_in_first(request)
    found, mine = find_meeting(request, pk)
    if not rules.may_take_part(request.person, found.group, mine):
        raise Http404
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.ask_correction(by=request.person, meeting=found, words=form.cleaned_data["words"])
        if form.is_valid():
            messages.success(request, _("Whoever wrote the draft is told."))
            return redirect(found)
    context = {"group": found.group, "form": form, "title": _("Ask for a correction"), "verb": _("Ask for it")}
    return render(request, "groups/form.html", context, status=form.status)


@never_cache
@GET_POST
def task_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Something is to be done."""
    if request.person is None:
        return sign_in_first(request)
    found = find_group(request, pk)
    if not rules.may_take_part(request.person, found, groups.membership(request.person, found)):
        raise Http404
    form = TaskForm(request.POST or None, group=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.add_task(by=request.person, group=found, **form.cleaned_data)
        if form.is_valid():
            return redirect(f"{found.get_absolute_url()}#tasks")
    context = {"group": found, "form": form, "title": _("Add a task"), "verb": _("Add it")}
    return render(request, "groups/form.html", context, status=form.status)


TASKS = {"take": actions.take_task, "give_back": actions.give_task_back, "done": actions.finish_task}


@never_cache
@require_POST
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """I do it, I can't after all, it is done."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(meetings.tasks_for, request.person, pk)
    act = TASKS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    act(by=request.person, task=found)
    messages.success(request, _("Saved."))
    return redirect(found)
