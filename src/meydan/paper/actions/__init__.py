"""Verbs of paper and desk."""

from meydan.paper.actions.petitions import answer_offer, file_petition, offer_petition
from meydan.paper.actions.taking_down import Entry, Reply, note_attempt, take_down

__all__ = ["Entry", "Reply", "answer_offer", "file_petition", "note_attempt", "offer_petition", "take_down"]
