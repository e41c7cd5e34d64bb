"""Verbs of contributions and processes."""

from meydan.ideas.actions.answering import (
    answer_contribution,
    assign_unit,
    begin_review,
    interim_answer,
    mark_done,
    mark_in_project,
    save_template,
)
from meydan.ideas.actions.joining import link_contributions, merge_contributions
from meydan.ideas.actions.processes import (
    change_stage_dates,
    edit_process,
    publish_process,
    publish_report,
    start_process,
)
from meydan.ideas.actions.writing import (
    correct_contribution,
    edit_contribution,
    hide_contribution,
    save_draft,
    submit_contribution,
    submit_draft,
    support,
    throw_away_old_drafts,
    withdraw_support,
)

__all__ = [
    "answer_contribution",
    "assign_unit",
    "begin_review",
    "change_stage_dates",
    "correct_contribution",
    "edit_contribution",
    "edit_process",
    "hide_contribution",
    "interim_answer",
    "link_contributions",
    "mark_done",
    "mark_in_project",
    "merge_contributions",
    "publish_process",
    "publish_report",
    "save_draft",
    "save_template",
    "start_process",
    "submit_contribution",
    "submit_draft",
    "support",
    "throw_away_old_drafts",
    "withdraw_support",
]
