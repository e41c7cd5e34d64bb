"""What contributions show on pages of other slices."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from meydan.ideas.models import Contribution
from meydan.ideas.queries import on_thread
from meydan.ideas.rules.contributions import may_edit, may_name_author, may_support, may_withdraw
from meydan.people.rules import for_whom


def beside_thread(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    """Support, follow, the promise, what the author may still do, share."""
    found = thread.shown = on_thread.of_thread(request.person, thread.pk)
    if not found:
        return None
    return {
        "contributions": [{"contribution": one, "ruling": may_support(for_whom(request), one)} for one in found],
        "promise": promise_of(found[0]),
        "own": _own(request, found),
        "thread": thread,
    }


def promise_of(one: Contribution) -> dict[str, Any]:
    """Working days of the promise: how many were promised, how many have passed, was it kept?"""
    answered = timezone.localdate(one.answered_at) if one.answered_at else None
    return {
        "contribution": one,
        "days": one.days_promised,
        "passed": one.days_passed,
        "late": one.days_late,
        "kept": answered is not None and answered <= one.first_promise,
        "moved": one.promised_for != one.first_promise,
    }


def _own(request: HttpRequest, found: list[Contribution]) -> list[dict[str, Any]]:
    """What the reader wrote on this thread, and whether it can still be changed or taken back."""
    if request.person is None:
        return []
    mine = [one for one in found if one.author_id == request.person.pk]
    return [
        {
            "contribution": one,
            "may_edit": may_edit(request.person, one),
            "may_withdraw": may_withdraw(request.person, one),
            "may_be_named": may_name_author(request.person, one),
        }
        for one in mine
    ]


def on_place(request: HttpRequest, place: Any, found: Any) -> dict[str, Any]:
    return _latest(found, f"?place={place.slug}")


def on_goal(request: HttpRequest, goal: Any, found: Any) -> dict[str, Any]:
    return _latest(found, f"?goal={goal.number}")


def _latest(found: Any, query: str) -> dict[str, Any]:
    return {"contributions": found, "more": reverse("ideas:list") + query, "new": reverse("ideas:new")}


def on_my_page(request: HttpRequest, person: Any, given: Any, answers: Any, supported: Any) -> dict[str, Any]:
    """What happened to mine."""
    latest = {one.contribution_id: one for one in answers}
    return {"mine": [(one, latest.get(one.pk)) for one in given], "supported": supported}
