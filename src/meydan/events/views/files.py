"""What calendars read."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import ical
from meydan.base.edge import find
from meydan.base.town import town
from meydan.events.forms.public import FilterForm
from meydan.events.models import Event
from meydan.events.queries import events


def entry(event: Event) -> ical.Entry:
    one, off = event.occasion, event.state == Event.State.CANCELLED
    return ical.Entry(
        name=f"event-{event.pk}",
        title=event.title,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        changed_at=max(one.changed_at, event.changed_at),
        revision=one.revision,
        status="CANCELLED" if off else "CONFIRMED",
        where=event.place_words,
        words=one.called_off_why if off else event.summary,
        path=event.get_absolute_url(),
    )


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Events that fit the filters, for a calendar that asks again by itself."""
    wanted = FilterForm(request.GET).wanted
    file = ical.calendar(map(entry, events.for_calendar(wanted)), title=f"{_('Events')} – {town().name}")
    return HttpResponse(file, content_type=ical.CONTENT_TYPE)


@require_safe
def event_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """One event, for the calendar of a phone."""
    found = find(events.events_visible_to(None), pk=pk)
    answer = HttpResponse(ical.calendar([entry(found)]), content_type=ical.CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}.ics"'
    return answer
