"""Who may report, hide and check."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.people.models import Person, Role

NOT_A_PICTURE, TOO_HEAVY, TOO_MANY_PIXELS, TOO_MANY, REPORTED_ALREADY, HIDDEN_ALREADY, CHECKED_ALREADY = (
    "moderation.not_a_picture",
    "moderation.too_heavy",
    "moderation.too_many_pixels",
    "moderation.too_many",
    "moderation.reported_already",
    "moderation.hidden_already",
    "moderation.checked_already",
)
SENTENCES: Mapping[str, Any] = {
    NOT_A_PICTURE: _("This file is not a photo that we can read. Please send a JPEG, PNG, WebP or HEIC file."),
    TOO_HEAVY: _("This photo has more than %(megabytes)s MB. Please send a smaller one."),
    TOO_MANY_PIXELS: _("This photo is too large. Please send one with at most 50 million pixels."),
    TOO_MANY: _("You can add %(limit)s photos at most."),
    REPORTED_ALREADY: _("You have reported this before. We are looking at it."),
    HIDDEN_ALREADY: _("This is hidden already."),
    CHECKED_ALREADY: _("A colleague has decided about this photo already."),
}
CHECKING = frozenset({Role.MODERATOR, Role.ADMINISTRATOR})


def may_moderate(person: Person | None) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.has_role(*CHECKING) else no(NOT_STAFF)


def may_report(person: Person | None) -> Ruling:
    return yes() if person else no(SIGN_IN_FIRST)
