"""Verbs of the house itself."""

from typing import TYPE_CHECKING

from django.db import transaction

from meydan.base.audit import record
from meydan.base.models import Stamp

if TYPE_CHECKING:
    from meydan.people.models import Person


@transaction.atomic
def stamp(*, name: str, value: str) -> Stamp:
    """Write down what this database is."""
    return Stamp.objects.update_or_create(name=name, defaults={"value": value})[0]


@transaction.atomic
def note_export(*, by: "Person", name: str, form: str) -> None:
    """Write down who took which list with them, and in which form."""
    record("base.exported", by=by, ref=by.ref, list=name, form=form)
