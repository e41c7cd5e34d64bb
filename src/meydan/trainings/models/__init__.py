"""Tables: courses, their runs with sessions, who takes part, what is learned alone, and how it is looked whether it was learned."""

from meydan.trainings.models.assessing import Assessment, Attempt, Item, ItemKind, Observed, Submission, What
from meydan.trainings.models.courses import Course, CourseGoal, Material, Page, Trainer
from meydan.trainings.models.runs import Enrolment, Progress, Run, Session, Track
from meydan.trainings.models.teaching import Teaching

__all__ = [
    "Assessment",
    "Attempt",
    "Course",
    "CourseGoal",
    "Enrolment",
    "Item",
    "ItemKind",
    "Material",
    "Observed",
    "Page",
    "Progress",
    "Run",
    "Session",
    "Submission",
    "Teaching",
    "Track",
    "Trainer",
    "What",
]
