"""Why a count came out so: who could pay what in each round, what each loser lacked, where each ballot's share went, and what
it means for groups of people and against another rule."""

from adil.budgeting.explanation.comparison import Balance, Comparison, by_group, changes, compare
from adil.budgeting.explanation.groups import Effect, effects
from adil.budgeting.explanation.losers import Loser, losers
from adil.budgeting.explanation.rounds import Option, Purchase, purchases
from adil.budgeting.explanation.shares import Fate, Share, ballot_number, fate_of, share_of

__all__ = [
    "Balance",
    "Comparison",
    "Effect",
    "Fate",
    "Loser",
    "Option",
    "Purchase",
    "Share",
    "ballot_number",
    "by_group",
    "changes",
    "compare",
    "effects",
    "fate_of",
    "losers",
    "purchases",
    "share_of",
]
