"""Verbs about surveys: making them, answering, reading what was written, saying what came of it."""

from meydan.surveys.actions.answering import (
    Answered,
    drop_draft,
    enter_sheet,
    forget_closed,
    keep_draft,
    remove_entered,
    send_sheet,
)
from meydan.surveys.actions.following import follow_stage
from meydan.surveys.actions.making import (
    begin_from,
    close_survey,
    make_codes,
    prolong_survey,
    publish_survey,
    remove_template,
    save_survey,
    save_template,
)
from meydan.surveys.actions.reporting import Reading, read_texts, remind, report_survey

__all__ = [
    "Answered",
    "Reading",
    "begin_from",
    "close_survey",
    "drop_draft",
    "enter_sheet",
    "follow_stage",
    "forget_closed",
    "keep_draft",
    "make_codes",
    "prolong_survey",
    "publish_survey",
    "read_texts",
    "remind",
    "remove_entered",
    "remove_template",
    "report_survey",
    "save_survey",
    "save_template",
    "send_sheet",
]
