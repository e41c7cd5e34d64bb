"""Who may write letters, change their wording, and attach official papers."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Matter
from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person, Role
from meydan.people.rules import holds

WRITING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles of the Centre; units answer by letter and write none here."""
WORDING = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})
MOST_MATTERS = 60
MOST_BYTES = 20 * 1024 * 1024
LONGEST_PERIOD = 366

(NOTHING_CHOSEN, TOO_MANY, UNKNOWN_PLACEHOLDER, BROKEN_PLACEHOLDER, NOT_A_PAPER, TOO_HEAVY, NO_FILE, PERIOD) = (
    "documents.nothing_chosen",
    "documents.too_many",
    "documents.unknown_placeholder",
    "documents.broken_placeholder",
    "documents.not_a_paper",
    "documents.too_heavy",
    "documents.no_file",
    "documents.period",
)
SENTENCES: Mapping[str, Any] = {
    NOTHING_CHOSEN: _("Please choose at least one contribution for the letter."),
    TOO_MANY: _("One letter takes at most %(most)s contributions. Please write two letters."),
    UNKNOWN_PLACEHOLDER: _("This text can't be filled in: %(unknown)s. Only these are known here: %(known)s."),
    BROKEN_PLACEHOLDER: _("A place to fill in looks like %(example)s, with the letter s behind the bracket."),
    NOT_A_PAPER: _("This file can't be kept. Please send a PDF, DOCX, ODT, JPEG or PNG file."),
    TOO_HEAVY: _("The file is larger than %(megabytes)s MB. Please send a smaller one."),
    NO_FILE: _("There is no file that could be public yet. Please add one."),
    PERIOD: _("The period must end after it begins and be at most one year long."),
}
PLACEHOLDER = re.compile(r"%\((\w*)\)s")


def may_write_letters(person: Person | None) -> Ruling:
    return holds(person, *WRITING)


def may_word(person: Person | None) -> Ruling:
    return holds(person, *WORDING)


def may_send_about(person: Person | None, matters: Sequence[Matter]) -> Ruling:
    """Whether a letter may be written about these."""
    may = may_write_letters(person)
    if not may:
        return may
    if not matters:
        return no(NOTHING_CHOSEN)
    return yes() if len(matters) <= MOST_MATTERS else no(TOO_MANY, most=MOST_MATTERS)


def may_say(person: Person | None, text: str, known: Collection[str]) -> Ruling:
    """Whether a wording can be filled in: every placeholder is known and complete."""
    may = may_word(person)
    if not may:
        return may
    if text.count("%(") != len(PLACEHOLDER.findall(text)):
        return no(BROKEN_PLACEHOLDER, field="text", example=f"%({next(iter(known))})s")
    unknown = dict.fromkeys(name for name in PLACEHOLDER.findall(text) if name not in known)
    if not unknown:
        return yes()
    listed = {
        "unknown": ", ".join(f"%({name})s" for name in unknown),
        "known": ", ".join(f"%({one})s" for one in known),
    }
    return no(UNKNOWN_PLACEHOLDER, field="text", **listed)
