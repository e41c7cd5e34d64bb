"""From figures to the sheets of notes: one page for the mayor, and the weekly page for the muhtar of a neighbourhood."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base import clock, turkish
from meydan.base.cards import Briefing, Matter, Scope
from meydan.base.templatetags.ui import day, moment, number
from meydan.base.town import town
from meydan.documents.sheets import Sheet, figures_day, own_words, paragraphs
from meydan.documents.wordings import fill
from meydan.places.models import Neighbourhood

ROWS, LINES = 6, 5


def period(scope: Scope) -> str:
    return f"{day(scope.since)} – {day(scope.until)}"


def facts(about: str, scope: Scope, told: Briefing) -> dict[str, Any]:
    """What fills the wording of a note."""
    counts = {name: getattr(told, name) for name in ("came", "on_time", "late", "open")}
    return {"about": about, "since": day(scope.since), "until": day(scope.until), **counts}


def for_mayor(
    *,
    about: str,
    scope: Scope,
    told: Briefing,
    changed: Sequence[tuple[str, str]],
    wording: str,
    population: int | None,
    together: Sequence[str] = (),
    missing: Sequence[str] = (),
    occasion: str = "",
    decision: str = "",
    address: str,
) -> Sheet:
    """What came, what was answered on time, what is late, what changed, and what could be said about it."""
    sub = _("Period: %(period)s.") % {"period": period(scope)}
    return {
        "form": "note",
        "label": _("Note for the mayor"),
        "meta": _("%(day)s · 1 page") % {"day": day(clock.today())},
        "title": about,
        "sub": f"{occasion} {sub}".strip(),
        "url": settings.ADDRESS.rstrip("/") + address,
        "url_word": _("Source records"),
        "lead_title": _("In short"),
        "lead": paragraphs(fill(wording, facts(about, scope, told))),
        "figures": _figures(told, population),
        "table": _table(told, _("What will people ask, and what can you say?")),
        "lists": [
            {"title": _("What changed"), "items": _lines(changed)},
            *([{"title": _("Done together"), "items": list(together)}] if together else []),
            *([{"title": _("Who is missing?"), "items": list(missing)}] if missing else []),
        ],
        "call": {"word": _("The one decision that is needed:"), "text": turkish.cut(decision, 300)}
        if decision
        else None,
        "foot": _foot(),
        "pages": False,
    }


def for_muhtar(
    place: Neighbourhood, *, scope: Scope, told: Briefing, changed: Sequence[tuple[str, str]], wording: str
) -> Sheet:
    """One neighbourhood, one week, no personal data."""
    return {
        "form": "note",
        "label": _("Weekly sheet for a muhtar"),
        "meta": _("%(day)s · 1 page") % {"day": day(clock.today())},
        "title": place.name,
        "sub": period(scope),
        "url": settings.ADDRESS.rstrip("/") + f"/mahalle/{place.slug}/",
        "url_word": _("Page of the neighbourhood"),
        "lead_title": _("In short"),
        "lead": paragraphs(fill(wording, facts(place.name, scope, told))),
        "figures": _figures(told, place.population),
        "table": _table(told, _("What is being worked on?")),
        "lists": [{"title": _("What changed"), "items": _lines(changed)}],
        "call": {"word": _("How to reach us:"), "text": _reach()},
        "foot": _foot(),
        "pages": False,
    }


def _reach() -> str:
    return " · ".join(town().say("contact", name) for name in ("address", "hours", "phone"))


def _figures(told: Briefing, population: int | None) -> list[dict[str, Any]]:
    came = (
        _("contributions (population %(people)s)") % {"people": number(population)}
        if population
        else _("contributions")
    )
    return [
        {"value": number(told.came), "word": came, "late": False},
        {"value": number(told.on_time), "word": _("answered on time"), "late": False},
        {"value": number(told.late), "word": _("answers late"), "late": told.late > 0},
        {"value": number(told.open), "word": _("not due yet"), "late": False},
    ]


def _table(told: Briefing, title: str) -> dict[str, Any]:
    rows = [
        {
            "title": own_words(turkish.cut(one.title, 90), one.language),
            "small": _("%(number)s, %(supports)s supports") % {"number": one.number, "supports": one.supports},
            "state": _state(one),
            "late": one.days_late > 0,
            "say": _say(one),
        }
        for one in told.matters[:ROWS]
    ]
    columns = [_("Contribution"), _("State"), _("What can be said")]
    nothing = _("Nothing came in this period and nothing was answered.")
    return {"title": title, "columns": columns, "rows": rows, "nothing": nothing}


def _state(one: Matter) -> str:
    words = str(one.state)
    if one.days_late:
        words = ngettext("%(late)s working day late", "%(late)s working days late", one.days_late) % {
            "late": one.days_late
        }
    return ", ".join(part for part in (words, one.unit) if part)


def _say(one: Matter) -> str:
    """Only what is on record: no promise that nobody gave."""
    if one.days_late:
        return _("We are sorry for the delay; a new date is awaited from the unit.")
    if one.promised_for:
        return _("There will be an answer by %(day)s.") % {"day": figures_day(one.promised_for)}
    if one.answer:
        return _("Answered: “%(answer)s”") % {"answer": turkish.cut(one.answer, 140)}
    return _("The steps stand on its page.")


def _lines(changed: Sequence[tuple[str, str]]) -> list[str]:
    lines = [f"{when}: {turkish.cut(words, 110)}" for when, words in changed[:LINES]]
    return lines or [_("Nothing was begun or finished in this period.")]


def _foot() -> list[str]:
    made = _("Prepared by: %(centre)s · figures of %(moment)s")
    return [made % {"centre": town().say("centre"), "moment": moment(clock.now())}, _("Contains no personal data")]
