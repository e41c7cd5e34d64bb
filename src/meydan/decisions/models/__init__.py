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
from meydan.decisions.models.batches import Batch, Booth, BoothClerk, Entry, Sheet, Spoiled
from meydan.decisions.models.voting import Appeal, Channel, Paper, Result, Roll, VotingCode
from meydan.decisions.models.wrong_marks import WrongMark

__all__ = [
    "Appeal",
    "AreaGroup",
    "Ballot",
    "Batch",
    "Bond",
    "Booth",
    "BoothClerk",
    "Change",
    "Channel",
    "Completion",
    "Entry",
    "Option",
    "Outcome",
    "Paper",
    "PaperType",
    "Result",
    "Roll",
    "Rule",
    "Sheet",
    "Spoiled",
    "State",
    "Valuation",
    "VotingCode",
    "WrongMark",
]
