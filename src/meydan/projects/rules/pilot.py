"""Who may do what with pilots."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person
from meydan.projects.models import Pilot, PilotState, Project
from meydan.projects.models.pilot import PILOT_MOVES
from meydan.projects.rules.projects import may_change, may_manage

PILOT_MOVE, PILOT_OPEN, THRESHOLD_FIXED, NOTE_NEEDED, SAME_THRESHOLD, MEASURED_EARLY, MEASURED_LATE, PILOT_WORDS = (
    "projects.pilot_move",
    "projects.pilot_open",
    "projects.threshold_fixed",
    "projects.threshold_note",
    "projects.threshold_same",
    "projects.measured_early",
    "projects.measured_late",
    "projects.pilot_words",
)
SENTENCES: Mapping[str, Any] = {
    PILOT_MOVE: _("A pilot that is “%(before)s” can't go on like this. Please open the page anew."),
    PILOT_OPEN: _("This project has a pilot already. Please decide about that one first."),
    THRESHOLD_FIXED: _("The threshold was fixed at the start. It can be changed only while the pilot runs."),
    NOTE_NEEDED: _("The threshold was fixed at the start: please say in public why it changes."),
    SAME_THRESHOLD: _("This is the present threshold. Please write the new one."),
    MEASURED_EARLY: _("The pilot had not begun on that day. Please check the date."),
    MEASURED_LATE: _("This day is still to come. Please check the date."),
    PILOT_WORDS: _("Please write down the lesson: others learn from it."),
}


def may_plan_pilot(person: Person | None, project: Project) -> Ruling:
    return may_change(person, project)


def may_move_pilot(person: Person | None, pilot: Pilot, after: str) -> Ruling:
    """The one state that follows; the end also after the project is over."""
    ruling = may_manage(person, pilot.project) if after == PilotState.DECIDED else may_change(person, pilot.project)
    if ruling and PILOT_MOVES.get(pilot.state) != after:
        return no(PILOT_MOVE, before=str(pilot.get_state_display()))
    return ruling


def may_edit_pilot(person: Person | None, pilot: Pilot) -> Ruling:
    """Freely, until it starts."""
    ruling = may_change(person, pilot.project)
    if ruling and pilot.state != PilotState.PLANNED:
        return no(PILOT_MOVE, before=str(pilot.get_state_display()))
    return ruling


def may_change_threshold(person: Person | None, pilot: Pilot, threshold: Decimal, note: str) -> Ruling:
    """After the start only while it runs, and only with a public note."""
    ruling = may_change(person, pilot.project)
    if not ruling:
        return ruling
    if pilot.state != PilotState.RUNNING:
        return no(THRESHOLD_FIXED)
    if threshold == pilot.threshold:
        return no(SAME_THRESHOLD, field="threshold")
    return yes() if note.strip() else no(NOTE_NEEDED, field="note")
