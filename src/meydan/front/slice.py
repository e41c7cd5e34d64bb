"""What the front shows to the house."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from meydan.base.cards import Card

PAGES = ["home", "search", "about", "accessibility", "privacy", "rules", "paper", "promises", "results_method"]


def _addresses() -> Iterable[tuple[str, datetime | None]]:
    for name in PAGES:
        yield reverse(f"front:{name}"), None


CARD = Card(sitemap=_addresses)
