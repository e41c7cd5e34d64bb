"""The desk: shifts, applications, volunteers, guardians' permissions."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.cards import is_on, sections
from meydan.base.clock import now
from meydan.base.edge import desk_only, find, find_seen, refusals_on
from meydan.base.forms import MeydanForm
from meydan.base.templatetags.ui import day
from meydan.documents.queries.papers import PaperTable
from meydan.guardians.models import Permission
from meydan.guardians.rules import basis_of_guardian, last_day
from meydan.volunteering import actions
from meydan.volunteering.forms.desk import (
    CallOffForm,
    ChangeShiftForm,
    CheckForm,
    DecideForm,
    EndForm,
    NewShiftForm,
    NoteForm,
    PermissionForm,
)
from meydan.volunteering.forms.offers import SeenForm
from meydan.volunteering.forms.recognition import CardForm
from meydan.volunteering.models import Application, Placement, Shift
from meydan.volunteering.models.roles import OF_DUTIES
from meydan.volunteering.models.volunteers import OF_AGE
from meydan.volunteering.queries import desk, offers, people
from meydan.volunteering.queries.adults import access_words, company_at
from meydan.volunteering.rules import (
    field_of,
    may_give_card,
    may_run_volunteering,
    may_see_needs,
    may_write_note,
    missing_for,
)
from meydan.volunteering.rules.adults import adults_needed, may_read_access, safety_setting
from meydan.volunteering.views import papers

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
REACHES = {"30": 30, "90": 90, "365": 365}


@GET_POST
@desk_only(may_see_needs)
def shift_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a shift, or shifts that come again."""
    role = find_seen(desk.roles_at_desk, request.person, pk)
    start = {"where": role.where, "capacity": role.wanted, "leader": role.supervisor_id}
    form = NewShiftForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if form.cleaned_data["again"]:
                actions.add_series(by=request.person, role=role, **form.series)
            else:
                actions.add_shift(by=request.person, role=role, **form.times, **form.seats)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("volunteering:desk_role", role.pk)
    return render(request, "volunteering/desk_shift_new.html", {"form": form, "role": role}, status=form.status)


@require_safe
@desk_only(may_see_needs)
def board(request: HttpRequest) -> HttpResponse:
    """The shifts that come: who leads, how many seats are taken, where there are gaps."""
    days, text = request.GET.get("days", "30"), request.GET.get("q", "").strip()[:100]
    empty = request.GET.get("bos") == "1"
    after = request.GET.get("after", "")
    page = desk.board(request.person, days=REACHES.get(days, 30), empty=empty, text=text, after=after)
    if sheets.asked(request):
        return sheets.answer(request, "shifts", _shift_columns(), page.rows)
    kept = urlencode({name: value for name, value in (("bos", "1" if empty else ""), ("q", text)) if value})
    tabs = [
        {
            "title": _("%(days)s days") % {"days": count},
            "url": f"{reverse('volunteering:desk_shifts')}?days={code}{'&' if kept else ''}{kept}",
            "current": code == days,
        }
        for code, count in REACHES.items()
    ]
    context = {"page": page, "tabs": tabs, "empty": empty, "days": days, "text": text}
    return render(request, "volunteering/desk_shifts.html", context)


def _shift_columns() -> sheets.Columns:
    return [
        (_("When"), lambda one: one.occasion.starts_at),
        (_("Duty"), lambda one: one.role.title),
        (_("Unit"), lambda one: one.role.need.unit.name),
        (_("Leader"), lambda one: one.occasion.leader.name if one.occasion.leader else ""),
        (_("Seats"), lambda one: one.occasion.capacity),
        (_("seats taken"), lambda one: one.occasion.taken),
        (_("In line"), lambda one: one.line),
    ]


