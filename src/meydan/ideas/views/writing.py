"""Writing a contribution: five short steps, nothing lost, signing in last."""

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import languages
from meydan.base.edge import find, refusals_on
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.base.town import town
from meydan.goals.queries import targets
from meydan.ideas import actions
from meydan.ideas.forms.writing import GoalsForm, KindForm, LanguageForm, PlaceForm, ProblemForm, WordsForm
from meydan.ideas.models import ContributionKind, Draft, Scope
from meydan.ideas.queries import contributions as queries
from meydan.ideas.queries import processes
from meydan.ideas.views.signing_in import WAITING, send, where_it_is
from meydan.moderation.actions import add_photo, remove_photo
from meydan.moderation.queries import photos_of_draft
from meydan.places.queries import neighbourhoods

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
MAP = "places/_map_picker.html"


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
    """Step 1: a problem, an idea, an opinion or a proposal. What was sent before is not begun again."""
    draft = _draft(request)
    draft = None if draft and draft.sent_as else draft
    start = {"kind": request.GET.get("kind") or (draft.words.get("kind") if draft else None)}
    form = KindForm(request.POST or None, initial=start)
    process = request.GET.get("process", "") or request.POST.get("process", "")
    process = process if process.isdecimal() and len(process) < 9 else ""
    if request.method == "POST" and form.is_valid():
        words = {"kind": form.cleaned_data["kind"], "language": get_language() or "tr"}
        if process:
            words["process"] = int(process)
        _keep(request, draft, words)
        return redirect(_address("words"))
    return _page(
        request,
        "kind",
        {"form": form, "process": process, "fault_desk": town().data.get("fault_desk", {})},
        form.status,
    )


@never_cache
@GET_POST
def step(request: HttpRequest, path: str) -> HttpResponse:
    """Steps 2 to 5. Without a first step one begins there; the last one, asked for twice, shows what was sent."""
    name = next((name for name, one in PATHS.items() if one == path), None)
    if name is None:
        raise Http404
    draft = _draft(request)
    if draft and draft.sent_as:
        return redirect(where_it_is(draft.sent_as)) if name == "check" else redirect("ideas:new")
    if name == "kind" or draft is None or "kind" not in draft.words:
        return new(request)
    if name != "words" and "title" not in draft.words:
        return redirect(_address("words"))
    pages = {"words": _words, "place": _place, "goals": _goals, "check": _check}
    return pages[name](request, draft)


def _words(request: HttpRequest, draft: Draft) -> HttpResponse:
    is_problem = draft.words["kind"] == ContributionKind.PROBLEM
    form = (ProblemForm if is_problem else WordsForm)(request.POST or None, initial=draft.words)
    if request.method == "POST" and form.is_valid():
        _keep(request, draft, form.cleaned_data)
        return redirect(_address("place"))
    found = queries.similar(request.person, draft.words.get("title", ""))
    context = {"form": form, "kind": ContributionKind(draft.words["kind"]), "similar": found}
    return _page(request, "words", context, form.status)


def _place(request: HttpRequest, draft: Draft) -> HttpResponse:
    picker = map_picker()
    form = PlaceForm(request.POST or None, initial=draft.words, with_map=bool(picker))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["neighbourhood"]
        _keep(request, draft, {**form.cleaned_data, "neighbourhood": chosen.slug if chosen else ""})
        return redirect(_address("goals"))
    context = {
        "form": form,
        "similar": queries.similar(request.person, draft.words.get("title", "")),
        "map_picker": picker,
        "fault_desk": town().data.get("fault_desk") if draft.words.get("scope") == Scope.SINGLE else None,
    }
    return _page(request, "place", context, form.status)


@cache
def map_picker() -> str:
    """The template with which a point is chosen on a map, where this installation has one."""
    try:
        get_template(MAP)
    except TemplateDoesNotExist:
        return ""
    return MAP


def _goals(request: HttpRequest, draft: Draft) -> HttpResponse:
    goal = _number(request.GET.get("amac", ""))
    codes = [*draft.words.get("targets", []), "", "", ""]
    form = GoalsForm(
        request.POST or None,
        request.FILES or None,
        goal=None if request.method == "POST" else goal,
        initial=dict(zip(GoalsForm.NAMES, codes, strict=False)),
    )
    if request.method == "POST":
        form.is_valid()
        _keep_goals(request, draft, form)
        if request.POST.get("remove"):
            remove_photo(by=request.person, photo=find(photos_of_draft(draft.ref), pk=request.POST["remove"]))
            return redirect(_address("goals"))
        chosen = _number(request.POST.get("goal", ""))
        if chosen and not form.errors.keys() - {"target"}:
            return redirect(f"{_address('goals')}?amac={chosen}#id_target")
        if not form.errors:
            return redirect(_address("check"))
        form.offer_targets(goal)
    return _page(request, "goals", {"form": form, "photos": photos_of_draft(draft.ref), "goal": goal}, form.status)


def _keep_goals(request: HttpRequest, draft: Draft, form: GoalsForm) -> None:
    """Photos and targets are kept also when something else is missing."""
    for upload in form.cleaned_data.get("photos", []):
        with refusals_on(form):
            add_photo(by=request.person, ref=draft.ref, upload=upload, words=form.cleaned_data.get("photo_words", ""))
    if form.cleaned_data.get("target"):
        _keep(request, draft, {"targets": [target.code for target in form.chosen_targets]})


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 3 else None


def _check(request: HttpRequest, draft: Draft) -> HttpResponse:
    if not draft.words.get("targets"):
        return redirect(_address("goals"))
    refused = ""
    guessed = languages.guess(f"{draft.words['title']} {draft.words.get('text', '')}")
    form = LanguageForm(request.POST if request.method == "POST" else None, guessed=guessed)
    if request.method == "POST" and form.is_valid():
        if said := form.cleaned_data["language"]:
            _keep(request, draft, {"language": said})
        if request.person is None:
            request.session[WAITING] = {"draft": draft.key}
            return redirect(reverse("people:sign_in") + "?" + urlencode({"next": _address("check")}))
        try:
            return redirect(send(request, draft))
        except Refused as refusal:
            refused = sentence(refusal.code, refusal.facts)
    words = draft.words
    context = {
        "words": words,
        "kind": ContributionKind(words["kind"]),
        "place": neighbourhoods().filter(slug=words.get("neighbourhood", "")).first(),
        "targets": _in_order(words["targets"]),
        "photos": photos_of_draft(draft.ref),
        "process": processes.processes_visible_to(request.person).filter(pk=words.get("process") or 0).first(),
        "clock": town().clock(),
        "petition": {name: town().say("petition", name) for name in ("needs", "basis")},
        "refused": refused,
        "form": form,
    }
    return _page(request, "check", context, 422 if refused else form.status)


def _in_order(codes: list[str]) -> list[Any]:
    """The chosen targets, the main one first."""
    return sorted(targets().filter(code__in=codes).select_related("goal"), key=lambda one: codes.index(one.code))


@require_safe
def similar(request: HttpRequest) -> HttpResponse:
    """What others wrote about the same thing, while one types."""
    text = request.GET.get("title", "")[:140]
    return render(request, "ideas/_similar.html", {"similar": queries.similar(request.person, text)})
