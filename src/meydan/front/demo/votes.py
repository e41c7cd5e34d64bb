"""The demo town's votes: one counted, one open, one to come. Prepared, opened and counted by the same actions as everywhere; the
invented voters' envelopes are sealed in bulk."""

import tomllib
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.decisions import actions
from meydan.decisions.models import AreaGroup, Ballot, Channel, Option, Roll
from meydan.decisions.queries.ballots import areas_of, on_paper
from meydan.front.demo.booths import Booths
from meydan.front.demo.content import Row
from meydan.people.models import Person

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

LIRA = 100
CHANNELS = (Channel.WEB,) * 7 + (Channel.DESK,) * 3


def load_votes(town: "DemoTown") -> None:
    file = town.folder / "votes.toml"
    if file.exists():
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        votes = Votes(town, content["area"])
        for row in content["vote"]:
            votes.write(row)


class Votes:
    def __init__(self, town: "DemoTown", areas: list[Row]) -> None:
        self.town, self.areas, self.by = town, areas, town.people["mudur"]
        self.chance = Random(29)  # noqa: S311 (invented voters)
        self.voters = list(Person.objects.filter(role_grants=None, neighbourhood__isnull=False).order_by("pk"))

    def write(self, row: Row) -> None:
        opens, closes = self.town.midnight(row["from"]), self.town.last_minute(row["to"])
        with clock.at(min(opens - timedelta(days=3), self.town.now)):
            ballot = self._prepared(row, opens, closes)
        booths, everybody = Booths(self, row, ballot, self._choices), self.voters
        self.voters = [one for one in everybody if one.pk not in booths.took]
        self._cast(row, ballot, min(closes, self.town.now))
        self.voters = everybody
        if closes < self.town.now:
            booths.finish()
            self._finished(row, ballot)

    def _prepared(self, row: Row, opens: datetime, closes: datetime) -> Ballot:
        names = ("title", "question", "summary", "text", "paper")
        words = {name: row[name] for name in names if name in row}
        words |= {
            "opens_at": opens,
            "closes_at": closes,
            "bonds": ["lives", "studies", "works"],
            "proved": row.get("proved", False),
            "decides": "Buca Belediye Meclisi",
        }
        if "purse" in row:
            words |= {"purse": row["purse"] * LIRA}
        else:
            words |= {"rule": "greedy", "winners": 1}
        if process := self.town.processes.get(row.get("process", "")):
            words |= {"process": process, "unit": process.unit}
        ballot = actions.save_ballot(by=self.by, draft=actions.Draft(words))
        for area in self.areas if row.get("areas") else ():
            near = [self.town.places[slug] for slug in area["places"] if slug in self.town.places]
            actions.save_area(by=self.by, ballot=ballot, name=area["name"], neighbourhoods=near)
        for option in row["options"]:
            self._option(ballot, option, "feasible")
        for option in row.get("refused", ()):
            self._option(ballot, option, "not_feasible")
        return actions.announce_ballot(by=self.by, ballot=ballot)

    def _option(self, ballot: Ballot, row: Row, valuation: str) -> Option:
        idea = self.town.contributions.get(row.get("idea", ""))
        words = actions.OptionWords(
            title=row.get("title") or (idea.title if idea else row["idea"]),
            text=row.get("text", ""),
            neighbourhood=self.town.places.get(row.get("place", "")) or (idea.neighbourhood if idea else None),
            goal=self.town.goals.get(row.get("goal", 0)),
            unit=self.town.units.get(row["unit"]),
            contribution=idea,
        )
        option = actions.save_option(by=self.by, ballot=ballot, words=words)
        cost = row["cost"] * LIRA if "cost" in row else None
        return actions.value_option(
            by=self.by, option=option, valuation=valuation, cost=cost, reason=row.get("reason", "")
        )

    def _cast(self, row: Row, ballot: Ballot, until: datetime) -> None:
        """Sealed envelopes of people who like some options more than others, and most what is near them."""
        options, areas = on_paper(ballot), areas_of(ballot)
        area_of: dict[int, AreaGroup] = {place.pk: area for area in areas for place in area.neighbourhoods.all()}
        chosen = self.chance.sample(self.voters, min(row.get("voters", 0), len(self.voters)))
        lines = []
        for person in chosen:
            area = area_of.get(person.neighbourhood_id or 0)
            choices, of = self._choices(row, options, area), area.pk if area else 0
            _receipt, sealed = actions.seal_vote(ballot=ballot, choices=choices, area=of, options=len(options))
            at = ballot.opens_at + (until - ballot.opens_at) * self.chance.random()
            lines.append(
                Roll(
                    ballot=ballot,
                    person=person,
                    area=area,
                    channel=self.chance.choice(CHANNELS),
                    bond="lives",
                    at=at,
                    envelope=sealed,
                )
            )
        Roll.objects.bulk_create(lines)

    def _choices(self, row: Row, options: list[Option], area: AreaGroup | None) -> list[int]:
        likes = {one.get("title") or one["idea"]: one for one in row["options"]}
        keys = {one.pk: key for key, one in self.town.contributions.items()}
        chosen = []
        for option in options:
            said = likes[keys[option.contribution_id] if option.contribution_id else option.title]
            part = said.get("there", {}).get(area.name if area else "", said["likes"])
            if self.chance.random() * 100 < part:
                chosen.append(option.pk)
        return chosen or [self.chance.choice(options).pk]

    def _finished(self, row: Row, ballot: Ballot) -> None:
        with clock.at(ballot.taken_until + timedelta(minutes=1)):
            actions.open_envelopes(ballot=ballot)
            ballot = actions.count_ballot(ballot=Ballot.objects.get(pk=ballot.pk))
        if objection := row.get("objection"):
            with clock.at(self.town.at(-objection["days"])):
                made = actions.appeal(by=self.town.people["yurttas"], ballot=ballot, text=objection["text"])
                actions.answer_appeal(by=self.by, appeal=made, answer=objection["answer"])
        if council := row.get("council"):
            at = self.town.at(-council["days"])
            with clock.at(at):
                actions.record_council(
                    by=self.by,
                    ballot=ballot,
                    on=at.date(),
                    number=council["number"],
                    outcome=council["outcome"],
                    words=council["words"],
                )
