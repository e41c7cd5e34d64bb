"""The desk: needs, courses, runs and their sessions."""

from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, find_seen, refusals_on
from meydan.trainings import actions
from meydan.trainings.forms.desk import (
    CourseForm,
    RunForm,
    SessionForm,
    TeachForm,
    TrainerForm,
    WhyForm,
    course_as_typed,
)
from meydan.trainings.models import Course, Run, Session, Trainer
from meydan.trainings.queries import desk, teaching
from meydan.trainings.queries.courses import sessions_of
from meydan.trainings.rules import (
    may_cancel_run,
    may_change_run,
    may_close_course,
    may_complete_run,
    may_let_teach,
    may_message,
    may_publish_course,
    may_publish_run,
    may_run_trainings,
    may_see_trainings_desk,
)
from meydan.trainings.views.pressing import press

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS = {
    "published": gettext_lazy("Published"),
    "planned": gettext_lazy("Being planned"),
    "need": gettext_lazy("Needs"),
    "closed": gettext_lazy("Not held any more"),
}
COLUMNS: sheets.Columns = [
    (gettext_lazy("No."), lambda one: one.pk),
    (gettext_lazy("Title"), lambda one: one.title),
    (gettext_lazy("Unit"), lambda one: one.unit.name),
    (gettext_lazy("For whom"), lambda one: one.track_words),
    (gettext_lazy("Runs ahead"), lambda one: one.ahead),
    (gettext_lazy("Runs completed"), lambda one: one.held),
    (gettext_lazy("State"), lambda one: one.get_state_display()),
]


@require_safe
@desk_only(may_see_trainings_desk)
def course_list(request: HttpRequest) -> HttpResponse:
    """Courses by state; also as a file."""
    tab, text = request.GET.get("tab", "published"), request.GET.get("q", "").strip()[:100]
    tab = tab if tab in TABS else "published"
    if sheets.asked(request):
        rows = desk.course_rows(request.person, tab=tab, text=text).order_by("-changed_at", "-pk")
        return sheets.answer(request, "egitimler", COLUMNS, rows)  # type: ignore[return-value]
    page = desk.course_page(request.person, tab=tab, text=text, after=request.GET.get("after", ""))
    address = reverse("trainings:desk_list")
    tabs = [{"title": word, "url": f"{address}?tab={code}", "current": code == tab} for code, word in TABS.items()]
    context = {"page": page, "tabs": tabs, "tab": tab, "text": text, "may_see_reach": may_run_trainings(request.person)}
    return render(request, "trainings/desk_list.html", context)


@GET_POST
@desk_only(may_see_trainings_desk)
def course_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a need down, or plan what answers it."""
    found = find_seen(desk.courses_at_desk, request.person, pk) if pk else None
    form = CourseForm(request.POST or None, person=request.person, initial=course_as_typed(found) if found else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.save_course(by=request.person, course=found, **form.wanted)
        if form.is_valid() and found:
            messages.success(request, _("Saved."))
            return redirect("trainings:desk_course", found.pk)
    return render(request, "trainings/desk_form.html", {"form": form, "course": found}, status=form.status)


@GET_POST
@desk_only(may_see_trainings_desk)
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """One course at the desk: what can be done with it now, its runs, who teaches."""
    found = find_seen(desk.courses_at_desk, request.person, pk)
    does = request.POST.get("do", "")
    if does in {"publish", "close"}:
        verb, done = (
            (actions.publish_course, _("Published.")) if does == "publish" else (actions.close_course, _("Saved."))
        )
        press(request, done, verb, course=found)
        return redirect("trainings:desk_course", found.pk)
    if does == "remove_trainer":
        which = find(found.trainers.select_related("course__unit"), pk=request.POST.get("which", ""))
        press(request, _("Removed."), actions.remove_trainer, trainer=which)
        return redirect("trainings:desk_course", found.pk)
    named = _named(request, found, does)
    form = TrainerForm(
        request.POST if does == "trainer" else None,
        initial=model_to_dict(named, TrainerForm.base_fields) if named else {},
    )
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.save_trainer(by=request.person, course=found, trainer=named, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("trainings:desk_course", found.pk)
    return render(request, "trainings/desk_course.html", _course(request, found, form, named), status=form.status)


def _named(request: HttpRequest, course: Course, does: str) -> Trainer | None:
    """Who teaches and is changed; None where somebody new is written down."""
    which = request.POST.get("which", "") if does == "trainer" else request.GET.get("trainer", "")
    return find(course.trainers.all(), pk=which) if which else None


def _course(request: HttpRequest, course: Course, form: TrainerForm, named: Trainer | None) -> dict[str, Any]:
    return {
        "course": course,
        "form": form,
        "named": named,
        "runs": desk.runs_of_course(course),
        "trainers": course.trainers.all(),
        "may_publish": may_publish_course(request.person, course),
        "may_close": may_close_course(request.person, course),
    }


@GET_POST
@desk_only(may_see_trainings_desk)
def run_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a run of a course."""
    return _run_form(request, find_seen(desk.courses_at_desk, request.person, pk), None)


