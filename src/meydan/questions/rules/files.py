"""Which files are taken as an answer."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

MOST_BYTES, MOST_PAGES = 10 * 1024 * 1024, 60
NOT_A_FILE, TOO_HEAVY, TOO_MANY_PAGES, LOCKED, HOLDS_MORE = (
    "questions.not_a_file",
    "questions.too_heavy",
    "questions.too_many_pages",
    "questions.locked",
    "questions.holds_more",
)
SENTENCES: Mapping[str, Any] = {
    NOT_A_FILE: _("We can’t read this file. Please send a photo, or a document as PDF, DOCX, ODT or TXT."),
    TOO_HEAVY: _("The file is larger than %(megabytes)s MB. Please send a smaller one."),
    TOO_MANY_PAGES: _("The document has more than %(most)s pages. Please send the part that matters."),
    LOCKED: _("The document is locked with a password. Please save it without one and send it again."),
    HOLDS_MORE: _(
        "The document holds more than text and pictures: fields, notes, a signature, a program or another file. It would lose them"
        " when we take your name out of it. Please print it as PDF (“Print”, “Save as PDF”) and send that."
    ),
}
