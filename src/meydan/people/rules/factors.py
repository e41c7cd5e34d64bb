"""Second steps of signing in: who needs one, and which may be taken away."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person
from meydan.people.rules.sign_in_provider import ONLY_WAY

MOST_KEYS = 10

LAST_FACTOR, TOO_MANY_KEYS, APP_THERE = "people.last_factor", "people.too_many_keys", "people.app_there"
SENTENCES: Mapping[str, Any] = {
    LAST_FACTOR: _("Your role needs a second step. Please add another one before you remove this one."),
    TOO_MANY_KEYS: _("You have %(most)s keys already. Please remove one that you no longer use."),
    APP_THERE: _("There is a code app already. Please remove it before you add another one."),
}


def needs_factor(person: Person | None) -> bool:
    """Whoever works at the desk, where the town asks for it; a demo does not."""
    return settings.STAFF_SECOND_FACTOR and person is not None and person.at_desk


def may_add_key(keys: int) -> Ruling:
    return yes() if keys < MOST_KEYS else no(TOO_MANY_KEYS, most=MOST_KEYS)


def may_add_app(apps: int) -> Ruling:
    return yes() if apps == 0 else no(APP_THERE)


def may_remove_factor(person: Person, *, others: int, way_in: bool = True) -> Ruling:
    """`others`: how many factors stay; `way_in`: whether something still opens the account."""
    if not way_in:
        return no(ONLY_WAY)
    return no(LAST_FACTOR) if needs_factor(person) and not others else yes()
