"""Reason codes of events and their sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.town import town
from meydan.people.models import Role
from meydan.people.rules import OF_A_UNIT

KEEPING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that plan and run every event."""
WORKING = KEEPING | OF_A_UNIT
"""Roles that plan events; those of a unit its own ones."""
(
    NOT_PUBLIC, NO_SIGN_UP, TOO_MANY, OVERLAP, SESSION_FULL, UNKNOWN_SESSION, DRAW_COMES, WRONG_STATE, PAST, NOT_OVER, SMALL_ROOM,
    NO_PLACE, NO_LINK, LIST_OUT, LOT_OPEN, NO_LOT, DRAWN, NOBODY, ANSWERED, WORDS_NEEDED, NO_DAYS, BAD_TICKET, CAME_ALREADY, NOT_THERE,
    ONCE_ONLY, LOT_TOO_LATE, OUTSIDE, SESSION_CHOSEN, NO_THREAD, IN_DRUM, NOT_LEADER,
    FLOOR_CLOSED, NOT_SHOWN, CALL_CLOSED, NO_CONSENT, NEEDS_APPROVAL, NOT_APPROVER, NOTHING_TO_ISSUE, WORDLESS,
    SAME_ROOM, STAGE_OVER, NOT_ONLINE, FOLLOWED, ONE_OF_BOTH,
) = (
    "events.not_public", "events.no_sign_up", "events.too_many", "events.overlap", "events.session_full", "events.unknown_session",
    "events.draw_comes", "events.wrong_state", "events.past", "events.not_over", "events.small_room", "events.no_place", "events.no_link",
    "events.list_out", "events.lot_open", "events.no_lot", "events.drawn", "events.nobody", "events.answered", "events.words_needed",
    "events.no_days", "events.bad_ticket", "events.came_already", "events.not_there", "events.once_only", "events.lot_too_late", "events.outside", "events.session_chosen", "events.no_thread", "events.in_the_drum", "events.not_leader",
    "events.floor_closed", "events.not_shown", "events.call_closed", "events.no_consent", "events.needs_approval", "events.not_approver",
    "events.nothing_to_issue", "events.wordless", "events.same_room", "events.stage_over", "events.not_online", "events.followed", "events.one_of_both",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    WORDLESS: _("Please write what is said and shown in it: not everybody hears or sees a recording."),
    NOT_PUBLIC: _("This event is not open for sign-up."),
    NO_SIGN_UP: _("Nobody has to sign up: just come."),
    TOO_MANY: _("At most %(most)s people can come under one name."),
    OVERLAP: _("Two of these sessions take place at the same time. Please choose one of them."),
    SESSION_FULL: _("This session is full: %(title)s. Please choose another one."),
    UNKNOWN_SESSION: _("This session is not in the programme any more."),
    DRAW_COMES: _("The list for the lot is closed. The result will stand here; after it free seats can be taken."),
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
    PAST: _("This time is over. Please choose a later one."),
    NOT_OVER: _("That is possible when it is over."),
    SMALL_ROOM: _("The room has %(seats)s seats. Please choose a larger one, or fewer people."),
    NO_PLACE: _("Please fill in where it takes place, or choose a room."),
    NO_LINK: _("Please fill in where it can be seen online."),
    LIST_OUT: _("The list for the lot is published. Please draw first."),
    LOT_OPEN: _("People can put their names down for the lot until %(until)s."),
    NO_LOT: _("The seats of this event are not given by lot."),
    DRAWN: _("The seats have been drawn already."),
    NOBODY: _("Nobody is on this list."),
    ANSWERED: _("Somebody has answered this already."),
    WORDS_NEEDED: _("Please say why."),
    NO_DAYS: _("No such day lies ahead, or there are too many. Please look at the first and the last day."),
    BAD_TICKET: _("This is not a ticket of ours, or it was changed."),
    CAME_ALREADY: _("This ticket was shown already, at %(time)s. It counts once."),
    NOT_THERE: _("Feedback is for those who were there."),
    ONCE_ONLY: _("You have given feedback already. Thank you."),
    IN_DRUM: _("Names are in the drum already. The seats of this event stay with the lot."),
    OUTSIDE: _("A session lies within the time of the event."),
    SESSION_CHOSEN: _("Somebody has chosen this session. Please write to them first."),
    NO_THREAD: _("Please fill in the number of the thread to which this belongs."),
    NOT_LEADER: _("Only who leads the event reads who needs this. Please name a leader in the form of the event."),
    FLOOR_CLOSED: _("Questions are asked here during the event, from an hour before it begins."),
    NOT_SHOWN: _("This question is not waiting for an answer any more."),
    CALL_CLOSED: _("This event does not call for speakers now."),
    NO_CONSENT: _("Please say where the consents are kept. Without them the photo is not shown."),
    NEEDS_APPROVAL: _("Events are published after their approval. Please ask for it first."),
    NOT_APPROVER: _("Approving events is not among your roles."),
    NOTHING_TO_ISSUE: _("Everybody who came has their certificate already."),
    SAME_ROOM: _("Another session is in this room at that time: %(title)s."),
    STAGE_OVER: _(
        "The stages of this process end on %(until)s. Please choose an earlier day, or tick that it takes place after them on purpose."
    ),
    NOT_ONLINE: _("This event cannot be followed online."),
    FOLLOWED: _("People have signed up to take part online. The event stays open to them."),
    ONE_OF_BOTH: _("Please give an address or choose a file, one of both."),
    LOT_TOO_LATE: _("The lot has to close before the event begins."),
}


def approvers() -> tuple[str, ...]:
    """Roles that approve events before they are published; empty where the town wants no approval."""
    return tuple(town().data.get("events", {}).get("approval", ()))


def setting(name: str, default: int) -> int:
    """A number of the town file's section `events`."""
    return int(town().data.get("events", {}).get(name, default))
