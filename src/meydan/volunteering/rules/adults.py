"""Where people under 18 take part, adults are there who answer for them; and who may read what people left for their safety."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Occasion
from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person
from meydan.safety.rules import setting as safety_setting
from meydan.volunteering.models import Placement

TOO_FEW_ADULTS, NOT_THE_TIME = "volunteering.too_few_adults", "volunteering.not_the_time"
SENTENCES: Mapping[str, Any] = {
    TOO_FEW_ADULTS: _("Before anybody under 18 is checked in, %(needed)s adults have to be there; so far there are %(there)s. Please tick the adults first, or call the Centre: it sends somebody. Until then the young people may watch with their guardian."),
    NOT_THE_TIME: _("Emergency contacts can be read by the leader of the shift, from shortly before until shortly after it."),
}  # fmt: skip


def adults_needed() -> int:
    """How many adults a shift with minors needs; 0 switches the rule off."""
    return int(safety_setting("adults_with_minors", 2))


def warning_time() -> timedelta:
    """How long before a shift somebody is told that adults are missing."""
    return timedelta(hours=int(safety_setting("warn_hours", 72)))


def enough_adults(there: int) -> Ruling:
    needed = adults_needed()
    return yes() if there >= needed else no(TOO_FEW_ADULTS, needed=needed, there=there)


def emergency_is_open(person: Person | None, occasion: Occasion) -> Ruling:
    """The leader, or who stands in for them, around the shift."""
    before = timedelta(hours=int(safety_setting("emergency_hours_before", 2)))
    after = timedelta(hours=int(safety_setting("emergency_hours_after", 2)))
    leads = person is not None and occasion.leader_id in person.answers_for
    return (
        yes() if leads and occasion.starts_at - before <= clock.now() <= occasion.ends_at + after else no(NOT_THE_TIME)
    )


def may_read_access(person: Person | None, placement: Placement) -> Ruling:
    """What helps somebody to take part is read by the person who looks after the duty, or stands in for them."""
    leads = person is not None and placement.role.supervisor_id in person.answers_for
    return yes() if leads else no("sealed.not_named")


def keep_days() -> int:
    """For how long sealed words of a volunteer are kept at most, unless they are written again."""
    return int(safety_setting("keep_days", 365))


def access_days_after_end() -> int:
    """For how long after the end of a placement; the emergency contact goes at once."""
    return int(safety_setting("access_days_after_end", 30))
