"""Figures that are counted for the whole town: what was done, local indicators, complaints."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meydan.insight.models import Reading
from meydan.insight.queries.account import complaints, minutes_of_work
from meydan.insight.queries.deeds import BY, sums_by
from meydan.opendata.queries.tables.shape import Column, Kind, Table

QUARTERS = 400
"""All of them."""


def done() -> Iterator[Sequence[Any]]:
    """The tables of /yapilanlar/: cut by goal, target and neighbourhood, never by two of them at once."""
    for by in BY:
        for year, group, code, unit, amount in sums_by(by):
            yield year, {"place": "neighbourhood"}.get(by, by), group, code, amount, unit or "number"


def indicators() -> QuerySet[Reading]:
    return Reading.objects.filter(replaced=False).order_by("indicator", "on", "pk")


def objections() -> Iterator[Sequence[Any]]:
    for one in complaints(QUARTERS):
        yield (
            one.first.year, one.number, one.reports, one.appeals, one.objections, one.answered, one.second_looks, one.call_objections,
        )  # fmt: skip


def staff_minutes() -> Iterator[Sequence[Any]]:
    for one in minutes_of_work():
        yield one.year, one.answers, one.median


TABLES = [
    Table(
        code="done",
        needs=["insight"],
        theme="GOVE",
        title=_("What was done"),
        words=_("Hours, events, trainings and projects by year, each counted once, by goal, target and neighbourhood."),
        kind=Kind.ACTS,
        rows=done,
        columns=[
            Column("year", _("In which year"), "", "insight.Sum.year"),
            Column("by", _("What the group is: goal, target or neighbourhood"), "", "insight.Sum.code", type="string"),
            Column("group", _("Number of the goal, code of the target, or the neighbourhood; empty: of none"), "", "insight.Sum.target", type="string"),
            Column("code", _("What is counted"), "", "insight.Sum.code"),
            Column("amount", _("How much; its unit stands in the next column"), "", "insight.Sum.amount"),
            Column("unit", _("minutes, kurus, or number"), "", "insight.Sum.code", type="string"),
        ],
    ),
    Table(
        code="indicators",
        needs=["insight"],
        theme="ENVI",
        title=_("Local indicators"),
        words=_("Each valid value with its day, its unit, the start and the aim. Definition and method are on the indicator’s page."),
        kind=Kind.THINGS,
        rows=indicators,
        columns=[
            Column("indicator", _("Number of the indicator"), "indicator_id", "insight.Indicator.id"),
            Column("name_tr", _("Its name in Turkish"), "indicator__name_tr", "insight.Indicator.name_tr"),
            Column("name_en", _("Its name in English"), "indicator__name_en", "insight.Indicator.name_en"),
            Column("target", _("The target that it serves"), "indicator__target__code", "goals.Target.code"),
            Column("measure", _("Unit of measure"), "indicator__measure_tr", "insight.Indicator.measure_tr"),
            Column("on", _("Day of the value"), "", "insight.Reading.on"),
            Column("value", _("The value"), "", "insight.Reading.value"),
            Column("baseline", _("Where it started"), "indicator__baseline", "insight.Indicator.baseline"),
            Column("baseline_on", _("Day of the start"), "indicator__baseline_on", "insight.Indicator.baseline_on"),
            Column("aim", _("Where it should come to"), "indicator__aim", "insight.Indicator.aim"),
            Column("aim_on", _("Day of the aim"), "indicator__aim_on", "insight.Indicator.aim_on"),
            Column("ended", _("When the indicator was given up"), "indicator__ended_at", "insight.Indicator.ended_at", unit="UTC"),
        ],
    ),
    Table(
        code="complaints",
        needs=["insight"],
        theme="JUST",
        title=_("Complaints and objections"),
        words=_("Reports of texts, appeals against hiding, objections to votes, to draws and to calls of the last two years, by quarter, and how many were answered."),
        kind=Kind.ACTS,
        rows=objections,
        columns=[
            Column("year", _("In which year"), "", "moderation.Report.at", type="integer"),
            Column("quarter", _("In which quarter, 1 to 4"), "", "moderation.Report.at", type="integer"),
            Column("reports", _("Reports of a text"), "", "moderation.Report.id"),
            Column("vote_objections", _("Objections to a vote"), "", "decisions.Appeal.id"),
            Column("draw_objections", _("Objections to a draw"), "", "panels.Objection.id"),
            Column("answered", _("How many of them are answered"), "", "moderation.Report.decided_at", type="integer"),
            Column("hiding_appeals", _("Appeals against hiding"), "", "moderation.Appeal.id"),
            Column("call_objections", _("Objections to a call"), "", "calls.Objection.id"),
        ],
    ),
    Table(
        code="effort",
        needs=["insight"],
        theme="GOVE",
        title=_("Work for an answer"),
        words=_("For how long the staff worked on an answer, by what they wrote beside it, by year. Years in which few answers say it are not told."),
        kind=Kind.ACTS,
        rows=staff_minutes,
        columns=[
            Column("year", _("Year of the answer"), "", "ideas.Answer.at", type="integer"),
            Column("answers", _("How many final answers say it"), "", "ideas.Answer.id", type="integer"),
            Column("minutes", _("The median of their minutes"), "", "ideas.Answer.minutes", unit=_("minutes")),
        ],
    ),
]  # fmt: skip
