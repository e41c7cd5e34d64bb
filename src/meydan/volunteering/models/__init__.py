"""Needs and roles; what people offer; their applications and placements; shifts and hours; and each change of a state."""

from meydan.guardians.models import Risk
from meydan.volunteering.models.changes import Change
from meydan.volunteering.models.hours import Hours
from meydan.volunteering.models.legal import LegalOpinion, OrganisationSignUp
from meydan.volunteering.models.needs import Field, Need
from meydan.volunteering.models.offers import Part, Preferences
from meydan.volunteering.models.qualifications import Qualification, Qualified
from meydan.volunteering.models.roles import APPLICATION, FEEDBACK, Asked, Role, TimeKind
from meydan.volunteering.models.shifts import Series, Shift
from meydan.volunteering.models.volunteers import Application, Check, Note, Placement, Volunteer

__all__ = [
    "APPLICATION",
    "FEEDBACK",
    "Application",
    "Asked",
    "Change",
    "Check",
    "Field",
    "Hours",
    "LegalOpinion",
    "Need",
    "Note",
    "OrganisationSignUp",
    "Part",
    "Placement",
    "Preferences",
    "Qualification",
    "Qualified",
    "Risk",
    "Role",
    "Series",
    "Shift",
    "TimeKind",
    "Volunteer",
]
