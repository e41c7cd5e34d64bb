"""Writing a contribution: five short steps, nothing lost, signing in last."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import find, refusals_on
from meydan.base.limits import limit
from meydan.base.templatetags.ui import day_long
from meydan.base.town import town
from meydan.goals.queries import targets
from meydan.ideas import actions
from meydan.ideas.forms import GoalsForm, KindForm, PlaceForm, WordsForm
from meydan.ideas.models import Contribution, ContributionKind, Draft
from meydan.ideas.queries import contributions as queries
from meydan.ideas.queries import processes
from meydan.moderation.actions import add_photo, remove_photo
from meydan.moderation.queries import photos_of_draft
from meydan.places.queries import neighbourhoods
from meydan.threads.models import Thread

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
STEPS = ["kind", "words", "place", "goals", "check"]
NAMES = {
    "kind": gettext_lazy("Choose"),
    "words": gettext_lazy("Tell"),
    "place": gettext_lazy("Where"),
    "goals": gettext_lazy("Goal and photos"),
    "check": gettext_lazy("Check and send"),
}
PATHS = {"kind": "tur", "words": "metin", "place": "yer", "goals": "amac", "check": "gonder"}


def _draft(request: HttpRequest) -> Draft | None:
    return queries.draft_by_key(request.session.get("draft", ""))


def _keep(request: HttpRequest, draft: Draft | None, words: dict[str, Any]) -> Draft:
    kept = actions.save_draft(draft=draft, words=words)
    request.session["draft"] = kept.key
    request.session["draft_ref"] = kept.ref
    return kept


def _address(step: str) -> str:
    return reverse("ideas:new_step", args=[PATHS[step]])


def _page(request: HttpRequest, step: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    place = STEPS.index(step)
    frame = {
        "step": place + 1,
        "total": len(STEPS),
        "word": NAMES[step],
        "back": _address(STEPS[place - 1]) if place else "",
    }
    return render(request, f"ideas/new_{step}.html", {**frame, **context}, status=status)


@never_cache
@GET_POST
def new(request: HttpRequest) -> HttpResponse:
    """Step 1: a problem, an idea, an opinion or a proposal."""
    draft = _draft(request)
    start = {"kind": request.GET.get("kind") or (draft.words.get("kind") if draft else None)}
    form = KindForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        words = {"kind": form.cleaned_data["kind"], "language": get_language() or "tr"}
        if request.POST.get("process", "").isdecimal():
            words["process"] = int(request.POST["process"])
        _keep(request, draft, words)
        return redirect(_address("words"))
    process = request.GET.get("process", "") or request.POST.get("process", "")
    context = {
        "form": form,
        "process": process if process.isdecimal() else "",
        "fault_desk": town().data.get("fault_desk", {}),
    }
    return _page(request, "kind", context, form.status)


@never_cache
@GET_POST
def step(request: HttpRequest, path: str) -> HttpResponse:
    """Steps 2 to 5. Without a first step one begins there."""
    name = next((name for name, one in PATHS.items() if one == path), None)
    if name is None:
        raise Http404
    draft = _draft(request)
    if name == "kind" or draft is None or "kind" not in draft.words:
        return new(request)
    if name not in {"words"} and "title" not in draft.words:
        return redirect(_address("words"))
    pages = {"words": _words, "place": _place, "goals": _goals, "check": _check}
    return pages[name](request, draft)


def _words(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = WordsForm(request.POST or None, initial=draft.words)
    if request.method == "POST" and form.is_valid():
        _keep(request, draft, form.cleaned_data)
        return redirect(_address("place"))
    found = queries.similar(request.person, draft.words.get("title", ""))
    context = {"form": form, "kind": ContributionKind(draft.words["kind"]), "similar": found}
    return _page(request, "words", context, form.status)


def _place(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = PlaceForm(request.POST or None, initial=draft.words)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["neighbourhood"]
        words = {"neighbourhood": chosen.slug if chosen else "", "place_words": form.cleaned_data["place_words"]}
        words |= {name: _degrees(request.POST.get(name, "")) for name in ("latitude", "longitude")}
        _keep(request, draft, words)
        return redirect(_address("goals"))
    found = queries.similar(request.person, draft.words.get("title", ""))
    return _page(request, "place", {"form": form, "similar": found}, form.status)


def _degrees(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if -180 <= number <= 180 else None


def _goals(request: HttpRequest, draft: Draft) -> HttpResponse:
    codes = [*draft.words.get("targets", []), "", "", ""]
    start = {"target": codes[0], "target_2": codes[1], "target_3": codes[2]}
    form = GoalsForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and request.POST.get("remove"):
        remove_photo(by=request.person, photo=find(photos_of_draft(draft.ref), pk=request.POST["remove"]))
        return redirect(_address("goals"))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            for upload in form.cleaned_data["photos"]:
                add_photo(by=request.person, ref=draft.ref, upload=upload)
            _keep(request, draft, {"targets": [target.code for target in form.chosen_targets]})
        if form.is_valid():
            return redirect(_address("check"))
    return _page(request, "goals", {"form": form, "photos": photos_of_draft(draft.ref)}, form.status)


def _check(request: HttpRequest, draft: Draft) -> HttpResponse:
    if not draft.words.get("targets"):
        return redirect(_address("goals"))
    if request.method == "POST":
        if request.person is None:
            request.session["pending_ideas"] = {"draft": draft.key}
            return redirect(reverse("people:sign_in") + "?" + urlencode({"next": _address("check")}))
        return redirect(_send(request, draft))
    words = draft.words
    context = {
        "words": words,
        "kind": ContributionKind(words["kind"]),
        "place": neighbourhoods().filter(slug=words.get("neighbourhood", "")).first(),
        "targets": targets().filter(code__in=words["targets"]).select_related("goal"),
        "photos": photos_of_draft(draft.ref),
        "process": processes.processes_visible_to(request.person).filter(pk=words.get("process") or 0).first(),
        "clock": town().clock(),
    }
    return _page(request, "check", context)


def _send(request: HttpRequest, draft: Draft) -> str:
    limit(f"submit:{request.person.pk}", "20/h")
    made = actions.submit_draft(by=request.person, draft=draft)
    for name in ("draft", "draft_ref", "pending_ideas"):
        request.session.pop(name, None)
    thank(request, made)
    return made.thread.get_absolute_url()


def thank(request: HttpRequest, made: Contribution) -> None:
    words = _("Thank you. Your contribution reached us: number %(number)s. We answer by %(day)s.")
    messages.success(request, words % {"number": made.thread.number, "day": day_long(made.promised_for)})


def finish(request: HttpRequest) -> str | None:
    """After signing in: send the draft, or add the support, that the visitor left."""
    waiting = request.session.pop("pending_ideas", None)
    if not waiting or request.person is None:
        return None
    if draft := queries.draft_by_key(waiting.get("draft", "")):
        return _send(request, draft)
    if "support" not in waiting:
        return None
    contribution = find(queries.contributions_visible_to(request.person), pk=waiting["support"])
    actions.support(by=request.person, contribution=contribution)
    messages.success(request, _("Your support is counted."))
    return _thread(contribution).get_absolute_url()


def _thread(contribution: Contribution) -> Thread:
    return contribution.thread.merged_into or contribution.thread


@require_safe
def similar(request: HttpRequest) -> HttpResponse:
    """What others wrote about the same thing, while one types."""
    text = request.GET.get("title", "")[:140]
    return render(request, "ideas/_similar.html", {"similar": queries.similar(request.person, text)})
