"""The list, one contribution's own addresses, supporting, editing and taking back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.base.edge import find, refusals_on, sign_in_first, the_one
from meydan.base.errors import Refused
from meydan.base.own import say_own
from meydan.base.same_for_all import same_for_all
from meydan.base.town import town
from meydan.ideas import actions
from meydan.ideas.forms.lists import ListForm
from meydan.ideas.forms.writing import EditForm
from meydan.ideas.models import Contribution
from meydan.ideas.queries import contributions as queries
from meydan.ideas.queries.map import marks
from meydan.ideas.rules.contributions import may_edit, may_name_author, may_support, may_withdraw
from meydan.ideas.views.signing_in import WAITING
from meydan.places.queries import town_map

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def contribution_list(request: HttpRequest) -> HttpResponse:
    """Search, filter and sort everything that people gave. Whoever is not staff sees the same."""
    if queries.sees_more(request.person):
        found = render_to_string("ideas/_list.html", _list(request), request)
    else:
        found = same_for_all(request, "ideas/_list.html", _list)
    return render(request, "ideas/contribution_list.html", {"list": found})


def _list(request: HttpRequest) -> dict[str, Any]:
    wanted = wanted_from(request)
    page = queries.list_page(request.person, wanted, request.GET.get("after", ""))
    return {
        "page": page,
        "wanted": wanted,
        "total": queries.how_many(request.person, wanted),
        "near": queries.similar(request.person, wanted.text) if wanted.text and not page.items else [],
        "filters": ListForm(request.GET, processes=queries.processes_to_choose(request.person), auto_id="f-%s"),
        "fault_desk": town().data.get("fault_desk", {}),
        "marks": f"{reverse('ideas:map_marks')}?{request.GET.urlencode()}",
    }


@require_safe
def map_marks(request: HttpRequest) -> HttpResponse:
    """What the map beside the list draws: [latitude, longitude, how many, title, address] each."""
    try:
        frame, zoom = _frame(request.GET.get("bbox", "")), int(request.GET.get("zoom", "13"))
    except ValueError:
        return JsonResponse({"detail": "bbox is south,west,north,east in degrees; zoom is a whole number"}, status=400)
    rows = [
        [one.latitude, one.longitude, one.count, one.title, reverse("ideas:contribution", args=[one.pk])]
        if one.pk
        else [one.latitude, one.longitude, one.count]
        for one in marks(wanted_from(request), frame, min(max(zoom, 1), 19))
    ]
    return JsonResponse({"marks": rows}, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


def _frame(text: str) -> tuple[float, float, float, float]:
    """Raises ValueError where it is no frame."""
    if not text:
        return town_map().frame
    south, west, north, east = (float(part) for part in text.split(","))
    if not (-90 <= south <= north <= 90 and -180 <= west <= east <= 180):
        raise ValueError(text)
    return south, west, north, east


def wanted_from(request: HttpRequest) -> queries.Wanted:
    def number(name: str) -> int | None:
        text = request.GET.get(name, "")
        return int(text) if text.isdecimal() and len(text) < 9 else None

    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("kind", "place", "state", "unit", "order")}
    return queries.Wanted(
        text=request.GET.get("q", "").strip()[:200], goal=number("goal"), process=number("process"), **asked
    )


def _found(request: HttpRequest, pk: int) -> Contribution:
    return find(queries.contributions_visible_to(request.person), pk=pk)


@require_safe
def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    """A contribution's page is its thread's page."""
    return redirect(f"{_found(request, pk).home.get_absolute_url()}#contribution-{pk}")


@GET_POST
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand behind a contribution, or take that back. A visitor supports first and signs in afterwards."""
    found = the_one(queries.to_support(request.person, pk))
    found = found.merged_into or found
    refused = ""
    if request.method == "POST" and request.person is None:
        request.session[WAITING] = {"support": found.pk}
        return redirect(reverse("people:sign_in") + "?" + urlencode({"next": found.home.get_absolute_url()}))
    if request.method == "POST":
        stop = bool(request.POST.get("stop"))
        try:
            found = (actions.withdraw_support if stop else actions.support)(by=request.person, contribution=found)
        except Refused:
            refused = may_support(request.person, found).sentence
        else:
            return _supported(request, found, stop)
    context = {
        "contribution": found,
        "supported": found.pk in queries.supported(request.person, [found]),
        "ruling": may_support(request.person, found),
        "refused": refused,
        "back": found.home.get_absolute_url(),
    }
    return render(request, "ideas/support.html", context, status=422 if refused else 200)


def _supported(request: HttpRequest, found: Contribution, stop: bool) -> HttpResponse:
    if request.htmx:
        say_own(request, *([] if stop else [("supports", found.pk)]))
        context = {"contribution": found, "ruling": may_support(request.person, found)}
        return render(request, "ideas/_support.html", context)
    messages.success(request, _("You took your support back.") if stop else _("Your support is counted."))
    return redirect(found.home)


@GET_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own text for a while."""
    if request.person is None:
        return sign_in_first(request)
    found = find(queries.contributions_visible_to(request.person), pk=pk, author=request.person)
    form = EditForm(request.POST or None, initial={"title": found.title, "text": found.text})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.edit_contribution(by=request.person, contribution=found, **form.cleaned_data)
        if form.is_valid() and found.hidden_at:
            messages.info(request, _("Somebody looks at it before it is public again; below you see by when."))
            return redirect("front:my_page")
        if form.is_valid():
            messages.success(request, _("Saved. The old text stays readable in the history."))
            return redirect(found.get_absolute_url())
    context = {
        "form": form,
        "contribution": found,
        "ruling": may_edit(request.person, found),
        "minutes": town().edit_minutes,
    }
    return render(request, "ideas/edit.html", context, status=form.status)


@GET_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own contribution back, after being asked once more."""
    if request.person is None:
        return sign_in_first(request)
    found = find(queries.contributions_visible_to(request.person), pk=pk, author=request.person)
    ruling = may_withdraw(request.person, found)
    if request.method == "POST" and ruling:
        actions.withdraw_contribution(by=request.person, contribution=found)
        messages.success(request, _("You took it back. Nobody else sees it any more."))
        return redirect("front:my_page")
    context = {"contribution": found, "ruling": ruling}
    return render(request, "ideas/withdraw.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What the text said before, and which states it went through."""
    found = _found(request, pk)
    context = {"contribution": found, "editions": queries.editions_of(found), "changes": queries.changes_of(found)}
    return render(request, "ideas/history.html", context)


@require_POST
def name_author(request: HttpRequest, pk: int) -> HttpResponse:
    """The author of something that came from inside agrees to be named."""
    if request.person is None:
        return sign_in_first(request)
    found = _found(request, pk)
    if not may_name_author(request.person, found):
        raise Http404
    actions.name_author(by=request.person, contribution=found)
    messages.success(request, _("Your name stands beside it now."))
    return redirect(found.home.get_absolute_url())
