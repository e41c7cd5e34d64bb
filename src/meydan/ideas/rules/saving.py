"""Saving searches."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person
from meydan.people.rules import signed_in

MOST_SEARCHES = 20

NOTHING_TO_SAVE, TOO_MANY_SEARCHES = "ideas.nothing_to_save", "ideas.too_many_searches"
SENTENCES: Mapping[str, Any] = {
    NOTHING_TO_SAVE: _("Please choose first what you want to hear of: a word, a neighbourhood, a goal or a kind."),
    TOO_MANY_SEARCHES: _("You have saved %(most)s searches already. Please remove one that you no longer need."),
}


def may_save(person: Person | None, *, saved: int, empty: bool) -> Ruling:
    known = signed_in(person)
    if not known:
        return known
    if empty:
        return no(NOTHING_TO_SAVE)
    return yes() if saved < MOST_SEARCHES else no(TOO_MANY_SEARCHES, most=MOST_SEARCHES)
