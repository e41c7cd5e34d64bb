"""Tables of contributions and processes."""

from meydan.ideas.models.approval import Approval, PendingAnswer
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
from meydan.ideas.models.escalation import Escalation, EscalationDay, Level
from meydan.ideas.models.joining import Joining
from meydan.ideas.models.processes import Audience, Process, ProcessChange, Stage, StageKind, Template
from meydan.ideas.models.saving import SavedSearch
from meydan.ideas.models.sorting import Hint, Routing

__all__ = [
    "Answer",
    "AnswerTemplate",
    "Approval",
    "Audience",
    "Channel",
    "Contribution",
    "ContributionKind",
    "DeclineReason",
    "Draft",
    "Edition",
    "Escalation",
    "EscalationDay",
    "Hint",
    "Joining",
    "Level",
    "PendingAnswer",
    "Process",
    "ProcessChange",
    "Routing",
    "SavedSearch",
    "Scope",
    "Stage",
    "StageKind",
    "State",
    "StateChange",
    "Support",
    "Template",
]
