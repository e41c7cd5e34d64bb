"""Tables of delivery."""

from meydan.projects.models.delivery import Impact, Milestone, Risk, Spending, Update
from meydan.projects.models.project import Origin, Project, ProjectState, ProjectTarget, StateChange

__all__ = [
    "Impact",
    "Milestone",
    "Origin",
    "Project",
    "ProjectState",
    "ProjectTarget",
    "Risk",
    "Spending",
    "StateChange",
    "Update",
]
