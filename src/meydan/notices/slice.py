"""What notices show to the house."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, PersonalData
from meydan.notices import personal, queries
from meydan.people.rules import GRANTING

CARD = Card(
    name=_("Messages"),
    icon="bell",
    unread=queries.unread,
    desk_links=[DeskLink(_("Messages that did not arrive"), "notices:desk_failed", GRANTING)],
    personal_data=[
        PersonalData(
            "notices.Notice",
            ("person",),
            _("To tell you what became of what you gave"),
            personal.export_notices,
            personal.erase_notices,
            timedelta(days=730),
            _("two years after the message"),
            category="messages",
            readers="oneself",
            destroy=personal.destroy_notices,
        ),
        PersonalData(
            "notices.Preference",
            ("person",),
            _("To respect which messages you want"),
            personal.export_preferences,
            personal.erase_preferences,
            None,
            _("while the account exists"),
            category="messages",
            readers="oneself",
        ),
        PersonalData(
            "notices.TextChoice",
            ("person",),
            _("To send text messages to those who want them"),
            personal.export_text_choices,
            personal.erase_text_choices,
            None,
            _("until you choose otherwise or leave"),
            category="messages",
            readers="oneself",
        ),
    ],
    erase_order=95,  # others tell somebody while they forget
)
