"""What notices show to the house."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, NoticeType, PersonalData
from meydan.notices import personal, queries, rules
from meydan.people.rules import GRANTING

CARD = Card(
    name=_("Messages"),
    icon="bell",
    unread=queries.unread,
    desk_links=[
        DeskLink(_("Messages that did not arrive"), "notices:desk_failed", GRANTING),
        DeskLink(_("Addresses that take no letters"), "notices:desk_bounces", GRANTING),
    ],
    notices=[
        NoticeType(
            "notices.unreachable",
            _("Our e-mails to you come back: %(address)s"),
            _(
                "So we send none there any more. Under “Which messages you get” you can say that the address works again."
            ),
        ),
    ],
    sentences=rules.SENTENCES,
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
        PersonalData(
            "notices.Rhythm",
            ("person",),
            _("To write to you when it suits you"),
            personal.export_rhythm,
            personal.erase_rhythm,
            None,
            "until you choose otherwise or leave",
        ),
        PersonalData(
            "notices.Digest",
            ("person",),
            _("To send what waited in one e-mail"),
            personal.export_digests,
            personal.erase_digests,
            timedelta(days=730),
            "two years after the message",
        ),
        PersonalData(
            "notices.Bounce",
            ("person",),
            _("To send no letters where none arrive"),
            personal.export_bounce,
            personal.erase_bounce,
            None,
            "until the address works again or you leave",
        ),
    ],
    erase_order=95,  # others tell somebody while they forget
)
