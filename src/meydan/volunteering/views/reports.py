"""The desk: a year of volunteering in figures."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meydan.base import clock, sheets
from meydan.base.cards import is_on
from meydan.base.edge import desk_only
from meydan.base.templatetags.ui import duration, number
from meydan.documents.queries.papers import PaperTable
from meydan.notices.rules import may_see_announcements
from meydan.volunteering import actions
from meydan.volunteering.queries import year as queries
from meydan.volunteering.queries.feedback import Found, found_in
from meydan.volunteering.queries.year import HIDE_BELOW, Funnel, Year
from meydan.volunteering.rules import may_run_volunteering
from meydan.volunteering.views import papers


@require_POST
@desk_only(may_see_announcements)
def thank(request: HttpRequest, year: int) -> HttpResponseBase:
    """Write the thank-you of a year, or go on with it: it is read, changed and let go where all announcements are."""
    made = actions.write_thanks(by=request.person, year=year)
    return redirect("notices:desk_announcement", made.pk)


@require_safe
@desk_only(may_run_volunteering)
def year(request: HttpRequest) -> HttpResponseBase:
    """Who took part in a year, and where people are lost between the form and the first duty."""
    asked = request.GET.get("year", "")
    chosen = int(asked) if asked.isdecimal() and 2000 <= int(asked[:5]) <= 2999 else clock.today().year
    found, way = queries.year_of_work(chosen), queries.funnel(chosen)
    content = found_in(chosen, at_least=HIDE_BELOW)
    if sheets.asked(request):
        return sheets.answer(request, f"volunteering-{chosen}", _columns(), _lines(found, way, content))
    if papers.asked(request):
        return papers.answer(request, f"volunteering-{chosen}", _title(chosen), _papers(found, way))
    address = reverse("volunteering:desk_year")
    tabs = [{"title": str(one), "url": f"{address}?year={one}", "current": one == chosen} for one in queries.years()]
    context = {
        "year": found,
        "funnel": way,
        "tabs": tabs,
        "hide_below": HIDE_BELOW,
        "may_thank": bool(found.minutes) and is_on("notices") and may_see_announcements(request.person),
        "figures": _figures(found, way, content),
    }
    return render(request, "volunteering/desk_year.html", context)


def _title(year: int) -> str:
    return _("Volunteering in %(year)s") % {"year": year}


def _figures(found: Year, way: Funnel, content: Found | None) -> list[dict[str, Any]]:
    return [
        {"value": few(found.people), "words": _("volunteers with confirmed hours")},
        {"value": number(found.minutes // 60), "words": _("confirmed hours")},
        {"value": number(found.absent), "words": _("seats without the person and without an excuse")},
        {"value": number(found.trained), "words": _("proofs of training or skill seen")},
        {"value": number(found.incidents), "words": _("incidents reported at shifts")},
        {"value": None if way.days_to_duty is None else number(way.days_to_duty), "words": _("median days from the application to the first duty")},
        {"value": None if content is None else number(content.mean, 1), "words": _("how volunteers found it, from 1 to 5")},
    ]  # fmt: skip


def few(people: int | None) -> str:
    return _("fewer than %(count)s") % {"count": HIDE_BELOW} if people is None else number(people)


def _steps(way: Funnel) -> list[tuple[str, int]]:
    steps = [(_("Applied"), way.applied), (_("Ready"), way.ready), (_("Served"), way.served)]
    return [*steps, *((one.word, one.count) for one in way.stops)]


def _lines(found: Year, way: Funnel, content: Found | None) -> list[tuple[str, str, int | str | None, int | None]]:
    """Every figure of the page as a row of one sheet: table, group, people, minutes."""
    rows = [(table.title, row.word, row.people, row.minutes) for table in found.tables for row in table.rows]
    hidden = [
        (title, word, few(people) if people is None else people, minutes) for title, word, people, minutes in rows
    ]
    unknown = [(table.title, _("Not known"), table.unknown, None) for table in found.tables if table.unknown]
    steps = [(_("From the application to the first duty"), word, count, None) for word, count in _steps(way)]
    others: list[tuple[str, int | str]] = [
        (_("Trained"), found.trained),
        (_("Incidents reported"), found.incidents),
        *_ends(found),
        *([(_("how volunteers found it, from 1 to 5"), number(content.mean, 1))] if content else []),
    ]
    return [
        (_("Whole town"), "", few(found.people), found.minutes),
        *hidden,
        *unknown,
        *steps,
        *((_("Events of the year"), word, count, None) for word, count in others),
    ]


def _ends(found: Year) -> list[tuple[str, int]]:
    return [(one.word, one.count) for one in found.exits]


def _columns() -> sheets.Columns:
    return [
        (_("Table"), lambda line: line[0]),
        (_("Group"), lambda line: line[1]),
        (_("Number of people"), lambda line: line[2]),
        (_("Duration in minutes"), lambda line: line[3]),
    ]


def _papers(found: Year, way: Funnel) -> list[PaperTable]:
    columns = [_("Group"), _("Number of people"), _("Time spent")]
    hidden = _("Groups of fewer than %(count)s people are not shown, and others with them so that they cannot be found by subtraction.") % {"count": HIDE_BELOW}  # fmt: skip
    steps = [[word, number(count)] for word, count in _steps(way)]
    return [
        PaperTable(_("From the application to the first duty"), [_("Step"), _("Applications")], steps),
        PaperTable(_("How placements ended"), [_("Way"), _("Placements")], [[word, number(count)] for word, count in _ends(found)]),
        *(
            PaperTable(
                table.title,
                columns,
                [[row.word, "–" if row.people is None else number(row.people), "–" if row.minutes is None else duration(row.minutes)] for row in table.rows],
                hidden if any(row.people is None for row in table.rows) else "",
            )
            for table in found.tables
        ),
    ]  # fmt: skip
