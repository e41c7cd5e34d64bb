"""Reason codes become sentences here, at the edge. Each slice lists its own in `rules.SENTENCES` and shows them on its card."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import all_cards

SIGN_IN_FIRST, NOT_YOURS, NOT_STAFF, TAKEN, TOO_FAST, UNREADABLE = (
    "base.sign_in_first",
    "base.not_yours",
    "base.not_staff",
    "base.taken",
    "base.too_fast",
    "base.unreadable",
)
SENTENCES = {
    SIGN_IN_FIRST: _("Please sign in first. What you wrote is kept."),
    NOT_YOURS: _("Only the person who wrote this can change it."),
    NOT_STAFF: _("Your role does not include this. Ask the Centre if you think it should."),
    TAKEN: _("Somebody was quicker. Please look at the page again."),
    UNREADABLE: _("The key for these words is missing. Please tell whoever runs Meydan."),
    TOO_FAST: _("That was many times in a short while. Please wait a few minutes and try again."),
}


def sentence(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence of `code` with its facts filled in. An unknown code is a bug and raises KeyError."""
    if code in SENTENCES:
        return str(SENTENCES[code]) % facts
    for card in all_cards():
        if code in card.sentences:
            return str(card.sentences[code]) % facts
    raise KeyError(code)
