"""What a text may hold: everything that can be read. See docs/decisions/0039-what-a-form-accepts.md.

Signs that nobody sees and that change how the rest of a line is read, or that no file and no database takes, are taken out where
people and programs hand text in: once here, not in each form.
"""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control signs besides tab and ends of lines; what embeds and overrides the direction of writing (the marks of Arabic and Hebrew
stay); halves of signs; what is no sign."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
LEAST_NUMBER, MOST_NUMBER = -(2**31), 2**31 - 1
"""What a column of whole numbers holds."""


def plain(text: str) -> str:
    """
    >>> plain("a\\0b\\u202egpj.exe")
    'abgpj.exe'
    """
    return UNSEEN.sub("", text)


def plain_data(data: QueryDict) -> QueryDict:
    """What was sent with a form or an address, each text of it plain; the same object where nothing had to be taken out."""
    if not any(UNSEEN.search(value) for _name, values in data.lists() for value in values):
        return data
    fresh = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in data.lists():
        fresh.setlist(plain(name), [plain(value) for value in values])
    return fresh


def in_our_time(value: date | str) -> None:
    """For days and moments, also those that a field keeps as text: whatever is computed from them stays a day."""
    year = value.year if isinstance(value, date) else int(value[:4])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(
            _("Please write a year between %(first)s and %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
