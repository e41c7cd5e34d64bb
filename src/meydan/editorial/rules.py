"""Who writes for the town, and who publishes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person, Role
from meydan.people.rules import holds

PUBLISHING = frozenset({Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that publish, and read what others hand in."""
WRITING = PUBLISHING | {Role.FACILITATOR, Role.UNIT_OFFICER, Role.MODERATOR, Role.DATA_OFFICER}
"""Roles that write drafts and hand them in."""
MOST_LINES = 12
"""Lines that stand on pages at a time: each page carries them."""
SLUG_TAKEN, NO_TITLE, NO_BODY, NO_WORDS_FOR_PICTURE, WRONG_ADDRESS, ENDS_BEFORE, TOO_MANY_LINES = (
    f"editorial.{name}"
    for name in ("slug_taken", "no_title", "no_body", "no_alt", "wrong_address", "ends_before", "too_many_lines")
)
SENTENCES: Mapping[str, Any] = {
    SLUG_TAKEN: _("Something else stands at this address already. Please choose another one."),
    NO_TITLE: _("A title in Turkish is missing. Whoever reads another language gets the Turkish text where theirs is missing."),
    NO_BODY: _("The text is missing: %(language)s."),
    NO_WORDS_FOR_PICTURE: _("Please say in a sentence what is to be seen in the picture, for those who don’t see it: %(language)s."),
    WRONG_ADDRESS: _("Please write a path that begins with /, or a whole address that begins with https://."),
    ENDS_BEFORE: _("The end has to be later than the beginning."),
    TOO_MANY_LINES: _("%(most)s lines stand on the pages already. Please take one down first."),
}  # fmt: skip


def may_write(person: Person | None) -> Ruling:
    return holds(person, *WRITING)


def may_publish(person: Person | None) -> Ruling:
    return holds(person, *PUBLISHING)


def says_enough(words: Mapping[str, Mapping[str, str]], *, binding: str, body: bool, picture: bool) -> Ruling:
    """Whether a text is whole in each of its languages."""
    if not words.get(binding, {}).get("title"):
        return no(NO_TITLE, field=f"title_{binding}")
    for code, said in words.items():
        if body and not said.get("body"):
            return no(NO_BODY, field=f"body_{code}", language=code)
        if picture and not said.get("alt"):
            return no(NO_WORDS_FOR_PICTURE, field=f"alt_{code}", language=code)
    return yes()
