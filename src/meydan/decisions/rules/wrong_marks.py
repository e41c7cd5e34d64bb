"""A mark on the roll that was a mistake: until the pile is counted, and with two officials."""

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.decisions.models import Batch, Roll, State, WrongMark
from meydan.decisions.rules.on_paper import may_serve
from meydan.decisions.rules.reasons import WRONG_STATE
from meydan.people.models import Person

PILE_COUNTED, NOT_MARKED, OTHER_PILE, NO_MARK_LEFT, SAME_OFFICIAL, TOLD_ALREADY = (
    "decisions.pile_counted",
    "decisions.not_marked",
    "decisions.other_pile",
    "decisions.no_mark_left",
    "decisions.same_official",
    "decisions.told_already",
)
SENTENCES = {
    PILE_COUNTED: _("This pile has been counted. A mark is taken back before that; now the reason beside the figures says what happened."),
    NOT_MARKED: _("Nobody is marked for a sheet on paper like this. Please look at the name, the neighbourhood and the contact."),
    OTHER_PILE: _("The person was sent to a pile of another area. Please choose that one."),
    NO_MARK_LEFT: _("No mark of this pile is left that could be taken back."),
    SAME_OFFICIAL: _("You said yourself that this mark is wrong. Another official has to look, too."),
    TOLD_ALREADY: _("This mark waits for a second official already."),
}  # fmt: skip


def may_take_marks_back(person: Person | None, batch: Batch) -> Ruling:
    """As long as the box is closed: nobody knows yet how many papers are in it, so the figures will show a sheet without a mark."""
    ruling = may_serve(person, batch.booth)
    if not ruling:
        return ruling
    if batch.ballot.state not in (State.ANNOUNCED, State.PAUSED):
        return no(WRONG_STATE)
    return no(PILE_COUNTED, field="pile") if batch.counted_at else yes()


def may_tell_wrong_mark(person: Person | None, batch: Batch, line: Roll | None, waiting: int) -> Ruling:
    """`line`: what stands on the roll; `waiting`: how many marks of this pile are said to be wrong."""
    ruling = may_take_marks_back(person, batch)
    if not ruling:
        return ruling
    if line is None:
        return no(NOT_MARKED, field="name")
    if not _comes_from(line, batch):
        return no(OTHER_PILE, field="pile")
    return yes() if waiting < batch.marks else no(NO_MARK_LEFT, field="pile")


def _comes_from(line: Roll, batch: Batch) -> bool:
    without_list = line.area is None or line.area.purse is None
    return batch.area_id == line.area_id or (batch.area_id is None and without_list)


def may_confirm_wrong_mark(person: Person | None, wrong: WrongMark) -> Ruling:
    ruling = may_take_marks_back(person, wrong.batch)
    if not ruling:
        return ruling
    return no(SAME_OFFICIAL) if person is not None and wrong.told_by_id == person.pk else yes()
