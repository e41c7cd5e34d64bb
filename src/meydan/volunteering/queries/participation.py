"""Who served in which duty, and the confirmed hours for which goal and place."""

from typing import Any

from django.db.models import F, QuerySet

from meydan.base.counted import done, ref_from, took_part
from meydan.volunteering.models import Hours


def participations() -> list[QuerySet[Any, Any]]:
    rows = _confirmed()
    return [took_part(rows, of=ref_from("duty", "role"), who="person", at="on", people="people")]


def minutes_done() -> QuerySet[Any, Any]:
    need = "role__need__"
    return done(
        _confirmed(),
        goal=f"{need}target__goal",
        target=f"{need}target",
        place=f"{need}neighbourhood",
        day="on",
        amount=F("minutes") * F("people"),
    )


def _confirmed() -> QuerySet[Hours]:
    return Hours.objects.filter(state=Hours.State.CONFIRMED)
