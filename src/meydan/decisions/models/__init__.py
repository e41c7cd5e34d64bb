"""Tables of votes."""

from meydan.decisions.models.ballots import (
    AreaGroup,
    Ballot,
    Bond,
    Change,
    Completion,
    Option,
    Outcome,
    PaperType,
    Rule,
    State,
    Valuation,
)
from meydan.decisions.models.voting import Appeal, Channel, Paper, Result, Roll, VotingCode

__all__ = [
    "Appeal",
    "AreaGroup",
    "Ballot",
    "Bond",
    "Change",
    "Channel",
    "Completion",
    "Option",
    "Outcome",
    "Paper",
    "PaperType",
    "Result",
    "Roll",
    "Rule",
    "State",
    "Valuation",
    "VotingCode",
]
