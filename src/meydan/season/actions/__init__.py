"""Verbs of the season: draft, change, confirm or discard a plan; ask people to step in, and answer."""

from meydan.season.actions.cover import (
    answer_ask,
    ask_next,
    begin_cover,
    book_for,
    end_cover,
    find_cover_by_itself,
    stay_silent,
)
from meydan.season.actions.lines import fill_again, put_in, take_out
from meydan.season.actions.planning import carry_out, compute, confirm_plan, discard_plan, draft_plan, give_up

__all__ = [
    "answer_ask",
    "ask_next",
    "begin_cover",
    "book_for",
    "carry_out",
    "compute",
    "confirm_plan",
    "discard_plan",
    "draft_plan",
    "end_cover",
    "fill_again",
    "find_cover_by_itself",
    "give_up",
    "put_in",
    "stay_silent",
    "take_out",
]
