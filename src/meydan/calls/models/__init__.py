"""Tables: calls with criteria, applications, the jury, the programme."""

from meydan.calls.models.applications import (
    DECISIONS,
    JUDGED,
    SENT,
    TAKEN,
    UNDECIDED,
    WAITING,
    Application,
    Member,
)
from meydan.calls.models.calls import (
    FEWEST_JURORS,
    FORM,
    LONGEST_GRACE,
    RUNNING,
    TOLD,
    Call,
    CallKind,
    Criterion,
    State,
)
from meydan.calls.models.jury import Assignment, Juror, Mark, Plan, Tie
from meydan.calls.models.objections import Objection
from meydan.calls.models.programme import Meeting, Mentor, Mentoring, Milestone, Support, Venture

__all__ = [
    "DECISIONS",
    "FEWEST_JURORS",
    "FORM",
    "JUDGED",
    "LONGEST_GRACE",
    "RUNNING",
    "SENT",
    "TAKEN",
    "TOLD",
    "UNDECIDED",
    "WAITING",
    "Application",
    "Assignment",
    "Call",
    "CallKind",
    "Criterion",
    "Juror",
    "Mark",
    "Meeting",
    "Member",
    "Mentor",
    "Mentoring",
    "Milestone",
    "Objection",
    "Plan",
    "State",
    "Support",
    "Tie",
    "Venture",
]
