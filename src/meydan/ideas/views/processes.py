"""Processes: the list, one page each, and the desk."""

from datetime import datetime, time
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, sheets
from meydan.base.cards import more_in_sections, own_in_sections, sections
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.own import INVOLVED, Rows, own_rows
from meydan.base.paging import page_by_key
from meydan.base.same_for_all import same_for_most, same_without_role
from meydan.goals.queries import all_goals
from meydan.ideas import actions
from meydan.ideas.forms.processes import NewProcessForm, ProcessForm, ReportForm, StageForm
from meydan.ideas.models import Process, Template
from meydan.ideas.queries import contributions, processes
from meydan.ideas.rules.processes import SUBMIT, SUPPORT, may_manage_processes, may_now, stage_now
from meydan.ideas.views.desk_files import process_columns
from meydan.places.queries import all_neighbourhoods

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def process_list(request: HttpRequest) -> HttpResponse:
    """Processes that run, are coming, or are over."""
    found = same_without_role(request, "ideas/_process_list.html", _list)
    return render(request, "ideas/process_list.html", {"list": found})


def _list(request: HttpRequest) -> dict[str, Any]:
    text = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "when", "place", "template")}
    goal = request.GET.get("goal", "")
    wanted = processes.Wanted(
        text=text["q"],
        when=text["when"],
        place=text["place"],
        template=text["template"],
        goal=int(goal) if goal.isdecimal() else None,
    )
    page = processes.list_page(request.person, wanted, request.GET.get("after", ""))
    rows = [{"process": one, "stage": stage_now(one)} for one in page.items]
    return {
        "page": page,
        "rows": rows,
        "wanted": wanted,
        "goals": all_goals(),
        "places": all_neighbourhoods(),
        "templates": Template.choices,
        "whens": [("now", _("Open now")), ("coming", _("Coming")), ("over", _("Finished"))],
        "sections": sections("processes", request, None) if page.is_first else [],
    }


@require_safe
def process(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """The promise first, then where we are, what one may do, and who takes part."""
    found = find(processes.processes_visible_to(request.person).prefetch_related(None), pk=pk)
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    own = partial(own_in_sections, "process")
    whole = same_for_most(request, "process", "ideas/_process.html", _process, found, own, _more)
    return render(request, "ideas/process_detail.html", {"process": found, "whole": whole})


def _more(process: Process) -> Rows:
    """A draft, and what is from inside: only colleagues see them."""
    unseen = [own_rows(INVOLVED, rows) for rows in processes.unseen_of(process)]
    return [*unseen, *more_in_sections("process", process)]


def _process(request: HttpRequest, found: Process) -> dict[str, Any]:
    processes.bring_all(found)
    offered = sections("process", request, found)
    return {
        "process": found,
        "stage": stage_now(found),
        "stages": [{"stage": one, "state": _state(one)} for one in found.stages.all()],
        "may_submit": may_now(found, SUBMIT),
        "may_support": may_now(found, SUPPORT),
        "changes": found.changes.all()[:20],
        "contributions": contributions.of_process(request.person, found),
        "main_sections": [one for one in offered if not one["aside"]],
        "aside_sections": [one for one in offered if one["aside"]],
    }


def _state(stage: Any) -> str:
    now = clock.now()
    return "now" if stage.opens_at <= now < stage.closes_at else "done" if stage.closes_at <= now else "next"


@require_safe
@desk_only(may_manage_processes)
def desk_list(request: HttpRequest) -> HttpResponse:
    """Processes, the newest first."""
    text = request.GET.get("q", "").strip()[:100]
    found = processes.for_desk()
    found = found.filter(title__says=text) if text else found
    page = page_by_key(found, order=["-created_at", "-id"], after=request.GET.get("after", ""), per_page=25)
    if sheets.asked(request):
        return sheets.answer(request, "processes", process_columns(), page.rows)
    rows = [{"process": one, "stage": stage_now(one)} for one in page.items]
    return render(request, "ideas/process_desk_list.html", {"page": page, "rows": rows, "text": text})


@GET_POST
@desk_only(may_manage_processes)
def desk_new(request: HttpRequest) -> HttpResponse:
    """A new process from a template."""
    form = NewProcessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        opens_at = timezone.make_aware(datetime.combine(data.pop("opens_on"), time(9)))
        with refusals_on(form):
            made = actions.start_process(by=request.person, opens_at=opens_at, **data)
        if form.is_valid():
            return redirect("ideas:desk_process", made.pk)
    return render(request, "ideas/process_desk_new.html", {"form": form}, status=form.status)


@GET_POST
@desk_only(may_manage_processes)
def desk_process(request: HttpRequest, pk: int) -> HttpResponse:
    """Texts, stages, publishing and the report of one process."""
    found = find(processes.for_desk().prefetch_related("goals", "neighbourhoods"), pk=pk)
    done = request.POST.get("do", "")
    forms = _desk_forms(found)
    if request.method == "POST" and done == "publish":
        actions.publish_process(by=request.person, process=found)
        messages.success(request, _("Colleagues see it now.") if found.is_inside else _("It is public now."))
        return redirect("ideas:desk_process", pk)
    if request.method == "POST" and done == "open":
        actions.open_process_to_all(by=request.person, process=found)
        messages.success(request, _("It is public now."))
        return redirect("ideas:desk_process", pk)
    inside = contributions.inside_of(found)
    if request.method == "POST" and done == "publish_one":
        one = next((one for one in inside if str(one.pk) == request.POST.get("contribution")), None)
        if one is None:
            raise Http404
        actions.publish_contribution(by=request.person, contribution=one)
        messages.success(request, _("It is public now."))
        return redirect("ideas:desk_process", pk)
    if request.method == "POST" and done in forms:
        form = forms[done] = type(forms[done])(request.POST, prefix=done)
        if form.is_valid() and _carry_out(request, found, done, form):
            messages.success(request, _("Saved."))
            return redirect("ideas:desk_process", pk)
    stages = [(one, forms[f"stage-{one.kind}"]) for one in found.stages.all()]
    context = {
        "process": found,
        "form": forms["edit"],
        "report_form": forms["report"],
        "stages": stages,
        "inside": inside,
        "open_form": done,
    }
    bad = done in forms and forms[done].is_bound and not forms[done].is_valid()
    return render(request, "ideas/process_desk.html", context, status=422 if bad else 200)


def _desk_forms(found: Process) -> dict[str, Any]:
    start = {
        name: getattr(found, name) for name in ("title", "language", "summary", "promise", "unit", "contact_words")
    }
    start |= {"goals": found.goals.all(), "neighbourhoods": found.neighbourhoods.all()}
    forms: dict[str, Any] = {
        "edit": ProcessForm(initial=start, prefix="edit"),
        "report": ReportForm(initial={"report": found.report}, prefix="report"),
    }
    for one in found.stages.all():
        dates = {"opens_at": timezone.localtime(one.opens_at), "closes_at": timezone.localtime(one.closes_at)}
        forms[f"stage-{one.kind}"] = StageForm(initial=dates, prefix=f"stage-{one.kind}")
    return forms


def _carry_out(request: HttpRequest, found: Process, done: str, form: Any) -> bool:
    with refusals_on(form):
        if done == "edit":
            actions.edit_process(by=request.person, process=found, **form.cleaned_data)
        elif done == "report":
            actions.publish_report(by=request.person, process=found, report=form.cleaned_data["report"])
        else:
            stage = next(one for one in found.stages.all() if f"stage-{one.kind}" == done)
            actions.change_stage_dates(by=request.person, stage=stage, **form.cleaned_data)
    return bool(form.is_valid())
