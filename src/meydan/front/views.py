"""Home, search, my page, the desk, and the town's own texts."""

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import clock, sheets
from meydan.base.cards import cards, is_on, sections
from meydan.base.edge import sign_in_first
from meydan.base.refs import name_all
from meydan.base.same_for_all import same_for_all, same_without_role
from meydan.base.search import find
from meydan.base.town import town
from meydan.base.waiting import Row
from meydan.base.wrote import last_wrote
from meydan.documents.queries.papers import weekly_pdf
from meydan.front.accountability import accountability_page, hundred_file, late_columns, month_file, unit_file
from meydan.front.desk import TABS, belonging, figures, first_of, lines_of, rows_of, urgency, waiting_for
from meydan.front.home import chosen_place, home_page
from meydan.front.muhtar import muhtar_page, neighbourhoods_of, thread_columns
from meydan.ideas.queries.accountability import percent_on_time_lately
from meydan.people.rules import may_see_as_muhtar, may_see_desk
from meydan.places.models import Neighbourhood

PER_PAGE = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The town square: what is open now, what was answered, what was done."""
    square = same_for_all(request, "front/_square.html", home_page, chosen_place(request))
    return render(request, "front/home.html", {"square": square})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search over everything: the best 200, by kind, page by page."""
    text = request.GET.get("q", "").strip()[:200]
    found = same_without_role(request, "front/_search.html", _search, text)
    return render(request, "front/search.html", {"text": text, "found": found})


def _search(request: HttpRequest, text: str) -> dict[str, Any]:
    words = {kind.name: kind.word for card in cards() for kind in card.kinds}
    entries = [entry for entry in find(text) if entry.kind in words] if text else []
    near = [] if entries or not text else [entry for entry in find(text, all_words=False)[:5] if entry.kind in words]
    counts = Counter(entry.kind for entry in entries)
    chosen = request.GET.get("kind", "")
    shown = [entry for entry in entries if entry.kind == chosen] if chosen in counts else entries
    start = _whole_number(request.GET.get("from", ""))
    page = shown[start : start + PER_PAGE]
    found = name_all(request.person, [entry.ref for entry in page + near])
    return {
        "text": text,
        "results": [found[entry.ref] for entry in page if entry.ref in found],
        "near": [found[entry.ref] for entry in near if entry.ref in found],
        "total": len(entries),
        "kinds": [(name, words[name], count) for name, count in counts.most_common()],
        "chosen": chosen if chosen in counts else "",
        "next": start + PER_PAGE if start + PER_PAGE < len(shown) else None,
        "fault_desk": town().data.get("fault_desk", {}),
    }


def _whole_number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0


@require_safe
def my_page(request: HttpRequest) -> HttpResponse:
    """What happened to mine: everything that a person gave and what became of it."""
    if request.person is None:
        return sign_in_first(request)
    offered = sections("person", request, request.person)
    context = {
        "main_sections": [section for section in offered if not section["aside"]],
        "aside_sections": [section for section in offered if section["aside"]],
    }
    return render(request, "front/my_page.html", context)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for a person at the desk today."""
    if request.person is None:
        return sign_in_first(request)
    if not may_see_desk(request.person):
        raise Http404
    person, asked = request.person, request.GET.get("queue", "")
    waiting = waiting_for(person, alone=asked, changed=last_wrote(request))
    alone = next((one for one in waiting if one.queue.code == asked), None)
    rows = rows_of(waiting)
    tab = request.GET.get("tab", "all")
    tab = tab if tab in TABS else "all"
    tabs = {name: _of_tab(rows, belonging(name, person)) for name in TABS}
    if sheets.asked(request):
        return sheets.answer(request, "today", _columns(), lines_of(tabs[tab], person, tab))
    shown = tabs[tab] if alone else first_of(tabs[tab])
    cut = "+" if any(one.is_cut for one in waiting) else ""
    context = {
        "lines": lines_of(shown, person, tab),
        "tab": tab,
        "alone": alone,
        "waiting": [one.link for one in waiting] if len(shown) < len(tabs[tab]) or cut else [],
        "counts": {name: f"{len(found)}{cut}" for name, found in tabs.items()},
        "total": len(rows),
        "urgent": figures(waiting, rows),
        "late": bool(rows) and urgency(rows[0].due) == "late",
        "kept": percent_on_time_lately(),
        "today": clock.today(),
        "sections": sections("desk", request, person),
    }
    return render(request, "front/desk.html", context)


def _of_tab(rows: Sequence[Row], belongs: Callable[[int | None], bool]) -> list[Row]:
    return [row for row in rows if belongs(row.holder)]


def _columns() -> sheets.Columns:
    return [
        (_("Due"), lambda line: line.task.due),
        (_("Task"), lambda line: line.task.title),
        (_("What to do"), lambda line: line.task.verb),
        (_("Waits in"), lambda line: line.queue.title),
        (_("More"), lambda line: " · ".join(str(fact) for fact in line.task.facts)),
    ]


@require_safe
def muhtar(request: HttpRequest) -> HttpResponse:
    """A muhtar's own neighbourhood; those who give the role see the page of each."""
    if request.person is None:
        return sign_in_first(request)
    places, place = _led(request)
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("tab", "after")}
    context = muhtar_page(place, text=request.GET.get("q", "").strip()[:100], **said)
    if sheets.asked(request):
        return sheets.answer(request, f"mahalle-{place.slug}", thread_columns(), context["page"].rows)
    context["sections"] = sections("muhtar", request, place)
    return render(request, "front/muhtar.html", {**context, "places": places})


@require_safe
def muhtar_sheet(request: HttpRequest) -> HttpResponse:
    """The last week of the own neighbourhood on one page, to print and to put up."""
    if request.person is None:
        return sign_in_first(request)
    _places, place = _led(request)
    if not is_on("documents"):
        raise Http404
    answer = HttpResponse(weekly_pdf(place), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{place.slug}-{clock.today():%Y-%m-%d}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _led(request: HttpRequest) -> tuple[list[Neighbourhood], Neighbourhood]:
    """The neighbourhoods that the person may look at as a muhtar does, and the one that is asked for."""
    places, asked = neighbourhoods_of(request.person), request.GET.get("place", "")
    place = next((one for one in places if one.slug == asked), None) if asked else next(iter(places), None)
    if place is None or not may_see_as_muhtar(request.person, place):
        raise Http404
    return places, place


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """How the promise to answer is kept: on time, median, over time, what became of the last hundred, and what is overdue."""
    if sheets.asked(request):
        found = accountability_page(request)
        return sheets.answer(request, "late-answers", late_columns(found["naming"]), found["late"])
    body = same_for_all(request, "front/_promises.html", accountability_page)
    return render(request, "front/promises.html", {"body": body})


@require_safe
def promise_file(request: HttpRequest, name: str) -> HttpResponse:
    """The figures as CSV: by month, of the last hundred, or by unit where the town names its units."""
    rows = {"months": month_file, "hundred": hundred_file, "units": unit_file}[name]()
    if rows is None:
        raise Http404
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="promises-{name}.csv"'
    csv.writer(answer).writerows(rows)
    return answer


@require_safe
def text_page(request: HttpRequest, name: str) -> HttpResponse:
    """A text of the town file."""
    return render(
        request, "front/text_page.html", {"text": town().text(name), "language": town().language_of(name), "name": name}
    )
