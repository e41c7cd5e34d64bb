"""What the demo bar shows: who one is, how late it is, and the next step of the tour. For visitors without a session it is the same
on every page, so that their pages can be kept ready."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.fragments import kept
from meydan.base.remembered import remembered
from meydan.front.demo.people import STAFF
from meydan.front.demo.tour import tour_of

STATE, SECONDS, CATCHING_UP = "demo_town", "demo_seconds", "demo_catching_up"
LOADED, BUSY = "loaded", "loading again since "
USUAL_SECONDS = 70
"""How long loading takes where it was never measured."""


@dataclass(frozen=True)
class Part:
    """A person whose eyes one can borrow; the visitor has no account."""

    code: str
    word: Any
    account: str = ""

    @property
    def email(self) -> str:
        return f"{self.account}@demo.meydan.example"


EVERYBODY = (
    Part("visitor", _("Visitor")),
    Part("resident", _("Resident"), "yurttas"),
    Part("unit", _("Unit"), "memur"),
    Part("unit_manager", _("Unit manager"), "birim-muduru"),
    Part("vice_mayor", _("Deputy mayor"), "baskan-yardimcisi"),
    Part("coordinator", _("Coordinator"), "koordinator"),
    Part("moderator", _("Moderator"), "moderator"),
    Part("muhtar", _("Muhtar"), "muhtar"),
    Part("director", _("Director"), "mudur"),
)


def parts() -> list[Part]:
    """Those whom this demo town has."""
    return [one for one in EVERYBODY if not one.account or one.account in STAFF]


def part_of(person: Any) -> str:
    """The code of the part that a person plays; empty for somebody who signed in as themselves."""
    if person is None:
        return "visitor"
    return next((one.code for one in parts() if one.account and one.email == person.email), "")


def is_there() -> bool:
    """Whether this is a demo with its town loaded."""
    return settings.DEMO and bool(remembered(STATE))


def is_busy() -> bool:
    """Whether the demo town is being loaded again."""
    return remembered(STATE).startswith(BUSY)


def seconds_to_load() -> int:
    return int(remembered(SECONDS) or USUAL_SECONDS)


def bar(request: HttpRequest) -> dict[str, Any] | None:
    """What `front/_demo_bar.html` needs, or None where there is no demo town."""
    if not is_there():
        return None
    return {
        "template": "front/_demo_bar.html",
        "now": clock.now(),
        "moved": bool(clock.moved()),
        "parts": kept(lambda: tuple((one.code, str(one.word)) for one in parts()), "parts of the demo"),
        "part": part_of(getattr(request, "person", None)),
        "busy": is_busy(),
        "catching_up": bool(remembered(CATCHING_UP)),
        "seconds": seconds_to_load(),
        "tour": tour_of(request),
        "path": request.get_full_path(),
    }
