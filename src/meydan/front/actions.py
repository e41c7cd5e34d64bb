"""Verbs of setting up the town."""

from django.db import transaction

from meydan.base.actions import stamp
from meydan.base.audit import record
from meydan.base.cards import is_on
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.front.modules import is_always_needed, needed_by, needs_of, switchable, title_of
from meydan.front.rules import NEEDED, NEEDS, NO_MODULE, may_set_up
from meydan.ideas.rules.accountability import NAMING
from meydan.people.models import Person


@transaction.atomic
def switch_module(*, by: Person, name: str, on: bool) -> None:
    """Switch a module for this town, over what the town file says. Its data stays. What another one needs stays on."""
    may_set_up(by).or_refuse()
    if name not in switchable() or (not on and is_always_needed(name)):
        raise Refused(NO_MODULE)
    missing = [one for one in sorted(needs_of(name)) if not is_on(one)] if on else needed_by(name)
    if missing:
        raise Refused(NEEDS if on else NEEDED, names=", ".join(title_of(one) for one in missing))
    stamp(name=f"module:{name}", value="on" if on else "off")
    record("front.module_switched", by=by, ref="", module=name, on=on)


@transaction.atomic
def name_units(*, by: Person, on: bool) -> None:
    """Whether the public accounts of answers name units, over what the town file says; never before its quiet days are over."""
    may_set_up(by).or_refuse()
    stamp(name=NAMING, value="on" if on else "off")
    record("front.units_named", by=by, ref="", on=on)


@transaction.atomic
def send_test_letter(*, by: Person) -> None:
    """A message to oneself, on the way that all messages take."""
    may_set_up(by).or_refuse()
    notify(by, "front.test_letter", ref=by.ref)
    record("front.test_letter", by=by, ref=by.ref)
