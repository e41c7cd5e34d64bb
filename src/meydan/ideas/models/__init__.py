"""Tables of contributions and processes."""

from meydan.ideas.models.contributions import (
    Answer,
    AnswerTemplate,
    Channel,
    Contribution,
    ContributionKind,
    DeclineReason,
    Draft,
    Edition,
    State,
    StateChange,
    Support,
)
from meydan.ideas.models.processes import Audience, Process, ProcessChange, Stage, StageKind, Template

__all__ = [
    "Answer",
    "AnswerTemplate",
    "Audience",
    "Channel",
    "Contribution",
    "ContributionKind",
    "DeclineReason",
    "Draft",
    "Edition",
    "Process",
    "ProcessChange",
    "Stage",
    "StageKind",
    "State",
    "StateChange",
    "Support",
    "Template",
]
