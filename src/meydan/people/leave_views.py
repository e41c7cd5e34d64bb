"""Leave and stand-ins, handing work over, and colleagues who go."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base import clock, sheets
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.base.forms import MeydanForm
from meydan.base.paging import page_by_key
from meydan.people import actions, queries
from meydan.people.leave_forms import HandoverForm, LeaveFilter, LeaveForm, lendable
from meydan.people.models import Delegation, Person, RoleGrant
from meydan.people.rules import (
    may_end_delegation,
    may_forget,
    may_grant,
    may_hand_over,
    may_see_erasures,
    may_see_leaves,
    may_see_people,
)

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def my_leaves(request: HttpRequest) -> HttpResponse:
    """Who stands in for me, for whom I stand in; to plan and to end."""
    person = request.person
    if person is None:
        return sign_in_first(request)
    leaves = queries.leaves_of(person)
    if not leaves and not person.at_desk:
        raise Http404
    return _leaves_page(request, person, leaves, "people/my_leaves.html", "people:my_leaves")


@GET_POST
@desk_only(may_see_people)
def desk_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for a colleague."""
    person = find(queries.people_for_desk("", staff_only=False), pk=pk)
    return _leaves_page(request, person, queries.leaves_of(person), "people/desk_leave.html", "people:desk_leave", pk)


def _leaves_page(
    request: HttpRequest, person: Person, leaves: list[Delegation], template: str, page: str, *args: int
) -> HttpResponse:
    ending = request.POST.get("do") == "end"
    form = LeaveForm(None if ending else request.POST or None, person=person, by=request.person)
    if request.method == "POST" and ending:
        return _ended(request, page, *args)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.plan_leave(
                by=request.person,
                grants=form.chosen_grants,
                stand_in=form.cleaned_data["stand_in"],
                first_day=form.cleaned_data["first_day"],
                last_day=form.cleaned_data["last_day"],
                reason=form.cleaned_data["reason"],
            )
        if form.is_valid():
            messages.success(request, _("The leave is planned. The stand-in is told."))
            return redirect(page, *args)
    can_lend = bool(lendable(person))
    context = {"someone": person, "leaves": leaves, "form": form if can_lend else None}
    return render(request, template, context, status=form.status)


def _ended(request: HttpRequest, page: str, *args: int) -> HttpResponse:
    one = find(queries.all_leaves(), pk=request.POST.get("leave"))
    actions.end_delegation(by=request.person, delegation=one)
    messages.success(request, _("It has ended. Both are told."))
    return redirect(page, *args)


@GET_POST
@desk_only(may_see_leaves)
def desk_leaves(request: HttpRequest) -> HttpResponse:
    """Who is away, and who stands in."""
    if request.method == "POST":
        return _ended(request, "people:desk_leaves")
    form = LeaveFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.leaves_found(wanted.get("q", ""), wanted.get("state", ""))
    if sheets.asked(request):
        return sheets.answer(request, "leaves", _columns(), rows.order_by("starts_at", "pk"))
    page = page_by_key(rows, order=["starts_at", "pk"], after=request.GET.get("after", ""), per_page=30)
    for one in page.items:
        one.can_end = bool(may_end_delegation(request.person, one))  # type: ignore[attr-defined]
    return render(request, "people/desk_leaves.html", {"page": page, "form": form, "narrowed": any(wanted.values())})


def _columns() -> sheets.Columns:
    return [
        (_("Away"), lambda one: one.grant.person.name),
        (_("Role"), lambda one: one.grant.words),
        (_("Stand-in"), lambda one: one.stand_in.name),
        (_("First day"), lambda one: one.starts_at),
        (_("Last day"), lambda one: one.last_day),
        (_("Reason"), lambda one: one.get_reason_display()),
    ]


@GET_POST
def desk_handover(request: HttpRequest, pk: int) -> HttpResponse:
    """What lies with a person goes to somebody else; if wanted their role ends in the same moment."""
    if request.person is None:
        return sign_in_first(request)
    person = find(queries.everybody(), pk=pk)
    if not may_hand_over(request.person, person):
        raise Http404
    held, ending = queries.held_by(person), _ending(request, person)
    has_page = person.is_active and bool(may_see_people(request.person))
    form = HandoverForm(request.POST or None, person=person, held=held)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refusals_on(form):
            count = actions.hand_over_work(
                by=request.person,
                person=person,
                to=data["to"],
                kinds=data["kinds"],
                reason=data["reason"],
                ending=ending if request.POST.get("do") == "end" else [],
            )
        if form.is_valid():
            messages.success(request, _("Handed over: %(count)s. Both are told.") % {"count": count})
            return redirect("people:desk_person", pk) if has_page else redirect("front:desk")
    context = {"someone": person, "form": form, "held": held, "ending": ending, "has_page": has_page}
    return render(request, "people/desk_handover.html", context, status=form.status)


def _ending(request: HttpRequest, person: Person) -> list[RoleGrant]:
    """The role that is to end, or all of them; none where the reader takes no roles."""
    if not may_grant(request.person, person):
        return []
    wanted = [grant for grant in person.own_grants if str(grant.pk) == request.GET.get("role")]
    return wanted or person.own_grants


@GET_POST
@desk_only(may_see_erasures)
def desk_erasure(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague wants to be forgotten: what is still to be done, and doing it."""
    wish = find(queries.erasure_requests(), person_id=pk)
    form = MeydanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.forget_colleague(by=request.person, person=wish.person)
        if form.is_valid():
            messages.success(request, _("The account is erased."))
            return redirect("front:desk")
    context: dict[str, Any] = {
        "wish": wish,
        "form": form,
        "held": queries.held_by(wish.person),
        "roles": wish.person.own_grants,
        "may_hand_over": may_hand_over(request.person, wish.person),
        "ruling": may_forget(request.person, wish.person),
        "days_left": (wish.promised_for - clock.today()).days,
    }
    return render(request, "people/desk_erasure.html", context, status=form.status)
