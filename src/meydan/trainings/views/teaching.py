"""What somebody from outside does at the run that they teach. No desk: one run, its names, what waits, what can be observed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import find, find_seen, refusals_on, sign_in_first
from meydan.trainings import actions
from meydan.trainings.forms.running import MarkForm, ObserveForm
from meydan.trainings.models import What
from meydan.trainings.queries import people, teaching

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_safe
def teach(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits at the run, and who takes part."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(teaching.teachings_of, request.person, pk)
    observations = list(found.run.course.assessments.filter(what=What.OBSERVATION))
    page = teaching.learner_page(request.person, found.run, request.GET.get("after", ""))
    passed = people.passed_by([one.pk for one in page.items]) if observations else {}
    for one in page.items:
        one.passed = passed.get(one.pk, set())
    waiting = teaching.submissions_to_mark(request.person).filter(enrolment__run=found.run)[:100]
    context = {
        "run": found.run, "course": found.run.course, "waiting": waiting, "page": page, "observations": observations,
    }  # fmt: skip
    return render(request, "trainings/teach.html", context)


@never_cache
@GET_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what was handed in, and say what is good and what is missing."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(teaching.submissions_to_mark, request.person, pk)
    form, back = MarkForm(request.POST or None), teaching.teaching_in(request.person, found.enrolment.run)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.mark_submission(by=request.person, submission=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Answered. The person is told."))
            return redirect(back)
    context = {"submission": found, "form": form, "back": back}
    return render(request, "trainings/teach_mark.html", context, status=form.status)


@never_cache
@GET_POST
def observe(request: HttpRequest, pk: int, assessment: int) -> HttpResponse:
    """Tick what was seen of somebody."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(teaching.learners_of, request.person, pk)
    which = find(found.run.course.assessments.filter(what=What.OBSERVATION), pk=assessment)
    form = ObserveForm(request.POST or None, observation=which, before=people.observed_of(found, which))
    back = teaching.teaching_in(request.person, found.run)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.observe(by=request.person, enrolment=found, observation=which, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect(back)
    context = {"enrolment": found, "observation": which, "form": form, "back": back}
    return render(request, "trainings/teach_observe.html", context, status=form.status)
