"""The list, one contribution's own addresses, supporting and editing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock
from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.town import town
from meydan.base.workdays import workdays_between
from meydan.goals.queries import goals
from meydan.ideas import actions
from meydan.ideas.forms import EditForm
from meydan.ideas.models import Contribution, ContributionKind, State
from meydan.ideas.queries import contributions as queries
from meydan.ideas.queries import processes
from meydan.ideas.rules.contributions import may_edit, may_support
from meydan.places.queries import neighbourhoods, units
from meydan.threads import queries as threads

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def contribution_list(request: HttpRequest) -> HttpResponse:
    """Search, filter and sort everything that people gave."""
    wanted = _wanted(request)
    page = queries.list_page(request.person, wanted, request.GET.get("after", ""))
    near = queries.similar(request.person, wanted.text) if wanted.text and not page.items else []
    context = {
        "page": page,
        "wanted": wanted,
        "near": near,
        "chips": _chips(request),
        "kinds": ContributionKind.choices,
        "states": [("open", _("Open now")), ("late", _("Answer is late")), *State.choices],
        "goals": goals(),
        "places": neighbourhoods(),
        "units": units(),
        "processes": processes.processes_visible_to(None),
        "orders": [
            ("newest", _("Newest")),
            ("supported", _("Most supported")),
            ("moved", _("Latest movement")),
            ("owed", _("Waiting longest")),
        ],
        "fault_desk": town().data.get("fault_desk", {}),
    }
    return render(request, "ideas/contribution_list.html", context)


def _wanted(request: HttpRequest) -> queries.Wanted:
    def number(name: str) -> int | None:
        text = request.GET.get(name, "")
        return int(text) if text.isdecimal() and len(text) < 9 else None

    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("kind", "place", "state", "unit", "order")}
    return queries.Wanted(
        text=request.GET.get("q", "").strip()[:200], goal=number("goal"), process=number("process"), **asked
    )


def _chips(request: HttpRequest) -> list[str]:
    """Names of the filters in use; the template says their words and how to take each away."""
    return [name for name in ("q", "kind", "goal", "place", "state", "unit", "process") if request.GET.get(name)]


@require_safe
def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    """A contribution's page is its thread's page."""
    found = find(queries.contributions_visible_to(request.person).select_related("thread__merged_into"), pk=pk)
    thread = found.thread.merged_into or found.thread
    return redirect(f"{thread.get_absolute_url()}#contribution-{pk}")


@GET_POST
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand behind a contribution, or take that back; visitors sign in first."""
    found = find(queries.contributions_visible_to(request.person).select_related("thread__merged_into"), pk=pk)
    address = (found.thread.merged_into or found.thread).get_absolute_url()
    if request.person is None:
        request.session["pending_ideas"] = {"support": pk}
        return redirect(reverse("people:sign_in") + "?" + urlencode({"next": address}))
    if request.method == "POST":
        stop = bool(request.POST.get("stop"))
        found = (actions.withdraw_support if stop else actions.support)(by=request.person, contribution=found)
        if request.htmx:
            context = {"contribution": found, "supported": not stop, "ruling": may_support(request.person, found)}
            return render(request, "ideas/_support.html", context)
        messages.success(request, _("You took your support back.") if stop else _("Your support is counted."))
    return redirect(address)


@GET_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own text for a while."""
    if request.person is None:
        return sign_in_first(request)
    found = find(queries.contributions_visible_to(request.person), pk=pk, author=request.person)
    ruling = may_edit(request.person, found)
    form = EditForm(request.POST or None, initial={"title": found.title, "text": found.text})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.edit_contribution(by=request.person, contribution=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved. The old text stays readable in the history."))
            return redirect(found.get_absolute_url())
    return render(
        request, "ideas/edit.html", {"form": form, "contribution": found, "ruling": ruling}, status=form.status
    )


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What the text said before, and which states it went through."""
    found = find(queries.contributions_visible_to(request.person), pk=pk)
    context = {"contribution": found, "editions": queries.editions_of(found), "changes": queries.changes_of(found)}
    return render(request, "ideas/history.html", context)


def aside(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    """Beside a thread: support, follow, the promise, share."""
    found = queries.of_thread(request.person, thread.pk)
    if not found:
        return None
    first = found[0]
    days = max(1, workdays_between(timezone.localdate(first.created_at), first.first_promise))
    passed = workdays_between(timezone.localdate(first.created_at), clock.today())
    late = workdays_between(first.promised_for, clock.today()) if first.is_late else 0
    answer_days = (
        workdays_between(timezone.localdate(first.created_at), timezone.localdate(first.answered_at))
        if first.answered_at
        else 0
    )
    return {
        "contributions": [_supportable(request, one) for one in found],
        "first": first,
        "follows": threads.follows(request.person, thread),
        "thread": thread,
        "days": days,
        "passed": passed,
        "late": late,
        "answer_days": answer_days,
        "kept": bool(first.answered_at) and timezone.localdate(first.answered_at) <= first.first_promise,
        "moved": first.promised_for != first.first_promise,
        "address": request.build_absolute_uri(thread.get_absolute_url()),
    }


def _supportable(request: HttpRequest, one: Contribution) -> dict[str, Any]:
    return {
        "contribution": one,
        "supported": queries.supports(request.person, one),
        "ruling": may_support(request.person, one),
    }
