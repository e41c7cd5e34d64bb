"""What the town square shows: what is open now, what was answered, what was done."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base.cards import is_on, sections
from meydan.base.prepared import filled
from meydan.calls.queries import calls
from meydan.events.queries.events import coming
from meydan.ideas.queries import accountability, counting, processes
from meydan.ideas.rules.processes import stage_now
from meydan.panels.queries import panels
from meydan.places.models import Neighbourhood
from meydan.places.queries import all_neighbourhoods
from meydan.projects import queries as projects
from meydan.threads.queries import goals_with_counts


def chosen_place(request: HttpRequest) -> Neighbourhood | None:
    """The neighbourhood that was asked for; else the reader's own."""
    places = all_neighbourhoods()
    asked = next((one for one in places if one.slug == request.GET.get("mahalle")), None)
    if asked is None and request.person and request.person.neighbourhood_id:
        return next((one for one in places if one.pk == request.person.neighbourhood_id), None)
    return asked


def home_page(request: HttpRequest, chosen: Neighbourhood | None) -> dict[str, Any]:
    """Everything on the home page, in a constant number of queries. It is the same for all who live in one place."""
    here = {"neighbourhood": chosen} if chosen else {}
    groups = counting.by_group(2, **here)
    return {
        "places": all_neighbourhoods(),
        "chosen": chosen,
        "groups": _titled(groups, f"&place={chosen.slug}" if chosen else "") if any(groups.values()) else [],
        "processes": [{"process": one, "stage": stage_now(one)} for one in processes.open_processes(3)],
        "coming": coming(2) if is_on("events") else [],
        **_to_apply_for(),
        "done": projects.said_and_done(2) if is_on("projects") else [],
        "running": list(projects.portfolio(None, projects.Wanted(state="running")).order_by("-changed_at")[:3])
        if is_on("projects")
        else [],
        "promises": accountability.promises_of_town(),
        "ring": ring(),
        "first": sections("home-top", request, None),
        "sections": sections("home", request, None),
    }


def _to_apply_for() -> dict[str, Any]:
    """The panel and the call that close first. Mostly there is neither, and one query finds that out."""
    kinds = {"panels": panels, "calls": calls}
    there = filled([kind.to_apply_for() for kind in kinds.values()])
    return {
        name: kind.open_now(1) if is_on(name) and place in there else []
        for place, (name, kind) in enumerate(kinds.items())
    }


def _titled(groups: dict[str, list[Any]], here: str) -> list[dict[str, Any]]:
    """Each group with its title, the words where it is empty, and the address of the whole list."""
    words = {
        "open": (_("Open now"), _("Nothing is open here."), "state=open"),
        "answered": (_("Answered lately"), _("Nothing has been answered here yet."), "state=replied"),
        "done": (_("Finished lately"), _("Nothing has been finished here yet."), "state=done"),
    }
    return [
        {"title": title, "empty": empty, "rows": groups[name], "more": f"{reverse('ideas:list')}?{query}{here}"}
        for name, (title, empty, query) in words.items()
    ]


def ring() -> list[dict[str, Any]]:
    """The 17 goals with the number of threads and the share of the largest, in steps of five percent."""
    counted = goals_with_counts()
    most = max((goal.threads for goal in counted), default=0) or 1
    return [{"goal": goal, "count": goal.threads, "share": 5 * round(20 * goal.threads / most)} for goal in counted]
