"""Tables of conversations."""

from meydan.conversations.models.conversation import Conversation, Moderation, Result
from meydan.conversations.models.statement import NEW_WEIGHT, Reason, State, Statement
from meydan.conversations.models.voting import AGREE, DISAGREE, PASS, Voice, Vote

__all__ = [
    "AGREE",
    "DISAGREE",
    "NEW_WEIGHT",
    "PASS",
    "Conversation",
    "Moderation",
    "Reason",
    "Result",
    "State",
    "Statement",
    "Voice",
    "Vote",
]
