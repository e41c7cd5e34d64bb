"""Every state is changed here, so that none is without a word on who, when and why."""

from typing import Any

from meydan.base import clock
from meydan.people.models import Person
from meydan.volunteering.models import Change


def move(thing: Any, to: str, *, by: Person | None, why: str = "", **also: Any) -> None:
    """Give `thing` (with a ref and a state) its new state, with further columns, and write it down."""
    thing.state = to
    for name, value in also.items():
        setattr(thing, name, value)
    thing.save()
    Change.objects.create(of=thing.ref, state=to, at=clock.now(), by=by, why=why)
