"""Which shifts fit a person, with the reasons in words. Reasons speak for a shift; no number of them is shown of a person."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.volunteering.models import Field, Part, Role, Shift
from meydan.volunteering.models.offers import DUSK, NOON, PARTS
from meydan.volunteering.rules.reasons import NOT_QUALIFIED

OF_A_SLOT = {Part.MORNING: _("%(day)s morning"), Part.AFTERNOON: _("%(day)s afternoon"), Part.EVENING: _("%(day)s evening")}  # fmt: skip
TO_THEM: Mapping[str, Any] = {
    "time": _("You said that you are free: %(slot)s"),
    "place": _("You like to serve near: %(place)s"),
    "home": _("In your neighbourhood: %(place)s"),
    "field": _("You are interested in: %(field)s"),
    "qualified": _("You have the qualification that it asks for"),
}
"""Reasons as the person reads them."""
OF_THEM: Mapping[str, Any] = {
    "time": _("free: %(slot)s"),
    "place": _("likes to serve near: %(place)s"),
    "home": _("lives in: %(place)s"),
    "field": _("interested in: %(field)s"),
    "qualified": _("has the qualification"),
}
"""The same as a coordinator reads them."""


@dataclass(frozen=True)
class Reason:
    """Why a shift fits: a code, and what fills its sentence."""

    code: str
    what: Any = ""

    def words(self, sentences: Mapping[str, Any] = TO_THEM) -> str:
        return str(sentences[self.code]) % facts_of(self.code, self.what)


def facts_of(code: str, what: Any) -> dict[str, str]:
    """The facts of a reason's sentence, in the reader's language."""
    if code == "time":
        return {"slot": slot_word(int(what))}
    if code == "field":
        return {"field": str(Field(what).label)}
    return {"place": str(what)}


def slot_of(moment: datetime) -> int:
    """The slot of the week in which a moment lies, in the town's time."""
    local = timezone.localtime(moment)
    part = Part.MORNING if local.hour < NOON else Part.AFTERNOON if local.hour < DUSK else Part.EVENING
    return local.weekday() * PARTS + part


def slot_word(slot: int) -> str:
    return str(OF_A_SLOT[Part(slot % PARTS)]) % {"day": WEEKDAYS[slot // PARTS]}


def reasons_for(
    shift: Shift, *, times: Collection[int] = (), places: Collection[int] = (), fields: Collection[str] = (),
    home: int | None = None, qualified: bool = False, slot: int | None = None,
) -> list[Reason]:  # fmt: skip
    """What speaks for this shift, the time first. The shift's need and neighbourhood are loaded; `slot`: of its beginning, if known."""
    need = shift.role.need
    slot = slot_of(shift.occasion.starts_at) if slot is None else slot
    found = [Reason("time", slot)] if slot in times else []
    if need.neighbourhood is not None and need.neighbourhood_id in places:
        found.append(Reason("place", need.neighbourhood.name))
    elif need.neighbourhood is not None and need.neighbourhood_id == home:
        found.append(Reason("home", need.neighbourhood.name))
    if need.field in fields:
        found.append(Reason("field", need.field))
    return [*found, Reason("qualified")] if qualified else found


def is_qualified(role: Role, held: Iterable[int]) -> Ruling:
    """Whether somebody holds everything that the duty asks for; interests and skills don't gate."""
    there = set(held)
    lacking = [one for one in role.qualifications.all() if one.pk not in there]
    return no(NOT_QUALIFIED, lacking=", ".join(one.name for one in lacking)) if lacking else yes()
