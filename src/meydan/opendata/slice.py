"""What open data shows to the house."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, NoticeType, PersonalData, Section
from meydan.opendata import personal, rules
from meydan.opendata.queries.editions import catalogue
from meydan.opendata.sections import data_of_thread


def _addresses() -> Iterable[tuple[str, datetime | None]]:
    for one in catalogue():
        yield address("opendata:table", one.table.code), one.edition and one.edition.made_at
    for page in ("data", "docs"):
        yield reverse(f"opendata:{page}"), None


CARD = Card(
    name=_("Open data"),
    icon="down",
    sections=[Section("thread", "opendata/_data.html", data_of_thread, 90, aside=True)],
    desk_links=[DeskLink(_("Open data"), "opendata:desk_data", rules.LEADING)],
    notices=[
        NoticeType(
            "opendata.token_made",
            _("A program may now write in your name: %(name)s"),
            _("Was it not you? Revoke it at once under “Access for programs”."),
        )
    ],
    sitemap=_addresses,
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            "opendata.ApiToken",
            ("person",),
            _("To let a program of your choice write in your name"),
            personal.export_tokens,
            personal.erase_tokens,
            None,
            _("while the account exists"),
            category="sign_in",
            readers="oneself",
        ),
        PersonalData(
            "opendata.KeptAnswer",
            ("person",),
            _("To do what a program sends twice only once"),
            personal.export_answers,
            personal.erase_answers,
            timedelta(days=1),
            _("a day after the request"),
            category="sign_in",
            readers="oneself",
            destroy=personal.destroy_answers,
        ),
    ],
)
