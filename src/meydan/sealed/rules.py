"""Who may read sealed words: their owner; and whom the slice of the thing names, with a purpose."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import kind
from meydan.base.refs import parse
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.people.models import Person
from meydan.sealed.models import Words

NOT_NAMED, NO_PURPOSE = "sealed.not_named", "sealed.no_purpose"
SENTENCES: Mapping[str, Any] = {
    NOT_NAMED: _("Only the people whom the volunteer sees named may read this."),
    NO_PURPOSE: _("Please say what you need it for. The person reads it."),
}
MOST_WORDS = 1000


def may_open(person: Person | None, words: Words) -> Ruling:
    """Whether somebody else than the owner may read these words now. The slice of the thing decides; where it says nothing, nobody may."""
    if person is None:
        return no(SIGN_IN_FIRST)
    owner = kind(parse(words.of)[0])
    if owner is None or owner.may_open is None:
        return no(NOT_NAMED)
    return owner.may_open(person, words)


def may_read(person: Person | None, words: Words, purpose: str) -> Ruling:
    allowed = may_open(person, words)
    if not allowed:
        return allowed
    return yes() if purpose.strip() else no(NO_PURPOSE, field="purpose")


def is_own(person: Person | None, words: Words) -> Ruling:
    return yes() if person is not None and words.person_id == person.pk else no(NOT_YOURS)
