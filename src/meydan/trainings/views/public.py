"""The list, one course with its runs, applying."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.attendance.rules import hours_to_answer
from meydan.base import ical
from meydan.base.edge import find, find_seen, refusals_on, sign_in_first
from meydan.base.refs import resolve
from meydan.trainings import signing_in
from meydan.trainings.forms.public import ApplyForm, FilterForm
from meydan.trainings.models import Run
from meydan.trainings.queries import courses, people
from meydan.trainings.queries.page import CoursePage, page_of
from meydan.trainings.rules import takes_applications

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def course_list(request: HttpRequest) -> HttpResponse:
    """Courses, the one that begins next first."""
    wanted = FilterForm(request.GET, viewer=request.person).wanted
    page = courses.list_page(wanted, request.person, request.GET.get("after", ""))
    filters = FilterForm(request.GET, viewer=request.person)
    return render(request, "trainings/list.html", {"page": page, "filters": filters})


@require_safe
def course(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One course: what one can do afterwards, its curriculum, its runs, what counts as having completed it."""
    found = page_of(request.person, pk)
    if found is None:
        raise Http404
    if slug != found.course.slug:
        return redirect(found.course.get_absolute_url())
    return render(request, "trainings/course.html", _course(request, found))


def _course(request: HttpRequest, page: CoursePage) -> dict[str, Any]:
    course, mine = page.course, {one.run_id: one for one in page.mine}
    belongs = resolve(request.person, [course.belongs_to]).get(course.belongs_to) if course.belongs_to else None
    return {
        "course": course,
        "goals": [one.goal for one in page.goals],
        "runs": [
            {
                "run": one,
                "sessions": page.sessions[one.pk],
                "enrolment": mine.get(one.pk),
                "may": takes_applications(one),
            }
            for one in page.runs
        ],
        "trainers": [one for one in page.trainers if one.agreed],
        "nameless": sum(not one.agreed for one in page.trainers),
        "assessments": page.assessments,
        "belongs": belongs,
        "hours_to_answer": int(hours_to_answer().total_seconds()) // 3600,
    }


@never_cache
@GET_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one's name down: write first, enter the code last."""
    found = find_seen(courses.runs_visible_to, request.person, pk)
    enrolment = people.enrolment_in(request.person, found)
    if request.method != "POST" and enrolment and enrolment.is_live:
        return redirect(enrolment)
    data = request.POST if request.method == "POST" else signing_in.WAITING.kept(request, found.pk)
    form = ApplyForm(data, run=found, person=request.person)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            takes_applications(found).or_refuse()
            made = signing_in.send(request, found, form) if request.person else None
        if form.is_valid() and made:
            return redirect(made)
        if form.is_valid():
            signing_in.WAITING.keep(request, found.pk, form)
            return sign_in_first(request)
    context = {"form": form, "run": found, "may": takes_applications(found), "sessions": courses.sessions_of(found)}
    return render(request, "trainings/apply.html", context, status=form.status if request.method == "POST" else 200)


@require_safe
def run_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The sessions of a run, for the calendar of a phone."""
    found = find(courses.runs_visible_to(None), pk=pk)
    answer = ical.answer(found.course.title, [_entry(found, one) for one in courses.sessions_of(found)])
    answer["Content-Disposition"] = f'attachment; filename="{found.course.slug}.ics"'
    return answer


def _entry(run: Run, session: Any) -> ical.Event:
    one = session.occasion
    return ical.Event(
        ref=session.ref, title=str(session), starts_at=one.starts_at, ends_at=one.ends_at, changed_at=one.changed_at,
        sequence=one.revision, status=ical.CANCELLED if one.called_off_at else ical.CONFIRMED, where=one.where or run.place_words,
        text=one.called_off_why or session.text, path=run.course.get_absolute_url(),
    )  # fmt: skip
