"""Verbs of votes."""

from meydan.decisions.actions.afterwards import answer_appeal, appeal, record_council
from meydan.decisions.actions.bringing_in import bring_in_poll
from meydan.decisions.actions.closing import count_ballot, finish_due, open_envelopes
from meydan.decisions.actions.dates import cancel_ballot, extend_ballot, follow_stage, pause_ballot, resume_ballot
from meydan.decisions.actions.on_paper import (
    close_batch,
    count_batch,
    hand_out_sheet,
    issue_batch,
    save_booth,
    type_sheet,
)
from meydan.decisions.actions.preparing import (
    Draft,
    OptionWords,
    add_codes,
    announce_ballot,
    make_codes,
    remove_area,
    remove_option,
    save_area,
    save_ballot,
    save_option,
    take_contributions,
    value_option,
)
from meydan.decisions.actions.voting import admit, cast_vote, seal_vote
from meydan.decisions.actions.wrong_marks import confirm_wrong_mark, keep_mark, tell_wrong_mark

__all__ = [
    "Draft",
    "OptionWords",
    "add_codes",
    "admit",
    "announce_ballot",
    "answer_appeal",
    "appeal",
    "bring_in_poll",
    "cancel_ballot",
    "cast_vote",
    "close_batch",
    "confirm_wrong_mark",
    "count_ballot",
    "count_batch",
    "extend_ballot",
    "finish_due",
    "follow_stage",
    "hand_out_sheet",
    "issue_batch",
    "keep_mark",
    "make_codes",
    "open_envelopes",
    "pause_ballot",
    "record_council",
    "remove_area",
    "remove_option",
    "resume_ballot",
    "save_area",
    "save_ballot",
    "save_booth",
    "save_option",
    "seal_vote",
    "take_contributions",
    "tell_wrong_mark",
    "type_sheet",
    "value_option",
]
