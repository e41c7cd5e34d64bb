"""Taking back a mark that somebody got at a booth by mistake. Roll and figures of the pile change together or not at all."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.decisions.actions.on_paper import locked_batch
from meydan.decisions.actions.voting import door, one_by_one
from meydan.decisions.models import Batch, Channel, Roll, WrongMark
from meydan.decisions.queries.on_paper import line_of
from meydan.decisions.rules import may_confirm_wrong_mark, may_serve, may_tell_wrong_mark
from meydan.decisions.rules.wrong_marks import NOT_MARKED, TOLD_ALREADY
from meydan.people.models import Person


@transaction.atomic
def tell_wrong_mark(*, by: Person, batch: Batch, person: Mapping[str, Any], reason: str) -> WrongMark:
    """Say that a mark is wrong and no sheet was put into the box for it. Nothing changes until another official has looked, but the
    pile is not counted meanwhile. `person`: e-mail or phone, or name and neighbourhood."""
    batch = locked_batch(batch)
    line = line_of(batch.ballot, **person)
    waiting = batch.wrong_marks.filter(done=False)
    may_tell_wrong_mark(by, batch, line, waiting.count()).or_refuse()
    assert line is not None
    if WrongMark.objects.filter(batch__ballot=batch.ballot, person=line.person, done=False).exists():
        raise Refused(TOLD_ALREADY, field="name")
    wrong = WrongMark.objects.create(batch=batch, person=line.person, reason=reason, told_by=by)
    record("decisions.wrong_mark_told", by=by, ref=batch.ballot.ref, batch=batch.number)
    return wrong


@transaction.atomic
def confirm_wrong_mark(*, by: Person, wrong: WrongMark) -> WrongMark:
    """The second official takes the mark back: the line goes from the roll, the pile has a mark less, and the person may vote in any way.
    Raises Refused when it was settled meanwhile."""
    door(wrong.batch.ballot_id)
    if wrong.person is not None:
        one_by_one(wrong.batch.ballot, wrong.person)
    batch = locked_batch(wrong.batch)
    wrong = _waiting(wrong, batch)
    may_confirm_wrong_mark(by, wrong).or_refuse()
    person = wrong.person
    gone, _tables = Roll.objects.filter(ballot=batch.ballot, person=person, channel=Channel.PAPER).delete()
    if person is None or not gone:
        raise Refused(NOT_MARKED)
    Batch.objects.filter(pk=batch.pk).update(marks=F("marks") - 1, taken_back=F("taken_back") + 1)
    wrong.person, wrong.confirmed_by, wrong.done = None, by, True
    wrong.save()
    notify(person, "decisions.unmarked", ref=batch.ballot.ref)
    record("decisions.wrong_mark_taken_back", by=by, ref=batch.ballot.ref, batch=batch.number)
    return wrong


@transaction.atomic
def keep_mark(*, by: Person, wrong: WrongMark) -> None:
    """It was no mistake after all: the mark stays, and nothing waits any more."""
    batch = locked_batch(wrong.batch)
    may_serve(by, batch.booth).or_refuse()
    _waiting(wrong, batch).delete()
    record("decisions.wrong_mark_kept", by=by, ref=batch.ballot.ref, batch=batch.number)


def _waiting(wrong: WrongMark, batch: Batch) -> WrongMark:
    """As it is now, under the lock of its pile."""
    found = WrongMark.objects.select_related("person").filter(pk=wrong.pk, done=False).first()
    if found is None:
        raise Refused(NOT_MARKED)
    found.batch = batch
    return found
