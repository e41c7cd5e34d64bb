"""Reason codes of trainings and their sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.town import town
from meydan.people.models import Role
from meydan.people.rules import OF_A_UNIT

KEEPING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that plan and run every training."""
WORKING = KEEPING | OF_A_UNIT
"""Roles that plan trainings; those of a unit its own ones."""
APPROVING = frozenset({Role.UNIT_MANAGER, Role.VICE_MAYOR})
"""Roles that approve, for their unit, that somebody takes part in working time."""
APPROVING_ALL = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})
(
    NOT_PUBLIC, STAFF_ONLY, WRONG_STATE, NO_CURRICULUM, NO_RUNS_OF_TRACK, NO_SESSIONS, NO_PLACE, NO_LINK, PAST, NOT_OVER, WORDS_NEEDED,
    ORDER, FIRST_STAYS, BUSY, NOT_A_UNIT, OWN_APPROVAL, ANSWERED, NOT_IN, NO_MORE_ATTEMPTS, WAIT, PASSED_ALREADY, EMPTY, NO_ITEMS,
    TAKEN_ALREADY, NOT_COMPLETED, NOBODY, ONCE_ONLY, NOT_YET, MARKED, LISTS_OPEN, NOT_A_PICTURE, SMALL_ROOM,
    OWN_WORK, TAKES_PART, NO_ACCOUNT, TEACHES_ALREADY, WORDLESS, ONE_OF_BOTH,
) = (
    "trainings.not_public", "trainings.staff_only", "trainings.wrong_state", "trainings.no_curriculum", "trainings.no_runs_of_track",
    "trainings.no_sessions", "trainings.no_place", "trainings.no_link", "trainings.past", "trainings.not_over", "trainings.words_needed",
    "trainings.order", "trainings.first_stays", "trainings.busy", "trainings.not_a_unit", "trainings.own_approval", "trainings.answered",
    "trainings.not_in", "trainings.no_more_attempts", "trainings.wait", "trainings.passed_already", "trainings.empty", "trainings.no_items",
    "trainings.taken_already", "trainings.not_completed", "trainings.nobody", "trainings.once_only", "trainings.not_yet", "trainings.marked",
    "trainings.lists_open", "trainings.not_a_picture", "trainings.small_room",
    "trainings.own_work", "trainings.takes_part", "trainings.no_account", "trainings.teaches_already", "trainings.wordless", "trainings.one_of_both",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    NOT_PUBLIC: _("This training takes no applications now."),
    STAFF_ONLY: _("This run is for people who work at the municipality."),
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
    NO_CURRICULUM: _("Please fill in the sentence about it, its aims and its curriculum before it is published."),
    NO_RUNS_OF_TRACK: _("The course is not held for this track."),
    NO_SESSIONS: _("A run needs at least one session."),
    NO_PLACE: _("Please fill in where it takes place."),
    NO_LINK: _("Please fill in where it is held online."),
    PAST: _("This time is over. Please choose a later one."),
    NOT_OVER: _("That is possible when it is over."),
    WORDS_NEEDED: _("Please say why."),
    ORDER: _("Somebody has applied already: a further session comes after the first one."),
    FIRST_STAYS: _("Seats and the line belong to the first session: it cannot be taken out. Please change its time, or cancel the run."),
    BUSY: _("Two sessions of one run cannot be at the same time."),
    NOT_A_UNIT: _("Please choose the unit for which you work."),
    OWN_APPROVAL: _("Nobody approves their own application."),
    ANSWERED: _("Somebody has answered this already."),
    NOT_IN: _("This is for those who take part."),
    NO_MORE_ATTEMPTS: _("You have used all %(attempts)s attempts. Please talk to the trainer."),
    WAIT: _("You can try again from %(from)s on."),
    PASSED_ALREADY: _("You have passed this already."),
    EMPTY: _("Please write something, or add a file."),
    NO_ITEMS: _("This quiz has no questions yet."),
    TAKEN_ALREADY: _("Somebody has answered this already: it cannot be changed any more."),
    NOT_COMPLETED: _("The training was not completed: %(reason)s"),
    NOBODY: _("Nobody is on this list."),
    ONCE_ONLY: _("You have answered this already. Thank you."),
    NOT_YET: _("These questions are asked later."),
    MARKED: _("This has been marked as passed."),
    NOT_A_PICTURE: _("Please choose a picture (JPEG or PNG)."),
    OWN_WORK: _("Nobody marks their own work."),
    TAKES_PART: _("This person takes part in the run: nobody marks where they learn."),
    NO_ACCOUNT: _("Nobody has an account with this address. Please ask the person to sign in once with it."),
    TEACHES_ALREADY: _("This person is on the list already."),
    WORDLESS: _("Please write what is said and shown in it: not everybody hears or sees a recording."),
    ONE_OF_BOTH: _("Please give an address or choose a file, one of both."),
    SMALL_ROOM: _("The room has %(seats)s seats. Please choose a larger one, or fewer people."),
    LISTS_OPEN: _("The list of a session is still open: %(title)s. Please close it first."),
}  # fmt: skip


def setting(name: str, default: int) -> int:
    """A number of the town file's section `trainings`."""
    return int(town().data.get("trainings", {}).get(name, default))
