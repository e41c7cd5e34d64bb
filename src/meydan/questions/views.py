"""The questions of a thing, at the desk."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import uploads
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.errors import Refused
from meydan.base.refs import Found, resolve
from meydan.base.sentences import sentence
from meydan.people.rules import may_see_desk
from meydan.questions import actions, files, queries
from meydan.questions.forms import QuestionForm, as_typed
from meydan.questions.models import Answer, Question
from meydan.questions.rules import condition_words, may_change_questions, said

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
DONE = {
    "remove": gettext_lazy("Removed."),
    "up": gettext_lazy("Moved."),
    "down": gettext_lazy("Moved."),
    "copy": gettext_lazy("Copied. Please change the copy."),
}


def _about(request: HttpRequest, ref: str, form: str) -> Found:
    """What the questions are about; who may not change them does not find it."""
    try:
        found = resolve(request.person, [ref]).get(ref)
    except ValueError:
        raise Http404 from None
    if found is None or not may_change_questions(request.person, found, form):
        raise Http404
    return found


@GET_POST
@desk_only(may_see_desk)
def question_list(request: HttpRequest, ref: str, form: str) -> HttpResponse:
    """What is asked, and one question more."""
    about = _about(request, ref, form)
    asked = queries.questions_of(ref, form)
    shown = [(one, condition_words(one)) for one in asked]
    more = {
        "pages": [(page, list(rows)) for page, rows in groupby(shown, lambda pair: pair[0].page)],
        "asked": asked,
        "results": queries.results(ref, form),
    }
    return _page(request, about, form, None, asked, more)


@GET_POST
@desk_only(may_see_desk)
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one question, move, copy or remove it."""
    found = find(queries.all_questions(), pk=pk)
    about = _about(request, found.of, found.form)
    if request.POST.get("do") in DONE:
        return _press(request, about, found, request.POST["do"])
    others = [one for one in queries.questions_of(found.of, found.form) if one.pk != found.pk]
    return _page(request, about, found.form, found, others, {})


def _press(request: HttpRequest, about: Found, question: Question, does: str) -> HttpResponse:
    try:
        _do(request, about, question, does)
        messages.success(request, str(DONE[does]))
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    return redirect("questions:desk", question.of, question.form)


def _do(request: HttpRequest, about: Found, question: Question, does: str) -> None:
    what = {"by": request.person, "about": about, "question": question}
    if does in {"up", "down"}:
        actions.move_question(**what, up=does == "up")
    else:
        verb = actions.copy_question if does == "copy" else actions.remove_question
        verb(**what)


def _page(
    request: HttpRequest,
    about: Found,
    of_form: str,
    question: Question | None,
    others: list[Question],
    more: dict[str, object],
) -> HttpResponse:
    asking = about.kind.asking
    assert asking is not None
    now = as_typed(question) if question else {"page": max((one.page for one in others), default=1)}
    form = QuestionForm(request.POST or None, asked=others, in_pages=asking.in_pages, initial=now)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_question(by=request.person, about=about, form=of_form, question=question, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("questions:desk", about.ref, of_form)
    context = {
        "form": form,
        "about": about,
        "title": asking.forms[of_form],
        "back": asking.back(about.thing),
        "in_pages": asking.in_pages,
        "question": question,
    }
    return render(request, "questions/desk.html", context | more, status=form.status)


@require_safe
@desk_only(may_see_desk)
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """All that was written to one question, with search; also to one that is asked no more."""
    found = find(queries.ever_asked(), pk=pk)
    about = _about(request, found.of, found.form)
    text = request.GET.get("q", "").strip()[:100]
    page = queries.answer_page(found, text=text, after=request.GET.get("after", ""))
    context = {
        "question": found,
        "about": about,
        "page": page,
        "text": text,
        "rows": [said(found, one.value) for one in page.items],
    }
    return render(request, "questions/answers.html", context)


@require_safe
@desk_only(may_see_desk)
def file(request: HttpRequest, key: str, suffix: str) -> HttpResponse:
    """A file that somebody answered with, for those who work on the thing that it is about. Only photos are shown at once."""
    answer = queries.answer_with_file(key)
    about = resolve(request.person, [answer.question.of]).get(answer.question.of) if answer else None
    asking = about.kind.asking if about else None
    if answer is None or about is None or asking is None:
        raise Http404
    if not (asking.may_read or asking.may_change)(request.person, about.thing):
        raise Http404
    return _sent(answer, suffix)


def _sent(answer: Answer, suffix: str) -> HttpResponse:
    content = files.read(answer.value)
    if content is None or suffix != answer.value.get("suffix", uploads.JPG):
        raise Http404
    shown = HttpResponse(content, content_type=uploads.TYPES[suffix])
    how = "inline" if suffix == uploads.JPG else "attachment"
    shown["Content-Disposition"] = f'{how}; filename="{queries.file_name(answer)}"'
    shown["Cache-Control"] = "private, no-store"
    return shown
