"""What a muhtar sees of their neighbourhood: its threads, promised days and figures, as every visitor may see them, and nothing
about who wrote them."""

from typing import Any

from django.utils.translation import gettext as _

from meydan.base.cards import is_on
from meydan.base.paging import page_by_key
from meydan.base.sheets import Columns
from meydan.base.templatetags.ui import number, percent
from meydan.ideas.queries import accountability, contributions
from meydan.people.models import Person
from meydan.people.rules import GRANTING
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods
from meydan.projects import queries as projects

TABS = ("waiting", "late", "answered", "all")


def neighbourhoods_of(person: Person) -> list[Neighbourhood]:
    """Those that the person may look at as a muhtar does."""
    return list(neighbourhoods()) if person.has_role(*GRANTING) else person.neighbourhoods_led


def muhtar_page(place: Neighbourhood, *, tab: str, text: str, after: str) -> dict[str, Any]:
    tab = tab if tab in TABS else "waiting"
    states = {"waiting": "owed", "late": "late", "answered": "replied", "all": ""}
    wanted = contributions.Wanted(text=text, place=place.slug, state=states[tab])
    order = ["-changed_at", "-id"] if tab in {"answered", "all"} else ["promised_for", "id"]
    return {
        "place": place,
        "page": page_by_key(contributions.matching(None, wanted), order=order, after=after, per_page=25),
        "text": text,
        "tab": tab,
        "tabs": [(code, word, code == tab) for code, word in zip(TABS, _words(), strict=True)],
        "figures": _figures(accountability.promises(neighbourhood=place)),
        "projects": _projects(place),
    }


def thread_columns() -> Columns:
    """The list as a file: what every visitor may see, and nothing about who wrote it."""
    return [
        (_("Number of the thread"), lambda one: one.thread.number),
        (_("Title"), lambda one: one.title),
        (_("State"), lambda one: one.get_state_display()),
        (_("Place"), lambda one: one.place_words),
        (_("Written on"), lambda one: one.created_at),
        (_("Promised for"), lambda one: one.promised_for),
        (_("Working days late"), lambda one: one.days_late),
        (_("Supports"), lambda one: one.support_count),
    ]


def _words() -> tuple[str, ...]:
    return _("Still waiting"), _("Late"), _("Answered"), _("All")


def _figures(found: accountability.Promises) -> list[dict[str, Any]]:
    on_time = found.percent_on_time
    return [
        {"value": number(found.waiting), "words": _("wait for an answer now")},
        {"value": number(found.late), "words": _("late now"), "late": found.late > 0},
        {"value": number(found.answered), "words": _("answered in the last 12 months")},
        {"value": None if on_time is None else percent(on_time), "words": _("of them on time")},
    ]


def _projects(place: Neighbourhood) -> list[Any]:
    if not is_on("projects"):
        return []
    return list(
        projects.portfolio(None, projects.Wanted(place=place.slug, state="running")).order_by("ends_on", "pk")[:6]
    )
