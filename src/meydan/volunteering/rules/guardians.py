"""Which duties a guardian's permission covers."""

from datetime import date

from meydan.base.rulings import Ruling, no, yes
from meydan.guardians.models import Permission
from meydan.volunteering.models import Field, Risk, Role
from meydan.volunteering.rules.reasons import GUARDIAN_WAITS, RISK_TOO_HIGH

DUTIES = "duties"
"""The scope of a permission for duties of every field; that for one of them ends with its code."""
RISKS = (Risk.LOW, Risk.MEDIUM, Risk.HIGH)


def scope_of(role: Role) -> str:
    """What a guardian is asked for: all duties of this field."""
    return f"{DUTIES}:{role.need.field}"


def field_of(permission: Permission) -> str:
    """The field in words; empty: all."""
    code = permission.scope.partition(":")[2]
    return str(Field(code).label) if code else ""


def covers(permission: Permission, role: Role, day: date) -> Ruling:
    """Given, for this field, valid on that day, and for the risk of the duty."""
    known = permission.state == Permission.State.GIVEN and permission.scope in {DUTIES, scope_of(role)}
    if not known or (permission.valid_until and permission.valid_until < day):
        return no(GUARDIAN_WAITS)
    return yes() if RISKS.index(Risk(role.risk)) <= RISKS.index(Risk(permission.risk)) else no(RISK_TOO_HIGH)
