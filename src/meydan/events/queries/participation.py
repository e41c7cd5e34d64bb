"""Who came to which event."""

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from meydan.attendance.models import Seat, State
from meydan.base.counted import done, took_part
from meydan.events.models import EventGoal


def participations() -> list[QuerySet[Any, Any]]:
    return [took_part(_came(), of=F("occasion__of"), who="person", at="came_at", people="size")]


def visits() -> QuerySet[Any, Any]:
    main = EventGoal.objects.filter(event=OuterRef("occasion"), position=0).values("goal")[:1]
    return done(_came(), goal=Subquery(main), place="occasion__event__neighbourhood", day="came_at", amount="size")


def _came() -> QuerySet[Seat]:
    return Seat.objects.filter(occasion__of__startswith="event:", state__in=[State.CAME, State.LEFT])
