"""Who may do what with panels."""

from meydan.panels.rules.desk import may_hold, may_run_panels, may_see_panels_desk, may_work_on
from meydan.panels.rules.reasons import KEEPING, SENTENCES, WORKING, setting

__all__ = [
    "KEEPING",
    "SENTENCES",
    "WORKING",
    "may_hold",
    "may_run_panels",
    "may_see_panels_desk",
    "may_work_on",
    "setting",
]
