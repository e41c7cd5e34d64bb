from datetime import timedelta
from random import Random

import pytest

from meydan.conversations import actions
from meydan.conversations.models import Conversation, Statement, Voice, Vote

DAY = timedelta(days=1)
SAID = [
    "Parkta gece ışığı yansın.",
    "Pazar yeri iki gün kurulsun.",
    "Köpekler tasmasız gezebilsin.",
    "Çimlere basılabilsin.",
    "Parkta kahve satılsın.",
    "Gürültü on birde bitsin.",
    "Bankların yarısı gölgede olsun.",
    "Çeşmeler yazın çalışsın.",
]
"""The last two are what everybody agrees on; the first six divide."""


@pytest.fixture
def plan(monday):
    """plan(floor=15, …) → what `save_conversation` takes: open since an hour, for ten days."""

    def made(**words):
        return {
            "title": "Parkımız nasıl olsun?",
            "summary": "Kısa cümlelere oy verin.",
            "promise": "Sonuç, birimin kararına girer.",
            "opens_at": monday - timedelta(hours=1),
            "closes_at": monday + 10 * DAY,
            "floor": 15,
        } | words

    return made


@pytest.fixture
def make(plan, mehmet):
    """make(moderation="before", …) → a published conversation with eight statements."""

    def made(*, published=True, texts=SAID, **words):
        one = actions.save_conversation(by=mehmet, **plan(**words))
        actions.seed_statements(by=mehmet, conversation=one, texts=texts)
        one.refresh_from_db()
        return actions.publish_conversation(by=mehmet, conversation=one) if published else one

    return made


@pytest.fixture
def conversation(make):
    return make()


@pytest.fixture
def camps():
    """camps(conversation, 12, 8) → voices of two camps that part on the first six statements and agree on the rest."""

    def made(conversation, north, south, *, noise=0.05):
        chance = Random(5)
        statements = list(Statement.objects.filter(conversation=conversation).order_by("number"))
        sides = [1] * north + [-1] * south
        begun = Voice.objects.filter(conversation=conversation).count()
        voices = Voice.objects.bulk_create(
            Voice(conversation=conversation, key=f"voice-{begun + number}".encode().ljust(16)[:16]) for number in range(len(sides))
        )  # fmt: skip
        Vote.objects.bulk_create(
            Vote(voice=voice, statement=one, value=_answer(side, place, len(statements), chance, noise))
            for voice, side in zip(voices, sides, strict=True)
            for place, one in enumerate(statements)
        )
        return voices

    return made


def _answer(side, place, statements, chance, noise):
    if chance.random() < noise:
        return 0
    return 1 if place >= statements - 2 else side if place % 2 else -side


@pytest.fixture
def reported(make, camps, mehmet):
    """A conversation that is over, with its report."""
    one = make()
    camps(one, 12, 9)
    actions.refresh(conversation=one)
    actions.end_conversation(by=mehmet, conversation=one)
    one = Conversation.objects.select_related("result").get(pk=one.pk)
    return actions.publish_report(by=mehmet, conversation=one, report="Gölge istiyorlar.", outcome="20 bank taşınıyor.")
