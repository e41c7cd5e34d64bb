"""What the front shows to the house."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, NoticeType
from meydan.front import rules
from meydan.front.demo.state import bar
from meydan.people.rules import GRANTING

PAGES = ["home", "search", "about", "accessibility", "privacy", "rules", "paper", "promises", "results_method"]


def _addresses() -> Iterable[tuple[str, datetime | None]]:
    for name in PAGES:
        yield reverse(f"front:{name}"), None


CARD = Card(
    name=_("Home page and desk"),
    above=bar,
    desk_links=[
        DeskLink(_("What is missing to start?"), "front:checklist", GRANTING),
        DeskLink(_("Neighbourhoods as a muhtar sees them"), "front:muhtar", GRANTING),
        DeskLink(_("Modules"), "front:modules", GRANTING),
    ],
    notices=[
        NoticeType(
            "front.test_letter",
            _("A message to try the e-mail"),
            _("If you read this in your letter box, the e-mail works."),
        )
    ],
    needs=frozenset({"ideas"}),
    sentences=rules.SENTENCES,
    sitemap=_addresses,
)
