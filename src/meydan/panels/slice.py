"""What panels show to the house."""

from meydan.base.cards import Card

CARD = Card()
