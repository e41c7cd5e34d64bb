"""Verbs of the house itself."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.models import Destruction, Stamp
from meydan.base.remembered import look_again

if TYPE_CHECKING:
    from meydan.people.models import Person


@transaction.atomic
def stamp(*, name: str, value: str) -> Stamp:
    """Write down what this database is."""
    made = Stamp.objects.update_or_create(name=name, defaults={"value": value})[0]
    transaction.on_commit(lambda: look_again(at_once=True))
    return made


@transaction.atomic
def unstamp(*, names: Collection[str]) -> None:
    """What was written down under these names is so no more."""
    Stamp.objects.filter(name__in=names).delete()
    transaction.on_commit(lambda: look_again(at_once=True))


@transaction.atomic
def claim_stamp(*, name: str, value: str, before: str) -> bool:
    """Write `value` where `before` stands; of several who try at once one is told yes."""
    claimed = Stamp.objects.filter(name=name, value=before).update(value=value)
    transaction.on_commit(lambda: look_again(at_once=True))
    return bool(claimed)


@transaction.atomic
def note_export(*, by: "Person", name: str, form: str) -> None:
    """Write down who took which list with them, and in which form."""
    record("base.exported", by=by, ref=by.ref, list=name, form=form)


@transaction.atomic
def note_destruction(*, what: str, count: int, rule: str) -> None:
    """Write into the log of destruction that rows of a table are gone, or no longer name anybody. `rule` is a message id."""
    if count:
        Destruction.objects.create(what=what, rule=rule[:300], count=count, at=clock.now())
