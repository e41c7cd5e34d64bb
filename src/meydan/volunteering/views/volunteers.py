"""What a volunteer sees of their own duties and hours."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.attendance.queries import coming_seats, rows_ahead
from meydan.base.cards import is_on
from meydan.base.clock import today
from meydan.base.edge import find, find_seen, refusals_on, sign_in_first
from meydan.base.prepared import of_viewer
from meydan.base.ready import first
from meydan.base.refs import name_all
from meydan.documents.queries.certificates import valid_certificates_of
from meydan.people.models import Person
from meydan.volunteering import actions, agreement
from meydan.volunteering.forms.volunteers import AgreeForm, DisputeForm, EnterHoursForm, WhyForm
from meydan.volunteering.models import Asked, Placement
from meydan.volunteering.queries import became, feedback, offers, people
from meydan.volunteering.rules import (
    may_answer_place,
    may_come_back,
    may_dispute_hours,
    may_enter_hours,
    may_leave,
    may_rest,
    missing_for,
)

PLAIN = {"yes", "no", "rest", "back"}
"""What is done without a form."""
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What became of one's work: the year, what lies ahead, duties, hours."""
    if request.person is None:
        return sign_in_first(request)
    asked = of_viewer("volunteering.mine", request.person, _asked)
    coming, placements, applications, to_say, permissions, duties, papers, newest = asked
    owners = name_all(request.person, [seat.occasion.of for seat in coming])
    context = {
        "year": became.year_of(duties),
        "section": {"coming": rows_ahead(coming, owners)},
        "placements": placements,
        "applications": applications,
        "to_say": to_say,
        "became": became.became_of(duties),
        "page": people.hours_page(request.person, request.GET.get("after", ""), newest),
        "permission": first(permissions),
        "papers": papers if is_on("documents") else None,
        "suggested": offers.suggestions_for(request.person) if not request.GET else None,
    }
    return render(request, "volunteering/mine.html", context)


def _asked(person: Person) -> Sequence[QuerySet[Any]]:
    papers = valid_certificates_of(person)
    return [
        coming_seats(person),
        people.own_placements(person),
        people.own_applications(person),
        feedback.own_to_say(person)[:5],
        people.permissions_of(person)[:1],
        became.duties_of(person),
        papers[:2] if is_on("documents") else papers.none(),
        people.newest_hours(person),
    ]


@never_cache
@GET_POST
def placement(request: HttpRequest, pk: int) -> HttpResponse:
    """One's place in a duty: answer the offer, agree, see what is missing, leave. Staff go on to the desk."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(people.placements_visible_to, request.person, pk)
    if found.person_id != request.person.pk:
        return redirect("volunteering:desk_placement", pk)
    does = request.POST.get("do", "")
    agree, why = (
        AgreeForm(request.POST if does == "agree" else None),
        WhyForm(request.POST if does == "leave" else None),
    )
    form = why if does == "leave" else agree
    if request.method == "POST" and (does in PLAIN or (form.is_bound and form.is_valid())):
        with refusals_on(form):
            _act(request, found, does, form)
        if not form.errors:
            return redirect("volunteering:mine" if does in {"no", "leave"} else found)
    return render(request, "volunteering/placement.html", _placement(request, found, agree, why), status=form.status)


def _act(request: HttpRequest, placement: Placement, does: str, form: Any) -> None:
    if does in {"yes", "no"}:
        actions.answer_place(by=request.person, placement=placement, yes=does == "yes")
        messages.success(request, _("Thank you for your answer."))
    elif does == "rest":
        actions.take_break(by=request.person, placement=placement)
        messages.success(request, _("Have a good rest. The place stays yours."))
    elif does == "back":
        actions.come_back(by=request.person, placement=placement)
        messages.success(request, _("Welcome back."))
    elif does == "agree":
        actions.agree(by=request.person, placement=placement, version=agreement.version())
        messages.success(request, _("Thank you. Your agreement is recorded."))
    else:
        actions.leave(by=request.person, placement=placement, why=form.cleaned_data["why"])
        messages.success(request, _("You have left this duty. Thank you for your work."))


def _placement(request: HttpRequest, placement: Placement, agree: AgreeForm, why: WhyForm) -> dict[str, Any]:
    missing = missing_for(placement)
    volunteer = people.volunteer_of(request.person)
    minor = volunteer is not None and volunteer.is_minor
    return {
        "placement": placement,
        "minor": minor,
        "permission": people.permission_for(request.person, placement.role) if minor else None,
        "form": why if why.is_bound else agree,
        "agree": agree,
        "why": why,
        "missing": missing,
        "checks": placement.checks.all(),
        "notes": people.notes_on(placement),
        "to_agree": Asked.AGREEMENT in missing and bool(may_leave(request.person, placement)),
        "agreement": agreement.agreement(),
        "may_answer": may_answer_place(request.person, placement),
        "may_leave": may_leave(request.person, placement),
        "may_rest": may_rest(request.person, placement),
        "may_come_back": may_come_back(request.person, placement),
        "may_enter_hours": may_enter_hours(request.person, placement, today()),
    }


@never_cache
@GET_POST
def enter_hours(request: HttpRequest, pk: int) -> HttpResponse:
    """Hours of a duty without a list."""
    if request.person is None:
        return sign_in_first(request)
    found = find(people.placements_visible_to(request.person), pk=pk, person=request.person)
    form = EnterHoursForm(request.POST or None, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            data = form.cleaned_data
            actions.enter_hours(
                by=request.person, placement=found, on=data["on"], minutes=form.sum, words=data["words"]
            )
        if form.is_valid():
            messages.success(request, _("Written down. Somebody of the duty confirms it."))
            return redirect("volunteering:mine")
    return render(request, "volunteering/enter_hours.html", {"form": form, "placement": found}, status=form.status)


@never_cache
@GET_POST
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that hours are not right."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(people.hours_of, request.person, pk)
    form = DisputeForm(request.POST or None, initial={"hours": found.minutes // 60, "minutes": found.minutes % 60})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.dispute_hours(by=request.person, hours=found, minutes=form.sum, words=form.cleaned_data["words"])
        if form.is_valid():
            messages.success(request, _("Thank you. Somebody looks at it again."))
            return redirect("volunteering:mine")
    context = {"form": form, "hours": found, "may": may_dispute_hours(request.person, found)}
    return render(request, "volunteering/dispute.html", context, status=form.status)
