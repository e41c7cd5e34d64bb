"""The demo town votes on paper too: booths with piles, people who took a sheet, and sheets that were typed in. By the same actions as
everywhere; lines of the roll and entries are made in bulk."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.decisions import actions
from meydan.decisions.models import Ballot, Batch, Channel, Entry, Option, Roll, Sheet
from meydan.decisions.queries.ballots import on_paper
from meydan.decisions.rules import Figures
from meydan.front.demo.content import Row
from meydan.people.models import Person

if TYPE_CHECKING:
    from meydan.front.demo.votes import Votes

SPOILED_EVERY, DIFFER_EVERY = 40, 25
"""So often a sheet in a box is not valid, and two people read one differently."""
TYPISTS = ("mudur", "koordinator", "kolaylastirici")


class Booths:
    """Where people of one vote vote on paper. `took`: ids of those who did; they have no envelope."""

    def __init__(self, votes: "Votes", row: Row, ballot: Ballot, choices: Callable[..., list[int]]) -> None:
        self.choices = choices
        self.votes, self.row, self.ballot, self.took = votes, row, ballot, set[int]()
        self.people = votes.town.people
        self.piles = [self._opened(booth) for booth in row.get("booths", ())]

    def _opened(self, booth: Row) -> tuple[Batch, int]:
        ballot, now = self.ballot, self.votes.town.now
        with clock.at(min(ballot.opens_at, now)):
            clerks = [self.people[key] for key in booth["clerks"]]
            made = actions.save_booth(
                by=self.votes.by, ballot=ballot, name=booth["name"], hours=booth["hours"], clerks=clerks
            )
            batch = actions.issue_batch(by=self.votes.by, booth=made, size=booth["sheets"])
        free = [one for one in self.votes.voters if one.pk not in self.took]
        came = self.votes.chance.sample(free, booth["came"])
        self.took |= {one.pk for one in came}
        Batch.objects.filter(pk=batch.pk).update(marks=len(came))
        Roll.objects.bulk_create(
            Roll(ballot=ballot, person=one, bond="lives", channel=Channel.PAPER, at=ballot.opens_at) for one in came
        )
        return batch, len(came)

    def finish(self) -> None:
        """Counted at the booth, typed in by two, differences decided by a third, closed."""
        options = on_paper(self.ballot)
        for batch, came in self.piles:
            batch.refresh_from_db()
            with clock.at(self.ballot.taken_until + timedelta(seconds=1)):
                figures = Figures(came, came, 0, batch.size - came)
                actions.count_batch(by=self.votes.by, batch=batch, figures=figures)
                sheets = self.votes.chance.sample(list(batch.sheets.all()), came)
                Entry.objects.bulk_create(
                    one for place, sheet in enumerate(sheets, 1) for one in self._entries(options, sheet, place)
                )
                Batch.objects.filter(pk=batch.pk).update(differences=came // DIFFER_EVERY)
                actions.close_batch(by=self.votes.by, batch=batch)

    def _entries(self, options: list[Option], sheet: Sheet, place: int) -> Iterator[Entry]:
        right: tuple[list[int], str] = ([], "unclear")
        if place % SPOILED_EVERY:
            right = (sorted(self.choices(self.row, options, None)), "")
        said = [right, right]
        if place % DIFFER_EVERY == 0:
            said = [([options[0].pk], ""), ([options[1].pk], ""), right]
        for turn, (by, (choices, spoiled)) in enumerate(zip(self._typists(), said, strict=False), 1):
            yield Entry(sheet=sheet, turn=turn, by=by, choices=choices, spoiled=spoiled)

    def _typists(self) -> list[Person]:
        return [self.people[key] for key in TYPISTS]
