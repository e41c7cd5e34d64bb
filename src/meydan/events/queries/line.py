"""What somebody in line wants to know: how many are before them, and how far such lines moved."""

from django.db.models import Exists, OuterRef, Sum

from meydan.attendance.models import HOLDING, Seat, SeatStep, State
from meydan.base import clock
from meydan.base.memory import remembered
from meydan.events.models import Event, Giving, Registration

LATELY = 3
"""So many events of the same unit and kind are looked back at."""


def before_in_line(registration: Registration) -> int | None:
    """People who are asked before this one; None: they do not wait."""
    seat = registration.seat
    if seat is None or seat.state != State.WAITING:
        return None
    rows = Seat.objects.filter(occasion=seat.occasion_id, state=State.WAITING, pk__lt=seat.pk)
    found: int = rows.aggregate(people=Sum("size", default=0))["people"]
    return found


@remembered
def moved_up(unit: int | None, what: str) -> int | None:
    """How many people of the line got a seat at the last such events, on average, cut; None: there was no line yet."""
    waited = SeatStep.objects.filter(state=State.WAITING)
    rows = Event.objects.filter(what=what, giving=Giving.FIRST, occasion__unit=unit, occasion__ends_at__lte=clock.now())
    rows = rows.filter(Exists(waited.filter(seat__occasion=OuterRef("pk"))), published_at__isnull=False)
    lately = list(rows.order_by("-occasion__ends_at", "-pk").values_list("pk", flat=True)[:LATELY])
    if not lately:
        return None
    seats = Seat.objects.filter(Exists(waited.filter(seat=OuterRef("pk"))), occasion__in=lately, state__in=HOLDING)
    people: int = seats.filter(walk_up=False).aggregate(people=Sum("size", default=0))["people"]
    return people // len(lately)
