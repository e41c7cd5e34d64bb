"""Verbs of imports."""

from meydan.imports.actions.cleaning import destroy_old_files
from meydan.imports.actions.preparing import answer_questions, upload
from meydan.imports.actions.working import (
    begin_import,
    carry_on,
    publish,
    revive,
    start_trial,
    undo,
)

__all__ = [
    "answer_questions",
    "begin_import",
    "carry_on",
    "destroy_old_files",
    "publish",
    "revive",
    "start_trial",
    "undo",
    "upload",
]
