"""The desk: hours to confirm."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.base.templatetags.ui import day, duration
from meydan.documents.queries.papers import PaperTable
from meydan.volunteering import actions
from meydan.volunteering.forms.desk import HoursForm
from meydan.volunteering.models import Hours
from meydan.volunteering.queries import desk, people
from meydan.volunteering.rules import may_see_needs
from meydan.volunteering.views import papers

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_see_needs)
def hours_list(request: HttpRequest) -> HttpResponseBase:
    """Hours that wait; several can be confirmed at once as they are. Nothing is ticked until somebody has looked: a link ticks
    those that match the plan."""
    if request.method == "POST":
        return _confirm(request)
    state, text = request.GET.get("state", Hours.State.PROPOSED), request.GET.get("q", "").strip()[:100]
    rows = desk.hours_at_desk(request.person, state=state, text=text)
    if sheets.asked(request):
        return sheets.answer(request, "volunteer-hours", _columns(), rows)
    if papers.asked(request):
        return papers.answer(request, "volunteer-hours", _("Volunteer hours"), [_paper(rows)])
    page = desk.hours_desk_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    address = reverse("volunteering:desk_hours")
    choices = [*Hours.State.choices, ("all", _("All"))]
    tabs = [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in choices]
    planned = request.GET.get("secili") == "plan"
    context = {"page": page, "tabs": tabs, "state": state, "text": text, "planned": planned}
    return render(request, "volunteering/desk_hours.html", context)


def _columns() -> sheets.Columns:
    return [
        (_("Day"), lambda one: one.on),
        (_("Name"), _name),
        (_("Duty"), lambda one: one.role.title),
        (_("Unit"), lambda one: one.role.need.unit.name),
        (_("Duration in minutes"), lambda one: one.minutes),
        (_("Number of people"), lambda one: one.people),
        (_("Planned minutes"), lambda one: one.planned),
        (_("State"), lambda one: one.get_state_display()),
        (_("Words"), lambda one: one.words),
    ]


def _name(one: Hours) -> str:
    return one.person.name if one.person else one.seat.called if one.seat else "–"


def _paper(rows: QuerySet[Hours]) -> PaperTable:
    columns = [_("Day"), _("Name"), _("Duty"), _("Time spent"), _("State")]
    lines = [
        [day(one.on), _name(one), one.role.title, duration(one.minutes), str(one.get_state_display())]
        for one in rows[: papers.MOST_ROWS]
    ]
    return PaperTable(_("Hours"), columns, lines)


def _confirm(request: HttpRequest) -> HttpResponse:
    chosen = [int(pk) for pk in request.POST.getlist("hours") if pk.isdecimal() and len(pk) < 19]
    done = 0
    for one in desk.hours_visible_to(request.person).filter(pk__in=chosen[:100]):
        try:
            actions.decide_hours(by=request.person, hours=one, to=Hours.State.CONFIRMED)
            done += 1
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    if done:
        messages.success(request, _("Confirmed: %(count)s.") % {"count": done})
    return redirect(request.get_full_path())


@GET_POST
@desk_only(may_see_needs)
def hours_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm hours with another number, or refuse them with the reason."""
    found = find(desk.hours_visible_to(request.person).exclude(person=request.person), pk=pk)
    wished = found.said_minutes or found.minutes
    form = HoursForm(request.POST or None, initial={"hours": wished // 60, "minutes": wished % 60})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            data = form.cleaned_data
            actions.decide_hours(by=request.person, hours=found, to=data["to"], minutes=form.sum, answer=data["answer"])
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("volunteering:desk_hours")
    context = {"form": form, "hours": found, "changes": people.changes_of(found)}
    return render(request, "volunteering/desk_hours_one.html", context, status=form.status)
