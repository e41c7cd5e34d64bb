"""People to shifts, and jurors to entries: the best plan, with its proof and its reasons."""

from adil.matching.explanation import Explanation, Reason, explain
from adil.matching.jury import Entry, Juror, Jury, assign_jury
from adil.matching.optimum import Assignment, Plan, match
from adil.matching.repair import Repair, repair
from adil.matching.scores import Score, score
from adil.matching.shifts import Bonus, Person, Point, Shift, Weights, Wish

__all__ = [
    "Assignment",
    "Bonus",
    "Entry",
    "Explanation",
    "Juror",
    "Jury",
    "Person",
    "Plan",
    "Point",
    "Reason",
    "Repair",
    "Score",
    "Shift",
    "Weights",
    "Wish",
    "assign_jury",
    "explain",
    "match",
    "repair",
    "score",
]
