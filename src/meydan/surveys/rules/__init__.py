"""Who may make surveys, answer them, and say what came of them."""

from meydan.surveys.rules.desk import (
    may_ask,
    may_change,
    may_close,
    may_compare,
    may_enter,
    may_keep_template,
    may_make,
    may_prolong,
    may_publish,
    may_remind,
    may_report,
    may_run_surveys,
    may_see_surveys_desk,
    may_work_on,
)
from meydan.surveys.rules.people import may_answer, may_fill_in
from meydan.surveys.rules.reasons import KEEPING, SENTENCES, WORKING, setting

__all__ = [
    "KEEPING",
    "SENTENCES",
    "WORKING",
    "may_answer",
    "may_ask",
    "may_change",
    "may_close",
    "may_compare",
    "may_enter",
    "may_fill_in",
    "may_keep_template",
    "may_make",
    "may_prolong",
    "may_publish",
    "may_remind",
    "may_report",
    "may_run_surveys",
    "may_see_surveys_desk",
    "may_work_on",
    "setting",
]
