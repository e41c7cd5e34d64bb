"""What a unit's part of the yearly report and of the strategic plan's table is made of: tables in words, from live figures."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import money, number, percent
from meydan.documents.queries.papers import PaperTable
from meydan.ideas.queries.accountability import Promises, promises
from meydan.insight.queries import deeds
from meydan.insight.queries.indicators import Standing, indicators, standing
from meydan.insight.queries.representation import portrait
from meydan.people.models import Person
from meydan.projects.models import Quarter
from meydan.projects.queries import totals
from meydan.projects.queries.quarters import Figures, table_of, units_that_report


def yearly(year: int) -> list[PaperTable]:
    """The Centre's section of the municipality's yearly report (faaliyet raporu)."""
    return [_asked(), _took_part(year), _projects(), _done(year), _measured()]


def _asked() -> PaperTable:
    found: Promises = promises()
    rows = [
        (_("Final answers in twelve months"), number(found.answered)),
        (_("on time"), number(found.on_time)),
        (
            _("working days to the final answer, the median"),
            "–" if found.median_days is None else number(found.median_days),
        ),
        (_("late now"), number(found.late)),
        (_("wait for an answer now"), number(found.waiting)),
    ]
    return PaperTable(_("Contributions and answers"), ["", _("Number")], rows)


def _took_part(year: int) -> PaperTable:
    told = portrait(f"town:{year}")
    rows = [(_("People who took part"), number(told.people), "")]
    rows += [
        (f"{table.title}: {line.word}", _("hidden") if line.hidden else number(line.people), "" if line.gap is None else number(line.gap, 1))
        for table in told.tables
        for line in table.lines
        if table is not told.places or line.gap is not None
    ]  # fmt: skip
    words = _("Each person counts once. Small groups are hidden, so rows don’t add up.")
    return PaperTable(_("Who took part"), [_("Group"), _("People"), _("Gap in points")], rows, words)


def _projects() -> PaperTable:
    found = totals()
    rows = [
        (_("Running"), number(found.running)),
        (_("Done"), number(found.done)),
        (_("Past their end"), number(found.late)),
        (_("Planned money"), money(found.planned)),
        (_("Money spent"), money(found.spent)),
    ]
    return PaperTable(_("Projects"), ["", _("Number")], rows)


def _done(year: int) -> PaperTable:
    told = deeds.table(year, "goal")
    head = [_("Goal"), *(str(deed.word) for deed in told.deeds)]
    rows = [[row.word, *row.amounts] for row in (*told.rows, told.total)]
    return PaperTable(_("What was done, by goal"), head, rows, _("Each thing is counted once, under its main goal."))


def _measured() -> PaperTable:
    rows = [_row(standing(one)) for one in indicators().filter(ended_at=None)]
    return PaperTable(
        _("Local indicators"), [_("Indicator"), _("Start"), _("Last value"), _("Aim"), _("Where it is going")], rows
    )


def _row(one: Standing) -> list[str]:
    name, last, first = one.indicator, one.last, one.first
    return [
        f"{name.name} ({name.target.code})",
        f"{number(first[1])} ({first[0].year})" if first else _("no data"),
        f"{number(last[1])} {name.measure} ({last[0].year})" if last else _("no data"),
        f"{number(name.aim)} ({name.aim_on.year})" if name.aim_on else "–",
        str(one.tone[2]),
    ]


def plan_table(person: Person, quarter: Quarter) -> list[PaperTable]:
    """The strategic plan up to a quarter: one table a unit, as its quarterly report says."""
    head = [_("Code"), _("Line of the plan"), _("Projects"), _("Spent so far"), _("Indicator"), _("Target of the year"), _("Value"), _("Realised")]  # fmt: skip
    return [
        PaperTable(one.unit.name, head, [_line(row) for row in one.rows], "" if one.is_final else _("Not final yet."))
        for one in table_of(quarter, units_that_report(person))
        if one.rows
    ]


def _line(row: Figures) -> Sequence[str]:
    return [
        row.code, row.name, number(row.projects), money(row.spent_so_far), f"{row.indicator} {row.measure}".strip(),
        row.target.replace(".", ","), row.value.replace(".", ",") or _("no data"), "–" if row.percent is None else percent(row.percent),
    ]  # fmt: skip
