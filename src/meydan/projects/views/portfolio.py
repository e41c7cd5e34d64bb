"""The portfolio, and one project."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base.cards import more_in_sections, own_in_sections, sections
from meydan.base.edge import find
from meydan.base.own import INVOLVED, Rows, own_rows
from meydan.base.same_for_all import same_for_most, same_without_role
from meydan.goals.queries import all_goals
from meydan.moderation.queries import photos_by_ref
from meydan.places.queries import all_neighbourhoods, all_units
from meydan.projects import queries
from meydan.projects.models import Project, ProjectState
from meydan.projects.queries.official_path import road_of


@require_safe
def project_list(request: HttpRequest) -> HttpResponse:
    """The portfolio: what runs, what is late, what is done, with its money."""
    found = same_without_role(request, "projects/_list.html", _list)
    return render(request, "projects/project_list.html", {"list": found})


def _list(request: HttpRequest) -> dict[str, Any]:
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("state", "place", "unit", "order")}
    goal = request.GET.get("goal", "")
    wanted = queries.Wanted(
        text=request.GET.get("q", "").strip()[:200],
        goal=int(goal) if goal.isdecimal() and len(goal) < 4 else None,
        late=request.GET.get("late") == "1",
        **asked,
    )
    page = queries.portfolio_page(request.person, wanted, request.GET.get("after", ""))
    return {
        "page": page,
        "wanted": wanted,
        "totals": queries.totals(),
        "states": ProjectState.choices,
        "goals": all_goals(),
        "places": all_neighbourhoods(),
        "units": all_units(),
        "orders": [("latest", _("Latest movement")), ("newest", _("Newest")), ("ending", _("Ending first"))],
    }


@require_safe
def project(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One project: its origin, money, dates, news, risks, and what it changed."""
    found = find(queries.projects_visible_to(request.person), pk=pk)
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    own = partial(own_in_sections, "project")
    whole = same_for_most(request, "project", "projects/_project.html", _project, found, own, _more)
    return render(request, "projects/project_detail.html", {"project": found, "whole": whole})


def _more(project: Project) -> Rows:
    """A hidden project, and photos that nobody has checked yet: only people at the desk see them."""
    unseen = [own_rows(INVOLVED, rows) for rows in queries.unseen_of(project)]
    return [*unseen, *more_in_sections("project", project)]


def _project(request: HttpRequest, found: Project) -> dict[str, Any]:
    queries.with_all(found)
    updates = queries.updates_of(found, request.GET.get("news", ""))
    photos = photos_by_ref(request.person, [update.ref for update in updates.items])
    offered = sections("project", request, found)
    return {
        "project": found,
        "updates": [{"update": one, "photos": photos[one.ref]} for one in updates.items],
        "older": updates.next,
        "path": road_of(found),
        "main_sections": [one for one in offered if not one["aside"]],
        "aside_sections": [one for one in offered if one["aside"]],
        "threads": found.threads.filter(merged_into=None),
    }
