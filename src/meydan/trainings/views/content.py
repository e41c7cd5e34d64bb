"""The desk: the self-paced part, materials, and how it is looked whether something was learned."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only, find, find_seen, refusals_on
from meydan.trainings import actions
from meydan.trainings.forms.desk import MaterialForm
from meydan.trainings.forms.running import AssessmentForm, ItemForm, PageForm
from meydan.trainings.models import Assessment, Course, Page
from meydan.trainings.queries import desk
from meydan.trainings.rules import may_change_assessment, may_see_trainings_desk
from meydan.trainings.views.pressing import press

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
REMOVES = {
    "remove_page": ("pages", "page", actions.remove_page),
    "remove_material": ("materials", "material", actions.remove_material),
    "remove_assessment": ("assessments", "assessment", actions.remove_assessment),
}


@GET_POST
@desk_only(may_see_trainings_desk)
def content(request: HttpRequest, pk: int) -> HttpResponse:
    """Pages, materials and assessments of a course."""
    found = find_seen(desk.courses_at_desk, request.person, pk)
    does = request.POST.get("do", "")
    if does in REMOVES:
        rows, word, verb = REMOVES[does]
        which = find(getattr(found, rows).select_related("course__unit"), pk=request.POST.get("which", ""))
        press(request, _("Removed."), verb, **{word: which})
        return redirect("trainings:desk_content", found.pk)
    start = {"language": found.language}
    sent = does == "material"
    form = MaterialForm(request.POST if sent else None, request.FILES if sent else None, initial=start)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.add_material(by=request.person, course=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("trainings:desk_content", found.pk)
    context = {
        "course": found, "form": form, "pages": found.pages.all(), "materials": found.materials.all(), "assessments": found.assessments.all(),
    }  # fmt: skip
    return render(request, "trainings/desk_content.html", context, status=form.status)


@GET_POST
@desk_only(may_see_trainings_desk)
def page_form(request: HttpRequest, pk: int, page: int | None = None) -> HttpResponse:
    """A page of the self-paced part."""
    course = find_seen(desk.courses_at_desk, request.person, pk)
    found: Page | None = find(course.pages.all(), pk=page) if page else None
    names = ("title", "language", "text", "picture_words", "video", "video_words", "position")
    new = {"position": course.pages.count(), "language": course.language}
    now = {name: getattr(found, name) for name in names} if found else new
    form = PageForm(request.POST or None, request.FILES or None, initial=now)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_page(by=request.person, course=course, page=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("trainings:desk_content", course.pk)
    return render(
        request, "trainings/desk_page.html", {"form": form, "course": course, "page": found}, status=form.status
    )


@GET_POST
@desk_only(may_see_trainings_desk)
def assessment_form(request: HttpRequest, pk: int, assessment: int | None = None) -> HttpResponse:
    """A quiz with its questions, an assignment, an observation."""
    course = find_seen(desk.courses_at_desk, request.person, pk)
    found: Assessment | None = find(course.assessments.all(), pk=assessment) if assessment else None
    does = request.POST.get("do", "")
    if found and does == "remove_item":
        which = find(found.items.select_related("assessment__course__unit"), pk=request.POST.get("which", ""))
        press(request, _("Removed."), actions.remove_item, item=which)
        return redirect("trainings:desk_assessment", course.pk, found.pk)
    item = ItemForm(request.POST if does == "item" else None, auto_id="i-%s")
    rule = request.POST if request.method == "POST" and does != "item" else None
    form = AssessmentForm(rule, course=course, assessment=found, initial=_as_typed(found, course))
    used: Any = item if item.is_bound else form
    if used.is_bound and used.is_valid():
        with refusals_on(used):
            found = _saved(request, course, found, used)
        if used.is_valid() and found:
            messages.success(request, _("Saved."))
            return redirect("trainings:desk_assessment", course.pk, found.pk)
    context = {"form": form, "item": item, "used": used, "course": course, "assessment": found}
    if found:
        context |= {
            "items": found.items.all(),
            "may_change": may_change_assessment(request.person, found, desk.is_used(found)),
        }
    return render(request, "trainings/desk_assessment.html", context, status=used.status)


def _saved(request: HttpRequest, course: Any, assessment: Assessment | None, form: Any) -> Assessment | None:
    if isinstance(form, ItemForm):
        if assessment:
            actions.save_item(by=request.person, quiz=assessment, **form.cleaned_data)
        return assessment
    return actions.save_assessment(by=request.person, course=course, assessment=assessment, **form.cleaned_data)


def _as_typed(found: Assessment | None, course: Course) -> dict[str, Any]:
    if found is None:
        return {"language": course.language}
    names = ("title", "language", "text", "required", "pass_percent", "attempts", "wait_hours", "page")
    return {name: getattr(found, name) for name in names} | {"points": "\n".join(found.points)}
