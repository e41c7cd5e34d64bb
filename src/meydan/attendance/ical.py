"""A person's seats as a calendar."""

from collections.abc import Iterable

from meydan.attendance.models import Seat, State
from meydan.base import ical
from meydan.base.cards import Viewer
from meydan.base.refs import resolve

OFF = {State.CANCELLED, State.LATE, State.CALLED_OFF}


def calendar(person: Viewer, seats: Iterable[Seat]) -> str:
    """One event a seat. What was given back or called off is told as cancelled, so that it goes from the calendar."""
    seats = list(seats)
    owners = resolve(person, [seat.occasion.of for seat in seats])
    return ical.calendar(_entry(seat, owners.get(seat.occasion.of)) for seat in seats)


def _entry(seat: Seat, of: object) -> ical.Entry:
    occasion, off = seat.occasion, seat.state in OFF
    return ical.Entry(
        name=f"occasion-{occasion.pk}",
        title=getattr(of, "title", "") or occasion.where,
        starts_at=occasion.starts_at,
        ends_at=occasion.ends_at,
        changed_at=occasion.changed_at,
        revision=occasion.revision * 2 + off,
        status="CANCELLED" if off else "TENTATIVE" if seat.state == State.OFFERED else "CONFIRMED",
        where=occasion.where,
        path=getattr(of, "url", ""),
    )
