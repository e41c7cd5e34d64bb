"""Seats by lot: the list is published with its commitment, then a public number that nobody could know decides. `adil` draws."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.events.models import Event, Priority, Registration, SeatDraw
from meydan.events.queries.people import draw_of, to_draw, unlucky
from meydan.events.rules import may_draw, may_publish_list
from meydan.events.rules.reasons import NOBODY
from meydan.people.models import Person


@transaction.atomic
def publish_list(*, by: Person, event: Event) -> SeatDraw:
    """Show who is in the drum, under codes, before the number is told. Nothing of it can be changed afterwards without being seen."""
    from adil.lottery.seat_file import published_seats

    event = _locked(event)
    may_publish_list(by, event, draw_of(event)).or_refuse()
    names = list(to_draw(event))
    if not names:
        raise Refused(NOBODY)
    file = published_seats(_applications(event, names), event.occasion.capacity)
    made = SeatDraw.objects.create(event=event, file=file, published_at=clock.now(), published_by=by)
    record("events.list_published", by=by, ref=event.ref, commitment=file["commitment"])
    return made


def _locked(event: Event) -> Event:
    return Event.objects.select_for_update(of=("self",)).select_related("occasion__unit").get(pk=event.pk)


def _applications(event: Event, names: list[Registration]) -> list[Any]:
    from adil.lottery import Application

    first = _members(event, names)
    return [Application(one.code, one.size, _class(event, one, first)) for one in names]


def _members(event: Event, names: list[Registration]) -> Mapping[str, set[int]]:
    """Who belongs to each class of priority, by the ids of persons."""
    people = [(one.person_id, one.person) for one in names if one.person_id]
    near = {pk for pk, person in people if person and person.neighbourhood_id == event.neighbourhood_id}
    return {
        Priority.NEIGHBOURS: near if event.neighbourhood_id else set(),
        Priority.UNLUCKY: unlucky([pk for pk, _person in people]) if Priority.UNLUCKY in event.priorities else set(),
    }


def _class(event: Event, registration: Registration, first: Mapping[str, set[int]]) -> int:
    """The first class that fits counts; everybody else comes after all of them."""
    fitting = (place for place, code in enumerate(event.priorities, 1) if registration.person_id in first[code])
    return next(fitting, len(event.priorities) + 1)


@transaction.atomic
def draw_lot(*, by: Person, event: Event, public: str) -> SeatDraw:
    """Draw with the public number: seats, and the line in the order of the lot. Whose name was taken off meanwhile gets none."""
    from adil.lottery.seat_file import with_seats_drawn

    event = _locked(event)
    draw = SeatDraw.objects.select_for_update().filter(event=event).first()
    may_draw(by, event, draw).or_refuse()
    assert draw is not None
    draw.file = with_seats_drawn(draw.file, public)
    draw.drawn_at, draw.drawn_by = clock.now(), by
    draw.save()
    _seat(by, event, draw.file["draw"]["places"])
    record("events.drawn", by=by, ref=event.ref, public=public)
    return draw


def _seat(by: Person, event: Event, places: list[dict[str, Any]]) -> None:
    names = {one.code: one for one in to_draw(event)}
    turns = [(names[place["application"]], place["outcome"]) for place in places if place["application"] in names]
    drawn = [attendance.Drawn(one.person, one.size, outcome == "seated") for one, outcome in turns if one.person]
    seats = attendance.seat_by_lot(by=by, occasion=event.occasion, drawn=drawn)
    for (one, _outcome), seat in zip(turns, seats, strict=True):
        one.seat = seat
        one.withdrawn_at = None if seat else clock.now()
    Registration.objects.bulk_update([one for one, _outcome in turns], ["seat", "withdrawn_at"], batch_size=500)
