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


def entry(event: Event) -> ical.Event:
    one, off = event.occasion, event.state == Event.State.CANCELLED
    return ical.Event(
        ref=event.ref,
        title=event.title,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        changed_at=max(one.changed_at, event.changed_at),
        sequence=one.revision,
        status=ical.CANCELLED if off else ical.CONFIRMED,
        where=event.place_words,
        text=one.called_off_why if off else event.summary,
        path=event.get_absolute_url(),
    )


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Events that fit the filters, for a calendar that asks again by itself."""
    wanted = FilterForm(request.GET).wanted
    return ical.answer(f"{_('Events')} – {town().name}", map(entry, events.for_calendar(wanted)))


@require_safe
def event_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """One event, for the calendar of a phone."""
    found = find(events.events_visible_to(None), pk=pk)
    answer = ical.answer(found.title, [entry(found)])
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}.ics"'
    return answer
