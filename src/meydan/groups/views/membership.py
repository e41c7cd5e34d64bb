"""Proposing, joining and leaving a group; its members and its notes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.limits import limit
from meydan.groups import actions, signing_in
from meydan.groups.forms.groups import JoinForm, NoteForm, ProposeForm, RoleForm
from meydan.groups.models import Group, Membership
from meydan.groups.queries import groups
from meydan.groups.rules import groups as rules
from meydan.groups.terms import terms
from meydan.groups.views.reading import find_group

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a group: write first, sign in last."""
    form = ProposeForm(request.POST or None, initial=signing_in.kept(request))
    if request.method == "POST" and form.is_valid():
        if request.person is None:
            signing_in.keep_proposal(request, form)
            return sign_in_first(request)
        with refusals_on(form):
            made = signing_in.send(request, form)
        if form.is_valid():
            return redirect(made)
    return render(request, "groups/propose.html", {"form": form, "terms": terms()}, status=form.status)


@never_cache
@GET_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join a group, or ask to; a visitor signs in afterwards."""
    found = find_group(request, pk)
    form = JoinForm(request.POST if request.method == "POST" else None)
    ruling = rules.may_join(request.person, found, groups.membership(request.person, found))
    if request.method == "POST" and form.is_valid():
        if request.person is None:
            signing_in.keep_joining(request, found, form.cleaned_data["words"])
            return sign_in_first(request)
        with refusals_on(form):
            signing_in.join(request, found, form.cleaned_data["words"])
        if form.is_valid():
            return redirect(found)
    context = {"group": found, "form": form, "ruling": ruling}
    return render(request, "groups/join.html", context, status=form.status)


@never_cache
@GET_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a group, or take back that one asked; asked once more."""
    if request.person is None:
        return sign_in_first(request)
    found = find_group(request, pk)
    mine = groups.membership(request.person, found)
    if mine is None:
        raise Http404
    if request.method == "POST":
        actions.leave_group(by=request.person, group=found)
        messages.success(request, _("You have left the group.") if rules.is_in(mine) else _("You took it back."))
        return redirect("groups:list")
    words = _("You get no messages of %(name)s any more. What you promised to do is free for others.")
    context = {
        "title": _("Leave the group?") if rules.is_in(mine) else _("Take your wish back?"),
        "words": words % {"name": found.name} if rules.is_in(mine) else "",
        "verb": _("Leave the group") if rules.is_in(mine) else _("Take it back"),
        "back_url": found.get_absolute_url(),
    }
    return render(request, "ui/confirm.html", context)


def inside(request: HttpRequest, pk: int) -> tuple[Group, Membership | None]:
    """The group and what the person is in it; for whom it is closed it is not found."""
    found = find_group(request, pk)
    mine = groups.membership(request.person, found)
    if not rules.may_see_inside(request.person, mine):
        raise Http404
    return found, mine


@never_cache
@GET_POST
def members(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is in the group; answering who asks, handing roles over, and whether one is named."""
    if request.person is None:
        return sign_in_first(request)
    found, mine = inside(request, pk)
    does = request.POST.get("do", "")
    form = RoleForm(request.POST if does == "role" else None, group=found)
    if request.method == "POST" and _did(request, found, form, does):
        messages.success(request, _("Saved."))
        return redirect("groups:members", found.pk)
    context = {
        "group": found,
        "mine": mine,
        "members": groups.members_of(found),
        "may_run": bool(rules.may_run(request.person, found, mine)),
        "asking": groups.asking(found),
        "form": form,
    }
    return render(request, "groups/members.html", context, status=form.status)


def _did(request: HttpRequest, found: Group, form: RoleForm, does: str) -> bool:
    if does == "role":
        return _handed_over(request, found, form)
    if does in {"yes", "no"}:
        asked = find(groups.asking(found), person_id=request.POST.get("person", ""))
        actions.answer_request(by=request.person, group=found, person=asked.person, yes=does == "yes")
    elif does == "name":
        actions.name_me(by=request.person, group=found, named=bool(request.POST.get("named")))
    else:
        raise Http404
    return True


def _handed_over(request: HttpRequest, found: Group, form: RoleForm) -> bool:
    if form.is_valid():
        data = form.cleaned_data
        with refusals_on(form):
            actions.hand_over(
                by=request.person, group=found, role=data["role"], to=data["to"].person, until=data["until"]
            )
    return form.is_valid()


@never_cache
@GET_POST
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """What members write for members."""
    if request.person is None:
        return sign_in_first(request)
    found, mine = inside(request, pk)
    if request.POST.get("remove"):
        actions.remove_note(by=request.person, note=find(groups.notes(found), pk=request.POST["remove"]))
        messages.success(request, _("The note is gone."))
        return redirect("groups:notes", found.pk)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"groups-note:{request.person.pk}", "60/h")
            actions.write_note(by=request.person, group=found, **form.cleaned_data)
        if form.is_valid():
            return redirect("groups:notes", found.pk)
    context = {
        "group": found,
        "page": groups.notes_page(found, request.GET.get("after", "")),
        "may_write": bool(rules.may_take_part(request.person, found, mine)),
        "may_run": bool(rules.may_run(request.person, found, mine)),
        "form": form,
    }
    return render(request, "groups/notes.html", context, status=form.status)
