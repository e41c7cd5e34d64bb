"""What a guardian reads about a duty, and what everybody under 18 is promised."""

from typing import Any

from django.utils.translation import gettext as _

from meydan.base.refs import parse
from meydan.guardians.models import Permission
from meydan.volunteering.models import Role
from meydan.volunteering.queries.roles import shifts_ahead
from meydan.volunteering.rules import field_of
from meydan.volunteering.rules.adults import adults_needed
from meydan.volunteering.rules.reasons import minor_minutes, minor_until


def about(permission: Permission) -> dict[str, Any]:
    role = Role.objects.select_related("need__unit", "supervisor").filter(pk=parse(permission.of)[1]).first()
    return {
        "title": role.title if role else "",
        "headline": _("%(young)s would like to volunteer") % {"young": permission.person.name},
        "template": "volunteering/_guardian.html",
        "role": role,
        "field": field_of(permission),
        "shifts": shifts_ahead(role, at_most=3) if role else [],
        **promises(),
    }


def promises() -> dict[str, Any]:
    return {"minutes": minor_minutes(), "by": f"{minor_until():%H.%M}", "adults": adults_needed()}
