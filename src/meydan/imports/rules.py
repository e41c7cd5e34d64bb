"""Who may move old lists in, and when; why a file or a row is not taken."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.town import town
from meydan.people.models import Person, Role
from meydan.people.rules import ANSWERING, holds

if TYPE_CHECKING:
    from meydan.imports.models import Contact, Import

IMPORTING = frozenset({Role.COORDINATOR, Role.DIRECTOR})
KEPT = timedelta(days=30)
"""How long the rows of a file are kept, and how long an import can be undone."""

TOO_BIG, EMPTY, NOT_A_LIST, LOCKED, SWOLLEN, TOO_MANY_ROWS, TOO_MANY_COLUMNS, NO_SHEET = (
    "imports.too_big",
    "imports.empty",
    "imports.not_a_list",
    "imports.locked",
    "imports.swollen",
    "imports.too_many_rows",
    "imports.too_many_columns",
    "imports.no_sheet",
)
NO_REACH, NO_PROOF_COLUMNS, ANSWERED, NOBODY_LEFT, PHONE_ELSEWHERE = (
    "imports.no_reach",
    "imports.no_proof_columns",
    "imports.answered",
    "imports.nobody_left",
    "imports.phone_elsewhere",
)
BUSY, NOT_CHECKED, NOTHING_NEW, FILE_GONE, NOT_DONE, TOO_LATE, OPEN_QUESTIONS, NO_TEXT_COLUMN, NO_DATE_COLUMN = (
    "imports.busy",
    "imports.not_checked",
    "imports.nothing_new",
    "imports.file_gone",
    "imports.not_done",
    "imports.too_late",
    "imports.open_questions",
    "imports.no_text_column",
    "imports.no_date_column",
)
SENTENCES: Mapping[str, Any] = {
    TOO_BIG: _("The file is larger than %(megabytes)s MB. Please split it, for example by year."),
    EMPTY: _("There are no rows in this file. Please look whether the list is on another sheet."),
    NOT_A_LIST: _("This is no list that we can read. Please save it as XLSX, XLS, ODS or CSV and try again."),
    LOCKED: _("The file is locked with a password. Please save a copy without a password."),
    SWOLLEN: _("Unpacked, this file would be far too large. Please save the list as CSV and try again."),
    TOO_MANY_ROWS: _("The list has more than %(most)s rows. Please split it, for example by year."),
    TOO_MANY_COLUMNS: _("The list has more than %(most)s columns. Please delete those that you do not need."),
    NO_SHEET: _("The file has no sheet of this name. Its sheets are: %(names)s."),
    BUSY: _("This import is at work at the moment. Please wait until it is finished."),
    NOT_CHECKED: _("Please make a trial first; then you see what will happen."),
    NOTHING_NEW: _("No row of this file is new, so there is nothing to import."),
    FILE_GONE: _("The rows of this file were destroyed after 30 days. Please choose the file again."),
    NOT_DONE: _("This is possible once the import is finished."),
    TOO_LATE: _("An import can be undone for 30 days. This one is older."),
    OPEN_QUESTIONS: _("Please answer first what these words mean: %(words)s"),
    NO_TEXT_COLUMN: _("Please say which column holds the text or the title."),
    NO_REACH: _("Please say which column holds the e-mail or the phone."),
    NO_PROOF_COLUMNS: _("Please say which columns hold day and way of the consent, or give one proof for the whole list."),
    ANSWERED: _("You have answered already. Thank you."),
    NOBODY_LEFT: _("Everybody of this list has been written to."),
    PHONE_ELSEWHERE: _("This number stands in an account, but nobody has proved it yet. Please sign in with the number once, then open this link again."),
    NO_DATE_COLUMN: _("Please say which column holds the date, or that the dates are unknown."),
}  # fmt: skip
ANSWER_DAYS = 60
"""How long somebody has for an answer where the town file says nothing."""


def setting(name: str, default: Any) -> Any:
    return town().data.get("imports", {}).get(name, default)


def answer_days() -> int:
    return int(setting("answer_days", ANSWER_DAYS))


def may_import(person: Person | None) -> Ruling:
    return holds(person, *IMPORTING)


def may_answer_contact(person: Person | None) -> Ruling:
    """See how to reach who wrote to an earlier list: only those who answer."""
    return holds(person, *ANSWERING)


def may_map(person: Person | None, one: "Import") -> Ruling:
    """Say what columns and words mean: until the import begins, while its rows are kept."""
    allowed = may_import(person)
    if not allowed:
        return allowed
    if one.file_gone_at:
        return no(FILE_GONE)
    return yes() if one.state in {one.State.COLUMNS, one.State.CHECKED} else no(BUSY)


def may_begin(person: Person | None, one: "Import") -> Ruling:
    allowed = may_map(person, one)
    if not allowed:
        return allowed
    if one.state != one.State.CHECKED:
        return no(NOT_CHECKED)
    return yes() if one.report.get("new") else no(NOTHING_NEW)


def may_change_result(person: Person | None, one: "Import") -> Ruling:
    allowed = may_import(person)
    return no(NOT_DONE) if allowed and one.state != one.State.IMPORTED else allowed


def may_publish(person: Person | None, one: "Import") -> Ruling:
    allowed = may_change_result(person, one)
    return no(NOT_DONE) if allowed and one.is_of_people else allowed


def may_tell(person: Person | None, one: "Import", *, left: int) -> Ruling:
    """Write to the people of a list of whom `left` have not been written to."""
    allowed = may_change_result(person, one)
    if allowed and not one.is_of_people:
        return no(NOT_DONE)
    return no(NOBODY_LEFT) if allowed and not left else allowed


def may_answer(contact: "Contact") -> Ruling:
    """Say yes to what a list says: once, by the link that went to one's own address."""
    return no(ANSWERED) if contact.confirmed_at else yes()


def may_undo(person: Person | None, one: "Import") -> Ruling:
    allowed = may_change_result(person, one)
    if allowed and clock.now() > one.undo_until:
        return no(TOO_LATE)
    return allowed


def may_revive(person: Person | None, one: "Import") -> Ruling:
    """Try again what stopped because of an error."""
    allowed = may_import(person)
    return no(BUSY) if allowed and not one.has_stopped else allowed
