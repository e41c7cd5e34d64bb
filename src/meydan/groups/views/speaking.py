"""Writing in the name of a group."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.cards import verbs
from meydan.base.edge import refusals_on, sign_in_first
from meydan.base.limits import limit
from meydan.groups import actions
from meydan.groups.forms.speaking import ContributionForm, OpinionForm, form_of
from meydan.groups.models import Group
from meydan.groups.queries import groups
from meydan.groups.rules import groups as rules
from meydan.groups.views.reading import find_group

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def _speaking(request: HttpRequest, pk: int) -> Group:
    found = find_group(request, pk)
    if not rules.may_arrange(request.person, found, groups.membership(request.person, found)):
        raise Http404
    return found


@never_cache
@GET_POST
def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    """A problem, an idea, an opinion or a project proposal of the group."""
    if request.person is None:
        return sign_in_first(request)
    found = _speaking(request, pk)
    form = ContributionForm(request.POST or None, group=found, initial={"neighbourhood": found.neighbourhood})
    made: Any = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"submit:{request.person.pk}", "20/h")
            made = actions.write_as_group(by=request.person, group=found, **form.wanted)
        if made and form.is_valid():
            messages.success(request, _("It is published in the name of the group, and answered like any other."))
            return redirect(made.contribution.home)
    return render(request, "groups/speak.html", {"group": found, "form": form}, status=form.status)


@never_cache
@GET_POST
def output(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Begin something in a neighbouring slice: ask for volunteers, or for an event."""
    if request.person is None:
        return sign_in_first(request)
    found, verb = _speaking(request, pk), verbs().get(code)
    if verb is None:
        raise Http404
    form = form_of(verb)(request.POST or None, group=found, initial={"neighbourhood": found.neighbourhood})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"submit:{request.person.pk}", "20/h")
            actions.begin_as_group(by=request.person, group=found, verb=verb, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("It is sent in the name of the group."))
            return redirect(found)
    return render(request, "groups/output.html", {"group": found, "form": form, "verb": verb}, status=form.status)


@never_cache
@GET_POST
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """An opinion for the kent konseyi."""
    if request.person is None:
        return sign_in_first(request)
    found = _speaking(request, pk)
    form = OpinionForm(request.POST or None, group=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.write_opinion(by=request.person, group=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("The Centre sends it to the kent konseyi and writes down what happens."))
            return redirect(found)
    return render(request, "groups/opinion.html", {"group": found, "form": form}, status=form.status)
