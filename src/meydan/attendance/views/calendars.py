"""A person's duties in their own calendar."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.attendance import actions, queries
from meydan.base import languages
from meydan.base.cards import cards
from meydan.base.edge import sign_in_first
from meydan.base.ical import answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_page(request: HttpRequest) -> HttpResponse:
    """The secret address for a calendar program, and a new one when it became known."""
    if request.person is None:
        return sign_in_first(request)
    if request.method == "POST":
        actions.renew_calendar(by=request.person)
        messages.success(request, _("This is your new address. The old one is closed."))
        return redirect("attendance:calendar")
    mine = queries.calendar_of(request.person)
    address = reverse("attendance_files:calendar_file", args=[mine.key]) if mine else ""
    address = request.build_absolute_uri(address) if mine else ""
    return render(request, "attendance/calendar.html", {"address": address})


@never_cache
@require_safe
def calendar_file(request: HttpRequest, key: str) -> HttpResponse:
    """What a calendar program reads: everything that the slices know of the person's time."""
    found = queries.calendar_with(key)
    if found is None:
        raise Http404
    with override(languages.spoken(found.person.language)):
        events = [event for card in cards() if card.events for event in card.events(found.person)]
        return answer(_("My Meydan"), sorted(events, key=lambda event: event.starts_at))
