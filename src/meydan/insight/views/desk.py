"""The desk of figures: who is missing where something still runs, tasks that go there, and the table of who lives here."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.base import refs, sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.jobs import enqueue
from meydan.base.tables import read_rows
from meydan.insight import actions
from meydan.insight.forms import FinishForm, NewOutreachForm, OutreachForm, PopulationForm
from meydan.insight.population_file import COLUMNS
from meydan.insight.queries.outreach import desk_outreach, desk_page, running
from meydan.insight.queries.representation import KINDS, latest_population, people_of_group, portraits
from meydan.insight.rules import may_bring_figures, may_change, may_work_with_figures

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


SHOWN = 6
"""Things that run, on the page of gaps."""


@require_safe
@desk_only(may_work_with_figures)
def gaps(request: HttpRequest) -> HttpResponse:
    """Where somebody is missing now, and all tasks."""
    done, text = request.GET.get("state") == "done", request.GET.get("q", "").strip()[:100]
    page = desk_page(done=done, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "outreach", _columns(), page.rows)
    rows = running(request.person) if not (done or text or request.GET.get("after")) else []
    told = portraits({one.ref: one.within for one in rows})
    rows = sorted(rows, key=lambda one: not told[one.ref].to_go_to)[
        :SHOWN
    ]  # first where somebody is known to be missing
    context = {
        "running": [{"one": one, "told": told[one.ref]} for one in rows],
        "page": page,
        "text": text,
        "state": "done" if done else "",
        "tabs": [
            {"url": "?", "title": _("Still to do"), "current": not done},
            {"url": "?state=done", "title": _("Done"), "current": done},
        ],
    }
    return render(request, "insight/desk_gaps.html", context)


def _columns() -> sheets.Columns:
    return [
        (_("Task"), lambda one: one.title),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("Day"), lambda one: one.on),
        (_("Responsible"), lambda one: one.owner.name if one.owner else ""),
        (_("Done on"), lambda one: one.done_on),
        (_("What it changed"), lambda one: one.changed),
    ]


@require_POST
@desk_only(may_work_with_figures)
def count_now(request: HttpRequest) -> HttpResponse:
    """Have the figures counted before the night."""
    enqueue("meydan.insight.tasks.count_figures_now", once="insight_count")
    messages.success(request, _("The figures are being counted. Please look again in a minute."))
    return redirect("insight:desk_gaps")


@GET_POST
@desk_only(may_work_with_figures)
def new(request: HttpRequest, of: str) -> HttpResponse:
    """A gap becomes a task."""
    found = _found(request, of)
    group = request.GET.get("grup", "")[:40]
    form = NewOutreachForm(request.POST or None, initial={"group": group, "owner": request.person.pk})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        dimension, _sign, value = data.pop("group").partition(":")
        with refusals_on(form):
            actions.plan_outreach(by=request.person, of=of, dimension=dimension, value=value, **data)
        if form.is_valid():
            messages.success(request, _("Planned. Readers see it beside the figures."))
            return redirect("insight:desk_gaps")
    return render(request, "insight/desk_new.html", {"form": form, "found": found, "of": of}, status=form.status)


def _found(request: HttpRequest, of: str) -> Any:
    """What people are missing in; None for the town in a year."""
    kind, _sign, number = of.partition(":")
    if not number.isdecimal() or (kind != "town" and kind not in KINDS):
        raise Http404
    found = refs.resolve(request.person, [of]).get(of)
    if found is None and kind != "town":
        raise Http404
    return found


@GET_POST
@desk_only(may_work_with_figures)
def outreach(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: change it, or finish it and say what it changed."""
    found = find(desk_outreach(), pk=pk)
    does = request.POST.get("do", "")
    names = ("what", "title", "on", "owner", "words")
    initial = {name: getattr(found, name) for name in names}
    change = OutreachForm(request.POST if does == "change" else None, initial=initial, prefix="change")
    finish = FinishForm(request.POST if does == "finish" else None, prefix="finish")
    for form, verb, words in (
        (change, actions.change_outreach, _("Saved.")),
        (finish, actions.finish_outreach, _("Done. Readers see what it changed.")),
    ):
        if form.is_bound and form.is_valid():
            with refusals_on(form):
                verb(by=request.person, outreach=found, **form.cleaned_data)
            if form.is_valid():
                messages.success(request, words)
                return redirect("insight:desk_gaps")
    context = {
        "one": found,
        "of": refs.resolve(request.person, [found.of]).get(found.of),
        "people_now": people_of_group(found.of, found.dimension, found.value),
        "may": may_change(request.person, found),
        "change": change,
        "finish": finish,
    }
    return render(request, "insight/desk_outreach.html", context, status=422 if request.method == "POST" else 200)


@GET_POST
@desk_only(may_bring_figures)
def population(request: HttpRequest) -> HttpResponse:
    """Who lives here: the rows in use, and a file with new ones."""
    form = PopulationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            rows = read_rows(upload.name, upload.read())
        except ValueError:
            form.add_error("file", _("This is no table that we can read: CSV or XLSX, at most 2 MB and 2,000 rows."))
        else:
            with refusals_on(form):
                count = actions.bring_population(by=request.person, rows=rows)
            if form.is_valid():
                messages.success(request, _("%(count)s rows are in use from now on.") % {"count": count})
                return redirect("insight:desk_population")
    context = {"form": form, "rows": latest_population(), "columns": COLUMNS}
    return render(request, "insight/desk_population.html", context, status=form.status)
