"""Verbs of votes."""

from meydan.decisions.actions.afterwards import answer_appeal, appeal, record_council
from meydan.decisions.actions.closing import count_ballot, finish_due, open_envelopes
from meydan.decisions.actions.dates import cancel_ballot, extend_ballot, pause_ballot, resume_ballot
from meydan.decisions.actions.preparing import (
    Draft,
    OptionWords,
    add_codes,
    announce_ballot,
    remove_area,
    remove_option,
    save_area,
    save_ballot,
    save_option,
    take_contributions,
    value_option,
)
from meydan.decisions.actions.voting import admit, cast_vote, seal_vote

__all__ = [
    "Draft",
    "OptionWords",
    "add_codes",
    "admit",
    "announce_ballot",
    "answer_appeal",
    "appeal",
    "cancel_ballot",
    "cast_vote",
    "count_ballot",
    "extend_ballot",
    "finish_due",
    "open_envelopes",
    "pause_ballot",
    "record_council",
    "remove_area",
    "remove_option",
    "resume_ballot",
    "save_area",
    "save_ballot",
    "save_option",
    "seal_vote",
    "take_contributions",
    "value_option",
]
