"""Verbs of contributions and processes."""

from meydan.ideas.actions.answering import (
    answer_contribution,
    assign_unit,
    begin_review,
    interim_answer,
    mark_done,
    mark_in_project,
    remove_template,
    save_template,
    take_over,
)
from meydan.ideas.actions.approving import approve_answer, send_answer_back, take_answer_back
from meydan.ideas.actions.drafts import save_draft, submit_draft, throw_away_old_drafts
from meydan.ideas.actions.escalating import escalate_owed
from meydan.ideas.actions.handing_over import hand_over_contributions, hand_over_processes
from meydan.ideas.actions.joining import link_contributions, merge_contributions
from meydan.ideas.actions.parting import part_contributions
from meydan.ideas.actions.processes import (
    change_stage_dates,
    edit_process,
    publish_process,
    publish_report,
    start_process,
)
from meydan.ideas.actions.publishing import name_author, open_process_to_all, publish_contribution
from meydan.ideas.actions.saving import forget_search, save_search, tell_all
from meydan.ideas.actions.sorting import (
    ask_author,
    choose_clock,
    look_where_others_went,
    note_reference,
    record_their_answer,
    route,
    sort_to_unit,
    take_back,
)
from meydan.ideas.actions.supporting import support, support_together, withdraw_support
from meydan.ideas.actions.withdrawing import withdraw_all
from meydan.ideas.actions.writing import (
    correct_contribution,
    edit_contribution,
    enter_at_desk,
    hide_contribution,
    submit_contribution,
    withdraw_contribution,
)

__all__ = [
    "answer_contribution",
    "approve_answer",
    "ask_author",
    "assign_unit",
    "begin_review",
    "change_stage_dates",
    "choose_clock",
    "correct_contribution",
    "edit_contribution",
    "edit_process",
    "enter_at_desk",
    "escalate_owed",
    "forget_search",
    "hand_over_contributions",
    "hand_over_processes",
    "hide_contribution",
    "interim_answer",
    "link_contributions",
    "look_where_others_went",
    "mark_done",
    "mark_in_project",
    "merge_contributions",
    "name_author",
    "note_reference",
    "open_process_to_all",
    "part_contributions",
    "publish_contribution",
    "publish_process",
    "publish_report",
    "record_their_answer",
    "remove_template",
    "route",
    "save_draft",
    "save_search",
    "save_template",
    "send_answer_back",
    "sort_to_unit",
    "start_process",
    "submit_contribution",
    "submit_draft",
    "support",
    "support_together",
    "take_answer_back",
    "take_back",
    "take_over",
    "tell_all",
    "throw_away_old_drafts",
    "withdraw_all",
    "withdraw_contribution",
    "withdraw_support",
]
