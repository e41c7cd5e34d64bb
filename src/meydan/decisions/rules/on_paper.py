"""Paper beside the web: who keeps a booth, who gets a sheet, and when sheets are typed in and closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF
from meydan.base.templatetags.ui import moment
from meydan.decisions.models import Ballot, Batch, Booth, BoothClerk, Channel, Entry, Roll, State
from meydan.decisions.rules.desk import VALUING, may_manage
from meydan.decisions.rules.reasons import WRONG_STATE
from meydan.people.models import Person
from meydan.people.rules import holds

SERVING = VALUING
"""Roles that can be named for a booth: those that may write people down at a desk."""
LEAST_SHEETS, MOST_SHEETS = 10, 200
"""A batch is large enough to hide who took which sheet, and small enough to be printed at once."""

ON_THE_ROLL, SAME_NAME, NAME_NEEDED, NO_SHEETS, BOOTHS_OVER, BATCH_SIZE = (
    "decisions.on_the_roll",
    "decisions.same_name",
    "decisions.name_needed",
    "decisions.no_sheets",
    "decisions.booths_over",
    "decisions.batch_size",
)
WHY_UNEQUAL, BATCH_CLOSED, NOT_COUNTED_YET, TYPED_LATER, TYPED_ALREADY, SETTLED, TYPED_BY_YOU, NO_SUCH_SHEET, STILL_TO_TYPE, MARK_WAITS = (
    "decisions.why_unequal",
    "decisions.batch_closed",
    "decisions.not_counted_yet",
    "decisions.typed_later",
    "decisions.typed_already",
    "decisions.settled",
    "decisions.typed_by_you",
    "decisions.no_such_sheet",
    "decisions.still_to_type",
    "decisions.mark_waits",
)  # fmt: skip
SENTENCES = {
    ON_THE_ROLL: _("This person is on the roll already: %(channel)s. Everybody votes once, so there is no sheet for them."),
    SAME_NAME: _("Somebody with this name and neighbourhood is on the roll. If it is another person, please say so below."),
    NAME_NEEDED: _("Please write the name, or an e-mail or phone number, so that everybody votes once."),
    NO_SHEETS: _("There are no sheets of this list left here: %(name)s. Please ask for a new batch before you mark anybody."),
    BOOTHS_OVER: _("Sheets are prepared from the announcement to the end of the vote."),
    BATCH_SIZE: _("A batch has from %(least)s to %(most)s sheets."),
    WHY_UNEQUAL: _("The figures do not agree: %(what)s. Please count again, or say why."),
    BATCH_CLOSED: _("This batch is closed."),
    NOT_COUNTED_YET: _("Please count the sheets of this batch first."),
    TYPED_LATER: _("Sheets are typed in when voting is over, so that nobody learns anything before: from %(at)s on."),
    TYPED_ALREADY: _("You have typed this sheet in. The second time it has to be somebody else."),
    SETTLED: _("This sheet is done: two people typed the same, or a third decided."),
    TYPED_BY_YOU: _("You typed this sheet in yourself. A third person decides."),
    NO_SUCH_SHEET: _("There is no sheet with this number in this batch. It is on the sheet below the square."),
    STILL_TO_TYPE: _("%(done)s of %(returned)s sheets are done. Each has to be typed in twice, and differences decided."),
    MARK_WAITS: _("A mark of this pile is said to be wrong and waits for a second official. Please decide that first, then count."),
}  # fmt: skip


def is_clerk(person: Person | None, booth: Booth) -> bool:
    return person is not None and BoothClerk.objects.filter(booth=booth, person=person).exists()


def may_see_booths(person: Person | None) -> Ruling:
    return holds(person, *SERVING)


def may_serve(person: Person | None, booth: Booth) -> Ruling:
    """Hand out sheets, count and type them: managers, and the clerks of the booth."""
    if may_manage(person):
        return yes()
    return may_see_booths(person) if is_clerk(person, booth) else no(NOT_STAFF)


def may_issue(person: Person | None, ballot: Ballot, size: int = LEAST_SHEETS) -> Ruling:
    """Open a booth, or print sheets for it."""
    ruling = may_manage(person)
    if not ruling:
        return ruling
    if ballot.state not in (State.ANNOUNCED, State.PAUSED) or ballot.closes_at <= clock.now():
        return no(BOOTHS_OVER)
    fits = LEAST_SHEETS <= size <= MOST_SHEETS
    return yes() if fits else no(BATCH_SIZE, least=LEAST_SHEETS, most=MOST_SHEETS, field="size")


def may_take_sheet(before: Roll | None) -> Ruling:
    """Whether somebody gets a sheet, whatever way they voted before: paper can't be taken back, so nothing can be changed by it."""
    return yes() if before is None else no(ON_THE_ROLL, channel=Channel(before.channel).label)


