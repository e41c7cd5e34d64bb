"""Who may set up the town, who sees a neighbourhood, and what a demo may do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling
from meydan.people.models import Person
from meydan.people.rules import GRANTING, holds

NO_DEMO, CLOCK_TOO_FAR, NEEDED, NEEDS, NO_MODULE = (
    "front.no_demo",
    "front.clock_too_far",
    "front.needed",
    "front.needs",
    "front.no_module",
)
SENTENCES: Mapping[str, Any] = {
    NO_DEMO: _("This is possible in a demo only."),
    CLOCK_TOO_FAR: _("The demo’s clock goes at most %(days)s days ahead. Please set it back to today first."),
    NEEDED: _("This stays on as long as these need it: %(names)s. Please switch them off first."),
    NEEDS: _("Please switch on first what this needs: %(names)s."),
    NO_MODULE: _("There is no such module, or it is always on."),
}


def may_set_up(person: Person | None) -> Ruling:
    """See what is missing, and switch modules."""
    return holds(person, *GRANTING)
