"""Goals: the list and one page each."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meydan.base.cards import sections, tallies
from meydan.base.same_for_all import same_for_all
from meydan.goals.models import Goal
from meydan.goals.queries import all_goals_with_targets, goals


@require_safe
def goal_list(request: HttpRequest) -> HttpResponse:
    """The 17 goals with what slices count under each."""
    counted = tallies("goal")
    rows = [
        {"goal": goal, "counts": [str(word) % {"count": counts.get(goal.number, 0)} for word, counts in counted]}
        for goal in goals()
    ]
    return render(request, "goals/goal_list.html", {"rows": rows})


@require_safe
def goal_detail(request: HttpRequest, number: int) -> HttpResponse:
    """One goal: what it means here, its targets, and the sections that slices offer."""
    goal = next((one for one in all_goals_with_targets() if one.number == number), None)
    if goal is None:
        raise Http404
    body = same_for_all(request, "goals/_goal.html", _goal, goal)
    return render(request, "goals/goal_detail.html", {"goal": goal, "body": body})


def _goal(request: HttpRequest, goal: Goal) -> dict[str, Any]:
    offered = sections("goal", request, goal)
    return {
        "goal": goal,
        "counts": [str(word) % {"count": counts.get(goal.number, 0)} for word, counts in tallies("goal")],
        "main_sections": [section for section in offered if not section["aside"]],
        "aside_sections": [section for section in offered if section["aside"]],
    }
