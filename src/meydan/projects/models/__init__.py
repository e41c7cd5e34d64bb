"""Tables of delivery."""

from meydan.projects.models.delivery import Impact, Milestone, Risk, Spending, Update
from meydan.projects.models.official_path import Outcome, PathStop, Stop
from meydan.projects.models.pilot import Pilot, PilotState
from meydan.projects.models.plan import (
    Plan,
    PlanLevel,
    PlanLine,
    PlanTarget,
    PlanUpload,
    Quarter,
    QuarterEntry,
    QuarterReport,
)
from meydan.projects.models.project import Origin, Project, ProjectState, ProjectTarget, StateChange

__all__ = [
    "Impact",
    "Milestone",
    "Origin",
    "Outcome",
    "PathStop",
    "Pilot",
    "PilotState",
    "Plan",
    "PlanLevel",
    "PlanLine",
    "PlanTarget",
    "PlanUpload",
    "Project",
    "ProjectState",
    "ProjectTarget",
    "Quarter",
    "QuarterEntry",
    "QuarterReport",
    "Risk",
    "Spending",
    "StateChange",
    "Stop",
    "Update",
]
