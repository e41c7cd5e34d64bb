"""Figures about the whole: who took part against who lives here, what was done, local indicators; and the tables as files."""

from typing import Annotated, Literal

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.base.refs import resolve
from meydan.insight.models import Indicator
from meydan.insight.queries.account import Quarter, Year
from meydan.insight.queries.account import account as account_of
from meydan.insight.queries.deeds import sums_by
from meydan.insight.queries.indicators import indicators, standing
from meydan.insight.queries.representation import KINDS, portrait, within_of
from meydan.insight.queries.reviews import published
from meydan.opendata.api.schemas import (
    AccountOut,
    DoneOut,
    FilesOut,
    IndicatorOut,
    Listed,
    ParticipationOut,
    Problem,
    ReviewOut,
    listed,
)
from meydan.opendata.api.used import while_used
from meydan.opendata.catalogue import address
from meydan.opendata.queries.editions import Told, catalogue
from meydan.places.queries import all_neighbourhoods

router = Router(tags=["figures"])


@router.get(
    "/participation/{of}",
    response={200: ParticipationOut, 404: Problem, 422: Problem},
    summary="Who took part in a thing (process:7) or in a year (town:2026); small groups are hidden",
)
@while_used("insight")
def participation(request: HttpRequest, of: str) -> dict[str, object]:
    kind, _sign, number = of.partition(":")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Http404
    found = resolve(None, [of]).get(of) if kind in KINDS else None
    if found is None and kind != "town":
        raise Http404
    told, slugs = portrait(of, within_of(kind, found.thing) if found else ()), {str(one.pk): one.slug for one in all_neighbourhoods()}  # fmt: skip
    if not told.tables:
        raise Http404
    tables = [
        {
            "dimension": table.dimension,
            "unknown": table.unknown,
            "groups": [
                {
                    "group": slugs.get(line.value, line.value) if table is told.places else line.value,
                    "population": line.population,
                    "people": line.people,
                    "hidden": line.hidden,
                }
                for line in table.lines
            ],
        }
        for table in told.tables
    ]
    return {"of": of, "people": told.people, "tables": tables}


@router.get("/account", response={200: AccountOut}, summary="What was promised and is still owed, and how it was kept over the years")  # fmt: skip
@while_used("insight")
def account(request: HttpRequest) -> dict[str, object]:
    told = account_of()
    return {
        "accepted_without_project": told.without_project_count,
        "late_projects": told.late_projects_count,
        "days_before": told.times.before,
        "days_now": told.times.now,
        "years": list(map(_year, told.years)),
        "complaints": list(map(_quarter, told.complaints)),
    }


def _year(one: Year) -> dict[str, object]:
    plain = {
        name: getattr(one, name)
        for name in ("year", "answered", "on_time", "accepted", "begun", "days_to_duty", "minutes")
    }
    people = {"volunteers_applied": one.applied, "volunteers_served": one.served}
    return {**plain, **people, "projects_ended": one.ended, "projects_in_time": one.in_time}


def _quarter(one: Quarter) -> dict[str, object]:
    return {
        "year": one.first.year,
        "quarter": one.number,
        "reports": one.reports,
        "hiding_appeals": one.second_looks,
        "vote_objections": one.appeals,
        "draw_objections": one.objections,
        "call_objections": one.call_objections,
        "answered": one.answered,
    }


@router.get("/reviews", response={200: list[ReviewOut]}, summary="The Voluntary Local Reviews that are public, the latest first")  # fmt: skip
@while_used("insight")
def review_list(request: HttpRequest) -> list[dict[str, object]]:
    return [
        {
            "year": one.year,
            "published_at": one.published_at,
            "sha256": one.copy_hash,
            "url": one.get_absolute_url(),
            "pdf": reverse("insight:review_pdf", args=[one.year]),
            "data": reverse("insight:review_data", args=[one.year]),
        }
        for one in published().defer("copy")
    ]


@router.get("/indicators", response={200: Listed[IndicatorOut], 422: Problem}, summary="Local indicators with their values, the latest changed first")  # fmt: skip
@while_used("insight")
def indicator_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(page_by_key(indicators(), order=["-changed_at", "-id"], after=after, per_page=limit), show_indicator)


@router.get("/indicators/{number}", response={200: IndicatorOut, 404: Problem, 422: Problem}, summary="One indicator")
@while_used("insight")
def indicator_detail(request: HttpRequest, number: int) -> dict[str, object]:
    return show_indicator(find(indicators(), pk=min(max(number, 0), 2**62)))


@router.get("/done/{year}", response={200: list[DoneOut], 422: Problem}, summary="What was done in a year, each thing counted once; money in kuruş")  # fmt: skip
@while_used("insight")
def done(
    request: HttpRequest,
    year: Annotated[int, Path(ge=2000, le=2200)],
    by: Literal["goal", "target", "place"] = "goal",
) -> list[dict[str, object]]:
    return [
        {"group": group, "code": code, "unit": unit or "number", "amount": amount}
        for when, group, code, unit, amount in sums_by(by)
        if when == year
    ]


@router.get("/tables", response={200: list[FilesOut]}, summary="The tables as files, with the edition that stands and its fingerprints")  # fmt: skip
def tables(request: HttpRequest) -> list[dict[str, object]]:
    return [show_files(one) for one in catalogue()]


def show_indicator(one: Indicator) -> dict[str, object]:
    plain = ("name_tr", "name_en", "definition_tr", "definition_en", "measure_tr", "measure_en", "method", "source", "quality", "wanted", "baseline", "baseline_on", "aim", "aim_on", "ended_at")  # fmt: skip
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "target": one.target.code,
        "unit": one.unit.slug if one.unit else None,
        "values": [{"on": on, "value": value} for on, value in standing(one).points],
        "url": one.get_absolute_url(),
    }


def show_files(one: Told) -> dict[str, object]:
    edition = one.edition
    return {
        "code": one.table.code,
        "edition": edition.number if edition else None,
        "made_at": edition.made_at if edition else None,
        "rows": edition.rows if edition else None,
        "csv_file": address("file", edition.table, edition.number, "csv") if edition else None,
        "csv_sha256": edition.csv_sha256 if edition else None,
        "json_file": address("file", edition.table, edition.number, "json") if edition else None,
        "json_sha256": edition.json_sha256 if edition else None,
        "columns": address("columns", one.table.code),
    }
