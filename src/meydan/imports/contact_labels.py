"""Words for codes of lists of people."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.imports import contact_rows as rows

FIELDS: Mapping[str, Any] = {
    "name": _("Name"),
    "surname": _("Surname"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "place": _("Neighbourhood"),
    "birth_year": _("Birth year"),
    "skills": _("Skills and interests"),
    "languages": _("Languages"),
    "consented_on": _("Day of the consent"),
    "way": _("Way of the consent"),
    "document": _("Document and version of its text"),
    "basis": _("Basis"),
}
VERDICTS: Mapping[str, tuple[Any, tuple[str, str]]] = {
    rows.NEW: (_("Is taken, and asked whether they agree"), ("done", "check")),
    rows.KNOWN: (_("Has an account: nothing in it changes, they are asked"), ("info", "people")),
    rows.THERE: (_("Stands on an earlier list: stays as it is"), ("", "clock")),
}
REFUSED = ("late", "x")
REASONS: Mapping[str, tuple[Any, Any]] = {
    rows.NO_ADDRESS: (_("There is neither e-mail nor phone"), _("A name alone is nobody: we could not ask them.")),
    rows.BAD_EMAIL: (_("The e-mail is not complete"), _("Correct it in the file.")),
    rows.BAD_PHONE: (_("The phone number can't be read"), _("A mobile number with ten digits that begins with 5; others with their country code.")),
    rows.NO_CONSENT: (_("They did not consent"), _("Leave them out of the list.")),
    rows.NO_WAY: (_("How they consented is not said"), _("Add the way, or give one proof for the whole list.")),
    rows.BAD_WAY: (_("The way of the consent is no proof"), _("Paper, web form, e-mail or text message leave something to show. Words that were only spoken do not.")),
    rows.NO_DAY: (_("The day of the consent is missing"), _("Add it, or give one proof for the whole list.")),
    rows.BAD_DAY: (_("The day of the consent can't be right"), _("It is in no calendar, lies in the future, or long ago. Correct it in the file.")),
    rows.NO_DOCUMENT: (_("No document is named"), _("Add a column, or say in the columns which text everybody agreed to.")),
    rows.NO_BASIS: (_("No basis is named"), _("Say in the columns which rule the municipality relies on.")),
    rows.BAD_BIRTH: (_("The birth year can't be read"), _("Correct it in the file, or leave the column out.")),
    rows.MAYBE_MINOR: (_("Perhaps under 18"), _("Young people sign up themselves, with a guardian.")),
    rows.TWO_PEOPLE: (_("E-mail and phone belong to two people"), _("Ask them which is right; we do not guess.")),
    rows.SAME_PERSON: (_("The same person twice"), _("The first row is taken, the other one is left.")),
    rows.SAID_NO: (_("Said no before, or did not answer"), _("They are not asked again. They are welcome to sign up themselves.")),
}  # fmt: skip
FILTERS: Mapping[str, Any] = {
    "new": _("Not written to"),
    "told": _("Written to, no answer yet"),
    "yes": _("Confirmed by themselves"),
}
