"""Who may plan a season, change and confirm a plan, look for cover, and answer."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.base.town import town
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Unit
from meydan.season.models import Answer, Ask, Plan, Round
from meydan.volunteering.models import Role, Shift
from meydan.volunteering.rules import KEEPING, may_see_needs, may_work_on

LONGEST = timedelta(days=184)
MOST_ASKED = 50
NO_SHIFTS, TOO_LONG, NOT_DRAFT, ANSWERED, NOBODY_LEFT, SHIFT_OVER, ALL_TAKEN, NOT_FITTING, GONE = (
    f"season.{name}"
    for name in (
        "no_shifts", "too_long", "not_draft", "answered", "nobody_left", "shift_over", "full", "not_fitting", "gone"
    )
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    NO_SHIFTS: _("No shift with a free seat lies in these days."),
    TOO_LONG: _("At most half a year at a time, from today on."),
    NOT_DRAFT: _("This plan is not a draft any more: %(state)s."),
    ANSWERED: _("You have answered already: %(answer)s."),
    NOBODY_LEFT: _("There is nobody else whom we could ask. Whoever may be asked says so on their own page."),
    SHIFT_OVER: _("This shift has begun, or was called off."),
    ALL_TAKEN: _("All seats of this shift are taken."),
    NOT_FITTING: _("This does not fit: they have no time then, another seat, or not what the duty asks for."),
    GONE: _("Thank you! Somebody was quicker this time, and the seat is taken."),
}


def setting(name: str, default: Any) -> Any:
    """A value of the town file's section `season`, whose basis stands there beside it."""
    return town().data.get("season", {}).get(name, default)


def rest() -> timedelta:
    return timedelta(minutes=int(setting("rest_minutes", 660)))


def in_waves() -> bool:
    """Whether the worker asks the next ones by itself."""
    return bool(setting("cover_in_waves", False))


def wave() -> int:
    """How many are asked at a time."""
    return int(setting("cover_wave", 5))


def wave_lasts() -> timedelta:
    return timedelta(minutes=int(setting("cover_wave_minutes", 60)))


def may_see_season(person: Person | None) -> Ruling:
    return may_see_needs(person)


def may_plan_for(person: Person | None, *, unit: Unit | None, role: Role | None) -> Ruling:
    if role is not None:
        return may_work_on(person, role.need)
    if person is None:
        return no(SIGN_IN_FIRST)
    of_unit = unit is not None and person.has_role(*OF_A_UNIT, unit=unit)
    return yes() if person.has_role(*KEEPING) or of_unit else no(NOT_STAFF)


def may_draft(person: Person | None, *, unit: Unit | None, role: Role | None, first: date, last: date) -> Ruling:
    if not (allowed := may_plan_for(person, unit=unit, role=role)):
        return allowed
    return yes() if clock.today() <= first <= last <= first + LONGEST else no(TOO_LONG, field="last_day")


def may_change(person: Person | None, plan: Plan) -> Ruling:
    """Change a line, confirm or discard: as long as it is a draft."""
    if not (allowed := may_plan_for(person, unit=plan.unit, role=plan.role)):
        return allowed
    return yes() if plan.state == Plan.State.DRAFT else no(NOT_DRAFT, state=str(plan.get_state_display()))


def may_discard(person: Person | None, plan: Plan) -> Ruling:
    if plan.state == Plan.State.FAILED:
        return may_plan_for(person, unit=plan.unit, role=plan.role)
    return may_change(person, plan)


def may_find_cover(person: Person | None, shift: Shift) -> Ruling:
    if not (allowed := may_work_on(person, shift.role.need)):
        return allowed
    return needs_cover(shift)


def needs_cover(shift: Shift) -> Ruling:
    occasion = shift.occasion
    if occasion.called_off_at or occasion.closes_at <= clock.now():
        return no(SHIFT_OVER)
    return yes() if occasion.free > 0 else no(ALL_TAKEN)


def may_answer(person: Person | None, ask: Ask) -> Ruling:
    if person is None or ask.person_id != person.pk:
        return no(NOT_YOURS)
    if ask.answer == Answer.LATE:
        return no(GONE)
    if ask.answer:
        return no(ANSWERED, answer=str(ask.get_answer_display()))
    return yes() if ask.round.state == Round.State.OPEN else no(GONE)
