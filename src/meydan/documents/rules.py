"""Who may write letters, change their wording, attach official papers, and issue or revoke certificates."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Matter
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.documents.models import Certificate, PackText
from meydan.people.models import Person, Role
from meydan.people.rules import holds, signed_in

WRITING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles of the Centre; units answer by letter and write none here."""
WORDING = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})
MOST_MATTERS = 60
MOST_BYTES = 20 * 1024 * 1024
LONGEST_PERIOD = 366

REVOKING = frozenset({Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
NO_NAME, NOTHING_NEW, REVOKED_BEFORE, NEEDS_REASON, NOT_THE_HOLDER, OWN_TEXT, APPROVED_BEFORE, NEEDS_BASIS = (
    "documents.no_name",
    "documents.nothing_new",
    "documents.revoked_before",
    "documents.needs_reason",
    "documents.not_the_holder",
    "documents.own_text",
    "documents.approved_before",
    "documents.needs_basis",
)
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
    NO_NAME: _("Please write the name that should stand in the paper."),
    NOTHING_NEW: _("This paper is there already, with the same words: no. %(number)s."),
    REVOKED_BEFORE: _("This paper has been revoked already."),
    NEEDS_REASON: _("Please give the reason. The holder reads it."),
    NOT_THE_HOLDER: _("Only the holder of a paper decides what others see of it."),
    OWN_TEXT: _("Nobody approves a text of their own. Please ask a colleague."),
    APPROVED_BEFORE: _("This text has been approved already."),
    NEEDS_BASIS: _("Please write on what the approval rests, e.g. number and day of the legal opinion."),
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


def may_issue(person: Person | None, name: str) -> Ruling:
    """What is certified is judged by the slice that knows it; here only that somebody asks and the paper has a name."""
    may = signed_in(person)
    if not may:
        return may
    return yes() if name.strip() else no(NO_NAME, field="name")


def may_see_certificates(person: Person | None) -> Ruling:
    return holds(person, *WRITING)


def may_revoke(person: Person | None, certificate: Certificate, reason: str = "…") -> Ruling:
    may = holds(person, *REVOKING)
    if not may:
        return may
    if certificate.revoked_at:
        return no(REVOKED_BEFORE)
    return yes() if reason.strip() else no(NEEDS_REASON, field="reason")


def may_open(person: Person | None, certificate: Certificate) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if certificate.person_id == person.pk else no(NOT_THE_HOLDER)


def may_approve_text(person: Person | None, latest: PackText | None, basis: str = "…") -> Ruling:
    """Who words documents approves a legal text, but never one that they wrote."""
    may = may_word(person)
    if not may:
        return may
    if latest and latest.approved_at:
        return no(APPROVED_BEFORE)
    if latest and person is not None and latest.by_id == person.pk:
        return no(OWN_TEXT)
    return yes() if basis.strip() else no(NEEDS_BASIS, field="basis")
