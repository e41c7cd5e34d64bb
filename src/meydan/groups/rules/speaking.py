"""A group speaks through its minutes: whatever goes out in its name was decided at a meeting."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.groups.models import OPINION_MOVES, CouncilOpinion, Group, Meeting, Membership
from meydan.groups.rules.groups import may_arrange, may_keep_groups
from meydan.people.models import Person

NO_MEETING, OPINION_MOVE, DAYS = "groups.no_meeting", "groups.opinion_move", "groups.days"
SENTENCES: Mapping[str, Any] = {
    NO_MEETING: _("Please choose the meeting that decided it. It has to be over and its minutes written."),
    OPINION_MOVE: _("An opinion in the state “%(before)s” can't go on like this. Please open the page anew."),
    DAYS: _("The days must follow each other: sent, on the agenda, decided."),
}


def may_speak(person: Person | None, group: Group, mine: Membership | None, meeting: Meeting) -> Ruling:
    """Write in the group's name: who holds a role in it, and only what a meeting with minutes decided."""
    may = may_arrange(person, group, mine)
    if not may:
        return may
    decided = meeting.group_id == group.pk and meeting.took_place and meeting.decisions.strip()
    return yes() if decided else no(NO_MEETING, field="meeting")


def may_handle_opinion(
    person: Person | None, opinion: CouncilOpinion, after: str, *, sent_on: date | None = None,
    agenda_on: date | None = None, decided_on: date | None = None,
) -> Ruling:  # fmt: skip
    """What the kent konseyi and the council did is written down by the Centre."""
    keeps = may_keep_groups(person)
    if not keeps:
        return keeps
    if after not in OPINION_MOVES[opinion.state]:
        return no(OPINION_MOVE, before=str(opinion.get_state_display()))
    days = [day for day in (sent_on or opinion.sent_on, agenda_on or opinion.agenda_on, decided_on) if day]
    return yes() if days == sorted(days) else no(DAYS)
