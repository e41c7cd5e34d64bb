"""Verbs of the house itself."""

from django.db import transaction

from meydan.base.models import Stamp


@transaction.atomic
def stamp(*, name: str, value: str) -> Stamp:
    """Write down what this database is."""
    return Stamp.objects.update_or_create(name=name, defaults={"value": value})[0]
