from meydan.base.cards import Card

CARD = Card()
