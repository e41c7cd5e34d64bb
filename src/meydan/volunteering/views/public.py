"""The list of duties, one duty, signing up, choosing a shift."""

import csv
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.attendance.rules import hours_to_answer, is_open
from meydan.base import ical
from meydan.base.cards import sections
from meydan.base.edge import refusals_on, sign_in_first
from meydan.base.same_for_all import same_for_all
from meydan.volunteering import actions, agreement, signing_in
from meydan.volunteering.forms.volunteers import FilterForm, JoinForm, SignUpForm
from meydan.volunteering.models import Role
from meydan.volunteering.queries import offers, people, roles
from meydan.volunteering.queries import page as pages
from meydan.volunteering.queries.year import months
from meydan.volunteering.rules import is_call_open, may_apply_at_birth_date, may_give_birth_date, missing_for
from meydan.volunteering.rules.reasons import day_minutes, rest_minutes, setting

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def role_list(request: HttpRequest) -> HttpResponse:
    """All duties that one can take, with search and filters, which are the same for everybody; above them what fits oneself."""
    found = same_for_all(request, "volunteering/_list.html", _list)
    suggested = offers.suggestions_for(request.person) if request.person and not request.GET else None
    return render(request, "volunteering/list.html", {"list": found, "suggested": suggested})


def _list(request: HttpRequest) -> dict[str, Any]:
    form = FilterForm(request.GET)
    page = roles.role_page(form.wanted, request.GET.get("after", ""))
    return {"page": page, "filters": form}


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The shifts of the duties on the list, with its filters, for calendar programs."""
    return ical.answer(_("Volunteering"), roles.calendar_of(FilterForm(request.GET).wanted))


@require_safe
def hours_table(request: HttpRequest) -> HttpResponse:
    """Confirmed hours by month and field as open data; where fewer than ten people gave them, the cells are empty."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="volunteer-hours.csv"'
    writer = csv.writer(answer)
    writer.writerow(["month", "field", "people", "minutes"])
    writer.writerows(months())
    return answer


@require_safe
def role(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One duty: its shifts with their seats, what one does, what one should know, and how far one has come."""
    found = pages.page_of(request.person, pk)
    if found is None:
        raise Http404
    if slug != found.role.slug:
        return redirect(found.role.get_absolute_url())
    return render(request, "volunteering/role.html", _role(request, found))


def _find(request: HttpRequest, pk: int) -> Role:
    found = pages.role_for(request.person, pk)
    if found is None:
        raise Http404
    return found


def _role(request: HttpRequest, page: pages.DutyPage) -> dict[str, Any]:
    role, placement = page.role, page.placement
    offered = sections("duty", request, role)
    missing = missing_for(placement) if placement else []
    return {
        "role": role,
        "shifts": [
            {
                "shift": one,
                "seat": page.seats.get(one.pk),
                "open": is_open(one.occasion),
                "full": one.line or one.occasion.free <= 0,
            }
            for one in page.shifts
        ],
        "call": is_call_open(role),
        "placement": placement,
        "application": None if placement else page.application,
        "checks": [
            {"word": word, "done": code not in missing} for code, word in zip(role.asked, role.asked_words, strict=True)
        ],
        "hours_to_answer": int(hours_to_answer().total_seconds()) // 3600,
        "rest": rest_minutes(),
        "day_long": day_minutes(),
        "basis": setting("basis", ""),
        "main_sections": [one for one in offered if not one["aside"]],
        "aside_sections": [one for one in offered if one["aside"]],
    }


@never_cache
@GET_POST
def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up or apply: write first, enter the code last."""
    found = _find(request, pk)
    if request.method != "POST" and people.placement_of(request.person, found):
        return redirect(found)
    form = _sign_up_form(request, found)
    if request.method == "POST" and form.is_valid():
        if request.person is None:
            with refusals_on(form):
                _look_before(found, form)
            if form.is_valid():
                signing_in.WAITING.keep(request, found.pk, form)
                return sign_in_first(request)
        else:
            with refusals_on(form):
                signing_in.send(request, found, form)
            if form.is_valid():
                return redirect(found)
    context = {"form": form, "role": found, "call": is_call_open(found), "shift": _chosen(found, form)}
    return render(request, "volunteering/sign_up.html", context | _legal(), status=form.status)


def _legal() -> dict[str, Any]:
    return {"agreement": agreement.agreement(), "notice": agreement.notice()}


def _sign_up_form(request: HttpRequest, role: Role) -> SignUpForm:
    """As it was sent, with what was typed before the code, or empty."""
    typed = request.POST if request.method == "POST" else signing_in.WAITING.kept(request, role.pk)
    if typed is not None:
        return signing_in.form_for(request, role, typed)
    return signing_in.form_for(request, role, shift=_number(request.GET.get("vardiya", "")))


def _look_before(role: Role, form: SignUpForm) -> None:
    """What can be said before anybody signs in, is: whether the call is open, and whether the age fits."""
    born = form.cleaned_data["birth_date"]
    may_give_birth_date(born, None).or_refuse()
    may_apply_at_birth_date(role, born, guardian_named=form.guardian_named is not None).or_refuse()


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _chosen(role: Role, form: Any) -> Any:
    value = form["shift"].value()
    pk = _number(str(value)) if value else None
    return roles.coming_shifts().filter(role=role, pk=pk).first() if pk else None


@never_cache
@require_POST
def join(request: HttpRequest, pk: int, shift: int) -> HttpResponse:
    """Take a seat at a shift, or join its line."""
    if request.person is None:
        return sign_in_first(request)
    found = _find(request, pk)
    form = JoinForm(request.POST)
    size = form.cleaned_data.get("size") or 1 if form.is_valid() else 1
    signing_in.join(request, found, shift, size)
    return redirect(found.get_absolute_url() + "#shifts")


@never_cache
@require_POST
def company(request: HttpRequest, pk: int, shift: int) -> HttpResponse:
    """Come with more or fewer people to a shift that one has signed up for."""
    if request.person is None:
        return sign_in_first(request)
    seat = people.seat_with_company(request.person, shift)
    if seat is None or seat.occasion.shift.role_id != pk:
        raise Http404
    form = JoinForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            size = form.cleaned_data.get("size") or 1
            actions.change_company(by=request.person, shift=seat.occasion.shift, seat=seat, size=size)
    if form.is_valid():
        messages.success(request, _("Saved."))
    else:
        messages.error(request, " ".join(words for found in form.errors.values() for words in found))
    return redirect(seat)


@never_cache
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's application back."""
    if request.person is None:
        return sign_in_first(request)
    found = _find(request, pk)
    application = people.application_of(request.person, found)
    if application:
        actions.withdraw_application(by=request.person, application=application)
        messages.success(request, _("You took it back."))
    return redirect(found)
