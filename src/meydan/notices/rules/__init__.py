"""When a message may ring, and who may do what with messages."""

from collections.abc import Mapping
from typing import Any

from meydan.notices.rules import announcing, reaching
from meydan.notices.rules.announcing import (
    ENDS_BEFORE,
    NO_SUCH_PLACE,
    NOBODY,
    NOT_NOW,
    OVER,
    OWN_WORDS,
    TWO_AT_ONCE,
    WRITING,
    may_approve_announcement,
    may_begin_election_period,
    may_cancel_announcement,
    may_end_election_period,
    may_pause_announcement,
    may_resume_announcement,
    may_see_announcements,
    may_set_election_periods,
    may_submit_announcement,
    may_word_messages,
    may_write_announcement,
)
from meydan.notices.rules.reaching import (
    TWO_ENDS,
    hours_of,
    is_dead,
    is_quiet,
    may_wait,
    quiet_end,
    rhythm_of,
    town_hours,
    waits_until,
)

SENTENCES: Mapping[str, Any] = {**reaching.SENTENCES, **announcing.SENTENCES}

__all__ = [
    "ENDS_BEFORE",
    "NOBODY",
    "NOT_NOW",
    "NO_SUCH_PLACE",
    "OVER",
    "OWN_WORDS",
    "SENTENCES",
    "TWO_AT_ONCE",
    "TWO_ENDS",
    "WRITING",
    "hours_of",
    "is_dead",
    "is_quiet",
    "may_approve_announcement",
    "may_begin_election_period",
    "may_cancel_announcement",
    "may_end_election_period",
    "may_pause_announcement",
    "may_resume_announcement",
    "may_see_announcements",
    "may_set_election_periods",
    "may_submit_announcement",
    "may_wait",
    "may_word_messages",
    "may_write_announcement",
    "quiet_end",
    "rhythm_of",
    "town_hours",
    "waits_until",
]
