"""Who took part and who is missing: the whole town, and one thing."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import clock
from meydan.base.cards import kind as kind_named
from meydan.base.refs import name_all, resolve
from meydan.insight.files import csv_file
from meydan.insight.queries.outreach import outreach_of
from meydan.insight.queries.representation import (
    KINDS,
    Line,
    Portrait,
    Table,
    frames_page,
    left_out,
    portrait,
    within_of,
    years,
)
from meydan.insight.rules import hide_below, may_work_with_figures

SHOWN = 14
"""Bars; all of them stand in the table."""
HALF, MIDDLE, HIGH = 130, 300, 36


@require_safe
def town(request: HttpRequest) -> HttpResponse:
    """The whole town in a year, and where people took part."""
    known = years()
    asked_for = request.GET.get("yil", "")
    year = int(asked_for) if asked_for.isdecimal() and int(asked_for[:5]) in known else known[0]
    kinds = [name for name in KINDS if kind_named(name)]
    page = frames_page(kinds, request.GET.get("tur", ""), request.GET.get("after", ""))
    found = name_all(request.person, [one.of for one in page])
    context = _told(request, portrait(f"town:{year}")) | {
        "year": year,
        "years": known,
        "page": page,
        "frames": [(one, found[one.of]) for one in page if one.of in found],
        "kinds": [(name, kind_named(name).word) for name in kinds],  # type: ignore[union-attr]
        "kind": request.GET.get("tur", ""),
    }
    return render(request, "insight/town.html", context)


@require_safe
def thing(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One process, vote, event …"""
    found = resolve(request.person, [f"{kind}:{pk}"]).get(f"{kind}:{pk}") if kind in KINDS else None
    if found is None:
        raise Http404
    within = within_of(kind, found.thing)
    told = portrait(found.ref, within)
    context = _told(request, told) | {"found": found, "closes_at": _closes_at(kind, found.thing)}
    return render(request, "insight/thing.html", context)


@require_safe
def places_file(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The table by neighbourhood as a file; what is hidden is hidden there too."""
    found = resolve(request.person, [f"{kind}:{pk}"]).get(f"{kind}:{pk}") if kind in KINDS else None
    told = portrait(f"{kind}:{pk}", within_of(kind, found.thing)) if found else None
    if told is None or told.places is None:
        raise Http404
    rows = [(line.word, line.population, line.people) for line in told.places.lines]
    return csv_file(f"katilim-{kind}-{pk}", [_("Neighbourhood"), _("People"), _("Took part")], rows)


def _closes_at(kind: str, thing: Any) -> Any:
    """When one can no longer take part, where that is still to come."""
    now = clock.now()
    if kind == "ballot":
        return thing.closes_at if thing.is_open else None
    ends = [one.closes_at for one in thing.stages.all() if one.opens_at <= now] if kind == "process" else []
    return max((end for end in ends if end > now), default=None)


def _told(request: HttpRequest, told: Portrait) -> dict[str, Any]:
    table = told.places
    return {
        "told": told,
        "missing": tuple(line.word for line in table.missing[:3]) if table else (),
        "bars": bars(table) if table else None,
        "tasks": outreach_of(told.of),
        "hide_below": hide_below(),
        "left_out": left_out(),
        "may_plan": bool(may_work_with_figures(request.person)),
    }


@dataclass(frozen=True)
class GapBar:
    """One line of the drawing, in its own units."""

    word: str
    gap: float
    width: float
    y: int

    @property
    def is_under(self) -> bool:
        return self.gap < 0

    @property
    def size(self) -> float:
        return abs(self.gap)

    @property
    def start(self) -> float:
        return MIDDLE - self.width if self.is_under else MIDDLE

    @property
    def text_y(self) -> int:
        return self.y + 17

    @property
    def words_at(self) -> float:
        return self.start - 8 if self.is_under else MIDDLE + self.width + 8


@dataclass(frozen=True)
class GapBars:
    bars: tuple[GapBar, ...]
    lines: int
    """How many neighbourhoods could have been drawn."""

    @property
    def height(self) -> int:
        return 40 + HIGH * len(self.bars)


@lru_cache(maxsize=50)
def bars(table: Table) -> GapBars | None:
    """The widest gaps on both sides, from too few to too many."""
    shown = [line for line in table.lines if line.gap is not None]
    if not shown:
        return None
    chosen = shown if len(shown) <= SHOWN else [*shown[: SHOWN // 2], *shown[-SHOWN // 2 :]]
    most = max(abs(line.gap or 0) for line in chosen) or 1
    return GapBars(tuple(_bar(line, place, most) for place, line in enumerate(chosen)), len(shown))


def _bar(line: Line, place: int, most: float) -> GapBar:
    gap = line.gap or 0
    return GapBar(line.word, gap, round(HALF * abs(gap) / most, 1), 32 + HIGH * place)
