"""Who may do what with calls."""

from meydan.calls.rules.desk import may_hold, may_run_calls, may_see_calls_desk, may_work_on
from meydan.calls.rules.reasons import KEEPING, SENTENCES, WORKING, setting

__all__ = [
    "KEEPING",
    "SENTENCES",
    "WORKING",
    "may_hold",
    "may_run_calls",
    "may_see_calls_desk",
    "may_work_on",
    "setting",
]
