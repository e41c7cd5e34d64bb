"""The card of the house itself."""

from meydan.base.cards import Card

CARD = Card()
