"""Words for codes: fields, notes on columns, reasons of rejected rows, what happened to threads since."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.imports import queries, rows

FIELDS: Mapping[str, Any] = {
    "number": _("Old record number"),
    "date": _("Day it came"),
    "title": _("Title"),
    "text": _("Text"),
    "kind": pgettext_lazy("column", "Kind"),
    "goal": _("Goal or target"),
    "place": _("Neighbourhood"),
    "address": _("Street or place"),
    "unit": _("Unit"),
    "state": _("State"),
    "answer": _("Old answer"),
    "answered_on": _("Day of the answer or end"),
    "contact": _("Contact, hidden"),
}
LEAVE_OUT = _("Leave it out")
NOTES: Mapping[str, Any] = {
    "identity": _("Meydan does not keep this. The column was left out without being read."),
    "contact": _("Left out unless you want it. Only whoever answers sees it; nobody is messaged."),
    "names": _("Names of people are not taken."),
    "guess": _("We think so because of what stands in it. Please look."),
    "shortened": _("A spreadsheet has shortened numbers here (5,32E+09); those are not taken. Format the column as text in the first file, and save it again."),
    "unknown": _("We do not know this column. It is left out unless you choose."),
}  # fmt: skip
REASONS: Mapping[str, tuple[Any, Any]] = {
    rows.NO_TEXT: (_("There is no text"), _("A thread without a subject is not opened.")),
    rows.TOO_LONG: (_("The text is far too long"), _("Often a quotation mark is missing, and several rows run together.")),
    rows.NO_DATE: (_("There is no date"), _("Add it to the file, or say above that the date is unknown.")),
    rows.BAD_DATE: (_("The date can't be read"), _("It is in no calendar. Correct it in the file, or say that the date is unknown.")),
    rows.FUTURE: (_("The date lies in the future"), _("Correct it in the file, or look at the order of day and month.")),
    rows.OLD: (_("The date is before 1990"), _("Perhaps the year is missing. Correct it in the file.")),
    rows.UNKNOWN_PLACE: (_("The neighbourhood was not found"), _("Perhaps it is the name of a quarter. Say in the columns which neighbourhood is meant.")),
    rows.UNKNOWN_WORD: (_("A word was not understood"), _("Say in the columns what it means.")),
    rows.TWICE: (_("The same row twice"), _("The first one is taken, the other one is left.")),
    rows.TOTAL: (_("A line that adds up the list"), _("It is no request. Nothing needs to be done.")),
}  # fmt: skip
STAYS: Mapping[str, Any] = {
    queries.WORKED_ON: _("somebody worked on it"),
    queries.DISCUSSED: _("it is discussed"),
    queries.FOLLOWED: _("somebody follows it"),
    queries.SUPPORTED: _("somebody supports it"),
}
