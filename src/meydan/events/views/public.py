"""The list, the month, the week, one event, signing up."""

import json
from calendar import Calendar
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.attendance.rules import hours_to_answer
from meydan.base import clock
from meydan.base.cards import sections
from meydan.base.edge import file_answer, find, refusals_on, sign_in_first, the_one
from meydan.base.refs import resolve
from meydan.base.same_for_all import same_for_all
from meydan.base.town import town
from meydan.documents.queries.papers import kept_file
from meydan.events import signing_in
from meydan.events.actions.registering import FEEDBACK, SIGN_UP
from meydan.events.forms.public import FilterForm, LessonsForm
from meydan.events.models import Event, Form, Giving
from meydan.events.queries import events
from meydan.events.queries.line import moved_up
from meydan.events.queries.people import draw_of, is_drawn, live_registration, people_for_lot, registration_of
from meydan.events.queries.taking_part import public_photos
from meydan.events.rules import is_lot_open, may_give_feedback, may_sign_up
from meydan.events.rules.taking_part import is_call_open, is_floor_open
from meydan.questions.queries import questions_of

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
YEARS = range(2000, 2100)


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """What comes, with search and filters; beside it the month."""
    return render(request, "events/list.html", {"list": same_for_all(request, "events/_list.html", _list)})


def _list(request: HttpRequest) -> dict[str, Any]:
    wanted = FilterForm(request.GET).wanted
    today = clock.today()
    return _frame(request) | {
        "page": events.list_page(wanted, request.GET.get("after", "")),
        "filters": FilterForm(request.GET),
        "wanted": wanted,
        "month": _month(events.Wanted(), today.year, today.month),
    }


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """A month, day by day; beside it as a sheet of a calendar."""
    if year not in YEARS or not 1 <= month <= 12:
        raise Http404
    form = FilterForm(request.GET)
    shown = _month(form.wanted, year, month)
    days = [one for week in shown["weeks"] for one in week if one and one.events]
    context = {"month": shown, "days": days, "filters": form, "tab": "month"} | _around_month(request, year, month)
    return render(request, "events/days.html", context | _frame(request))


@require_safe
def week(request: HttpRequest, day: str) -> HttpResponse:
    """The week that a day belongs to."""
    try:
        first = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    if first.year not in YEARS:
        raise Http404
    first -= timedelta(days=first.weekday())
    form = FilterForm(request.GET)
    days = events.days(form.wanted, first, first + timedelta(days=6), most=50)
    context = {"days": days, "filters": form, "tab": "week", "first": first, "last": days[-1].day}
    return render(request, "events/days.html", context | _around_week(request, first) | _frame(request))


def _month(wanted: events.Wanted, year: int, month: int) -> dict[str, Any]:
    """Weeks of days; None for what belongs to other months."""
    weeks = Calendar().monthdatescalendar(year, month)
    inside = [day for row in weeks for day in row if day.month == month]
    found = {one.day: one for one in events.days(wanted, inside[0], inside[-1])}
    return {
        "first": inside[0],
        "weeks": [[found.get(day) if day.month == month else None for day in row] for row in weeks],
    }


def _around_month(request: HttpRequest, year: int, month: int) -> dict[str, str]:
    before, after = ((year, month - 1), (year, month + 1))
    before, after = ((year - 1, 12) if month == 1 else before), ((year + 1, 1) if month == 12 else after)
    query = _query(request)
    return {name: reverse("events:month", args=which) + query for name, which in (("before", before), ("after", after))}


def _around_week(request: HttpRequest, first: date) -> dict[str, str]:
    steps = {"before": first - timedelta(days=7), "after": first + timedelta(days=7)}
    return {name: reverse("events:week", args=[day.isoformat()]) + _query(request) for name, day in steps.items()}


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    for name in ("after", "day", "past"):
        kept.pop(name, None)
    return f"?{kept.urlencode()}" if kept else ""


def _frame(request: HttpRequest) -> dict[str, Any]:
    """The ways between the views, with the filters in use."""
    today, query = clock.today(), _query(request)
    return {
        "today": today,
        "list_url": reverse("events:list") + query,
        "month_url": reverse("events:month", args=[today.year, today.month]) + query,
        "week_url": reverse("events:week", args=[today.isoformat()]) + query,
        "ical_url": reverse("events_files:calendar") + query,
    }


