"""Rules of moderation."""

from meydan.moderation.rules import appeals, reporting
from meydan.moderation.rules.appeals import (
    APPEAL_TOO_LATE,
    APPEALED_ALREADY,
    DECIDED_ALREADY,
    DECIDING,
    HID_IT_YOURSELF,
    OWN_APPEAL,
    appeal_until,
    may_appeal,
    may_decide_appeal,
    may_see_appeals,
    moderators,
    who_decides,
)
from meydan.moderation.rules.reporting import (
    CHECKED_ALREADY,
    CHECKING,
    HIDDEN_ALREADY,
    NOT_A_PICTURE,
    REPORTED_ALREADY,
    RULES,
    SHOWN_AGAIN,
    TOO_HEAVY,
    TOO_MANY,
    TOO_MANY_PIXELS,
    may_moderate,
    may_report,
    setting,
)

SENTENCES = {**reporting.SENTENCES, **appeals.SENTENCES}

__all__ = [
    "APPEALED_ALREADY",
    "APPEAL_TOO_LATE",
    "CHECKED_ALREADY",
    "CHECKING",
    "DECIDED_ALREADY",
    "DECIDING",
    "HIDDEN_ALREADY",
    "HID_IT_YOURSELF",
    "NOT_A_PICTURE",
    "OWN_APPEAL",
    "REPORTED_ALREADY",
    "RULES",
    "SENTENCES",
    "SHOWN_AGAIN",
    "TOO_HEAVY",
    "TOO_MANY",
    "TOO_MANY_PIXELS",
    "appeal_until",
    "may_appeal",
    "may_decide_appeal",
    "may_moderate",
    "may_report",
    "may_see_appeals",
    "moderators",
    "setting",
    "who_decides",
]
