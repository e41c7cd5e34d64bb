"""Home, search, my page, the desk, and the town's own texts."""

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meydan.base import clock
from meydan.base.cards import cards, sections
from meydan.base.edge import sign_in_first
from meydan.base.refs import resolve
from meydan.base.search import find
from meydan.base.town import town
from meydan.front.desk import SHOWN, figures, merged, split, waiting_for
from meydan.front.home import home_page, promise_page
from meydan.people.rules import may_see_desk

PER_PAGE = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The town square: what is open now, what was answered, what was done."""
    return render(request, "front/home.html", home_page(request))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search over everything: the best 200, by kind, page by page."""
    text = request.GET.get("q", "").strip()[:200]
    words = {kind.name: kind.word for card in cards() for kind in card.kinds}
    entries = [entry for entry in find(text) if entry.kind in words] if text else []
    near = [] if entries or not text else [entry for entry in find(text, all_words=False)[:5] if entry.kind in words]
    counts = Counter(entry.kind for entry in entries)
    chosen = request.GET.get("kind", "")
    shown = [entry for entry in entries if entry.kind == chosen] if chosen in counts else entries
    start = _whole_number(request.GET.get("from", ""))
    page = shown[start : start + PER_PAGE]
    found = resolve(request.person, [entry.ref for entry in page + near])
    context = {
        "text": text,
        "results": [found[entry.ref] for entry in page if entry.ref in found],
        "near": [found[entry.ref] for entry in near if entry.ref in found],
        "total": len(entries),
        "kinds": [(name, words[name], count) for name, count in counts.most_common()],
        "chosen": chosen if chosen in counts else "",
        "next": start + PER_PAGE if start + PER_PAGE < len(shown) else None,
        "fault_desk": town().data.get("fault_desk", {}),
    }
    return render(request, "front/search.html", context)


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
    waiting = waiting_for(request.person)
    if alone := [one for one in waiting if one.queue.code == request.GET.get("queue")]:
        waiting = alone
    lines = merged(waiting)
    tabs = split(lines, request.person)
    tab = request.GET.get("tab", "all")
    tab = tab if tab in tabs else "all"
    shown = tabs[tab] if alone else tabs[tab][:SHOWN]
    cut = "+" if any(one.is_cut for one in waiting) else ""
    context = {
        "lines": shown,
        "tab": tab,
        "alone": alone[0] if alone else None,
        "waiting": waiting if len(shown) < len(tabs[tab]) or cut else [],
        "counts": {name: f"{len(rows)}{cut}" for name, rows in tabs.items()},
        "total": len(lines),
        "urgent": figures(waiting, lines),
        "late": any(line.urgency == "late" for line in lines),
        "today": clock.today(),
    }
    return render(request, "front/desk.html", context)


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """How the promise to answer is kept: on time, median, and everything that is overdue."""
    return render(request, "front/promises.html", promise_page(request))


@require_safe
def text_page(request: HttpRequest, name: str) -> HttpResponse:
    """A text of the town file."""
    return render(request, "front/text_page.html", {"text": town().text(name), "name": name})
