"""Verbs about messages."""

from meydan.notices.actions.bouncing import note_bounce, take_report, write_again
from meydan.notices.actions.choosing import choose_messages, choose_news, choose_rhythm, leave, mark_read
from meydan.notices.actions.gathering import gather_digests
from meydan.notices.actions.sending import (
    call_sent,
    claim,
    deliver_all,
    try_again,
    write_outside,
)
from meydan.notices.actions.spreading import spread

__all__ = [
    "call_sent",
    "choose_messages",
    "choose_news",
    "choose_rhythm",
    "claim",
    "deliver_all",
    "gather_digests",
    "leave",
    "mark_read",
    "note_bounce",
    "spread",
    "take_report",
    "try_again",
    "write_again",
    "write_outside",
]
