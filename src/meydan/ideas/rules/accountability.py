"""Whether units are named where the public sees how the promise is kept."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.remembered import remembered
from meydan.base.rulings import Ruling, no, yes
from meydan.base.templatetags.ui import day_long
from meydan.base.town import town

NOT_LAUNCHED, QUIET, NOT_NAMED = "ideas.not_launched", "ideas.units_quiet", "ideas.units_not_named"
USUAL_QUIET_DAYS = 90
NAMING = "ideas:name_units"
"""The stamp with which the town switches the names on or off at the desk, over what its file says."""
SENTENCES: Mapping[str, Any] = {
    NOT_LAUNCHED: _("Units are not named yet: the day of the launch is not set."),
    QUIET: _(
        "Units are not named in the first %(days)s days, so that they can settle in. This is looked at again on %(day)s."
    ),
    NOT_NAMED: _("The municipality has decided not to name units here."),
}


def may_name_units(*, on: date) -> Ruling:
    """The town's switch, and never in the first days after the launch."""
    chosen = town().data.get("accountability", {})
    launched: date | None = chosen.get("launched_on")
    if launched is None:
        return no(NOT_LAUNCHED)
    days = int(chosen.get("quiet_days", USUAL_QUIET_DAYS))
    opens_on = launched + timedelta(days=days)
    if on < opens_on:
        return no(QUIET, days=days, day=day_long(opens_on))
    return yes() if names_units() else no(NOT_NAMED)


def names_units() -> bool:
    """Whether the town wants units to be named, once the first days are over."""
    if said := remembered(NAMING):
        return said == "on"
    return bool(town().data.get("accountability", {}).get("name_units", False))
