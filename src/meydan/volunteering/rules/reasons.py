"""Reason codes, their sentences, the roles that they speak of, and the town's settings for volunteering."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.town import town
from meydan.people.models import Role as Held
from meydan.people.rules import OF_A_UNIT

KEEPING = frozenset({Held.FACILITATOR, Held.COORDINATOR, Held.DIRECTOR, Held.ADMINISTRATOR})
"""Roles that run volunteering for the whole town."""
WORKING = KEEPING | OF_A_UNIT
"""Roles that raise needs and work on those of their unit."""

(
    WRONG_STATE, NOT_OPEN, CALL_CLOSED, UNDER_12, TOO_YOUNG, BORN_LATER, HAS_APPLIED, IS_FULL, DECIDED, PLACE_OVER,
    NOT_READY, ASK_GUARDIAN, GUARDIAN_WAITS, RISK_TOO_HIGH, MINOR_LATE, MINOR_LONG, NO_POST, NOT_REVIEWED, NEEDS_WORDS,
    FUTURE, HOURS_DECIDED, UNHEARD, NO_DAYS, WRONG_BIRTH_DATE, HAS_SHIFTS, OWN_HOURS, FROM_THE_LIST, ENDS_BEFORE, NO_VETTING,
    TOO_FEW_HOURS, NO_HOURS, NO_CARD, OWN_PAPER, NOT_QUALIFIED, MINOR_DAY, MINOR_COMPANY, NOT_SERVED, SAID_ALREADY,
    NO_REST, LONG_DAY, ABOUT_ONESELF, NOBODY_THERE,
) = (f"volunteering.{name}" for name in (
    "wrong_state", "not_open", "call_closed", "under_12", "too_young", "born_later", "has_applied", "is_full", "decided",
    "place_over", "not_ready", "ask_guardian", "guardian_waits", "risk_too_high", "minor_late", "minor_long", "no_post",
    "not_reviewed", "needs_words", "future", "hours_decided", "unheard", "no_days", "wrong_birth_date", "has_shifts",
    "own_hours", "from_the_list", "ends_before", "no_vetting", "too_few_hours", "no_hours", "no_card", "own_paper",
    "not_qualified", "minor_day", "minor_company", "not_served", "said_already",
    "no_rest", "long_day", "about_oneself", "nobody_there",
))  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
    NOT_OPEN: _("Nobody can apply for this duty at the moment."),
    CALL_CLOSED: _("The time to apply is over. Please look at the other duties."),
    UNDER_12: _("Duties are for people from 12 on. You are welcome at our family days: please come with an adult."),
    TOO_YOUNG: _("This duty is for people from %(age)s on. Other duties are open to you: please choose “from 12 on” in the list."),
    BORN_LATER: _("Please check your date of birth."),
    WRONG_BIRTH_DATE: _("You gave another date of birth before. If that one was wrong, please write to the Centre."),
    HAS_APPLIED: _("You have applied for this duty already."),
    IS_FULL: _("This duty has all the volunteers it needs. You can follow the list for others."),
    DECIDED: _("This application is not open any more: %(state)s."),
    PLACE_OVER: _("This place is not open any more: %(state)s."),
    NOT_READY: _("Before your first duty something is missing: %(missing)s."),
    ASK_GUARDIAN: _("You are under 18. Please name your mother, father or guardian, and how they will give their permission."),
    GUARDIAN_WAITS: _("Your guardian’s permission is not here yet. As soon as it is, you can take a shift."),
    RISK_TOO_HIGH: _("Your guardian’s permission does not cover a duty of this kind. Please ask for a new one at the desk."),
    MINOR_LATE: _("Under 18 a duty ends by %(time)s. Please choose an earlier shift."),
    MINOR_LONG: _("Under 18 a duty lasts at most %(minutes)s minutes. Please choose a shorter shift."),
    MINOR_DAY: _("Under 18 at most %(minutes)s minutes a day are possible, and you have another shift that day. Please choose another day, or give that one back."),
    MINOR_COMPANY: _("Under 18 you come under your own name alone. Your friends sign up themselves; for those under 18 their guardians are asked."),
    NO_REST: _("Between the shifts of two days we keep %(rest)s of rest, and another one of yours is too near: %(when)s. Please choose another shift, or give that one back."),
    LONG_DAY: _("At most %(most)s a day are possible, with what you have that day already. Please choose another day, or give the other shift back."),
    ABOUT_ONESELF: _("Nobody writes a note about themselves. Please ask a colleague."),
    NOBODY_THERE: _("A note is written about somebody who serves or served in the duty."),
    NOT_SERVED: _("You can say how it was when hours of yours are confirmed."),
    SAID_ALREADY: _("You have said how it was already. Thank you."),
    NO_POST: _("Before it is published somebody has to confirm that it replaces no paid post."),
    NOT_REVIEWED: _("A duty can be opened when the need is approved."),
    NEEDS_WORDS: _("Please give the reason. The others read it."),
    FUTURE: _("Hours can be entered when they are over."),
    HOURS_DECIDED: _("These hours are settled: %(state)s."),
    OWN_HOURS: _("Nobody confirms their own hours. Please ask a colleague."),
    FROM_THE_LIST: _("The hours of this duty come from the list of who was there."),
    NO_HOURS: _("No confirmed hours yet. As soon as somebody has confirmed them you can prepare a certificate."),
    TOO_FEW_HOURS: _("A certificate is made from %(least)s on; confirmed so far: %(so_far)s. Every hour stays and counts."),
    NO_CARD: _("A card is made for somebody who is ready for the duty, with a day until which it is valid."),
    OWN_PAPER: _("Nobody issues a card to themselves. Please ask a colleague."),
    ENDS_BEFORE: _("Before this shift something ends: %(missing)s. Please bring the new one, or choose an earlier shift."),
    NO_VETTING: _("At this risk the duty has to ask for: %(missing)s. Please tick it in the duty first."),
    UNHEARD: _("Please write down what the volunteer said to it."),
    NO_DAYS: _("No day fits. Please check the dates."),
    NOT_QUALIFIED: _("This duty asks for: %(lacking)s. If you have it, please show it at the desk."),
    HAS_SHIFTS: _("Shifts lie ahead. Please call them off first."),
}  # fmt: skip


def setting(name: str, default: Any) -> Any:
    """A value of the town file's section `volunteering`, whose basis stands there beside it."""
    return town().data.get("volunteering", {}).get(name, default)


def minor_until() -> time:
    return time.fromisoformat(setting("minor_until", "18:00"))


def minor_minutes() -> int:
    return int(setting("minor_minutes", 180))


def rest_minutes() -> int:
    """Of rest between the shifts of two days; 0: the town does not ask for it."""
    return int(setting("rest_minutes", 660))


def day_minutes() -> int:
    """At most so long at all shifts of a day together; 0: as long as somebody likes."""
    return int(setting("day_minutes", 480))


def milestones() -> list[int]:
    """From so many confirmed hours on somebody is thanked, each once; none: nobody is."""
    return [int(hours) for hours in setting("milestone_hours", [10, 50, 100, 250, 500])]


def certificate_minutes() -> int:
    """From so many confirmed minutes on a certificate is made."""
    return int(setting("certificate_minutes", 60))
