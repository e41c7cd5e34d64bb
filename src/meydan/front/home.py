"""What the town square shows: what is open now, what was answered, what was done."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base.cards import is_on, sections
from meydan.base.prepared import of_page
from meydan.calls.queries import calls
from meydan.events.queries.events import coming
from meydan.ideas.queries import accountability, counting, processes
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
    """Everything on the home page, in one journey. It is the same for all who live in one place."""
    asked = of_page("home", _questions, chosen.pk if chosen else None)
    found, stages, events, panels_open, calls_open, running = asked
    groups = counting.by_group(found)
    return {
        "places": all_neighbourhoods(),
        "chosen": chosen,
        "groups": _titled(groups, f"&place={chosen.slug}" if chosen else "") if any(groups.values()) else [],
        "stages": stages,
        "coming": events,
        "panels": panels_open,
        "calls": calls_open,
        "done": projects.said_and_done(2) if is_on("projects") else [],
        "running": running,
        "promises": accountability.promises_of_town(),
        "ring": ring(),
        "first": sections("home-top", request, None),
        "sections": sections("home", request, None),
    }


def _questions(place: int | None) -> list[QuerySet[Any]]:
    """Where there is no place, about the whole town. Of what can be applied for, the one that closes first."""
    here = {"neighbourhood": place} if place else {}
    running = projects.portfolio(None, projects.Wanted(state="running")).select_related(None).select_related("unit")
    of_modules = {
        "events": coming(2).select_related(None).select_related("occasion", "booking__room"),
        "panels": panels.to_apply_for().order_by("apply_until", "pk")[:1],
        "calls": calls.to_apply_for().order_by("closes_at", "pk")[:1],
        "projects": running.order_by("-changed_at")[:3],
    }
    switched = [rows if is_on(name) else rows.none() for name, rows in of_modules.items()]
    return [counting.of_groups(2, **here), processes.open_stages(3), *switched]


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
