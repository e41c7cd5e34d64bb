"""Paper beside the web: the roll is marked first, sheets are counted, typed in twice, and differences decided by a third person.

What happens at a booth and what is typed in never meet: handing out writes a line of the roll (without the time of day) and a figure,
typing in writes entries without a time, and sheets are made long before both.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.decisions.actions.voting import door, one_by_one, unused_code
from meydan.decisions.models import AreaGroup, Ballot, Batch, Booth, BoothClerk, Channel, Entry, PaperType, Roll, Sheet
from meydan.decisions.queries.ballots import on_paper, places_of
from meydan.decisions.queries.on_paper import area_at, namesake_on_roll, pile_for, settled_sheets
from meydan.decisions.rules import (
    Figures,
    Said,
    has_shown,
    may_close_batch,
    may_count_batch,
    may_enter,
    may_fill,
    may_issue,
    may_serve,
    may_take_sheet,
    may_type,
    may_vote,
)
from meydan.decisions.rules.on_paper import NAME_NEEDED, NO_SHEETS, NO_SUCH_SHEET, SAME_NAME
from meydan.people.actions import enter_person
from meydan.people.models import Person


@transaction.atomic
def save_booth(
    *, by: Person, ballot: Ballot, name: str, hours: str, clerks: Collection[Person], booth: Booth | None = None
) -> Booth:
    """Open a place where people vote on paper, or change its hours and who is there."""
    may_issue(by, ballot).or_refuse()
    kept = booth or Booth(ballot=ballot)
    kept.name, kept.hours = name, hours
    kept.save()
    kept.staffing.exclude(person__in=clerks).delete()
    BoothClerk.objects.bulk_create((BoothClerk(booth=kept, person=one) for one in clerks), ignore_conflicts=True)
    record("decisions.booth_saved", by=by, ref=ballot.ref, booth=kept.pk)
    return kept


@transaction.atomic
def issue_batch(*, by: Person, booth: Booth, size: int, area: AreaGroup | None = None, large: bool = False) -> Batch:
    """Give a booth a pile of numbered sheets. All sheets are made now, so that nothing of them tells when they are used."""
    ballot = Ballot.objects.select_for_update().get(pk=booth.ballot_id)
    may_issue(by, ballot, size).or_refuse()
    last = ballot.batches.aggregate(last=Max("number"))["last"] or 0
    batch = Batch.objects.create(ballot=ballot, booth=booth, area=area, number=last + 1, size=size, large=large)
    Sheet.objects.bulk_create(Sheet(batch=batch, number=number) for number in range(1, size + 1))
    record("decisions.batch_issued", by=by, ref=ballot.ref, batch=batch.number, size=size)
    return batch


@transaction.atomic
def hand_out_sheet(
    *,
    by: Person,
    booth: Booth,
    person: Mapping[str, Any],
    said: Said,
    large: bool = False,
    another: bool = False,
    shown: bool = False,
) -> Batch:
    """Mark somebody on the roll and say from which pile they take a sheet. `person` goes to `enter_person`; `another`: the clerk says
    that it is not the one with the same name; `shown`: the clerk has seen what proves the bond. Raises Refused for whoever has voted by any way, and for whoever may not vote."""
    may_serve(by, booth).or_refuse()
    door(booth.ballot_id)
    ballot = Ballot.objects.get(pk=booth.ballot_id)
    _is_told_apart(ballot, person, another)
    who = enter_person(by=by, channel="paper", **person)
    one_by_one(ballot, who)
    before = Roll.objects.select_for_update().filter(ballot=ballot, person=who).first()
    may_take_sheet(before).or_refuse()
    has_shown(ballot, shown).or_refuse()
    may_vote(who, ballot, said, places=places_of(ballot), shown=True).or_refuse()
    area = area_at(ballot, said.place)
    pile = _from_pile(booth, area, large)
    Roll.objects.create(
        ballot=ballot, person=who, area=area, bond=said.bond, code=unused_code(ballot, said), channel=Channel.PAPER, at=_today()
    )  # fmt: skip
    record("decisions.sheet_given", by=by, ref=ballot.ref)
    return pile


def _is_told_apart(ballot: Ballot, person: Mapping[str, Any], another: bool) -> None:
    """Who leaves no contact is known by name and neighbourhood only."""
    if person.get("phone") or person.get("email"):
        return
    if not person["display_name"]:
        raise Refused(NAME_NEEDED, field="name")
    if not another and namesake_on_roll(ballot, person["display_name"], person["neighbourhood"]):
        raise Refused(SAME_NAME, field="another")


def _from_pile(booth: Booth, area: AreaGroup | None, large: bool) -> Batch:
    Booth.objects.select_for_update().get(pk=booth.pk)  # two clerks of a booth don't take the last sheet of a pile
    pile = pile_for(booth, area, large).first()
    if pile is None:
        raise Refused(NO_SHEETS, name=area.name if area else "–")
    Batch.objects.filter(pk=pile.pk).update(marks=F("marks") + 1)
    return pile


def _today() -> Any:
    """The day alone: the hour could be laid beside the order in which sheets lie in the box."""
    return timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)


def locked_batch(batch: Batch) -> Batch:
    rows = Batch.objects.select_for_update(of=("self",)).select_related("ballot", "booth", "area")
    return rows.get(pk=batch.pk)


@transaction.atomic
def count_batch(*, by: Person, batch: Batch, figures: Figures) -> Batch:
    """What the booth counted for a pile. From now on nobody is sent to it. It can be counted anew until it is closed."""
    batch = locked_batch(batch)
    may_count_batch(by, batch, figures).or_refuse()
    for name in ("given", "returned", "spoiled", "left", "reason"):
        setattr(batch, name, getattr(figures, name))
    batch.counted_by, batch.counted_at = by, clock.now()
    batch.save()
    figure = {name: getattr(batch, name) for name in ("given", "returned", "spoiled", "left", "marks")}
    record("decisions.batch_counted", by=by, ref=batch.ballot.ref, batch=batch.number, **figure)
    return batch


@transaction.atomic
def type_sheet(
    *,
    by: Person,
    batch: Batch,
    number: int,
    choices: Sequence[int] = (),
    points: Sequence[int] | None = None,
    spoiled: str = "",
) -> Entry:
    """Type in a sheet from the box: the first and the second time by two people, the third time, where they differ, by a third."""
    batch = locked_batch(batch)
    may_type(by, batch).or_refuse()
    sheet = Sheet.objects.select_for_update().filter(batch=batch, number=number).first()
    if sheet is None:
        raise Refused(NO_SUCH_SHEET, field="serial")
    entries = list(sheet.entries.all())
    may_enter(by, entries).or_refuse()
    if not spoiled:
        options = {one.pk: one for one in on_paper(batch.ballot)}
        may_fill(batch.ballot, options, choices, points, batch.area_id or 0).or_refuse()
    chosen, given = _in_order(batch.ballot, choices, points) if not spoiled else ([], None)
    entry = Entry(sheet=sheet, turn=len(entries) + 1, by=by, choices=chosen, points=given, spoiled=spoiled)
    entry.save()
    if entry.turn == Entry.DECIDING:
        Batch.objects.filter(pk=batch.pk).update(differences=F("differences") + 1)
    record("decisions.sheet_typed", by=by, ref=batch.ballot.ref, batch=batch.number)
    return entry


def _in_order(
    ballot: Ballot, choices: Sequence[int], points: Sequence[int] | None
) -> tuple[list[int], list[int] | None]:
    """Where the order means nothing it is that of the numbers, so that two entries compare."""
    if ballot.paper == PaperType.RANKED:
        return list(choices), None
    if points is None:
        return sorted(choices), None
    pairs = sorted(zip(choices, points, strict=True))
    return [choice for choice, _points in pairs], [given for _choice, given in pairs]


@transaction.atomic
def close_batch(*, by: Person, batch: Batch) -> Batch:
    """Every sheet from the box is done. When all batches of a vote are closed, it is opened."""
    batch = locked_batch(batch)
    may_close_batch(by, batch, len(settled_sheets([batch.pk]))).or_refuse()
    batch.closed_at = clock.now()
    batch.save(update_fields=["closed_at"])
    record("decisions.batch_closed", by=by, ref=batch.ballot.ref, batch=batch.number, differences=batch.differences)
    return batch


def forget_entries(ballot: Ballot) -> None:
    """At the opening: what stays of a sheet is whether it counted and, if not, why. Inside the transaction of `open_envelopes`."""
    settled = settled_sheets(ballot.batches.values_list("pk", flat=True))
    for sheet, last in settled:
        sheet.spoiled = last.spoiled
        sheet.outcome = Sheet.Outcome.SPOILED if last.spoiled else Sheet.Outcome.VALID
    Sheet.objects.bulk_update([sheet for sheet, _last in settled], ["spoiled", "outcome"], batch_size=1000)
    Entry.objects.filter(sheet__batch__ballot=ballot).delete()
