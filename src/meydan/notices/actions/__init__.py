"""Verbs about messages."""

from meydan.notices.actions.announcing import (
    approve_announcement,
    cancel_announcement,
    hand_on,
    pause_announcement,
    resume_announcement,
    save_announcement,
    send_back_announcement,
    submit_announcement,
)
from meydan.notices.actions.bouncing import note_bounce, take_report, write_again
from meydan.notices.actions.choosing import choose_messages, choose_news, choose_rhythm, leave, mark_read
from meydan.notices.actions.election_periods import begin_election_period, end_election_period
from meydan.notices.actions.gathering import gather_digests
from meydan.notices.actions.sending import (
    call_sent,
    claim,
    deliver_all,
    try_again,
    write_outside,
)
from meydan.notices.actions.spreading import spread
from meydan.notices.actions.wording import check_places, word_message

__all__ = [
    "approve_announcement",
    "begin_election_period",
    "call_sent",
    "cancel_announcement",
    "check_places",
    "choose_messages",
    "choose_news",
    "choose_rhythm",
    "claim",
    "deliver_all",
    "end_election_period",
    "gather_digests",
    "hand_on",
    "leave",
    "mark_read",
    "note_bounce",
    "pause_announcement",
    "resume_announcement",
    "save_announcement",
    "send_back_announcement",
    "spread",
    "submit_announcement",
    "take_report",
    "try_again",
    "word_message",
    "write_again",
    "write_outside",
]
