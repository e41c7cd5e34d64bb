"""What cards promise not to keep for ever is destroyed, and written down (decision 36)."""

from django.db import transaction
from django.utils import translation

from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.base.cards import all_cards
from meydan.base.personal_data import PersonalData


def destroy_due() -> int:
    """For every table with a period, also of slices that are off; returns how many rows went."""
    return sum(_destroy(data) for card in all_cards() for data in card.personal_data if data.keep and data.destroy)


@transaction.atomic
def _destroy(data: PersonalData) -> int:
    assert data.keep
    assert data.destroy
    count = data.destroy(clock.now() - data.keep)
    with translation.override("en"):  # message ids are English
        note_destruction(what=data.model, count=count, rule=str(data.basis))
    return count
