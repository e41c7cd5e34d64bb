"""Organisations, legal opinions, papers that end soon, and the legal record of a placement."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, find_seen, refusals_on, sign_in_first
from meydan.base.templatetags.ui import day
from meydan.base.write_first import NEW
from meydan.documents.queries.papers import PaperTable
from meydan.volunteering import actions, signing_in
from meydan.volunteering.forms.legal import AnswerOrganisationForm, BringForm, OpinionForm
from meydan.volunteering.models import OrganisationSignUp, Placement
from meydan.volunteering.queries import papers, people
from meydan.volunteering.rules import may_run_volunteering, may_see_needs
from meydan.volunteering.rules.legal import may_sign_up_organisation, papers_days, status_of
from meydan.volunteering.views import papers as files

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def organisation_new(request: HttpRequest) -> HttpResponse:
    """An organisation signs up: write first, enter the code last."""
    form = signing_in.organisation_form(request)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            may_sign_up_organisation(form.cleaned_data["decided_on"]).or_refuse()
            if request.person is None:
                signing_in.ORGANISATION.keep(request, NEW, form)
                return sign_in_first(request)
            return redirect(signing_in.send_organisation(request, form))
    context = {"form": form, "own": papers.own_organisations(request.person)[:20]}
    return render(request, "volunteering/organisation_new.html", context, status=form.status)


@never_cache
@GET_POST
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own organisation: how far it is, and bringing people to a shift. The Centre goes on to the desk."""
    if request.person is None:
        return sign_in_first(request)
    if papers.organisations_at_desk(request.person).exclude(contact=request.person).filter(pk=pk).exists():
        return redirect("volunteering:desk_organisation", pk)
    found = find_seen(papers.own_organisations, request.person, pk)
    form = BringForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            seat = actions.bring_people(by=request.person, organisation=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, str(seat.get_state_display()))
            return redirect("attendance:own_seat", seat.pk)
    return render(request, "volunteering/organisation.html", {"organisation": found, "form": form}, status=form.status)


@require_safe
@desk_only(may_run_volunteering)
def desk_organisations(request: HttpRequest) -> HttpResponse:
    """Organisations that signed up."""
    state, text = request.GET.get("state", "sent"), request.GET.get("q", "").strip()[:100]
    page = papers.organisation_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "volunteering-organisations", _organisation_columns(), page.rows)
    address = reverse("volunteering:desk_organisations")
    choices = [*OrganisationSignUp.State.choices, ("all", _("All"))]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    context = {"page": page, "tabs": tabs, "state": state, "text": text}
    return render(request, "volunteering/desk_organisations.html", context)


def _organisation_columns() -> sheets.Columns:
    return [
        (_("Organisation"), lambda one: one.name),
        (_("Name"), lambda one: one.contact.name if one.contact else ""),
        (_("When"), lambda one: one.created_at),
        (_("State"), lambda one: one.get_state_display()),
    ]


@GET_POST
@desk_only(may_run_volunteering)
def desk_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline an organisation."""
    found = find_seen(papers.organisations_at_desk, request.person, pk)
    form = AnswerOrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.answer_organisation(by=request.person, organisation=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Decided. The person is told."))
            return redirect("volunteering:desk_organisations")
    context = {"organisation": found, "form": form}
    return render(request, "volunteering/desk_organisation.html", context, status=form.status)


@GET_POST
@desk_only(may_run_volunteering)
def desk_opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what the legal unit said about a placement."""
    found = find_seen(papers.opinions_at_desk, request.person, pk)
    form = OpinionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.give_opinion(by=request.person, opinion=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved. The person is told."))
            return redirect("volunteering:desk_placement", found.placement_id)
    context = {"opinion": found, "form": form, "status": status_of(found.status)}
    return render(request, "volunteering/desk_opinion.html", context, status=form.status)


@require_safe
@desk_only(may_see_needs)
def desk_papers(request: HttpRequest) -> HttpResponse:
    """What ends soon: cards, insurance, what was seen, guardians' permissions; the nearest first."""
    what, text = request.GET.get("what", "all"), request.GET.get("q", "").strip()[:100]
    page = papers.papers_page(request.person, what=what, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        columns = _permission_columns() if what == "permissions" else _paper_columns()
        return sheets.answer(request, "papers", columns, page.rows)
    address = reverse("volunteering:desk_papers")
    choices: list[tuple[str, Any]] = [("all", _("All")), *((one.value, one.label) for one in papers.TO_RENEW)]
    if may_run_volunteering(request.person):
        choices.append(("permissions", _("Guardians’ permissions")))
    tabs = [{"title": word, "url": f"{address}?what={code}", "current": code == what} for code, word in choices]
    context = {"page": page, "tabs": tabs, "what": what, "text": text, "days": papers_days()}
    return render(request, "volunteering/desk_papers.html", context)


def _paper_columns() -> sheets.Columns:
    return [
        (_("Name"), lambda one: one.placement.person.name if one.placement.person else ""),
        (_("Paper"), lambda one: one.get_what_display()),
        (_("Number"), lambda one: one.number),
        (_("Duty"), lambda one: one.placement.role.title),
        (_("Valid until"), lambda one: one.valid_until),
    ]


def _permission_columns() -> sheets.Columns:
    return [
        (_("Name"), lambda one: one.person.name),
        (_("Paper"), lambda _one: _("Guardian’s permission")),
        (_("Valid until"), lambda one: one.valid_until),
    ]


@require_safe
@desk_only(may_see_needs)
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """The legal record of a placement, to read, and as PDF for the file."""
    found = find(papers.recorded_placement(request.person).exclude(person=request.person), pk=pk)
    permission = people.permission_for(found.person, found.role) if found.person else None
    lines = papers.legal_record(found, permission)
    if files.asked(request, "pdf"):
        return files.answer(request, f"record-{found.pk}", _("Legal record"), _as_tables(found, lines), form="pdf")
    return render(request, "volunteering/record.html", {"placement": found, "lines": lines})


def _as_tables(placement: Placement, lines: Sequence[papers.Line]) -> list[PaperTable]:
    since, until = day(placement.created_at), day(placement.ended_at) if placement.ended_at else ""
    about = [
        [_("Volunteer"), placement.person.name if placement.person else "–"],
        [_("Duty"), placement.role.title],
        [_("From – to"), f"{since} – {until}"],
        [_("State"), str(placement.get_state_display())],
    ]
    missing = _("to be filled in by the municipality")
    return [
        PaperTable(_("Whose it is"), [_("What"), _("Recorded")], about),
        PaperTable(
            _("What is recorded"),
            [_("What"), _("Recorded"), _("Basis")],
            [[str(one.word), str(one.value), str(one.basis or missing)] for one in lines],
            _("Papers themselves are not kept: who saw them, when, and until when they are valid."),
        ),
    ]