@dataclass(frozen=True)
class Figures:
    """What was counted at a booth for a batch."""

    given: int
    returned: int
    spoiled: int
    left: int
    reason: str = ""


def disagreements(batch: Batch, one: Figures) -> list[Any]:
    """Sums that do not come out, in words."""
    sums = [
        (one.given + one.left == batch.size, _("given out and left over make %(sum)s, and %(size)s were printed") % {"sum": one.given + one.left, "size": batch.size}),
        (one.returned + one.spoiled == one.given, _("in the box and spoiled make %(sum)s, and %(given)s were given out") % {"sum": one.returned + one.spoiled, "given": one.given}),
        (one.given - one.spoiled == batch.marks, _("%(marks)s people were marked on the roll, and %(given)s were given a sheet that counts") % {"marks": batch.marks, "given": one.given - one.spoiled}),
    ]  # fmt: skip
    return [words for right, words in sums if not right]


def may_count_batch(person: Person | None, batch: Batch, figures: Figures) -> Ruling:
    """Figures that agree need no reason; those that do not have one for everybody to read."""
    ruling = may_serve(person, batch.booth)
    if not ruling:
        return ruling
    if batch.closed_at:
        return no(BATCH_CLOSED)
    if batch.wrong_marks.filter(done=False).exists():
        return no(MARK_WAITS)
    wrong = disagreements(batch, figures)
    return no(WHY_UNEQUAL, what="; ".join(map(str, wrong)), field="reason") if wrong and not figures.reason else yes()


def may_type(person: Person | None, batch: Batch) -> Ruling:
    """Type sheets of a batch in: after the end, when they were counted."""
    ruling = may_serve(person, batch.booth)
    if not ruling:
        return ruling
    if batch.closed_at:
        return no(BATCH_CLOSED)
    if batch.ballot.state not in (State.ANNOUNCED, State.PAUSED):
        return no(WRONG_STATE)
    if clock.now() < batch.ballot.taken_until:
        return no(TYPED_LATER, at=moment(batch.ballot.taken_until))
    return yes() if batch.counted_at else no(NOT_COUNTED_YET)


def is_settled(entries: Sequence[Entry]) -> bool:
    """Two people typed the same, or a third decided. `entries` in their order."""
    return len(entries) > 2 or (len(entries) == 2 and entries[0].said == entries[1].said)


def may_enter(person: Person, entries: Sequence[Entry]) -> Ruling:
    """The next entry of a sheet: nobody types the same sheet twice, and what is settled stays."""
    if is_settled(entries):
        return no(SETTLED)
    if any(one.by_id == person.pk for one in entries):
        return no(TYPED_BY_YOU if len(entries) == 2 else TYPED_ALREADY)
    return yes()


def may_close_batch(person: Person | None, batch: Batch, done: int) -> Ruling:
    """`done`: how many of its sheets are settled."""
    ruling = may_type(person, batch)
    if not ruling:
        return ruling
    returned = batch.returned or 0
    return yes() if done == returned else no(STILL_TO_TYPE, done=done, returned=returned)
