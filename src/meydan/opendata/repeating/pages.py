"""The figures as the pages show them, through the queries that the pages call."""

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from meydan.base.cards import is_on
from meydan.base.cards import kind as kind_named
from meydan.base.refs import resolve
from meydan.calls.queries.results import figures_of, standing_of
from meydan.decisions.models import Result
from meydan.decisions.queries.ballots import for_api
from meydan.goals.queries import all_goals
from meydan.ideas.queries import accountability
from meydan.insight.queries.account import Year, account
from meydan.insight.queries.deeds import BY, sums_by
from meydan.insight.queries.indicators import indicators, standing
from meydan.insight.queries.representation import KINDS, frames_told, portrait, within_of
from meydan.insight.queries.representation import years as years_counted
from meydan.opendata.queries.tables.calls import COUNTED
from meydan.opendata.queries.tables.calls import told as told_calls
from meydan.places.queries import all_neighbourhoods
from meydan.projects.queries import totals
from meydan.projects.queries.pilots import pilot_totals
from meydan.threads.queries import per_goal, per_place
from meydan.volunteering.queries.year import months as months_of_work

type Told = Iterator[tuple[str, Any]]


def figures_of_pages() -> dict[str, Any]:
    told: dict[str, Any] = {}
    for needs, figures in FIGURES:
        if all(map(is_on, needs)):
            told.update(figures())
    return told


def _promises() -> Told:
    for name, value in asdict(accountability.promises()).items():
        yield f"promises/{name}", value
    for month in accountability.by_month(240):
        name = f"months/{month.month:%Y-%m}"
        yield from ((f"{name}/due", month.due), (f"{name}/final", month.final_on_time), (f"{name}/first", month.first_on_time))  # fmt: skip
    for name, value in accountability.last_hundred().counts.items():
        yield f"hundred/{name}", value
    for name, value in accountability.apart().items():
        yield f"apart/{name}", value


def _threads() -> Told:
    slugs = {one.pk: one.slug for one in all_neighbourhoods()}
    numbers = {one.pk: one.number for one in all_goals()}
    for place, count in per_place().items():
        yield f"threads/neighbourhood/{slugs[place]}", count
    for goal, count in per_goal().items():
        yield f"threads/goal/{numbers[goal]}", count


def _projects() -> Told:
    for name, value in asdict(totals()).items():
        yield f"projects/{name}", value
    for name, value in pilot_totals().items():
        yield f"pilots/{name}", value


def _votes() -> Told:
    for ballot in for_api().filter(pk__in=Result.objects.values("ballot")):
        for result in ballot.results.all():
            name, won = f"votes/{ballot.pk}/{result.list_id or 'town'}", set(map(int, result.facts["winners"]))
            yield from ((f"{name}/papers", result.papers), (f"{name}/spoiled", result.spoiled), (f"{name}/spent", result.facts["spent"]))  # fmt: skip
            for number, votes in result.facts["votes"].items():
                yield f"{name}/{number}/votes", Decimal(str(votes))
                yield f"{name}/{number}/won", int(number) in won


def _people() -> Told:
    refs = list(frames_told([name for name in KINDS if kind_named(name)]))
    found = resolve(None, refs)
    for of in [f"town:{year}" for year in years_counted()] + [ref for ref in refs if ref in found]:
        yield from _portrait(of, within_of(of.partition(":")[0], found[of].thing) if of in found else ())


def _portrait(of: str, within: tuple[int, ...]) -> Told:
    slugs = {str(one.pk): one.slug for one in all_neighbourhoods()}
    told = portrait(of, within)
    if told.tables:
        yield f"people/{of}/everybody/", told.people
    for table in told.tables:
        for line in table.lines:
            group = slugs[line.value] if table is told.places else line.value
            yield f"people/{of}/{table.dimension}/{group}", line.people
        yield f"people/{of}/{table.dimension}/unknown", table.unknown


def _hours() -> Told:
    for month, field, people, minutes in months_of_work():
        yield f"people/hours/{month}/{field}", people
        yield f"minutes/{month}/{field}", minutes


def _done() -> Told:
    for by in BY:
        for year, group, code, _unit, amount in sums_by(by):
            word = "neighbourhood" if by == "place" else by
            yield f"done/{year}/{word}/{group}/{code}", amount
    yield from _altogether()


def _altogether() -> Told:
    totals_of: dict[str, int] = {}
    for year, _group, code, _unit, amount in sums_by("target"):
        name = f"done/{year}/altogether/{code}"
        totals_of[name] = totals_of.get(name, 0) + amount
    yield from totals_of.items()


def _account() -> Told:
    told = account()
    yield "account/without_project", told.without_project_count
    yield "account/days_before", told.times.before
    yield "account/days_now", told.times.now
    if told.minutes:
        yield "account/minutes", told.minutes.median
        yield "account/answers_with_minutes", told.minutes.answers
    for one in told.complaints:
        name = f"complaints/{one.first.year}-{one.number}"
        yield from ((f"{name}/reports", one.reports), (f"{name}/vote_objections", one.appeals), (f"{name}/draw_objections", one.objections), (f"{name}/answered", one.answered), (f"{name}/hiding_appeals", one.second_looks), (f"{name}/call_objections", one.call_objections))  # fmt: skip
    for year in told.years:
        yield from _year(year)


def _year(one: Year) -> Told:
    name = f"years/{one.year}"
    if one.answered:
        for what in ("answered", "on_time", "accepted", "begun"):
            yield f"{name}/{what}", getattr(one, what)
    if one.ended:
        yield from ((f"{name}/ended", one.ended), (f"{name}/in_time", one.in_time))
    for stage in one.stages:
        yield f"people/applications/{one.year}/{stage.code}", stage.people
    if one.stages:
        yield f"{name}/days_to_duty", one.days_to_duty
    if one.minutes is not None:
        yield f"{name}/minutes", one.minutes


def _calls() -> Told:
    for call in told_calls():
        found = figures_of(call)
        for name in COUNTED:
            yield f"calls/{call.pk}/{name}", getattr(found, name)
        for row in standing_of(call):
            at = f"calls/{call.pk}/{row.application.number}"
            yield from ((f"{at}/rank", row.place), (f"{at}/median", row.median), (f"{at}/mean", row.mean), (f"{at}/distance", row.spread))  # fmt: skip


def _indicators() -> Told:
    for one in map(standing, indicators()):
        if one.points:
            yield f"indicators/{one.indicator.pk}/last", one.points[-1][1]
            yield f"indicators/{one.indicator.pk}/on", one.points[-1][0].isoformat()


FIGURES = [
    (["ideas"], _promises),
    (["ideas"], _threads),
    (["projects"], _projects),
    (["decisions"], _votes),
    (["insight"], _people),
    (["volunteering"], _hours),
    (["insight"], _done),
    (["insight", "volunteering"], _account),
    (["insight"], _indicators),
    (["calls"], _calls),
]
