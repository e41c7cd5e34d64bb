"""Verbs of imports."""

from meydan.imports.actions.answering import say_no, say_yes, write_to
from meydan.imports.actions.cleaning import destroy_old_files
from meydan.imports.actions.contacts import destroy_unanswered, tell
from meydan.imports.actions.preparing import answer_about_people, answer_questions, upload
from meydan.imports.actions.running import carry_on
from meydan.imports.actions.working import begin_import, publish, revive, start_trial, undo

__all__ = [
    "answer_about_people",
    "answer_questions",
    "begin_import",
    "carry_on",
    "destroy_old_files",
    "destroy_unanswered",
    "publish",
    "revive",
    "say_no",
    "say_yes",
    "start_trial",
    "tell",
    "undo",
    "upload",
    "write_to",
]
