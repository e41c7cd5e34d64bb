"""People to shifts, and jurors to entries: the best plan, with its proof and its reasons."""

from adil.matching.optimum import Assignment, Plan, match
from adil.matching.scores import Score, score
from adil.matching.shifts import Bonus, Person, Point, Shift, Weights, Wish

__all__ = ["Assignment", "Bonus", "Person", "Plan", "Point", "Score", "Shift", "Weights", "Wish", "match", "score"]
