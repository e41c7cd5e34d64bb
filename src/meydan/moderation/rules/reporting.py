"""Who may report, hide and check; by which rule."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.base.town import town
from meydan.moderation.models import Reason
from meydan.people.models import Person, Role

NOT_A_PICTURE, TOO_HEAVY, TOO_MANY_PIXELS, TOO_MANY, REPORTED_ALREADY, HIDDEN_ALREADY, CHECKED_ALREADY, SHOWN_AGAIN = (
    "moderation.not_a_picture",
    "moderation.too_heavy",
    "moderation.too_many_pixels",
    "moderation.too_many",
    "moderation.reported_already",
    "moderation.hidden_already",
    "moderation.checked_already",
    "moderation.shown_again",
)
SENTENCES: Mapping[str, Any] = {
    NOT_A_PICTURE: _("This file is not a photo that we can read. Please send a JPEG, PNG, WebP or HEIC file."),
    TOO_HEAVY: _("This photo has more than %(megabytes)s MB. Please send a smaller one."),
    TOO_MANY_PIXELS: _("This photo is too large. Please send one with at most 50 million pixels."),
    TOO_MANY: _("You can add %(limit)s photos at most."),
    REPORTED_ALREADY: _("You have reported this before. We are looking at it."),
    HIDDEN_ALREADY: _("This is hidden already."),
    CHECKED_ALREADY: _("A colleague has decided about this photo already."),
    SHOWN_AGAIN: _("This is public again already."),
}
RULES: Mapping[str, Any] = {
    Reason.INSULT: _("Discuss the subject, not the person: insults, threats and discrimination do not stay public."),
    Reason.PERSONAL_DATA: _("Do not write down somebody else’s data: name, phone, address, number plate, health."),
    Reason.SPAM: _("Say it in your own words: advertising and repetition do not stay public."),
    Reason.OFF_TOPIC: _("One contribution for each subject, so that it reaches the right unit."),
    Reason.ILLEGAL: _("What the law forbids does not stay public."),
    Reason.OTHER: _("The moderator says below what it is about."),
}
"""By which rule of taking part something is hidden."""
CHECKING = frozenset({Role.MODERATOR, Role.ADMINISTRATOR})


def may_moderate(person: Person | None) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.has_role(*CHECKING) else no(NOT_STAFF)


def may_report(person: Person | None) -> Ruling:
    return yes() if person else no(SIGN_IN_FIRST)


def setting(name: str, default: Any) -> Any:
    """A rule that the town has set for itself."""
    return town().data.get("moderation", {}).get(name, default)
