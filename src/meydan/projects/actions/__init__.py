"""Verbs of delivery."""

from meydan.projects.actions.delivery import (
    add_milestone,
    add_risk,
    close_risk,
    finish_milestone,
    move_milestone,
    post_update,
    record_impact,
    record_spending,
)
from meydan.projects.actions.handing_over import hand_over_projects
from meydan.projects.actions.lifecycle import change_state, edit_project, finish_project, hide_project, start_project
from meydan.projects.actions.official_path import end_stop, send_to_stop
from meydan.projects.actions.pilot import (
    change_threshold,
    decide_pilot,
    edit_pilot,
    measure_pilot,
    plan_pilot,
    start_pilot,
)
from meydan.projects.actions.plan import accept_plan, load_plan, name_plan_line, report_quarter, upload_plan

__all__ = [
    "accept_plan",
    "add_milestone",
    "add_risk",
    "change_state",
    "change_threshold",
    "close_risk",
    "decide_pilot",
    "edit_pilot",
    "edit_project",
    "end_stop",
    "finish_milestone",
    "finish_project",
    "hand_over_projects",
    "hide_project",
    "load_plan",
    "measure_pilot",
    "move_milestone",
    "name_plan_line",
    "plan_pilot",
    "post_update",
    "record_impact",
    "record_spending",
    "report_quarter",
    "send_to_stop",
    "start_pilot",
    "start_project",
    "upload_plan",
]
