"""The five-minute tour: whose eyes, which page, and one sentence each. The step is kept in the session."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import is_on

KEY = "tour"
CLOSED = 0


@dataclass(frozen=True)
class Step:
    """`part` is a code of `state.EVERYBODY`; `days` sets the clock forward when the step begins."""

    part: str
    page: str
    words: Any
    verb: Any
    """On the button that leads here."""
    days: int = 0


STEPS = (
    Step("visitor", "front:home", _("This is what everybody sees, without an account: what is open, what was answered, what was done."), _("Start the tour")),
    Step("resident", "front:my_page", _("You are Elif, a resident. Her page says what became of everything she gave, and by which day she is answered."), _("Be a resident")),
    Step("coordinator", "front:desk", _("You are the coordinator. What residents wrote waits at your desk, the most urgent first; each line ends in the verb that finishes it."), _("Be the coordinator")),
    Step("unit", "ideas:desk_contributions", _("You are the officer of Parks and Gardens. A unit sees its own records, with the day that was promised to the resident."), _("Be the unit")),
    Step("director", "imports:desk_new", _("You are the director. Drop your own list of old requests here: the columns are guessed, nothing is kept before you say so."), _("Bring in your own list")),
    Step("director", "documents:desk_note", _("The briefing note for the mayor writes itself, like the letter to a unit: choose what it is about."), _("Briefing note for the mayor")),
    Step("director", "front:promises", _("A week has passed. You are the director: what was answered on time and what is late stands here, for everybody to see."), _("One week later, as the director"), days=7),
    Step("director", "front:checklist", _("This list says what is set and what is missing before your town can start. Each line leads to the page that fixes it."), _("What is missing to start?")),
    Step("director", "front:modules", _("Start small: switch off what you do not need today. That was the tour; now try it yourself."), _("Start small")),
)  # fmt: skip


def steps() -> list[Step]:
    """Those whose slice this installation has and uses."""
    return [one for one in STEPS if one.page.partition(":")[0] in settings.SLICES and is_on(one.page.partition(":")[0])]


def number_of(request: HttpRequest) -> int | None:
    """The step that a visitor stands on, from 1; 0 when they closed the tour, None when they never began it."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.session.get(KEY)


def tour_of(request: HttpRequest) -> dict[str, Any]:
    """Where the visitor is in the tour and what comes next."""
    all_steps, number = steps(), number_of(request)
    if not number or number > len(all_steps):
        return {"number": None if number is None else CLOSED, "first": all_steps[0], "total": len(all_steps)}
    return {
        "number": number,
        "total": len(all_steps),
        "step": all_steps[number - 1],
        "previous": number - 1,
        "next": number + 1,
        "coming": all_steps[number] if number < len(all_steps) else None,
    }


def keeping(request: HttpRequest, change: Callable[[], None], number: int | None) -> None:
    """Sign in or out by `change`, which empties the session, and keep the step."""
    change()
    if number is not None:
        request.session[KEY] = number
