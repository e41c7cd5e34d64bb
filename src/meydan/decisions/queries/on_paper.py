"""Reading booths, batches and what was typed in. Nobody reads an entry of somebody else, but for a third person where two differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from meydan.base import clock, turkish
from meydan.base.paging import Page, page_by_key
from meydan.decisions import envelopes
from meydan.decisions.models import (
    AreaGroup,
    Ballot,
    Batch,
    Booth,
    Channel,
    Entry,
    Option,
    Roll,
    Sheet,
    State,
    WrongMark,
)
from meydan.decisions.queries.ballots import on_paper
from meydan.decisions.rules import MANAGING, is_settled
from meydan.people.models import Person
from meydan.places.models import Neighbourhood


def booths_for(person: Person) -> QuerySet[Booth]:
    """All for those who prepare votes; otherwise those where one is a clerk."""
    rows = Booth.objects.select_related("ballot")
    return rows if person.has_role(*MANAGING) else rows.filter(clerks=person)


def batches_for(person: Person) -> QuerySet[Batch]:
    rows = Batch.objects.select_related("ballot", "booth", "area")
    return rows if person.has_role(*MANAGING) else rows.filter(booth__clerks=person)


def is_clerk(ballot: Ballot, person: Person) -> bool:
    """At one of its booths."""
    return booths_for(person).filter(ballot=ballot).exists()


def booth_page(ballot: Ballot, person: Person, *, text: str = "", after: str = "") -> Page[Booth]:
    """Booths of a vote with clerks and piles; three queries whatever the size."""
    piles = Prefetch("batches", Batch.objects.select_related("area", "ballot", "booth"))
    rows = booths_for(person).filter(ballot=ballot).prefetch_related("clerks", piles)
    rows = rows.filter(name__says=text) if text else rows
    return page_by_key(rows, order=["name", "id"], after=after, per_page=20)


def public_booths(ballot: Ballot) -> list[Booth]:
    return list(ballot.booths.all())


def area_at(ballot: Ballot, place: Neighbourhood | None) -> AreaGroup | None:
    """The area group that a neighbourhood belongs to."""
    return ballot.areas.filter(merged=False, neighbourhoods=place).first() if place else None


def pile_for(booth: Booth, area: AreaGroup | None, large: bool = False) -> QuerySet[Batch]:
    """Where a person of this area takes a sheet, the best pile first: the area's own, or, where the area has no list, that of no area."""
    fits = Q(area=area) if area is not None and area.purse is not None else Q(area=area) | Q(area=None)
    rows = booth.batches.filter(fits, large=large, counted_at=None, marks__lt=F("size"))
    return rows.select_related("area").order_by(F("area").asc(nulls_last=True), "number")


def namesake_on_roll(ballot: Ballot, name: str, place: Neighbourhood | None) -> bool:
    """Whether somebody without a contact stands on the roll under this name and neighbourhood."""
    return any(_namesakes(Roll.objects.filter(ballot=ballot), name, place))


def _namesakes(lines: QuerySet[Roll], name: str, place: Neighbourhood | None) -> Iterator[Roll]:
    rows = lines.filter(person__email=None, person__phone=None, person__neighbourhood=place)
    wanted = turkish.fold(" ".join(name.split()))
    for line in rows.select_related("person", "area"):
        if line.person and wanted and turkish.fold(" ".join(line.person.display_name.split())) == wanted:
            yield line


def line_of(
    ballot: Ballot,
    *,
    name: str = "",
    place: Neighbourhood | None = None,
    email: str | None = None,
    phone: str | None = None,
) -> Roll | None:
    """The line of somebody who was marked for a sheet. Of people of one name without a contact, whom nobody can tell apart, the one
    who was marked last."""
    lines = Roll.objects.filter(ballot=ballot, channel=Channel.PAPER).order_by("-pk")
    if email or phone:
        contact = {"person__email": email} if email else {"person__phone": phone}
        return lines.filter(**contact).select_related("person", "area").first()
    return next(_namesakes(lines, name, place), None)


def wrong_marks_for(person: Person) -> QuerySet[WrongMark]:
    """Marks that wait for a second official, at booths of theirs."""
    rows = WrongMark.objects.filter(done=False, batch__in=batches_for(person).order_by())
    return rows.select_related("batch__ballot", "batch__booth", "person__neighbourhood", "told_by")


