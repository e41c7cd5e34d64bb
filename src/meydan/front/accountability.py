"""The page on which the town accounts for its promise to answer."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.charts import Bar, BarChart, Group, SquareChart
from meydan.base.paging import page_by_key
from meydan.base.rulings import Ruling
from meydan.base.sheets import Columns
from meydan.base.templatetags.ui import day, number, percent
from meydan.base.workdays import workdays_between
from meydan.front.forms import OverdueForm
from meydan.ideas.queries import accountability
from meydan.ideas.queries.accountability import LastHundred, Month, Promises
from meydan.ideas.rules.accountability import may_name_units

type Line = Sequence[Any]


def accountability_page(request: HttpRequest) -> dict[str, Any]:
    """Figures, squares, months, units where they are named, and what is overdue; the same number of queries at any size."""
    found, naming = accountability.promises_of_town(), may_name_units(on=clock.today())
    filters = OverdueForm(request.GET, names_units=bool(naming), auto_id="d-%s")
    rows = accountability.overdue_fitting(**filters.asked)
    page = page_by_key(rows, order=["promised_for", "id"], after=request.GET.get("after", ""))
    return {
        "filters": filters,
        "late": rows,
        "is_narrowed": any(filters.asked.values()),
        "promises": found,
        "figures": _figures(found),
        "page": page,
        "rows": [
            {
                "contribution": one,
                "days": workdays_between(one.promised_for, clock.today()),
                "unit": one.unit.name if naming and one.unit else "",
            }
            for one in page.items
        ],
        "hundred": _squares(accountability.last_hundred()),
        "months": _chart(accountability.by_month()),
        "naming": naming,
        "units": accountability.by_unit(get_language() or "tr") if naming else [],
        "apart": accountability.apart(),
    }


def _figures(found: Promises) -> list[dict[str, Any]]:
    on_time, first = _("final answers on time, %(some)s of %(all)s"), _("first answers on time, %(some)s of %(all)s")
    return [
        {"value": _percent(found.percent_on_time), "words": on_time % {"some": number(found.on_time), "all": number(found.answered)}},
        {"value": _percent(found.percent_first_on_time), "words": first % {"some": number(found.first_on_time), "all": number(found.first)}},
        {"value": found.median_days, "words": _("working days to the final answer, the median")},
        {"value": number(found.late), "words": _("late now"), "late": found.late > 0},
        {"value": number(found.interim), "words": _("interim answers, counted apart")},
        {"value": number(found.waiting), "words": _("wait for an answer now")},
    ]  # fmt: skip


def _percent(value: int | None) -> str | None:
    return None if value is None else percent(value)


def _squares(found: LastHundred) -> SquareChart | None:
    looks = {
        "done": (_("Done"), "olive"),
        "in_project": (_("Accepted or in a project"), "gulf"),
        "answered": (_("Answered with information"), "pale"),
        "declined": (_("Not possible, with the reason"), "grey"),
        "waiting": (_("Being looked into, in time"), "empty"),
        "late": (_("The answer is late"), "red"),
    }
    if not found.total:
        return None
    days = {"first": day(found.first), "last": day(found.last)}
    return SquareChart(
        key="hundred",
        title=_("What happened to the last %(count)s contributions?") % {"count": found.total},
        words=_("Written between %(first)s and %(last)s. Each square is one contribution.") % days,
        groups=tuple(Group(words, found.counts[fate], ink) for fate, (words, ink) in looks.items()),
        source=_("Joined, hidden, imported and routed ones are not among them; they are counted apart."),
    )


def _chart(months: Sequence[Month]) -> BarChart | None:
    if not months:
        return None
    return BarChart(
        key="months",
        title=_trend(months),
        words=_("Of the promises that fell due in a month, the share that was kept, in percent."),
        series=(_("final answer on time"), _("first answer on time")),
        bars=tuple(Bar(date_format(one.month, "F Y"), (one.percent, one.percent_first)) for one in months),
        label=_("Month"),
        source=_("Counted anew each time this page is made."),
        csv_url=reverse("front:promise_months"),
        places=0,
    )


def _trend(months: Sequence[Month]) -> str:
    """The finding: from the first month to the last, or how it stands in the only one."""
    first, last = months[0], months[-1]
    facts = {"first": _percent(first.percent), "last": _percent(last.percent), "month": date_format(first.month, "F Y")}
    if len(months) == 1:
        return _("On time in %(month)s: %(first)s") % facts
    return _("Final answers on time: %(first)s in %(month)s, %(last)s now") % facts


def month_file() -> Iterable[Line]:
    """Every month since the first promise."""
    yield ["month", "promises_due", "final_answer_on_time", "first_answer_on_time"]
    for one in accountability.by_month(240):
        yield [f"{one.month:%Y-%m}", one.due, one.final_on_time, one.first_on_time]


def hundred_file() -> Iterable[Line]:
    """Each of the last hundred: when it was written, on which thread it stands, what became of it."""
    yield ["written_on", "thread", "what_became_of_it"]
    yield from accountability.last_hundred().rows


def late_columns(naming: Ruling) -> Columns:
    """The late answers as a file; units as far as the town names them."""
    units: Columns = [(_("Unit"), lambda one: one.unit.name if one.unit else "")] if naming else []
    return [
        (_("Number of the thread"), lambda one: one.thread.number),
        (_("Title"), lambda one: one.title),
        (_("Neighbourhood"), lambda one: one.neighbourhood.name if one.neighbourhood else ""),
        *units,
        (_("First promise"), lambda one: one.first_promise),
        (_("Promised for"), lambda one: one.promised_for),
        (_("Working days late"), lambda one: one.days_late),
        (_("Supports"), lambda one: one.support_count),
    ]


def unit_file() -> Iterable[Line] | None:
    """By unit, or None as long as the town does not name them."""
    if not may_name_units(on=clock.today()):
        return None
    rows = ([one.name, one.answered, one.on_time, one.late] for one in accountability.by_unit("tr"))
    return [["unit", "answered", "on_time", "late_now"], *rows]