@require_safe
def event(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One event: when, where, seats, programme, who speaks, accessibility, what comes of it."""
    found = the_one(events.event_on_page(request.person, pk))
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    return render(request, "events/event.html", _event(request, found))


def _event(request: HttpRequest, event: Event) -> dict[str, Any]:
    events.with_lines([event])
    links = list(event.goal_links.all())
    speakers = list(event.speakers.all())
    registration = registration_of(request.person, event)
    draw = draw_of(event) if event.giving == Giving.LOT else None
    belongs = resolve(request.person, [event.belongs_to]).get(event.belongs_to) if event.belongs_to else None
    return {
        "event": event,
        "goals": [link.goal for link in links],
        "sections": sections("event", request, event) if event.is_over else [],
        "programme": event.programme,
        "speakers": [one for one in speakers if one.agreed],
        "nameless": sum(not one.agreed for one in speakers),
        "registration": registration,
        "sign_up": may_sign_up(event, drawn=bool(draw and draw.drawn_at)),
        "by_lot": is_lot_open(event),
        "draw": draw,
        "belongs": belongs,
        "outputs": event.outputs.all() if event.is_over else [],
        "materials": event.materials.all() if event.is_over else [],
        "series": events.in_series(event),
        "moved_up": moved_up(event.occasion.unit_id, event.what) if event.has_line else None,
        "alike": events.alike(event, links[0].goal_id if links else None) if not event.is_over else [],
        "hours_to_answer": int(hours_to_answer().total_seconds()) // 3600,
        "may_feedback": event.is_over
        and bool(may_give_feedback(request.person, event, registration))
        and bool(questions_of(event.ref, FEEDBACK)),
        "floor": is_floor_open(event),
        "call": is_call_open(event),
        "photos": public_photos(event) if event.is_over else [],
        "structured": structured(event) if event.is_public else "",
    }


def structured(event: Event) -> SafeString:
    """The event for search engines (schema.org), as a block of data: nothing in it runs, so the content policy has no say in it."""
    address = settings.ADDRESS.rstrip("/")
    ways = {Form.ONLINE: "Online", Form.HYBRID: "Mixed", Form.PRESENT: "Offline"}
    status = (
        "EventCancelled"
        if event.state == Event.State.CANCELLED
        else "EventRescheduled"
        if event.moved_at
        else "EventScheduled"
    )
    place: dict[str, Any] = {"@type": "Place", "name": event.place_words, "address": town().name}
    if event.form == Form.ONLINE:
        place = {"@type": "VirtualLocation", "url": address + event.get_absolute_url()}
    said = {
        "@context": "https://schema.org", "@type": "Event", "name": event.title, "description": event.summary,
        "startDate": event.occasion.starts_at.isoformat(), "endDate": event.occasion.ends_at.isoformat(),
        "eventStatus": f"https://schema.org/{status}", "eventAttendanceMode": f"https://schema.org/{ways[Form(event.form)]}EventAttendanceMode",
        "location": place, "isAccessibleForFree": True, "inLanguage": event.languages, "url": address + event.get_absolute_url(),
        "maximumAttendeeCapacity": event.occasion.capacity,
        "organizer": {"@type": "GovernmentOrganization", "name": event.occasion.unit.name if event.occasion.unit else town().say("municipality")},
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@never_cache
@GET_POST
def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one's name on the list: write first, enter the code last."""
    found = the_one(events.event_to_sign_up(pk, SIGN_UP))
    if request.method != "POST" and (known := live_registration(request.person, found)):
        return redirect(known)
    form = _sign_up_form(request, found)
    may = may_sign_up(found, drawn=is_drawn(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            may.or_refuse()
            made = signing_in.send(request, found, form) if request.person else None
        if form.is_valid() and made:
            return redirect(made)
        if known := live_registration(request.person, found):
            return redirect(known)  # the button was pressed twice
        if form.is_valid():
            signing_in.WAITING.keep(request, found.pk, form)
            return sign_in_first(request)
    context = {"form": form, "event": found, "may": may, "by_lot": is_lot_open(found)}
    return render(request, "events/sign_up.html", context, status=form.status if request.method == "POST" else 200)


def _sign_up_form(request: HttpRequest, event: Event) -> Any:
    if request.method == "POST":
        return signing_in.form_for(event, request.POST)
    typed = signing_in.WAITING.kept(request, event.pk)
    if typed is not None:
        return signing_in.form_for(event, typed)
    size = request.GET.get("size", "")
    return signing_in.form_for(event, size=int(size) if size.isdecimal() and len(size) < 3 else 1)


@require_safe
def draw_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The public file of a lot, from which anybody repeats the draw (`adil verify`)."""
    found = find(events.events_visible_to(None), pk=pk)
    draw = draw_of(found)
    if draw is None:
        raise Http404
    answer = JsonResponse(draw.file, json_dumps_params={"indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="kura-{found.pk}.json"'
    return answer


@require_safe
def material_file(request: HttpRequest, pk: int, material: int) -> HttpResponse:
    """Slides or a report that was put here as a file."""
    found = find(events.events_visible_to(request.person), pk=pk)
    which = find(found.materials.exclude(key=""), pk=material)
    return file_answer(kept_file(which.key, which.suffix), f"{which.title}.{which.suffix}")


@require_safe
def lot(request: HttpRequest, pk: int) -> HttpResponse:
    """How the seats are drawn, and what came out, under codes."""
    found = find(events.events_visible_to(request.person), pk=pk, giving=Giving.LOT)
    draw = draw_of(found)
    places = draw.file["draw"]["places"] if draw and draw.drawn_at else []
    context = {"event": found, "draw": draw, "places": places, "names": None if draw else people_for_lot(found)}
    return render(request, "events/lot.html", context)


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """What was learned at events, as a library that can be searched."""
    filters = LessonsForm(request.GET)
    said = filters.said
    page = events.lessons_page(said["q"], goal=said["goal"], place=said["place"], after=request.GET.get("after", ""))
    return render(request, "events/lessons.html", {"page": page, "filters": filters, "filtered": any(said.values())})
