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
from meydan.ideas.models.joining import Joining
from meydan.ideas.models.processes import Process, ProcessChange, Stage, StageKind, Template
from meydan.ideas.models.saving import SavedSearch

__all__ = [
    "Answer",
    "AnswerTemplate",
    "Channel",
    "Contribution",
    "ContributionKind",
    "DeclineReason",
    "Draft",
    "Edition",
    "Joining",
    "Process",
    "ProcessChange",
    "SavedSearch",
    "Stage",
    "StageKind",
    "State",
    "StateChange",
    "Support",
    "Template",
]
