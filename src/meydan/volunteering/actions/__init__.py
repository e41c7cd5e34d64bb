"""Verbs of volunteering."""

from meydan.volunteering.actions.applying import About, Guardian, apply, decide_application, withdraw_application
from meydan.volunteering.actions.hours import count_for_project, decide_hours, dispute_hours, enter_hours, propose_hours
from meydan.volunteering.actions.needs import move_need, raise_need, save_need
from meydan.volunteering.actions.permissions import decide_permission
from meydan.volunteering.actions.placing import (
    agree,
    answer_place,
    come_back,
    end_placement,
    enter_check,
    lapse_places,
    leave,
    take_break,
)
from meydan.volunteering.actions.roles import move_role, save_role
from meydan.volunteering.actions.shifts import (
    add_series,
    add_shift,
    call_off_from_here,
    call_off_shift,
    change_from_here,
    change_shift,
    join_shift,
)

__all__ = [
    "About",
    "Guardian",
    "add_series",
    "add_shift",
    "agree",
    "answer_place",
    "apply",
    "call_off_from_here",
    "call_off_shift",
    "change_from_here",
    "change_shift",
    "come_back",
    "count_for_project",
    "decide_application",
    "decide_hours",
    "decide_permission",
    "dispute_hours",
    "end_placement",
    "enter_check",
    "enter_hours",
    "join_shift",
    "lapse_places",
    "leave",
    "move_need",
    "move_role",
    "propose_hours",
    "raise_need",
    "save_need",
    "save_role",
    "take_break",
    "withdraw_application",
]
