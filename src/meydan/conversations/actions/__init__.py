"""Verbs of conversations."""

from meydan.conversations.actions.conversations import (
    end_conversation,
    erase_due,
    erase_votes,
    follow_stage,
    publish_conversation,
    publish_report,
    save_conversation,
)
from meydan.conversations.actions.refreshing import refresh, refresh_all
from meydan.conversations.actions.statements import (
    Seeded,
    decline_statement,
    fix_statement,
    fix_statement_at_desk,
    hide_statement,
    join_statement,
    seed_statements,
    show_statement,
    show_statements,
    write_statement,
)
from meydan.conversations.actions.voting import Cast, cast_vote, ensure_voice

__all__ = [
    "Cast",
    "Seeded",
    "cast_vote",
    "decline_statement",
    "end_conversation",
    "ensure_voice",
    "erase_due",
    "erase_votes",
    "fix_statement",
    "fix_statement_at_desk",
    "follow_stage",
    "hide_statement",
    "join_statement",
    "publish_conversation",
    "publish_report",
    "refresh",
    "refresh_all",
    "save_conversation",
    "seed_statements",
    "show_statement",
    "show_statements",
    "write_statement",
]
