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
    Scope,
    State,
    StateChange,
    Support,
)
from meydan.ideas.models.processes import Audience, Process, ProcessChange, Stage, StageKind, Template
from meydan.ideas.models.sorting import Routing

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
    "Routing",
    "Scope",
    "Stage",
    "StageKind",
    "State",
    "StateChange",
    "Support",
    "Template",
]
