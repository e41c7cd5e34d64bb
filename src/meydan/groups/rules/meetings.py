"""Polls, meetings, minutes and tasks: what may be done when."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.groups.models import COMING, MEETING_MOVES, Group, GroupTask, Meeting, MeetingState, Membership, Poll
from meydan.groups.rules.groups import may_arrange, may_run, may_take_part
from meydan.people.models import Person

MOST_OPTIONS, FEWEST_OPTIONS = 8, 2
(
    POLL_CLOSED, POLL_OPEN, OPTIONS, PAST, NOBODY, ANSWER_BY, NO_AGENDA, NO_PLACE, NOT_OVER, MEETING_MOVE, OWN_MINUTES,
    DONE, TASK_TAKEN, SAME_TIME, EMPTY_MINUTES,
) = (
    "groups.poll_closed", "groups.poll_open", "groups.options", "groups.past", "groups.nobody", "groups.answer_by",
    "groups.no_agenda", "groups.no_place", "groups.not_over", "groups.meeting_move", "groups.own_minutes", "groups.done",
    "groups.task_taken", "groups.same_time", "groups.empty_minutes",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    POLL_CLOSED: _("This poll is over. The day is chosen."),
    POLL_OPEN: _("There is an open poll already. Please end it first."),
    OPTIONS: _("Please offer %(fewest)s to %(most)s different times."),
    PAST: _("This time is over. Please choose a later one."),
    NOBODY: _("Nobody can come on any of these days. Please propose others."),
    ANSWER_BY: _("The last day to answer must lie before the first of the offered days, and not in the past."),
    NO_AGENDA: _("Please write the agenda before you call people."),
    NO_PLACE: _("Please name a place or a link before you call people."),
    NOT_OVER: _("The meeting has not begun yet."),
    MEETING_MOVE: _("A meeting in the state “%(before)s” can't go on like this. Please open the page anew."),
    OWN_MINUTES: _("You wrote these minutes; somebody else approves them."),
    DONE: _("This is done already."),
    TASK_TAKEN: _("Somebody else does this already."),
    SAME_TIME: _("This time is offered already."),
    EMPTY_MINUTES: _("Please write at least one thing that was decided or discussed."),
}


def may_open_poll(
    person: Person | None, group: Group, mine: Membership | None, starts: Collection[datetime], answer_by: date
) -> Ruling:
    may = may_arrange(person, group, mine)
    if not may:
        return may
    if not FEWEST_OPTIONS <= len(set(starts)) <= MOST_OPTIONS:
        return no(OPTIONS, fewest=FEWEST_OPTIONS, most=MOST_OPTIONS)
    if min(starts) <= clock.now():
        return no(PAST)
    first = timezone.localdate(min(starts))
    return yes() if clock.today() <= answer_by < first else no(ANSWER_BY, field="answer_by")


def may_add_option(person: Person | None, poll: Poll, mine: Membership | None, starts_at: datetime) -> Ruling:
    """Every member may offer another day, as long as people still answer."""
    may = may_answer(person, poll, mine)
    if not may:
        return may
    options = list(poll.options.all())
    if starts_at in {one.starts_at for one in options}:
        return no(SAME_TIME, field="day")
    if len(options) >= MOST_OPTIONS:
        return no(OPTIONS, fewest=FEWEST_OPTIONS, most=MOST_OPTIONS)
    return yes() if starts_at > clock.now() else no(PAST, field="day")


def may_answer(person: Person | None, poll: Poll, mine: Membership | None) -> Ruling:
    may = may_take_part(person, poll.group, mine)
    return may if not may or poll.is_open else no(POLL_CLOSED)


def may_close_poll(person: Person | None, poll: Poll, mine: Membership | None) -> Ruling:
    may = may_arrange(person, poll.group, mine)
    return may if not may or poll.is_open else no(POLL_CLOSED)


def may_plan(person: Person | None, group: Group, mine: Membership | None, starts_at: datetime) -> Ruling:
    may = may_arrange(person, group, mine)
    return may if not may or starts_at > clock.now() else no(PAST, field="day")


def may_move_meeting(meeting: Meeting, after: str) -> Ruling:
    allowed = after in MEETING_MOVES[meeting.state]
    return yes() if allowed else no(MEETING_MOVE, before=str(meeting.get_state_display()))


def may_change_meeting(person: Person | None, meeting: Meeting, mine: Membership | None, starts_at: datetime) -> Ruling:
    may = may_arrange(person, meeting.group, mine)
    if not may:
        return may
    if meeting.state not in COMING:
        return no(MEETING_MOVE, before=str(meeting.get_state_display()))
    return yes() if starts_at > clock.now() else no(PAST, field="day")


def may_call(person: Person | None, meeting: Meeting, mine: Membership | None) -> Ruling:
    may = may_arrange(person, meeting.group, mine)
    if not may:
        return may
    if not meeting.agenda_points:
        return no(NO_AGENDA, field="agenda")
    if not (meeting.place or meeting.link):
        return no(NO_PLACE, field="place")
    return may_move_meeting(meeting, MeetingState.CALLED)


def may_cancel(person: Person | None, meeting: Meeting, mine: Membership | None) -> Ruling:
    may = may_arrange(person, meeting.group, mine)
    return may_move_meeting(meeting, MeetingState.CANCELLED) if may else may


def may_write_minutes(person: Person | None, meeting: Meeting, mine: Membership | None) -> Ruling:
    may = may_arrange(person, meeting.group, mine)
    if not may:
        return may
    if meeting.starts_at > clock.now():
        return no(NOT_OVER)
    return may_move_meeting(meeting, MeetingState.DRAFTED)


def may_approve(person: Person | None, meeting: Meeting, mine: Membership | None) -> Ruling:
    """Whoever runs the group, but not the one who wrote them."""
    may = may_run(person, meeting.group, mine)
    if not may:
        return may
    if person is not None and meeting.written_by_id == person.pk:
        return no(OWN_MINUTES)
    return may_move_meeting(meeting, MeetingState.APPROVED)


def may_ask_correction(person: Person | None, meeting: Meeting, mine: Membership | None) -> Ruling:
    """Every member may say what is wrong in a draft."""
    may = may_take_part(person, meeting.group, mine)
    return may_move_meeting(meeting, MeetingState.APPROVED) if may else may


def may_publish(person: Person | None, meeting: Meeting, mine: Membership | None) -> Ruling:
    may = may_arrange(person, meeting.group, mine)
    return may_move_meeting(meeting, MeetingState.PUBLISHED) if may else may


def may_take_task(person: Person | None, task: GroupTask, mine: Membership | None) -> Ruling:
    may = may_take_part(person, task.group, mine)
    if not may:
        return may
    if task.done_at:
        return no(DONE)
    return no(TASK_TAKEN) if task.owner_id and person and task.owner_id != person.pk else yes()


def may_finish_task(person: Person | None, task: GroupTask, mine: Membership | None) -> Ruling:
    """Whoever does it, or has a role in the group; also for giving it back."""
    if task.done_at:
        return no(DONE)
    own = person is not None and task.owner_id == person.pk
    return may_take_part(person, task.group, mine) if own else may_arrange(person, task.group, mine)
