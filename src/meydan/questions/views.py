"""The questions of a thing, at the desk."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.refs import Found, resolve
from meydan.people.rules import may_see_desk
from meydan.questions import actions, queries
from meydan.questions.forms import QuestionForm
from meydan.questions.models import Question
from meydan.questions.rules import may_change_questions

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


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
    return _page(request, about, form, None, {"asked": asked, "results": queries.results(ref, form)}, len(asked))


@GET_POST
@desk_only(may_see_desk)
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one question, or remove it."""
    found = find(queries.all_questions(), pk=pk)
    about = _about(request, found.of, found.form)
    if request.POST.get("do") == "remove":
        actions.remove_question(by=request.person, about=about, question=found)
        messages.success(request, _("Removed."))
        return redirect("questions:desk", found.of, found.form)
    return _page(request, about, found.form, found, {}, found.position)


def _page(
    request: HttpRequest, about: Found, of_form: str, question: Question | None, more: dict[str, object], position: int
) -> HttpResponse:
    names = ("text", "why", "kind", "required", "position")
    now = (
        {name: getattr(question, name) for name in names} | {"choices": "\n".join(question.choices)} if question else {}
    )
    form = QuestionForm(request.POST or None, initial=now or {"position": position})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_question(by=request.person, about=about, form=of_form, question=question, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("questions:desk", about.ref, of_form)
    asking = about.kind.asking
    assert asking is not None
    context = {"form": form, "about": about, "title": asking.forms[of_form], "back": asking.back(about.thing)}
    return render(request, "questions/desk.html", context | {"question": question} | more, status=form.status)
