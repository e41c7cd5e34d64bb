"""The desk: who takes part, approvals, marking, messages, certificates, and whom trainings reach."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, find_seen, refusals_on
from meydan.base.sentences import sentence
from meydan.trainings import actions
from meydan.trainings.forms.running import AnswerForm, ListedForm, MarkForm, MessageForm, ObserveForm
from meydan.trainings.models import Enrolment, Run, What
from meydan.trainings.queries import desk, people
from meydan.trainings.queries.reach import reach_of, years
from meydan.trainings.rules import may_enrol, may_run_trainings, may_see_approvals, may_see_trainings_desk

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
STATES = {
    "": gettext_lazy("All"),
    "in": gettext_lazy("Taking part"),
    "line": gettext_lazy("In line"),
    "asked": gettext_lazy("Wait for approval"),
    "completed": gettext_lazy("Completed"),
    "failed": gettext_lazy("Not completed"),
}
MOST_LINES = 40
"""Rows of a table that are named in a message."""
COLUMNS: sheets.Columns = [
    (gettext_lazy("Name"), lambda one: one.person.name if one.person else ""),
    (gettext_lazy("Unit"), lambda one: one.unit.name if one.unit else ""),
    (gettext_lazy("State"), lambda one: one.tone[2]),
    (gettext_lazy("Applied at"), lambda one: one.at),
    (gettext_lazy("Attended"), lambda one: one.standing.completion.words),
    (gettext_lazy("What is missing"), lambda one: one.standing.completion.reason),
]
APPROVAL_COLUMNS: sheets.Columns = [
    (gettext_lazy("Name"), lambda one: one.person.name if one.person else ""),
    (gettext_lazy("Training"), lambda one: one.run.course.title),
    (gettext_lazy("Unit"), lambda one: one.unit.name if one.unit else ""),
    (gettext_lazy("From"), lambda one: one.run.line.starts_at),
]
REACH_COLUMNS: sheets.Columns = [
    (gettext_lazy("By what"), lambda one: one[0]),
    (gettext_lazy("Group"), lambda one: one[1].word),
    (gettext_lazy("How many people"), lambda one: _("hidden") if one[1].people is None else one[1].people),
]
PAPERS = {
    "": gettext_lazy("All"),
    "without": gettext_lazy("Without a certificate"),
    "with": gettext_lazy("With a certificate"),
}
PAPER_COLUMNS: sheets.Columns = [
    (gettext_lazy("Name"), lambda one: one.person.name),
    (gettext_lazy("State"), lambda one: one.tone[2]),
    (gettext_lazy("Attended"), lambda one: one.standing.completion.words),
    (gettext_lazy("Certificate"), lambda one: one.paper.get_what_display() if one.paper else ""),
    (gettext_lazy("Code"), lambda one: one.paper.spoken_code if one.paper else ""),
    (gettext_lazy("Issued on"), lambda one: one.paper.issued_on if one.paper else None),
]
MARKING_COLUMNS: sheets.Columns = [
    (gettext_lazy("Name"), lambda one: one.enrolment.person.name),
    (gettext_lazy("Training"), lambda one: one.enrolment.run.course.title),
    (gettext_lazy("Assignment"), lambda one: one.assessment.title),
    (gettext_lazy("When"), lambda one: one.at),
]


@require_safe
@desk_only(may_see_trainings_desk)
def participants(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is on the list, and how they stand; also as a file, and to print."""
    found = find_seen(desk.runs_at_desk, request.person, pk)
    state, text = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    if sheets.asked(request):
        rows = _standing(found, list(desk.enrolments(found, state=state, text=text).order_by("at", "pk")))
        return sheets.answer(request, f"egitim-{found.pk}", COLUMNS, rows)  # type: ignore[return-value]
    page = desk.enrolment_page(found, state=state, text=text, after=request.GET.get("after", ""))
    _standing(found, page.items)
    looked = page.items[0].standing.assessments if page.items else []  # type: ignore[attr-defined]
    observations = [one for one in looked if one.what == What.OBSERVATION]
    context = {
        "run": found, "course": found.course, "page": page, "tabs": _tabs("desk_participants", found, STATES, state), "state": state,
        "text": text, "observations": observations,
        "may_enrol": may_enrol(request.person, found),
    }  # fmt: skip
    return render(request, "trainings/desk_participants.html", context)


