"""What the page of a duty shows, in one journey for all that hangs on the duty's and the reader's numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from meydan.attendance.models import Seat
from meydan.attendance.queries import live_seats
from meydan.base.cards import Viewer
from meydan.base.prepared import hang, of_viewer
from meydan.base.ready import first
from meydan.volunteering.models import Application, Check, Placement, Role, Shift
from meydan.volunteering.queries import people, roles

type Rows = list[QuerySet[Any]]


@dataclass(frozen=True)
class DutyPage:
    """A duty with its shifts, and what the reader has there."""

    role: Role
    shifts: Sequence[Shift]
    seats: Mapping[int, Seat] = field(default_factory=dict)
    """By shift."""
    placement: Placement | None = None
    application: Application | None = None


def role_for(viewer: Viewer, pk: int) -> Role | None:
    """The duty alone, where the viewer may see it."""
    (rows,) = of_viewer("a duty", viewer, _role, pk)
    return first(rows)


def page_of(viewer: Viewer, pk: int) -> DutyPage | None:
    """None where the viewer may not see the duty."""
    rows, shifts, *own = of_viewer("the page of a duty", viewer, _all, pk)
    if (role := first(rows)) is None:
        return None
    for shift in shifts:
        shift.role = role
    if not own:
        return DutyPage(role, list(shifts))
    seats, placements, checks, applications = own
    if placement := first(placements):
        placement.role = role
        hang(placement, "checks", checks)
    return DutyPage(role, list(shifts), {one.occasion_id: one for one in seats}, placement, first(applications))


def _role(viewer: Viewer, pk: int) -> Rows:
    return [roles.roles_visible_to(viewer).filter(pk=pk)]


def _all(viewer: Viewer, pk: int) -> Rows:
    found = [*_role(viewer, pk), roles.shifts_of(pk)]
    if viewer is None:
        return found
    placements = people.placements_in(viewer, pk)
    return [
        *found,
        live_seats(viewer).filter(occasion__shift__role=pk),
        placements.select_related("opinion"),
        Check.objects.filter(placement__in=placements.values("pk")),
        people.applications_in(viewer, pk),
    ]