def options_on(batch: Batch) -> list[Option]:
    """What stands on the sheets of a batch: the list of the town, and that of its area."""
    return [one for one in on_paper(batch.ballot) if one.area_id in (None, batch.area_id)]


def settled_sheets(batches: Iterable[int]) -> list[tuple[Sheet, Entry]]:
    """Sheets that are done, each with the entry that counts."""
    rows = Sheet.objects.filter(batch__in=list(batches), entries__turn=Entry.SECOND).select_related("batch")
    found = [(sheet, list(sheet.entries.all())) for sheet in rows.prefetch_related("entries")]
    return [(sheet, entries[-1]) for sheet, entries in found if is_settled(entries)]


def votes_on_sheets(ballot: Ballot) -> Iterator[envelopes.Vote | None]:
    """What was typed in, as it goes to the papers; None for a spoiled sheet. The receipt is chance: a serial number, which others can
    read, finds nothing."""
    for sheet, entry in settled_sheets(ballot.batches.values_list("pk", flat=True)):
        vote = envelopes.Vote(envelopes.new_receipt(), sheet.batch.area_id or 0, entry.choices, entry.points)
        yield None if entry.spoiled else vote


@dataclass(frozen=True)
class Progress:
    """How far a batch is. `own`: serials that the viewer typed in; `differ`: serials that a third person has to decide."""

    done: int
    once: int
    own: Sequence[int]
    differ: Sequence[int]
    may_decide: Sequence[int]
    """Those of `differ` that the viewer did not type in."""


def progress_of(batch: Batch, person: Person) -> Progress:
    rows = Sheet.objects.filter(batch=batch, entries__turn=Entry.FIRST).prefetch_related("entries")
    found = {sheet.number: list(sheet.entries.all()) for sheet in rows}
    differ = [number for number, entries in found.items() if len(entries) == 2 and not is_settled(entries)]
    own = [number for number, entries in found.items() if any(one.by_id == person.pk for one in entries)]
    return Progress(
        done=sum(is_settled(entries) for entries in found.values()),
        once=sum(len(entries) == 1 for entries in found.values()),
        own=own,
        differ=differ,
        may_decide=[number for number in differ if number not in own],
    )


def two_entries(batch: Batch, number: int, person: Person) -> list[Entry]:
    """What two people typed differently, for a third one; nothing for everybody else."""
    entries = list(Entry.objects.filter(sheet__batch=batch, sheet__number=number).order_by("turn"))
    differ = len(entries) == 2 and not is_settled(entries)
    return entries if differ and all(one.by_id != person.pk for one in entries) else []


def waiting_batches(person: Person, text: str = "") -> QuerySet[Batch]:
    """Batches that keep a vote from being opened, of a vote or a booth with these words."""
    rows = batches_for(person).filter(closed_at=None, ballot__closes_at__lte=clock.now())
    rows = rows.filter(Q(ballot__title__says=text) | Q(booth__name__says=text)) if text else rows
    return rows.filter(ballot__state__in=[State.ANNOUNCED, State.PAUSED]).order_by("ballot__closes_at", "number")


@dataclass(frozen=True)
class Tally:
    """How the sheets of a vote went, all booths together."""

    printed: int
    given: int
    returned: int
    swapped: int
    spoiled: int
    differences: int
    taken_back: int

    @property
    def stayed(self) -> int:
        """Given out, and not in a box."""
        return self.given - self.returned - self.swapped


def tally_of(ballot: Ballot) -> Tally | None:
    """None where nothing was voted on paper, or while sheets are being counted."""
    found = ballot.batches.aggregate(
        *(Sum(name) for name in ("size", "given", "returned", "spoiled", "differences", "taken_back")),
        open=Count("pk", filter=Q(closed_at=None)),
        refused=Sum(_not_valid()),
    )
    if not found["size__sum"] or found["open"]:
        return None
    return Tally(
        printed=found["size__sum"],
        given=found["given__sum"] or 0,
        returned=found["returned__sum"] or 0,
        swapped=found["spoiled__sum"] or 0,
        spoiled=found["refused"] or 0,
        differences=found["differences__sum"] or 0,
        taken_back=found["taken_back__sum"] or 0,
    )


def _not_valid() -> object:
    rows = Sheet.objects.filter(batch=OuterRef("pk"), outcome=Sheet.Outcome.SPOILED).order_by().values("batch")
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)