@GET_POST
@desk_only(may_see_trainings_desk)
def listed(request: HttpRequest, pk: int) -> HttpResponse:
    """People who said on paper, or whom their unit names, from a table."""
    found = find_seen(desk.runs_at_desk, request.person, pk)
    form = ListedForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        rows, left = form.cleaned_data["file"], []
        with refusals_on(form):
            left = actions.enrol_listed(by=request.person, run=found, rows=rows)
        if form.is_valid():
            _say_who_is_in(request, len(rows) - len(left), left)
            return redirect("trainings:desk_participants", found.pk)
    context = {"run": found, "course": found.course, "form": form, "may": may_enrol(request.person, found)}
    return render(request, "trainings/desk_listed.html", context, status=form.status)


def _tabs(page: str, run: Run, words: Mapping[str, Any], state: str) -> list[dict[str, Any]]:
    address = reverse(f"trainings:{page}", args=[run.pk])
    return [{"title": word, "url": f"{address}?state={code}", "current": code == state} for code, word in words.items()]


def _say_who_is_in(request: HttpRequest, taken: int, left: list[int]) -> None:
    words = ngettext("%(count)s name is on the list.", "%(count)s names are on the list.", taken)
    messages.success(request, words % {"count": taken})
    if left:
        lines = ", ".join(str(line) for line in left[:MOST_LINES]) + ("…" if len(left) > MOST_LINES else "")
        words = _(
            "Left out, because there is no such account, no seat, or they are on the list already. Rows: %(lines)s"
        )
        messages.warning(request, words % {"lines": lines})


def _standing(run: Run, rows: list[Enrolment]) -> list[Enrolment]:
    for standing in people.standings(run, rows):
        standing.enrolment.standing = standing  # type: ignore[attr-defined]
    return rows


@GET_POST
@desk_only(may_see_trainings_desk)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to those on the list: first it is shown as they will read it, then it is sent."""
    found = find_seen(desk.runs_at_desk, request.person, pk)
    form = MessageForm(request.POST or None, initial={"to": "in"})
    preview = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if not data.pop("sure"):
            preview = {"people": len(desk.recipients(found, data["to"])), **data}
        else:
            with refusals_on(form):
                sent = actions.send_message(by=request.person, run=found, **data)
            if form.is_valid():
                words = ngettext("Sent to %(count)s person.", "Sent to %(count)s people.", sent) % {"count": sent}
                messages.success(request, words)
                return redirect("trainings:desk_run", found.pk)
    context = {"run": found, "course": found.course, "form": form, "preview": preview}
    return render(request, "trainings/desk_message.html", context, status=form.status)


@require_safe
@desk_only(may_see_approvals)
def approvals(request: HttpRequest) -> HttpResponse:
    """Who of one's people wants to take part, the training that begins next first."""
    page = desk.approval_page(request.person, request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "trainings-to-approve", APPROVAL_COLUMNS, page.rows)
    return render(request, "trainings/desk_approvals.html", {"page": page})


