"""What a voice sees next, and what it has said so far. No query here reads more than the voice's own votes and one page of statements."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from meydan.base.paging import Page, page_by_key
from meydan.conversations.models import Conversation, State, Statement, Voice, Vote
from meydan.conversations.voices import keys_of
from meydan.people.models import Person

WRITTEN = 20
"""Statements of one's own on a page."""
CANDIDATES = 24
"""Among so many statements of the greatest weight the next one is drawn."""
ROUND = 12
"""So many statements are one round: the stones above the card."""


@dataclass(frozen=True)
class Card:
    """What the voting card shows."""

    statement: Statement | None
    given: int | None
    """The present answer to it, where it is one that the voice goes back to."""
    seen: int
    """So many of those that are shown this voice has answered."""
    total: int

    @property
    def place(self) -> int:
        """Of the statement within its round, from 1."""
        return self.seen % ROUND + 1

    @property
    def round_length(self) -> int:
        begun = self.seen // ROUND * ROUND
        return min(ROUND, max(self.total - begun, self.place))

    @property
    def left(self) -> int:
        return max(self.total - self.seen, 0)


def voice_of(conversation: Conversation, person: Person | None, token: str) -> Voice | None:
    """The voice that this participant has here, if any: that of the account before that of the cookie."""
    keys = keys_of(conversation, person, token)
    found = (
        {bytes(one.key): one for one in Voice.objects.filter(conversation=conversation, key__in=keys)} if keys else {}
    )
    return next((found[key] for key in keys if key in found), None)


def shown(conversation: Conversation) -> QuerySet[Statement]:
    return Statement.objects.filter(conversation=conversation, state=State.SHOWN, hidden_at=None)


def card_for(conversation: Conversation, voice: Voice | None, *, number: int | None = None) -> Card:
    """The next statement for a voice, or the one with `number` that it goes back to."""
    total = shown(conversation).count()
    if number is not None and (wanted := shown(conversation).filter(number=number).first()):
        given = (
            Vote.objects.filter(voice=voice, statement=wanted).values_list("value", flat=True).first()
            if voice
            else None
        )
        return Card(_of(conversation, wanted), given, _seen(voice), total)
    return Card(_next(conversation, voice), None, _seen(voice), total)


def _seen(voice: Voice | None) -> int:
    if voice is None:
        return 0
    return Vote.objects.filter(voice=voice, statement__state=State.SHOWN, statement__hidden_at=None).count()


def _next(conversation: Conversation, voice: Voice | None) -> Statement | None:
    rows = shown(conversation)
    if voice is not None:
        rows = rows.filter(~Exists(Vote.objects.filter(voice=voice, statement=OuterRef("pk"))))
    candidates = list(rows.order_by("-weight", "id")[:CANDIDATES])
    return _of(conversation, _drawn(candidates)) if candidates else None


def _drawn(candidates: Sequence[Statement]) -> Statement:
    """With chances in proportion to the weights."""
    weights = [max(one.weight, 1e-9) for one in candidates]
    return random.choices(candidates, weights)[0]  # noqa: S311 (nothing is kept secret by it)


def _of(conversation: Conversation, statement: Statement) -> Statement:
    statement.conversation = conversation
    return statement


def answer_to(conversation: Conversation, voice: Voice | None, number: int) -> Vote | None:
    """What a voice said to the statement with this number."""
    if voice is None:
        return None
    rows = Vote.objects.filter(voice=voice, statement__conversation=conversation, statement__number=number)
    return rows.select_related("statement").first()


def answers_page(voice: Voice | None, after: str, text: str = "") -> Page[Vote]:
    """What a voice has answered, in the order of the statements."""
    rows = Vote.objects.filter(voice=voice) if voice else Vote.objects.none()
    rows = rows.filter(statement__text__says=text) if text else rows
    rows = rows.select_related("statement").annotate(number=F("statement__number"))
    return page_by_key(rows, order=["number"], after=after, per_page=50)


def written_by(conversation: Conversation, person: Person | None, voice: Voice | None) -> QuerySet[Statement]:
    """What a participant wrote here."""
    mine = Q(author=person) if person else Q(pk=None)
    if voice is not None:
        mine |= Q(voice=voice)
    return Statement.objects.filter(mine, conversation=conversation).select_related("conversation", "merged_into")


def written_page(
    rows: QuerySet[Statement], after: str = "", text: str = "", per_page: int = WRITTEN
) -> Page[Statement]:
    """The newest first."""
    rows = rows.filter(text__says=text) if text else rows
    return page_by_key(rows, order=["-number"], after=after, per_page=per_page)