@GET_POST
@desk_only(may_see_trainings_desk)
def run_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a run."""
    found = find_seen(desk.runs_at_desk, request.person, pk)
    return _run_form(request, found.course, found)


def _run_form(request: HttpRequest, course: Course, run: Run | None) -> HttpResponse:
    names = ("form", "where", "neighbourhood", "link", "capacity", "leader")
    now = {name: getattr(run, name) for name in names} if run else {"leader": request.person.pk}
    form = RunForm(request.POST or None, course=course, run=run, initial=now)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            run = actions.save_run(by=request.person, course=course, run=run, **form.cleaned_data)
        if form.is_valid() and run:
            messages.success(request, _("Saved."))
            return redirect("trainings:desk_run" if run.line_id else "trainings:desk_sessions", run.pk)
    return render(
        request, "trainings/desk_run_form.html", {"form": form, "course": course, "run": run}, status=form.status
    )


@GET_POST
@desk_only(may_see_trainings_desk)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run at the desk: what can be done with it now."""
    found = find_seen(desk.runs_at_desk, request.person, pk)
    does = request.POST.get("do", "")
    if does == "publish":
        press(request, _("Published."), actions.publish_run, run=found)
        return redirect("trainings:desk_run", found.pk)
    if does == "end_teaching":
        which = find(teaching.teachers_of(found), pk=request.POST.get("which", ""))
        press(request, _("Removed."), actions.end_teaching, teaching=which)
        return redirect("trainings:desk_run", found.pk)
    teach = TeachForm(request.POST if does == "teach" else None)
    if _let_teach(request, found, teach):
        return redirect("trainings:desk_run", found.pk)
    form = WhyForm(request.POST if does == "cancel" else None)
    if does == "complete":
        press(request, _("Completed. Everybody is told how they stand."), actions.complete_run, run=found)
        return redirect("trainings:desk_run", found.pk)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.cancel_run(by=request.person, run=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Cancelled. Everybody on the list is told."))
            return redirect("trainings:desk_run", found.pk)
    used = teach if teach.is_bound else form
    return render(request, "trainings/desk_run.html", _run(request, found, form, teach), status=used.status)


def _let_teach(request: HttpRequest, run: Run, form: TeachForm) -> bool:
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.let_teach(by=request.person, run=run, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Added. The person is told."))
    return form.is_bound and form.is_valid()


def _run(request: HttpRequest, run: Run, form: WhyForm, teach: TeachForm) -> dict[str, Any]:
    person, held = request.person, sessions_of(run)
    return {
        "run": run,
        "course": run.course,
        "form": form,
        "teach": teach,
        "teachers": teaching.teachers_of(run),
        "may_let_teach": may_let_teach(person, run),
        "sessions": held,
        "asked": run.enrolments.filter(approval="asked", withdrawn_at=None).count(),
        "may_publish": may_publish_run(person, run, held),
        "may_change": may_change_run(person, run),
        "may_cancel": may_cancel_run(person, run, "…"),
        "may_message": may_message(person, run),
        "may_complete": may_complete_run(person, run, desk.open_lists(run)),
    }


@GET_POST
@desk_only(may_see_trainings_desk)
def sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """The meetings of a run: add one, move one, take one out."""
    found = find_seen(desk.runs_at_desk, request.person, pk)
    held = sessions_of(found)
    chosen = next(
        (one for one in held if str(one.pk) == (request.POST.get("which") or request.GET.get("which", ""))), None
    )
    removes = request.POST.get("do") == "remove"
    why = WhyForm(request.POST if removes else None, auto_id="w-%s")
    form = SessionForm(
        None if removes else request.POST or None,
        run=found,
        initial={"language": found.course.language} | _as_typed(chosen, held),
    )
    used: Any = why if removes else form
    if request.method == "POST" and used.is_valid():
        with refusals_on(used):
            if removes and chosen:
                actions.remove_session(by=request.person, session=chosen, **why.cleaned_data)
            elif not removes:
                actions.save_session(by=request.person, run=found, session=chosen, **form.wanted)
        if used.is_valid():
            messages.success(request, _("Removed.") if removes else _("Saved."))
            return redirect("trainings:desk_sessions", found.pk)
    context = {
        "run": found,
        "course": found.course,
        "sessions": held,
        "form": form,
        "why": why,
        "used": used,
        "chosen": chosen,
    }
    return render(request, "trainings/desk_sessions.html", context, status=used.status)


def _as_typed(session: Session | None, held: list[Session]) -> dict[str, Any]:
    """A session as its form shows it; a new one at the hours and in the room of the last one."""
    like = session or (held[-1] if held else None)
    if like is None:
        return {}
    starts, ends = (timezone.localtime(at) for at in (like.occasion.starts_at, like.occasion.ends_at))
    hours = {"starts": starts.strftime("%H:%M"), "ends": ends.strftime("%H:%M"), "room": like.room}
    words = {name: getattr(session, name) for name in ("title", "language", "text")} if session else {}
    return hours | words | ({"day": starts.date()} if session else {})
