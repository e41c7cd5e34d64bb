"""The list of surveys, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from meydan.base.edge import find
from meydan.surveys import drafting
from meydan.surveys.forms.public import FilterForm
from meydan.surveys.queries.people import has_answered
from meydan.surveys.queries.surveys import asked_in, last_move, list_page, surveys_visible_to
from meydan.surveys.rules import may_answer


@require_safe
def survey_list(request: HttpRequest) -> HttpResponse:
    """What is asked now, and what came of what was asked."""
    wanted = FilterForm(request.GET).wanted
    page = list_page(request.person, wanted, request.GET.get("after", ""))
    return render(request, "surveys/list.html", {"page": page, "filters": FilterForm(request.GET), "wanted": wanted})


@require_safe
def survey(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """What it is about, who may answer, what happens with it; and the way in."""
    found = find(surveys_visible_to(request.person), pk=pk)
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    marked = has_answered(request.person, found)
    context = {
        "survey": found,
        "questions": len(asked_in(found)),
        "marked": marked,
        "move": last_move(found),
        "may": may_answer(request.person, found, marked=marked),
        "begun": bool(drafting.key_of(request, found)),
    }
    return render(request, "surveys/survey.html", context)