@GET_POST
@desk_only(may_see_approvals)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one of them."""
    found = find_seen(desk.to_approve, request.person, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.answer_application(by=request.person, enrolment=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Answered. The person is told."))
            return redirect("trainings:desk_approvals")
    context = {"enrolment": found, "run": found.run, "course": found.run.course, "form": form}
    return render(request, "trainings/desk_approve.html", context, status=form.status)


@require_safe
@desk_only(may_see_trainings_desk)
def marking(request: HttpRequest) -> HttpResponse:
    """What was handed in and waits, the oldest first."""
    page = desk.marking_page(request.person, request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "assignments-to-mark", MARKING_COLUMNS, page.rows)
    return render(request, "trainings/desk_marking.html", {"page": page})


@GET_POST
@desk_only(may_see_trainings_desk)
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what was handed in, and say what is good and what is missing."""
    found = find_seen(desk.to_mark, request.person, pk)
    form = MarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.mark_submission(by=request.person, submission=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Answered. The person is told."))
            return redirect("trainings:desk_marking")
    return render(request, "trainings/desk_mark.html", {"submission": found, "form": form}, status=form.status)


@GET_POST
@desk_only(may_see_trainings_desk)
def observation(request: HttpRequest, pk: int, assessment: int) -> HttpResponse:
    """Tick what was seen of somebody."""
    found = find_seen(desk.enrolment_at_desk, request.person, pk)
    course = found.run.course
    which = find(course.assessments.filter(what=What.OBSERVATION), pk=assessment)
    form = ObserveForm(request.POST or None, observation=which, before=people.observed_of(found, which))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.observe(by=request.person, enrolment=found, observation=which, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("trainings:desk_participants", found.run_id)
    context = {"enrolment": found, "run": found.run, "course": course, "observation": which, "form": form}
    return render(request, "trainings/desk_observation.html", context, status=form.status)


@GET_POST
@desk_only(may_see_trainings_desk)
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """Papers of a run: for one, or for all who have none; who gets none reads why."""
    found = find_seen(desk.runs_at_desk, request.person, pk)
    if request.method == "POST":
        _issue(request, found)
        return redirect(request.get_full_path())
    state, text = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    if sheets.asked(request):
        rows = _with_papers(found, list(desk.certificate_rows(found, state=state, text=text)))
        return sheets.answer(request, f"egitim-belgeleri-{found.pk}", PAPER_COLUMNS, rows)  # type: ignore[return-value]
    page = desk.certificate_page(found, state=state, text=text, after=request.GET.get("after", ""))
    _with_papers(found, page.items)
    context = {
        "run": found, "course": found.course, "page": page, "tabs": _tabs("desk_certificates", found, PAPERS, state), "state": state, "text": text,
        "papers": desk.certificate_rows(found, state="with").count(),
    }  # fmt: skip
    return render(request, "trainings/desk_certificates.html", context)


def _with_papers(run: Run, rows: list[Enrolment]) -> list[Enrolment]:
    papers = desk.certificates_of(rows)
    for one in _standing(run, rows):
        one.paper = papers.get(one.ref)  # type: ignore[attr-defined]
    return rows


def _issue(request: HttpRequest, run: Run) -> None:
    """To one, or to everybody who has none, on whichever page they stand."""
    one, without = request.POST.get("one", ""), desk.certificate_rows(run, state="without")
    wanted = [find(without, pk=one)] if one else list(without)
    made, refused = actions.certify_run(by=request.person, run=run, enrolments=wanted)
    if made:
        words = ngettext("%(count)s certificate issued.", "%(count)s certificates issued.", len(made))
        messages.success(request, words % {"count": len(made)})
    if refused and one:
        messages.error(request, sentence(refused[0].code, refused[0].facts))
    elif not made:
        messages.info(request, _("Nobody here gets a further certificate."))


@require_safe
@desk_only(may_run_trainings)
def reach(request: HttpRequest) -> HttpResponse:
    """Who was trained in a year, by unit, neighbourhood, age and sex; never so few that they are known again."""
    known = years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in known else known[0]
    found, address = reach_of(year), reverse("trainings:desk_reach")
    if sheets.asked(request):
        rows = [(table.title, row) for table in found.tables for row in table.rows]
        return sheets.answer(request, f"egitim-{year}", REACH_COLUMNS, rows)  # type: ignore[return-value]
    tabs: list[dict[str, Any]] = [
        {"title": str(one), "url": f"{address}?year={one}", "current": one == year} for one in known
    ]
    return render(request, "trainings/desk_reach.html", {"found": found, "tabs": tabs})
