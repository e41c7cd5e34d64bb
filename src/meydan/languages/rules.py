"""Who switches languages, and who writes what is easy to read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import languages
from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person, Role
from meydan.people.rules import GRANTING, holds

WRITING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that write texts that are easy to read."""
EASY = frozenset({"thread", "process"})
"""Kinds of things that have such a text."""
NO_LANGUAGE, BINDING_STAYS, REVIEWED_ALREADY, DRAFT_ALREADY, SETTLED, NOT_EASY = (
    "languages.no_language",
    "languages.binding_stays",
    "languages.reviewed_already",
    "languages.draft_already",
    "languages.settled",
    "languages.not_easy",
)
SENTENCES: Mapping[str, Any] = {
    NO_LANGUAGE: _("Meydan does not know this language."),
    BINDING_STAYS: _("Turkish stays on and is never a draft: it is the text that counts."),
    REVIEWED_ALREADY: _("This language is marked as read already."),
    DRAFT_ALREADY: _("This language is a draft already."),
    SETTLED: _("This report was settled before."),
    NOT_EASY: _("Only threads and processes have a text that is easy to read."),
}


def may_set_languages(person: Person | None) -> Ruling:
    """Switch languages on and off, say who has read them, and settle reports on their texts."""
    return holds(person, *GRANTING)


def may_change(code: str) -> Ruling:
    """Every language that Meydan knows but the one that counts."""
    if code not in languages.NAMES:
        return no(NO_LANGUAGE)
    return no(BINDING_STAYS) if code == languages.BINDING else yes()


def may_write_easy(person: Person | None) -> Ruling:
    return holds(person, *WRITING)


def may_have_easy(kind: str) -> Ruling:
    return yes() if kind in EASY else no(NOT_EASY)