@GET_POST
@desk_only(may_see_needs)
def shift(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a shift or call it off; of a series this one, or from here on."""
    found = find_seen(desk.shifts_at_desk, request.person, pk)
    does = request.POST.get("do")
    change = ChangeShiftForm(request.POST if does == "change" else None, initial=_now(found), auto_id="c-%s")
    off = CallOffForm(request.POST if does == "call_off" else None, auto_id="o-%s")
    if found.series_id is None:
        del change.fields["reach"], off.fields["reach"]
    form = off if does == "call_off" else change
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _call_off(request, found, off) if form is off else _change(request, found, change)
        if form.is_valid():
            messages.success(request, _("Saved. Everybody on the list is told."))
            return redirect("volunteering:desk_role", found.role_id)
    context = {"shift": found, "change": change, "off": off, "form": form, **_adults(found)}
    context["sections"] = sections("shift", request, found)
    return render(request, "volunteering/desk_shift.html", context, status=form.status)


def _adults(shift: Shift) -> dict[str, Any]:
    """Whether a shift that is open to people under 18 has its adults: said from the first day on."""
    company, needed = company_at(shift.occasion), adults_needed()
    open_to_minors = shift.role.min_age < OF_AGE and shift.occasion.ends_at > now()
    short = open_to_minors and company.adults < needed
    return {"company": company, "needed": needed, "short": short, "basis": safety_setting("basis", "")}


def _now(shift: Shift) -> dict[str, Any]:
    occasion = shift.occasion
    begin, end = timezone.localtime(occasion.starts_at), timezone.localtime(occasion.ends_at)
    seats = {"capacity": occasion.capacity, "where": occasion.where, "note": shift.note, "leader": occasion.leader_id}
    return {"day": begin.date(), "starts": begin.time(), "ends": end.time(), **seats}


def _change(request: HttpRequest, shift: Shift, form: ChangeShiftForm) -> None:
    if form.cleaned_data.get("reach") == "later":
        data = form.cleaned_data
        actions.change_from_here(by=request.person, shift=shift, starts=data["starts"], ends=data["ends"], **form.seats)
    else:
        actions.change_shift(by=request.person, shift=shift, **form.times, **form.seats)


def _call_off(request: HttpRequest, shift: Shift, form: CallOffForm) -> None:
    later = form.cleaned_data.get("reach") == "later"
    verb = actions.call_off_from_here if later else actions.call_off_shift
    verb(by=request.person, shift=shift, why=form.cleaned_data["why"])


@require_safe
@desk_only(may_see_needs)
def applications(request: HttpRequest) -> HttpResponseBase:
    """Who applied; first who waits, with the promised day."""
    state, text = request.GET.get("state", "open"), request.GET.get("q", "").strip()[:100]
    rows = people.filtered_applications(request.person, state=state, text=text)
    if sheets.asked(request):
        return sheets.answer(request, "volunteer-applications", _columns(), _with_answers(list(rows)))
    if papers.asked(request):
        return papers.answer(request, "volunteer-applications", _("Applications"), [_paper(rows)])
    page = people.application_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    address = reverse("volunteering:desk_applications")
    choices = [
        ("open", _("Waiting")),
        *((code, word) for code, word in Application.State.choices if code in CLOSED),
        ("all", _("All")),
    ]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    return render(
        request, "volunteering/desk_applications.html", {"page": page, "tabs": tabs, "state": state, "text": text}
    )


def _with_answers(rows: list[Application]) -> list[Application]:
    answers = people.answers_of(*rows)
    for one in rows:
        one.answered = answers.get(one.ref, [])  # type: ignore[attr-defined]
    return rows


def _answers(one: Any) -> str:
    return "; ".join(f"{question.text} {said}" for question, said in one.answered)


def _columns() -> sheets.Columns:
    return [
        (_("Duty"), lambda one: one.role.title),
        (_("Unit"), lambda one: one.role.need.unit.name),
        (_("Name"), _name),
        (_("Neighbourhood"), lambda one: one.person.neighbourhood.name if one.person and one.person.neighbourhood else ""),
        (_("Applied on"), lambda one: one.created_at),
        (_("Answer promised for"), lambda one: one.promised_for),
        (_("Decided on"), lambda one: one.decided_at),
        (_("State"), lambda one: one.get_state_display()),
        (_("Answers"), _answers),
    ]  # fmt: skip


def _name(one: Application) -> str:
    return one.person.name if one.person else "–"


def _paper(rows: QuerySet[Application]) -> PaperTable:
    columns = [_("Duty"), _("Name"), _("Applied on"), _("Answer promised for"), _("State")]
    lines = [
        [one.role.title, _name(one), day(one.created_at), day(one.promised_for), str(one.get_state_display())]
        for one in rows[: papers.MOST_ROWS]
    ]
    return PaperTable(_("Applications"), columns, lines)


CLOSED = (Application.State.SUITABLE, Application.State.RESERVE, Application.State.UNSUITABLE)


@GET_POST
@desk_only(may_see_needs)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about an application."""
    found = find_seen(people.applications_at_desk, request.person, pk)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.decide_application(by=request.person, application=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Decided. The person is told."))
            return redirect("volunteering:desk_applications")
    context = {
        "application": found,
        "form": form,
        "fit": offers.fit_of(found.person, found.role) if found.person else None,
        "changes": people.changes_of(found),
        "answers": people.answers_of(found).get(found.ref),
    }
    return render(request, "volunteering/desk_application.html", context, status=form.status)


@GET_POST
@desk_only(may_see_needs)
def placement(request: HttpRequest, pk: int) -> HttpResponse:
    """A volunteer's place: what was seen, suspend, end."""
    found = find(people.placements_visible_to(request.person).exclude(person=request.person), pk=pk)
    does = request.POST.get("do")
    forms = _placement_forms(request, found, does)
    form = forms.get(does or "", forms["check"])
    if does == "unqualify" or (request.method == "POST" and form.is_valid()):
        with refusals_on(form):
            _act(request, found, does, form)
        if does == "unqualify" or form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("volunteering:desk_placement", found.pk)
    context = {
        "placement": found,
        "check": forms["check"],
        "end": forms["end"],
        "seen": forms["qualify"],
        "form": form,
        "card": forms.get("card"),
        "may_give_card": is_on("documents") and may_give_card(request.person, found),
        "note": forms["note"],
        "may_write_note": may_write_note(request.person, found),
        "notes": people.notes_on(found),
        "missing": missing_for(found),
        "held": offers.held_by(found.person) if found.person else [],
        "permission": people.permissions_of(found.person).first() if found.person else None,
        "may_read_access": may_read_access(request.person, found) and access_words(found.pk).exists(),
        "answers": people.answers_of(found.application).get(found.application.ref),
        "changes": people.changes_of(found),
    }
    return render(request, "volunteering/desk_placement.html", context, status=form.status)


def _placement_forms(request: HttpRequest, placement: Placement, does: str | None) -> dict[str, MeydanForm]:
    typed = {name: request.POST if does == name else None for name in ("check", "end", "qualify", "card", "note")}
    asked = placement.role.asked or list(OF_DUTIES)
    papers = {"card": CardForm(typed["card"], auto_id="k-%s")} if is_on("documents") else {}
    return {
        "check": CheckForm(typed["check"], asked=asked, auto_id="c-%s"),
        "end": EndForm(typed["end"], auto_id="e-%s"),
        "qualify": SeenForm(typed["qualify"], auto_id="q-%s"),
        "note": NoteForm(typed["note"], auto_id="n-%s"),
        **papers,
    }


def _act(request: HttpRequest, placement: Placement, does: str | None, form: MeydanForm) -> None:
    if does == "unqualify":
        held = find(offers.held_by(placement.person), pk=request.POST.get("held", ""))
        actions.take_qualification(by=request.person, held=held)
    elif does == "qualify":
        actions.give_qualification(by=request.person, person=placement.person, **form.cleaned_data)
    else:
        verbs = {"end": actions.end_placement, "card": actions.give_card, "note": actions.write_note}
        verb = verbs.get(does or "", actions.enter_check)
        verb(by=request.person, placement=placement, **form.cleaned_data)


def _said_so_far(permission: Permission) -> dict[str, Any]:
    proof = {"said": "call"}.get(permission.state, "paper" if permission.how == "paper" else "desk")
    until = permission.valid_until or last_day(permission.of_age_on)
    return {"risk": permission.risk, "valid_until": until, "proof": permission.proof or proof}


@GET_POST
@desk_only(may_run_volunteering)
def permission(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what a guardian said."""
    found = find(people.permissions(), pk=pk)
    form = PermissionForm(request.POST or None, initial=_said_so_far(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.decide_permission(by=request.person, permission=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved. The young person is told."))
            return redirect("front:desk")
    context = {"form": form, "permission": found, "field": field_of(found), "basis": basis_of_guardian()}
    return render(request, "volunteering/desk_permission.html", context, status=form.status)
