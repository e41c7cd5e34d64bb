"""One's own training: how one stands, pages, quizzes, assignments, leaving, what one thinks of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import file_answer, find, find_seen, refusals_on, sign_in_first
from meydan.base.limits import limit
from meydan.documents.queries.papers import kept_file
from meydan.questions.queries import questions_of
from meydan.trainings import actions
from meydan.trainings.forms.public import AnswersForm, HandInForm, QuizForm, WithdrawForm
from meydan.trainings.models import Enrolment, Page, What
from meydan.trainings.queries import desk, people
from meydan.trainings.rules import (
    FORMS,
    may_evaluate,
    may_hand_in,
    may_learn,
    may_see_approvals,
    may_take_quiz,
    may_withdraw,
    next_attempt_at,
)

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """How one stands: sessions, minutes against the rule, what is to be done; and leaving. Whoever approves for others comes here
    from a message and goes on to where that is done."""
    if request.person is None:
        return sign_in_first(request)
    own_ones = people.own_enrolments(request.person)
    if may_see_approvals(request.person) and not own_ones.filter(pk=pk).exists():
        waits = desk.to_approve(request.person).filter(pk=pk).exists()
        return redirect("trainings:desk_approve", pk) if waits else redirect("trainings:desk_approvals")
    found = find_seen(people.own_enrolments, request.person, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.withdraw(by=request.person, enrolment=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Your name is off the list. Thank you for telling us."))
            return redirect(found.run.course)
    return render(request, "trainings/own.html", _own(request, found, form), status=form.status)


def _own(request: HttpRequest, enrolment: Enrolment, form: WithdrawForm) -> dict[str, Any]:
    standing, learns = people.standing_of(enrolment), may_learn(request.person, enrolment)
    return {
        "enrolment": enrolment,
        "run": enrolment.run,
        "course": enrolment.run.course,
        "form": form,
        "sessions": [{"session": one, "seat": standing.seats.get(one.pk)} for one in standing.sessions],
        "completion": standing.completion,
        "learns": learns,
        "todos": people.todos(standing) if learns else [],
        "pages": people.pages_of(enrolment) if learns else [],
        "materials": enrolment.run.course.materials.all() if learns else [],
        "certificate": people.certificate_for(enrolment) if enrolment.outcome else None,
        "forms": _forms(request, enrolment),
        "may_withdraw": may_withdraw(request.person, enrolment),
    }


def _forms(request: HttpRequest, enrolment: Enrolment) -> list[str]:
    """What is asked now, where anything is asked."""
    due = [form for form in FORMS if may_evaluate(request.person, enrolment, form)]
    return [form for form in due if questions_of(enrolment.run.course.ref, form)]


def _learning(request: HttpRequest, pk: int) -> Enrolment:
    """An enrolment of one's own with which one learns; else there is no such page."""
    found = find_seen(people.own_enrolments, request.person, pk)
    if not may_learn(request.person, found):
        raise Http404
    return found


