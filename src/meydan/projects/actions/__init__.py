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
from meydan.projects.actions.lifecycle import change_state, edit_project, finish_project, hide_project, start_project

__all__ = [
    "add_milestone",
    "add_risk",
    "change_state",
    "close_risk",
    "edit_project",
    "finish_milestone",
    "finish_project",
    "hide_project",
    "move_milestone",
    "post_update",
    "record_impact",
    "record_spending",
    "start_project",
]
