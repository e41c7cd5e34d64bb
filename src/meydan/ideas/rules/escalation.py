"""When who is told that an answer is owed. Days are working days where the promise was given in working days."""

from datetime import date

from meydan.base.town import town
from meydan.base.workdays import add_workdays, workdays_between
from meydan.ideas.models import Level
from meydan.people.models import Role

LADDER: tuple[tuple[Level, tuple[str, ...]], ...] = (
    (Level.REMINDER, (Role.UNIT_OFFICER, Role.UNIT_DEPUTY)),
    (Level.MANAGER, (Role.UNIT_MANAGER,)),
    (Level.TOP, (Role.VICE_MAYOR, Role.COORDINATOR)),
)
LAST = (Role.DIRECTOR,)
"""Who is told where nobody above holds a role."""


def is_on() -> bool:
    """Whether the town wants reminders: the town file says after how many days."""
    return {"remind_before", "escalate_after"} <= set(town().data.get("answering", {}))


def remind_before() -> int:
    return int(town().data["answering"]["remind_before"])


def escalate_after() -> int:
    return int(town().data["answering"]["escalate_after"])


def last_day_to_look_at(today: date) -> date:
    """The latest promised day for which a reminder may be due: working days reach further than calendar days."""
    return add_workdays(today, remind_before())


def levels_due(promised_for: date, clock_code: str, today: date) -> list[Level]:
    """Before the day the reminder; from the day after it the unit's manager; some days later the deputy mayor too."""
    if today <= promised_for:
        return [Level.REMINDER] if _days(today, promised_for, clock_code) <= remind_before() else []
    late = _days(promised_for, today, clock_code)
    return [level for level, after in ((Level.MANAGER, 0), (Level.TOP, escalate_after())) if late > after]


def _days(start: date, end: date, clock_code: str) -> int:
    in_calendar_days = town().data["clocks"].get(clock_code, {}).get("calendar_days")
    return (end - start).days if in_calendar_days else workdays_between(start, end)
