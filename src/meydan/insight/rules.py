"""Who may do what with figures. What is counted is for everybody; who works with it holds a role for the whole town."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF
from meydan.base.town import town
from meydan.insight.models import Indicator, Outreach
from meydan.people.models import Person, Role
from meydan.people.rules import holds

DONE_BEFORE, NO_WORDS, NOT_COUNTED, NO_TABLE, ENDED, DAYS, SAME_VALUE, TO_COME, IN_THE_FUTURE, UNWRITTEN = (
    "insight.done_before",
    "insight.no_words",
    "insight.not_counted",
    "insight.no_table",
    "insight.ended",
    "insight.days",
    "insight.same_value",
    "insight.to_come",
    "insight.in_the_future",
    "insight.unwritten",
)
SENTENCES: Mapping[str, Any] = {
    DONE_BEFORE: _("This task was finished before."),
    NO_WORDS: _("Please say in a sentence what it changed, even if it changed nothing."),
    NOT_COUNTED: _("This group is not counted here. Please choose another one."),
    NO_TABLE: _("Line %(line)s was not understood: %(word)s. Nothing was changed."),
    ENDED: _("This indicator was given up. Its values stay as they are."),
    DAYS: _("A value and its day belong together, and the aim lies after the start. Please check them."),
    SAME_VALUE: _("The same value stands there for this day already."),
    TO_COME: _("A value can't be measured on a day that is still to come."),
    IN_THE_FUTURE: _("Please choose a year from 2015 on that has begun."),
    UNWRITTEN: _(
        "The foreword, the method, who took part, who was not reached and what comes next need words in both languages first. Missing: %(count)s."
    ),
}
TOWN_WIDE = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
LEADING = frozenset({Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})


def may_work_with_figures(person: Person | None) -> Ruling:
    return holds(person, *TOWN_WIDE)


def may_bring_figures(person: Person | None) -> Ruling:
    """Population tables and indicators: what all pages rest on."""
    return holds(person, *LEADING)


def may_hold(person: Person, outreach: Outreach) -> Ruling:
    return yes() if person.has_role(*TOWN_WIDE) else no(NOT_STAFF)


def may_change(person: Person | None, outreach: Outreach) -> Ruling:
    ruling = may_work_with_figures(person)
    if not ruling:
        return ruling
    return no(DONE_BEFORE) if outreach.done_on else yes()


def hide_below() -> int:
    """Counts from 1 up to this are hidden; the town's own number."""
    return max(3, int(town().data.get("insight", {}).get("hide_below", 10)))


def may_change_indicator(person: Person | None, indicator: Indicator) -> Ruling:
    ruling = may_bring_figures(person)
    if not ruling:
        return ruling
    return no(ENDED) if indicator.ended_at else yes()


def may_publish(person: Person | None, unwritten: Sequence[tuple[str, str]]) -> Ruling:
    """Whoever leads, once the frame of the review is written. `unwritten`: sections and the languages in which they lack words."""
    ruling = may_bring_figures(person)
    if not ruling:
        return ruling
    return no(UNWRITTEN, count=len({section for section, _language in unwritten})) if unwritten else yes()
