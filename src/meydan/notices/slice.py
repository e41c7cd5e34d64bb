"""What notices show to the house."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, NoticeType, PersonalData, Queue, Task
from meydan.notices import personal, queries, rules
from meydan.people.models import Person
from meydan.people.rules import GRANTING


def _to_approve(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.title,
            verb=_("Read and approve"),
            url=address("notices:desk_announcement", one.pk),
            facts=[one.written_by.name] if one.written_by else [],
            ref=one.ref,
        )
        for one in queries.waiting_for_approval(person).order_by("written_at", "pk")[:at_most]
    ]


CARD = Card(
    name=_("Messages"),
    icon="bell",
    unread=queries.unread,
    desk=[
        Queue(
            "notices.to_approve",
            _("Announcements to approve"),
            rules.WRITING,
            _to_approve,
            queries.waiting_for_approval,
            "notices:desk_announcements",
        ),
    ],
    desk_links=[
        DeskLink(_("Announcements"), "notices:desk_announcements", rules.WRITING),
        DeskLink(_("Wording of the messages"), "notices:desk_wordings", GRANTING),
        DeskLink(_("Election period"), "notices:desk_elections", GRANTING),
        DeskLink(_("Messages that did not arrive"), "notices:desk_failed", GRANTING),
        DeskLink(_("Addresses that take no letters"), "notices:desk_bounces", GRANTING),
    ],
    notices=[
        NoticeType("notices.announcement", _("Announcement: %(title)s"), _("%(words)s")),
        NoticeType("notices.invitation", _("News: %(title)s"), _("%(words)s"), promotion=True),
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
            given_to=_("the mail and text message services that the town uses"),
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
            _("until you choose otherwise or leave"),
        ),
        PersonalData(
            "notices.Digest",
            ("person",),
            _("To send what waited in one e-mail"),
            personal.export_digests,
            personal.erase_digests,
            timedelta(days=730),
            _("two years after the message"),
            category="messages",
            readers="oneself",
            given_to=_("the mail and text message services that the town uses"),
            destroy=personal.destroy_digests,
        ),
        PersonalData(
            "notices.Bounce",
            ("person",),
            _("To send no letters where none arrive"),
            personal.export_bounce,
            personal.erase_bounce,
            None,
            _("until the address works again or you leave"),
        ),
        *(
            PersonalData(
                model,
                (column,),
                _("To know who of the staff did something"),
                partial(personal.export_work, model, column),
                partial(personal.forget_work, model, column),
                None,
                _("as proof of who decided"),
            )
            for model, column in personal.WORK
        ),
    ],
    erase_order=95,  # others tell somebody while they forget
)
