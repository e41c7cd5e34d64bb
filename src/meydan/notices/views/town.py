"""The desk: the town's own words for messages, and election periods."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import turkish
from meydan.base.cards import NoticeType
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.town import town
from meydan.notices import actions, queries, rules
from meydan.notices.forms.desk import ElectionPeriodForm, WordingForm
from meydan.notices.previews import meaning, preview
from meydan.notices.words import in_general, places_of, with_places

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(rules.may_word_messages)
def desk_wordings(request: HttpRequest) -> HttpResponse:
    """Every type of message by subject; those that the town words itself say so."""
    text = request.GET.get("q", "").strip()[:100]
    worded = queries.worded_codes()
    subjects = [
        {"title": one.title, "rows": [_row(kind, worded) for kind in one.types if _fits(kind, text)]}
        for one in queries.subjects()
    ]
    subjects = [one for one in subjects if one["rows"]]
    return render(request, "notices/desk_wordings.html", {"subjects": subjects, "text": text})


def _row(kind: NoticeType, worded: set[str]) -> dict[str, Any]:
    return {
        "code": kind.code,
        "words": in_general(kind),
        "promotion": kind.promotion,
        "own": kind.code in worded,
    }


def _fits(kind: NoticeType, text: str) -> bool:
    return turkish.fold(text) in turkish.fold(f"{kind.subject} {kind.text} {kind.code}")


@GET_POST
@desk_only(rules.may_word_messages)
def desk_wording(request: HttpRequest, code: str) -> HttpResponse:
    """One type in one language: subject, and what stands above and below its text; with a preview before it is kept."""
    kind = next((one for one in queries.types() if one.code == code), None)
    language = request.GET.get("dil", town().languages[0])
    if kind is None or language not in town().languages:
        raise Http404
    own = queries.wording(code, language)
    names = ("subject", "opening", "closing")
    initial = {name: getattr(own, name) for name in names} if own else None
    form = WordingForm(request.POST or None, initial=initial, shipped=with_places(kind.subject))
    shown = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if "preview" in request.POST:
                for name in names:
                    actions.check_places(code, name, form.cleaned_data[name])
                shown = preview(kind, language, request.person, **form.cleaned_data)
            else:
                actions.word_message(by=request.person, code=code, language=language, **form.cleaned_data)
        if form.is_valid() and shown is None:
            messages.success(request, _("Saved."))
            return redirect("notices:desk_wordings")
    context = {
        "form": form,
        "kind": kind,
        "title": in_general(kind),
        "words": with_places(kind.text),
        "shown": shown,
        "own": own,
        "places": [(f"{{{name}}}", meaning(name)) for name in places_of(kind)],
        "tabs": [_tab(one, language) for one in town().languages],
    }
    return render(request, "notices/desk_wording.html", context, status=form.status)


def _tab(language: str, current: str) -> dict[str, Any]:
    return {
        "title": get_language_info(language)["name_local"],
        "url": f"?dil={language}",
        "current": language == current,
    }


@GET_POST
@desk_only(rules.may_set_election_periods)
def desk_elections(request: HttpRequest) -> HttpResponse:
    """Say that an election is coming, end it, and the log of all of them."""
    ends = request.POST.get("end")
    form = ElectionPeriodForm(request.POST if request.method == "POST" and not ends else None)
    if ends:
        actions.end_election_period(by=request.person, period=find(queries.open_periods(), pk=ends))
    elif form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.begin_election_period(by=request.person, **form.cleaned_data)
    if ends or (form.is_bound and form.is_valid()):
        messages.success(request, _("Saved."))
        return redirect("notices:desk_elections")
    context = {
        "form": form,
        "running": queries.running_period().first(),
        "periods": queries.election_periods(),
        "open": set(queries.open_periods().values_list("pk", flat=True)),
    }
    return render(request, "notices/desk_elections.html", context, status=form.status)