@never_cache
@GET_POST
def page(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """A page of the self-paced part; what one has gone through is remembered."""
    if request.person is None:
        return sign_in_first(request)
    enrolment = _learning(request, pk)
    pages = people.pages_of(enrolment)
    place = next((place for place, one in enumerate(pages) if one.pk == page), None)
    if place is None:
        raise Http404
    following = pages[place + 1] if place + 1 < len(pages) else None
    if request.method == "POST":
        actions.finish_page(by=request.person, enrolment=enrolment, page=pages[place])
        return redirect("trainings:page", enrolment.pk, following.pk) if following else redirect(enrolment)
    context = {
        "enrolment": enrolment,
        "course": enrolment.run.course,
        "shown": pages[place],
        "place": place + 1,
        "count": len(pages),
        "following": following,
        "before": pages[place - 1] if place else None,
        "quizzes": people.quizzes_of(pages[place]),
    }
    return render(request, "trainings/page.html", context)


@never_cache
@require_safe
def picture(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """The picture of a page, for who takes part."""
    if request.person is None:
        return sign_in_first(request)
    found: Page = find(_learning(request, pk).run.course.pages.exclude(picture=""), pk=page)
    kept = kept_file(found.picture, "jpg")
    if kept is None:
        raise Http404
    return HttpResponse(kept[0], content_type=kept[1])


@never_cache
@GET_POST
def quiz(request: HttpRequest, pk: int, assessment: int) -> HttpResponse:
    """Take a quiz, within its retake rule. How much was right is told; which answers were is not."""
    if request.person is None:
        return sign_in_first(request)
    enrolment = _learning(request, pk)
    found = find(enrolment.run.course.assessments.filter(what=What.QUIZ), pk=assessment)
    items, taken = list(found.items.all()), people.attempts_at(enrolment, found)
    may = may_take_quiz(request.person, enrolment, found, taken, len(items))
    form = QuizForm(request.POST or None, items=items)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.take_quiz(by=request.person, enrolment=enrolment, quiz=found, given=form.cleaned_data)
        if form.is_valid():
            say = messages.success if made.passed else messages.warning
            words = _("Passed: %(percent)s %% right.") if made.passed else _("Not passed yet: %(percent)s %% right.")
            say(request, words % {"percent": made.percent})
            return redirect("trainings:quiz", enrolment.pk, found.pk)
    context = {
        "enrolment": enrolment, "course": enrolment.run.course, "quiz": found, "form": form, "may": may, "taken": taken,
        "again_at": next_attempt_at(found, taken), "left": found.attempts - len(taken),
    }  # fmt: skip
    return render(request, "trainings/quiz.html", context, status=form.status)


@never_cache
@GET_POST
def assignment(request: HttpRequest, pk: int, assessment: int) -> HttpResponse:
    """Hand something in, and read what the trainer says to it."""
    if request.person is None:
        return sign_in_first(request)
    enrolment = _learning(request, pk)
    found = find(enrolment.run.course.assessments.filter(what=What.ASSIGNMENT), pk=assessment)
    before = people.submission_to(enrolment, found)
    form = HandInForm(request.POST or None, request.FILES or None, initial={"text": before.text if before else ""})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"trainings:{request.person.pk}", "40/d")
            actions.hand_in(by=request.person, enrolment=enrolment, assignment=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Handed in. The trainer reads it and answers."))
            return redirect("trainings:assignment", enrolment.pk, found.pk)
    may = may_hand_in(request.person, enrolment, before)
    context = {
        "enrolment": enrolment, "course": enrolment.run.course, "assignment": found, "form": form, "submission": before, "may": may,
    }  # fmt: skip
    return render(request, "trainings/assignment.html", context, status=form.status)


@never_cache
@require_safe
def submission_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that was handed in: for who handed it in and who marks it."""
    if request.person is None:
        return sign_in_first(request)
    found = people.load_submissions(request.person, [pk]).get(pk)
    if found is None:
        raise Http404
    return file_answer(kept_file(found.key, found.suffix), f"odev-{found.pk}.{found.suffix}")


@never_cache
@require_safe
def material_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A file for who takes part, and for who plans the course."""
    if request.person is None:
        return sign_in_first(request)
    found = people.material_for(request.person, pk)
    if found is None:
        raise Http404
    return file_answer(kept_file(found.key, found.suffix), f"{found.title}.{found.suffix}")


@never_cache
@GET_POST
def evaluation(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """What one thinks, learned or uses; kept without a name."""
    if request.person is None:
        return sign_in_first(request)
    found = find_seen(people.own_enrolments, request.person, pk)
    questions = questions_of(found.run.course.ref, form) if form in FORMS else []
    if not questions:
        raise Http404
    answers = AnswersForm(request.POST or None, questions=questions)
    if request.method == "POST" and answers.is_valid():
        with refusals_on(answers):
            actions.evaluate(by=request.person, enrolment=found, form=form, given=answers.cleaned_data)
        if answers.is_valid():
            messages.success(request, _("Thank you. It helps to make the next one better."))
            return redirect(found)
    context = {
        "form": answers,
        "which": form,
        "enrolment": found,
        "course": found.run.course,
        "may": may_evaluate(request.person, found, form),
    }
    return render(request, "trainings/evaluation.html", context, status=answers.status)
