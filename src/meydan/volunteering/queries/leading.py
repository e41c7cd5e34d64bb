"""What the leader of a shift should know of single people on the list, beside their names."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Seat, State
from meydan.guardians.models import Permission
from meydan.guardians.queries import of_scope
from meydan.volunteering.models import Shift, Volunteer
from meydan.volunteering.models.volunteers import OF_AGE
from meydan.volunteering.rules import DUTIES, needs_guardian

THERE = (State.CAME, State.LEFT)


def notes_on_seats(shift: int, seats: Collection[Seat]) -> Mapping[int, Sequence[Any]]:
    """Who is under 18, and whether the permission is there; whose first duty it is. By the id of the seat; four queries at most."""
    people = [seat.person_id for seat in seats if seat.person_id]
    found = Shift.objects.filter(pk=shift).select_related("occasion", "role__need").first() if people else None
    if found is None:
        return {}
    minors = _minors(found, people)
    served = Seat.objects.filter(
        person__in=people, state__in=THERE, starts_at__lt=found.occasion.starts_at, occasion__shift__isnull=False
    )
    known = set(served.order_by().values_list("person", flat=True).distinct())
    notes = {seat.pk: _notes(seat, minors, known) for seat in seats if seat.person_id and not seat.name}
    return {pk: said for pk, said in notes.items() if said}


def _notes(seat: Seat, minors: Mapping[int, bool], known: Collection[int | None]) -> list[Any]:
    said = []
    permitted = minors.get(seat.person_id or 0)
    if permitted is not None:
        said.append(_("under 18, permission is here") if permitted else _("under 18, permission is missing"))
    return said if seat.person_id in known else [*said, _("first duty")]


def _minors(shift: Shift, people: Collection[int]) -> dict[int, bool]:
    """Of these people those who are under 18 that day → whether a guardian's permission covers the duty."""
    day = timezone.localdate(shift.occasion.starts_at)
    rows = Volunteer.objects.filter(person__in=people)
    young = [one for one in rows if one.age_on(day) < OF_AGE]
    given: dict[int, list[Permission]] = defaultdict(list)
    if young:
        asked = of_scope(DUTIES).filter(person__in=[one.person_id for one in young], state=Permission.State.GIVEN)
        for one in asked:
            given[one.person_id].append(one)
    return {one.person_id: bool(needs_guardian(one, given[one.person_id], shift.role, day)) for one in young}
