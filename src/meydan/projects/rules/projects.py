"""Who may do what with projects."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.people.models import Person, Role
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Unit
from meydan.projects.models import Project

OVER, MOVE, NO_IMPACT, ALREADY_DONE, NOTHING_SPENT, ENDS_BEFORE, CONTRIBUTION_STATE = (
    "projects.over",
    "projects.move",
    "projects.no_impact",
    "projects.already_done",
    "projects.nothing_spent",
    "projects.ends_before",
    "projects.contribution_state",
)
SENTENCES: Mapping[str, Any] = {
    OVER: _("This project is over. Only impact can still be added."),
    MOVE: _("A project that is “%(before)s” can't become “%(after)s”."),
    NO_IMPACT: _("Please record at least one measured impact first, or say why there is none."),
    ALREADY_DONE: _("This milestone was reached before."),
    NOTHING_SPENT: _("The sum of all spendings can't fall below zero. Please check the amount."),
    ENDS_BEFORE: _("The end lies before the beginning. Please check the dates."),
    CONTRIBUTION_STATE: _(
        "Contribution %(number)s can't start a project in its present state. Please answer it first."
    ),
}
TOWN_WIDE = (Role.COORDINATOR, Role.FACILITATOR, Role.DIRECTOR, Role.ADMINISTRATOR)
DESK = OF_A_UNIT.union(TOWN_WIDE)


def may_work_on_projects(person: Person | None) -> Ruling:
    """Whether the person sees the projects' desk at all."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.has_role(*DESK) else no(NOT_STAFF)


def may_start_project(person: Person | None, unit: Unit) -> Ruling:
    """Town-wide roles for any unit; unit officers for their own."""
    if person is None:
        return no(SIGN_IN_FIRST)
    allowed = person.has_role(*TOWN_WIDE) or person.has_role(*OF_A_UNIT, unit=unit)
    return yes() if allowed else no(NOT_STAFF)


def may_manage(person: Person | None, project: Project) -> Ruling:
    """The owner and who stands in for them, officers of the owner unit, and town-wide roles."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if project.owner_id in person.answers_for and person.at_desk:
        return yes()
    return may_start_project(person, project.unit)


def may_hold(person: Person | None, project: Project) -> Ruling:
    """Whether a project may lie with the person: whoever works on projects at all."""
    return may_work_on_projects(person)


def may_change(person: Person | None, project: Project) -> Ruling:
    """As `may_manage`, while the project is not over."""
    ruling = may_manage(person, project)
    return no(OVER) if ruling and not project.is_open else ruling


def may_move(person: Person | None, project: Project, after: str) -> Ruling:
    ruling = may_manage(person, project)
    if ruling and after not in project.moves:
        return no(MOVE, before=str(project.get_state_display()), after=after)
    return ruling


def may_finish(person: Person | None, project: Project, reason: str) -> Ruling:
    """Done only with a measured impact, or with a stated reason why there is none."""
    ruling = may_move(person, project, "done")
    if ruling and not reason and not project.impacts.exists():
        return no(NO_IMPACT)
    return ruling
