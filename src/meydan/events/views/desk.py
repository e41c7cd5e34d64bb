"""The desk: the list of events, planning one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.events import actions
from meydan.events.forms.desk import CancelForm, EventForm, SendBackForm, as_typed
from meydan.events.forms.running import DeskListForm
from meydan.events.models import Event
from meydan.events.queries import desk
from meydan.events.queries.people import draw_of
from meydan.events.rules import (
    may_approve,
    may_ask_approval,
    may_cancel,
    may_change,
    may_message,
    may_publish,
    may_report,
    may_see_events_desk,
)
from meydan.events.views.pressing import press

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS = {
    "coming": gettext_lazy("Ahead"),
    "draft": gettext_lazy("Drafts"),
    "past": gettext_lazy("Past"),
    "cancelled": gettext_lazy("Cancelled"),
}
COLUMNS: sheets.Columns = [
    (gettext_lazy("No."), lambda one: one.pk),
    (gettext_lazy("Title"), lambda one: one.title),
    (gettext_lazy("Kind"), lambda one: one.get_what_display()),
    (gettext_lazy("From"), lambda one: one.occasion.starts_at),
    (gettext_lazy("To"), lambda one: one.occasion.ends_at),
    (gettext_lazy("Place"), lambda one: one.place_words),
    (gettext_lazy("Unit"), lambda one: one.occasion.unit.name if one.occasion.unit else ""),
    (gettext_lazy("Seats"), lambda one: one.occasion.capacity),
    (gettext_lazy("seats taken"), lambda one: one.occasion.taken),
    (gettext_lazy("State"), lambda one: one.get_state_display()),
]


@require_safe
@desk_only(may_see_events_desk)
def event_list(request: HttpRequest) -> HttpResponse:
    """Events by time and state."""
    tab = request.GET.get("tab", "coming")
    tab = tab if tab in TABS else "coming"
    filters = DeskListForm(request.GET.dict() | {"tab": tab}, auto_id="f-%s")
    rows = desk.desk_rows(request.person, tab, **filters.wanted)
    if sheets.asked(request):
        return sheets.answer(request, "etkinlikler", COLUMNS, rows.order_by(*desk.desk_order(tab)))  # type: ignore[return-value]
    address = reverse("events:desk_list")
    context = {
        "page": desk.desk_page(rows, tab, request.GET.get("after", "")),
        "tabs": [
            {"title": word, "url": f"{address}?tab={code}", "current": code == tab} for code, word in TABS.items()
        ],
        "filters": filters,
    }
    return render(request, "events/desk_list.html", context)


@GET_POST
@desk_only(may_see_events_desk)
def event_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Plan an event or a series, or change it; of a series this one, or from here on."""
    found = find(desk.events_at_desk(request.person), pk=pk) if pk else None
    start = as_typed(found) if found else {"leader": request.person.pk}
    form = EventForm(
        request.POST or None, person=request.person, event=found, series=bool(found and found.series_id), initial=start
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = _save(request, form, found)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return (
                redirect("events:desk_event", found.pk)
                if found
                else redirect(reverse("events:desk_list") + "?tab=draft")
            )
    return render(request, "events/desk_form.html", {"form": form, "event": found}, status=form.status)


def _save(request: HttpRequest, form: EventForm, event: Event | None) -> Event | None:
    """The event that was saved; None where a series was made."""
    if event is None and form.cleaned_data["again"]:
        actions.add_series(by=request.person, plan=form.plan, **form.series)
        return None
    if event and form.cleaned_data.get("reach") == "later":
        actions.change_from_here(by=request.person, event=event, plan=form.plan)
        return event
    return actions.save_event(by=request.person, plan=form.plan, event=event)


@GET_POST
@desk_only(may_see_events_desk)
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One event at the desk: what can be done with it now."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    does = request.POST.get("do", "")
    form = CancelForm(request.POST if does == "cancel" else None, series=found.series_id is not None)
    if does in {"publish", "publish_series"}:
        verb = actions.publish_from_here if does == "publish_series" else actions.publish_event
        press(request, _("Published."), verb, event=found)
        return redirect("events:desk_event", found.pk)
    back = SendBackForm(request.POST if does == "send_back" else None)
    if does in {"ask", "approve"}:
        verb, done = (
            (actions.ask_approval, _("Laid before those who approve."))
            if does == "ask"
            else (actions.approve_event, _("Approved."))
        )
        press(request, done, verb, event=found)
        return redirect("events:desk_event", found.pk)
    if back.is_bound and back.is_valid():
        press(request, _("Sent back."), actions.send_back, event=found, **back.cleaned_data)
        return redirect("events:desk_event", found.pk)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            _cancel(request, found, form)
        if form.is_valid():
            messages.success(request, _("Cancelled. Everybody on the list is told."))
            return redirect("events:desk_event", found.pk)
    return render(
        request,
        "events/desk_event.html",
        _event(request, found, form) | {"back": back},
        status=422 if form.errors or back.errors else 200,
    )


def _cancel(request: HttpRequest, event: Event, form: CancelForm) -> None:
    verb = actions.cancel_from_here if form.cleaned_data.get("reach") == "later" else actions.cancel_event
    verb(by=request.person, event=event, why=form.cleaned_data["why"])


def _event(request: HttpRequest, event: Event, form: CancelForm) -> dict[str, Any]:
    draw, person = draw_of(event), request.person
    return {
        "event": event,
        "form": form,
        "draw": draw,
        "may_publish": may_publish(person, event),
        "may_change": may_change(person, event, draw),
        "may_ask": may_ask_approval(person, event),
        "may_approve": may_approve(person, event),
        "may_cancel": may_cancel(person, event, "…"),
        "may_message": may_message(person, event),
        "may_report": may_report(person, event),
    }
