"""Who may write to many, let it go, word messages, and say that an election is coming."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.notices.models import Announcement, ElectionPeriod
from meydan.people.models import Person, Role
from meydan.people.rules import GRANTING, holds

WRITING = frozenset({Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that write announcements, and approve those of others."""

NOT_NOW, OWN_WORDS, NOBODY, ENDS_BEFORE, TWO_AT_ONCE, OVER, NO_SUCH_PLACE = (
    "notices.not_now",
    "notices.own_words",
    "notices.nobody",
    "notices.ends_before",
    "notices.two_at_once",
    "notices.over",
    "notices.no_such_place",
)
SENTENCES: Mapping[str, Any] = {
    NOT_NOW: _("That is not possible in the state in which this announcement is. Please look at the page again."),
    OWN_WORDS: _("Nobody lets their own announcement go. Please ask a colleague."),
    NOBODY: _("Nobody would get it. Please choose other people."),
    ENDS_BEFORE: _("The end has to be later than the beginning, and still to come."),
    TWO_AT_ONCE: _("There is an election period in these days already. End it first, or choose other days."),
    OVER: _("This election period is over already."),
    NO_SUCH_PLACE: _("There is no %(wrong)s in this message. You can use: %(known)s"),
}

State = Announcement.State
EDITABLE = {State.DRAFT, State.WAITING}
STOPPABLE = {State.DRAFT, State.WAITING, State.GOING, State.PAUSED}


def may_see_announcements(person: Person | None) -> Ruling:
    return holds(person, *WRITING)


def may_write_announcement(person: Person | None, one: Announcement | None = None) -> Ruling:
    """Write a new one, or change one that is not yet on its way."""
    return _in_state(person, one, EDITABLE) if one else may_see_announcements(person)


def may_submit_announcement(person: Person | None, one: Announcement) -> Ruling:
    return _in_state(person, one, {State.DRAFT})


def may_approve_announcement(person: Person | None, one: Announcement) -> Ruling:
    """Another person than who wrote it last, so that two have read it."""
    ruling = _in_state(person, one, {State.WAITING})
    return no(OWN_WORDS) if ruling and person is not None and one.written_by_id == person.pk else ruling


def may_pause_announcement(person: Person | None, one: Announcement) -> Ruling:
    return _in_state(person, one, {State.GOING})


def may_resume_announcement(person: Person | None, one: Announcement) -> Ruling:
    return _in_state(person, one, {State.PAUSED})


def may_cancel_announcement(person: Person | None, one: Announcement) -> Ruling:
    return _in_state(person, one, STOPPABLE)


def _in_state(person: Person | None, one: Announcement, states: set[Announcement.State]) -> Ruling:
    ruling = may_see_announcements(person)
    return no(NOT_NOW) if ruling and one.state not in states else ruling


def may_set_election_periods(person: Person | None) -> Ruling:
    return holds(person, *GRANTING)


def may_begin_election_period(person: Person | None, starts_at: datetime, ends_at: datetime, now: datetime) -> Ruling:
    if not (ruling := may_set_election_periods(person)):
        return ruling
    return yes() if max(starts_at, now) < ends_at else no(ENDS_BEFORE, field="ends_at")


def may_end_election_period(person: Person | None, period: ElectionPeriod, now: datetime) -> Ruling:
    if not (ruling := may_set_election_periods(person)):
        return ruling
    return yes() if period.ended_at is None and now < period.ends_at else no(OVER)


def may_word_messages(person: Person | None) -> Ruling:
    return holds(person, *GRANTING)
