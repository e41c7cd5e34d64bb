"""Rules of projects, their pilots, their official path and the strategic plan."""

from meydan.projects.rules import official_path, pilot, plan, projects
from meydan.projects.rules.projects import (
    ALREADY_DONE,
    CONTRIBUTION_STATE,
    DESK,
    ENDS_BEFORE,
    MOVE,
    NO_IMPACT,
    NOTHING_SPENT,
    OVER,
    TOWN_WIDE,
    may_change,
    may_finish,
    may_hold,
    may_manage,
    may_move,
    may_start_project,
    may_work_on_projects,
)

SENTENCES = {**projects.SENTENCES, **plan.SENTENCES, **pilot.SENTENCES, **official_path.SENTENCES}

__all__ = [
    "ALREADY_DONE",
    "CONTRIBUTION_STATE",
    "DESK",
    "ENDS_BEFORE",
    "MOVE",
    "NOTHING_SPENT",
    "NO_IMPACT",
    "OVER",
    "SENTENCES",
    "TOWN_WIDE",
    "may_change",
    "may_finish",
    "may_hold",
    "may_manage",
    "may_move",
    "may_start_project",
    "may_work_on_projects",
]
