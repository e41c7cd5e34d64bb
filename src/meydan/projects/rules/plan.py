"""Who may do what with the strategic plan."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF
from meydan.people.models import Person, Role
from meydan.people.rules import OF_A_UNIT, holds
from meydan.places.models import Unit
from meydan.projects.models import PlanLine, Project, Quarter
from meydan.projects.models.plan import NAMEABLE
from meydan.projects.rules.projects import TOWN_WIDE, may_manage, may_work_on_projects

LINE_NEEDED, LINE_LEVEL, LINE_ENDED, WRONG_ROWS, QUARTER_FINAL, QUARTER_OPEN = (
    "projects.line_needed",
    "projects.line_level",
    "projects.line_ended",
    "projects.wrong_rows",
    "projects.quarter_final",
    "projects.quarter_open",
)
SENTENCES: Mapping[str, Any] = {
    LINE_NEEDED: _("Please choose the activity or indicator of the strategic plan that this project carries out."),
    LINE_LEVEL: _("A project names an activity or an indicator, not a whole goal or objective."),
    LINE_ENDED: _("This line is no longer in the plan. Please choose another one."),
    WRONG_ROWS: _("The file still has %(count)s mistakes. Please correct them and upload it again."),
    QUARTER_FINAL: _("This quarter is final. What has changed since belongs into the next one."),
    QUARTER_OPEN: _("This quarter is not over yet. You can save the values and say on %(day)s that they are final."),
}


def may_bring_plan(person: Person | None) -> Ruling:
    return holds(person, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR)


def may_see_quarters(person: Person | None) -> Ruling:
    return may_work_on_projects(person)


def may_choose_line(line: PlanLine) -> Ruling:
    """Only what is in force, and only the two lowest levels."""
    if line.level not in NAMEABLE:
        return no(LINE_LEVEL, field="plan_line")
    return no(LINE_ENDED, field="plan_line") if line.ended_on else yes()


def may_name_line(person: Person | None, project: Project, line: PlanLine) -> Ruling:
    """Whoever manages the project; also of one that is over, for the figures."""
    ruling = may_manage(person, project)
    return may_choose_line(line) if ruling else ruling


def may_report(person: Person | None, unit: Unit) -> Ruling:
    """Town-wide roles for any unit, officers for their own."""
    known = may_work_on_projects(person)
    if not known or person is None:
        return known
    own = person.has_role(*TOWN_WIDE) or person.has_role(*OF_A_UNIT, unit=unit)
    return yes() if own else no(NOT_STAFF)


def may_finish_quarter(person: Person | None, unit: Unit, quarter: Quarter) -> Ruling:
    """Not before its last day has passed."""
    ruling = may_report(person, unit)
    if ruling and not quarter.is_over:
        return no(QUARTER_OPEN, day=date_format(quarter.after.first_day, "j F Y"))
    return ruling
