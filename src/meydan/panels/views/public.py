"""What everybody sees: the list, a panel, applying, the draw and its files."""

import io
import json
import zipfile
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.cards import sections
from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.limits import limit
from meydan.base.refs import name_all
from meydan.base.same_for_all import same_for_all
from meydan.panels import actions, signing_in
from meydan.panels.drawing import FOLDER
from meydan.panels.forms.public import FilterForm, ObjectionForm
from meydan.panels.models import MEMBERS, Application, Lottery, Panel, State
from meydan.panels.queries import draws, panels, pool, themes
from meydan.panels.rules.people import is_open_to_objections, may_apply, may_object, was_in_drum

THEMES = 8
"""On the page of the panel; all of them have a page of their own."""
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def panel_list(request: HttpRequest) -> HttpResponse:
    """All panels that were opened, the newest first."""
    form = FilterForm(request.GET)
    page = panels.list_page(form.wanted, request.GET.get("after", ""))
    return render(request, "panels/list.html", {"page": page, "filters": FilterForm(request.GET)})


@require_safe
def panel(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The question, who takes part and how they are found, sittings, what came of it and what it changed."""
    found = find(panels.panels_visible_to(request.person), pk=pk)
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    return render(request, "panels/panel.html", _panel(request, found))


def _panel(request: HttpRequest, found: Panel) -> dict[str, Any]:
    """What the page says to this reader; the rest is the same for everybody."""
    return {
        "panel": found,
        "story": same_for_all(request, "panels/_panel.html", _story, found),
        "may_apply": may_apply(request.person, found),
        "application": pool.application_of(request.person, found),
        "people": pool.people_in_pool(found) if found.state == State.INVITING else None,
        "lotteries": draws.published_lotteries(found) if found.is_past(State.DRAWING) else [],
        "belongs": name_all(request.person, [found.belongs_to]).get(found.belongs_to) if found.belongs_to else None,
    }


def _story(request: HttpRequest, found: Panel) -> dict[str, Any]:
    reported = found.is_past(State.REPORTED)
    return {
        "panel": found,
        "features": panels.features_of(found),
        "sittings": panels.sittings_of(found),
        "themes": themes.theme_page(found, per_page=THEMES) if reported else None,
        "checks": pool.checks_of(found) if reported else None,
        "effects": panels.effects_of(found) if reported else [],
        "sections": sections("panel", request, found),
    }


@never_cache
@GET_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one's name into the drum: write first, enter the code last."""
    found = find(panels.panels_visible_to(request.person), pk=pk)
    own = pool.application_of(request.person, found)
    if request.method != "POST" and own and own.state != Application.State.WITHDRAWN:
        return redirect(own)
    form = _apply_form(request, found)
    may = may_apply(request.person, found)
    if request.method == "POST" and form.is_valid():
        made = None
        with refusals_on(form):
            may.or_refuse()
            if request.person:
                made = signing_in.send(request, found, form)
            else:
                actions.check_application(panel=found, **form.wanted)
        if made:
            return redirect(made)
        if form.is_valid():
            signing_in.WAITING.keep(request, found.pk, form)
            return sign_in_first(request)
    context = {"form": form, "panel": found, "may": may}
    return render(request, "panels/apply.html", context, status=form.status)


def _apply_form(request: HttpRequest, found: Panel) -> Any:
    if request.method == "POST":
        return signing_in.form_for(found, request.POST)
    typed = signing_in.WAITING.kept(request, found.pk)
    if typed is not None:
        return signing_in.form_for(found, typed)
    return signing_in.form_for(found, code=request.GET.get("kod", "")[:20])


@require_safe
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """How the panel is drawn, and what came out, under codes. One's own chance is seen by oneself alone."""
    found = find(panels.panels_visible_to(request.person), pk=pk)
    if not found.is_public:
        raise Http404
    story = same_for_all(request, "panels/_draw.html", _draw, found)
    return render(request, "panels/draw.html", {"panel": found, "story": story, **_own(request, found)})


def _draw(request: HttpRequest, found: Panel) -> dict[str, Any]:
    lotteries = draws.public_lotteries(found) if found.is_past(State.DRAWING) else []
    first = next((one for one in lotteries if one.turn == 0), None)
    members = first.file["draw"]["members"] if first and first.is_drawn else []
    is_drawn = any(one.is_drawn for one in lotteries)
    counts = pool.states_of(found) if is_drawn else {}
    return {
        "panel": found,
        "first": first,
        "later": lotteries[1:],
        "members": sorted(members),
        "chances": _spread(first) if first else None,
        "tables": pool.counted(found, panels.features_of(found), members),
        "signs": _signs(first),
        "yes": sum(counts.get(state, 0) for state in MEMBERS),
        "left": counts.get("declined", 0) + counts.get("lapsed", 0),
        "stepped_in": pool.stepped_in(found) if is_drawn else [],
        "sittings": panels.dates_of(found) if is_drawn else [],
        "answered": pool.objection_page(found, answered=True, after=request.GET.get("after", "")) if is_drawn else None,
    }


def _own(request: HttpRequest, found: Panel) -> dict[str, Any]:
    """The reader's own chance and objection; nothing of it stands in what others see."""
    lotteries = draws.published_lotteries(found) if found.is_past(State.DRAWING) else []
    drawn = [one for one in lotteries if one.is_drawn]
    own = pool.application_of(request.person, found)
    own = own if own and was_in_drum(own) else None
    return {
        "own": own,
        "given": pool.given_by(own) if own else (),
        "mine": 100 * own.chance if own and own.chance is not None else None,
        "alike": draws.alike_in_list(lotteries[0], own.code) if lotteries and own else 0,
        "mine_said": pool.own_objection(request.person, found) if drawn else None,
        "objecting": bool(drawn) and is_open_to_objections(drawn[-1]),
        "objection_until": pool.objections_until(drawn[-1]) if drawn else None,
    }


def _spread(lottery: Lottery) -> dict[str, Any]:
    """Lowest and highest chance, also as “1 in …”."""
    chances = [chance for chance in lottery.file["probabilities"].values() if chance > 0]
    low, high = min(chances), max(chances)
    return {
        "people": len(lottery.file["probabilities"]),
        "low": 100 * low,
        "high": 100 * high,
        "most": round(1 / low),
        "least": round(1 / high),
    }


MOST_SIGNS, LONGEST_SIGN = 40, 2


def _signs(lottery: Lottery | None) -> list[str]:
    """The public number as single dice or balls, where it is made of such."""
    if lottery is None or not lottery.is_drawn:
        return []
    signs = str(lottery.file["draw"]["public"]).split()
    return signs if len(signs) <= MOST_SIGNS and all(len(one) <= LONGEST_SIGN for one in signs) else []


@never_cache
@GET_POST
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the draw was not right."""
    found = find(panels.panels_visible_to(None), pk=pk)
    drawn = pool.last_drawn(found)
    if drawn is None:
        raise Http404
    if request.person is None:
        return sign_in_first(request)
    form, may = ObjectionForm(request.POST or None), may_object(request.person, drawn)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"panels.objection:{request.person.pk}", "5/d")
            actions.object_to_draw(by=request.person, panel=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Thank you. The answer will stand beside the draw."))
            return redirect("panels:draw", found.pk)
    return render(request, "panels/objection.html", {"form": form, "panel": found, "may": may}, status=form.status)


@require_safe
def lottery_file(request: HttpRequest, pk: int, turn: int) -> HttpResponse:
    """The file of a lottery with its two tables, from which anybody repeats the draw (`adil verify`). No names."""
    found = find(panels.panels_visible_to(None), pk=pk)
    lottery = pool.public_lottery(found, turn)
    if lottery is None:
        raise Http404
    answer = HttpResponse(_packed(lottery), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="kura-{found.pk}-{turn}.zip"'
    return answer


def _packed(lottery: Lottery) -> bytes:
    folder = io.BytesIO()
    files = {
        "kura.json": json.dumps(lottery.file, indent=1),
        f"{FOLDER}/categories.csv": lottery.categories,
        f"{FOLDER}/respondents.csv": lottery.respondents,
    }
    with zipfile.ZipFile(folder, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return folder.getvalue()
