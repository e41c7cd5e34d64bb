"""The texts of all slices in one dictionary for each language."""

import gettext
from typing import Any

from django.utils.translation import trans_real


class Joined(trans_real.TranslationCatalog):
    """What Django reads of the slices and libraries. It means to join what counts in the same way, but compares a function with the code
    of another (Django 6.1), which are never the same: a sentence was looked for in fifty dictionaries, one after the other."""

    def update(self, trans: Any) -> None:
        if trans.plural.__code__ == self._plurals[0].__code__:  # type: ignore[attr-defined]  # of Django, not in its stubs
            self._catalogs[0].update(trans._catalog)
        else:
            super().update(trans)
        vars(gettext)["_translations"].clear()  # the files one by one, which would be kept beside it for good


def join() -> None:
    """Before the first text is asked for."""
    vars(trans_real)["TranslationCatalog"] = Joined
