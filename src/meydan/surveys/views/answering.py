"""Answering a survey page by page, checking it, sending it."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.errors import Refused
from meydan.base.forms import MeydanForm
from meydan.base.limits import limit
from meydan.base.rulings import Ruling
from meydan.questions.actions import keep_file
from meydan.questions.models import Question
from meydan.questions.rules import name_of, pages_of, said_parts
from meydan.surveys import actions, drafting, signing_in
from meydan.surveys.forms.public import AnswerForm, CodeForm
from meydan.surveys.models import Survey, Who
from meydan.surveys.queries.people import has_answered
from meydan.surveys.queries.surveys import asked_in, surveys_visible_to
from meydan.surveys.rules import may_answer, may_fill_in

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
EMPTY: tuple[Any, ...] = (None, "", [], {})
PER_BROWSER, PER_SURVEY, SENT, FILES = "60/m", "600/m", "120/m", "20/d"


def _found(request: HttpRequest, pk: int) -> tuple[Survey, Ruling]:
    """A survey that is out, and whether it can be answered now."""
    found = find(surveys_visible_to(request.person), pk=pk)
    if not found.is_public:
        raise Http404
    return found, may_fill_in(found)


@never_cache
@GET_POST
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of questions. Which follow is worked out anew from the answers each time."""
    survey, may = _found(request, pk)
    if not may:
        return redirect(survey)
    key = drafting.key_of(request, survey) or drafting.new_key()
    answers = drafting.answers_of(survey, key)
    pages = pages_of(asked_in(survey), answers)
    reached = min(number, _first_open(pages, answers))
    if not 1 <= number == reached <= len(pages):
        return redirect(_address(survey, reached, len(pages)))
    form = _form(request, pages[number - 1], answers, key)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _keep(survey, key, answers, form)
        if form.is_valid():
            after = len(pages_of(asked_in(survey), answers))
            return drafting.hold(redirect(_address(survey, number + 1, after)), request, survey, key)
    return drafting.hold(_shown(request, survey, form, number, len(pages)), request, survey, key)


def _first_open(pages: Sequence[Sequence[Question]], answers: dict[str, Any]) -> int:
    """The first page on which something is missing that nobody gets on without; after the last one, when nothing is."""
    for number, asked in enumerate(pages, 1):
        if any(one.required and name_of(one) not in answers for one in asked):
            return number
    return len(pages) + 1


def _address(survey: Survey, number: int, pages: int) -> str:
    if number > pages:
        return reverse("surveys:check", args=[survey.pk])
    return reverse("surveys:page", args=[survey.pk, max(number, 1)])


def _form(request: HttpRequest, asked: Sequence[Question], answers: dict[str, Any], key: str) -> AnswerForm:
    initial = {name_of(one): answers.get(name_of(one)) for one in asked}
    if request.method == "POST":
        return AnswerForm(request.POST, request.FILES, questions=asked, seed=key, initial=initial)
    return AnswerForm(questions=asked, seed=key, initial=initial)


def _keep(survey: Survey, key: str, answers: dict[str, Any], form: AnswerForm) -> None:
    """What stands on this page goes with what was answered on the others."""
    limit(f"survey:{survey.pk}", PER_SURVEY)
    limit(f"survey:{key}", PER_BROWSER)
    for name, value in form.cleaned_data.items():
        if hasattr(value, "read"):
            limit(f"survey-file:{key}", FILES)
            value = _file(value, name)
        answers[name] = value
    actions.keep_draft(survey=survey, key=key, answers={name: one for name, one in answers.items() if one not in EMPTY})


def _shown(request: HttpRequest, survey: Survey, form: AnswerForm, number: int, pages: int) -> HttpResponse:
    context = {
        "survey": survey,
        "form": form,
        "step": number,
        "total": pages + 1,
        "back": _address(survey, number - 1, pages) if number > 1 else survey.get_absolute_url(),
    }
    return render(request, "surveys/page.html", context, status=form.status)


def _file(upload: Any, name: str) -> dict[str, str]:
    """A photo or a document, cleaned; what is wrong with it is said at its field."""
    try:
        return keep_file(upload=upload)
    except Refused as refusal:
        raise Refused(refusal.code, **{**refusal.facts, "field": name}) from None


@never_cache
@GET_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything once more, then it is sent; the code comes last where an account is asked."""
    survey, may = _found(request, pk)
    draft = drafting.draft_of(survey, drafting.key_of(request, survey))
    if not may or draft is None:
        return redirect(survey)
    answers = draft.answers
    pages = pages_of(asked_in(survey), answers)
    if (reached := _first_open(pages, answers)) <= len(pages):
        return redirect(_address(survey, reached, len(pages)))
    form = CodeForm(request.POST or None) if survey.who == Who.CODES else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _send(request, survey, form, pages, answers)
    return _checked(request, survey, form, pages, answers)


def _send(request: HttpRequest, survey: Survey, form: Any, pages: Any, answers: dict[str, Any]) -> HttpResponse:
    if survey.needs_account and request.person is None:
        signing_in.wait(request, survey)
        return sign_in_first(request)
    form = form or MeydanForm(request.POST)
    with refusals_on(form):
        limit(f"survey-sent:{survey.pk}", SENT)
        signing_in.send(request, survey, code=form.cleaned_data.get("code", "") if form.is_valid() else "")
    if form.is_valid():
        return drafting.let_go(redirect("surveys:thanks", survey.pk), survey)
    return _checked(request, survey, form, pages, answers)


def _checked(request: HttpRequest, survey: Survey, form: Any, pages: Any, answers: dict[str, Any]) -> HttpResponse:
    shown = [
        (
            number,
            [(one, list(said_parts(one, answers[name_of(one)])) if name_of(one) in answers else []) for one in asked],
        )
        for number, asked in enumerate(pages, 1)
    ]
    marked = has_answered(request.person, survey)
    context = {
        "survey": survey,
        "form": form,
        "pages": shown,
        "step": len(pages) + 1,
        "total": len(pages) + 1,
        "may": may_answer(request.person, survey, marked=marked),
        "marked": marked,
        "back": _address(survey, len(pages), len(pages)),
    }
    return render(request, "surveys/check.html", context, status=422 if form is not None and form.errors else 200)


@require_safe
def thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """What happens next."""
    survey, _may = _found(request, pk)
    return render(request, "surveys/thanks.html", {"survey": survey})
