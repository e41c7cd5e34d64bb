"""Bringing answers to people without contact; and the answer behind the code of a slip."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.limits import limit
from meydan.base.paging import page_by_key
from meydan.base.sentences import sentence
from meydan.paper import actions, queries
from meydan.paper.forms import AttemptForm, CodeForm, ReplyFilter
from meydan.paper.rules import UNKNOWN_CODE, may_call

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_call)
def desk_replies(request: HttpRequest) -> HttpResponse:
    """Who has to be called, written to, or gets a slip: answers that have not arrived."""
    form = ReplyFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.replies_found(**wanted)
    if sheets.asked(request):
        return sheets.answer(request, "replies", _columns(), rows)
    page = page_by_key(rows, order=["contribution_id"], after=request.GET.get("after", ""), per_page=50)
    return render(request, "paper/desk_replies.html", {"page": page, "form": form, "narrowed": any(wanted.values())})


def _columns() -> sheets.Columns:
    return [
        (_("Number of the thread"), lambda row: row.contribution.thread.number),
        (_("How"), lambda row: row.get_way_display()),
        (_("Name"), lambda row: row.name),
        (_("Phone"), lambda row: row.phone),
        (_("Address"), lambda row: row.address),
        (_("Muhtar’s office"), lambda row: row.place.name if row.place else ""),
        (_("About"), lambda row: row.contribution.title),
    ]


@GET_POST
@desk_only(may_call)
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be said to one person, what was tried, what came of it."""
    route = find(queries.routes(), pk=pk)
    form = AttemptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.note_attempt(by=request.person, route=route, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("paper:replies")
    context = {
        "route": route,
        "answer": queries.latest_answer(route.contribution_id),
        "attempts": route.attempts.select_related("by"),
        "form": None if route.done_at else form,
    }
    return render(request, "paper/reply.html", context, status=form.status)


@never_cache
@GET_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Type the code of a slip and read the answer; no sign-in, no name, few tries."""
    form = CodeForm(request.POST or None)
    told = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):  # counted by itself: what is refused below takes nothing back
            limit(f"slip:{request.META.get('REMOTE_ADDR', '')}", "20/h")
            limit("slip", "500/h")
    if form.is_bound and form.is_valid():
        told = queries.behind(form.cleaned_data["code"])
        if told is None:
            form.add_error("code", sentence(UNKNOWN_CODE, {}))
    return render(request, "paper/answer.html", {"form": form, "told": told}, status=form.status)
