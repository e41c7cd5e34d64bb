"""Events that somebody outside the desk asks for: a draft that nobody sees until the desk takes it on."""

from datetime import datetime
from typing import Any

from django.db import transaction

from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.events.actions.planning import Plan, write_draft
from meydan.events.models import Event
from meydan.events.rules import may_ask_for_event
from meydan.goals.models import Goal
from meydan.people.models import Person, Role
from meydan.places.models import Unit


@transaction.atomic
def ask_for_event(
    *, by: Person, of: str, in_name_of: str, unit: Unit, starts_at: datetime, ends_at: datetime, capacity: int,
    where: str, goal: Goal, **words: Any,
) -> Event:  # fmt: skip
    """A draft in the name of what `of` points to; it waits at the desk for somebody who leads it."""
    may_ask_for_event(by, starts_at).or_refuse()
    said = words | {"belongs_to": of}
    made = write_draft(by=by, plan=Plan(unit, starts_at, ends_at, capacity, [goal], where, words=said))
    notify([f"role:{Role.COORDINATOR}"], "events.asked_for", ref=made.ref, but_not=by, name=in_name_of)
    record("events.asked_for", by=by, ref=made.ref, of=of)
    return made
