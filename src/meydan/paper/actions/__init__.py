"""Verbs of paper and desk."""

from meydan.paper.actions.kiosks import end_kiosk, open_kiosk
from meydan.paper.actions.petitions import answer_offer, file_petition, offer_petition
from meydan.paper.actions.taking_down import Entry, Reply, note_attempt, take_down
from meydan.paper.actions.typing import print_forms, type_in, undo_typing

__all__ = [
    "Entry",
    "Reply",
    "answer_offer",
    "end_kiosk",
    "file_petition",
    "note_attempt",
    "offer_petition",
    "open_kiosk",
    "print_forms",
    "take_down",
    "type_in",
    "undo_typing",
]
