"""What a result says: who won and why, what was lacking, areas, the plain count beside it, and where one share went."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from meydan.base.charts import Bar, BarChart
from meydan.base.paging import PER_PAGE, Page, page_by_key
from meydan.base.templatetags.ui import money
from meydan.decisions.counting import share_of
from meydan.decisions.envelopes import cleaned, mark_of
from meydan.decisions.models import Appeal, AreaGroup, Ballot, Channel, Option, Paper, Result, Rule
from meydan.decisions.queries.ballots import on_paper
from meydan.decisions.queries.files import METHODS
from meydan.people.models import Person

TOLD = 8
"""So many losers are told in words; all stand in the table."""


@dataclass(frozen=True)
class Line:
    """One option of a list in the result."""

    option: Option
    votes: int
    won: bool
    plain: bool
    each: int | None
    """What each supporter paid under Equal Shares at most, kuruş; None where the shares did not buy it."""
    filled: bool
    """Bought with what the shares left."""
    missing: int | None
    enough: int | None
    supporters: int | None

    @property
    def by_shares(self) -> bool:
        return self.each is not None


@dataclass(frozen=True)
class Told:
    """The result of one list, ready for its page."""

    result: Result
    ballot: Ballot
    lines: Sequence[Line]

    @property
    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = self.result.facts
        return facts

    @property
    def name(self) -> str:
        return self.result.list.name if self.result.list else str(_("The whole town"))

    @property
    def winners(self) -> list[Line]:
        order = {number: place for place, number in enumerate(self.facts["winners"])}
        return sorted((one for one in self.lines if one.won), key=lambda one: order[str(one.option.number)])

    @property
    def losers(self) -> list[Line]:
        """Those with most votes first."""
        return sorted((one for one in self.lines if not one.won), key=lambda one: -one.votes)

    @property
    def told_losers(self) -> list[Line]:
        return [one for one in self.losers if one.votes][:TOLD]

    @property
    def spent(self) -> int:
        return int(self.facts["spent"])

    @property
    def left(self) -> int:
        return int(self.facts["budget"]) - self.spent

    @property
    def share(self) -> int | None:
        return None if self.facts["share"] is None else round(self.facts["share"])

    @property
    def start(self) -> int | None:
        return None if self.facts["start"] is None else round(self.facts["start"])

    @property
    def by_shares(self) -> bool:
        return self.result.rule == Rule.EQUAL_SHARES

    @property
    def by_person(self) -> bool:
        """Whether all who chose an option paid the same part for it, unless they had less."""
        return self.by_shares and self.result.utility in ("cost", "cardinality")

    @property
    def any_won(self) -> float | None:
        return 100 * self.facts["any_won"] / self.result.papers if self.result.papers else None

    @property
    def plain_any_won(self) -> float | None:
        return 100 * self.facts["plain_any_won"] / self.result.papers if self.result.papers else None

    @property
    def by_channel(self) -> list[tuple[Line, list[int]]]:
        """How many chose each option on the way in which they voted, as `channels` names them."""
        found = self.facts.get("channels", {})
        numbers = [(one, str(one.option.number)) for one in self.lines]
        return [(one, [found[way].get(number, 0) for way in found]) for one, number in numbers] if found else []

    @property
    def channels(self) -> list[Any]:
        words = {method: Channel(channel).label for channel, method in METHODS.items()}
        return [words.get(way, way) for way in self.facts.get("channels", {})]

    @property
    def only_by_shares(self) -> list[Line]:
        return [one for one in self.lines if one.won and not one.plain]

    @property
    def only_plain(self) -> list[Line]:
        return [one for one in self.lines if one.plain and not one.won]

    @property
    def example(self) -> Line | None:
        """The winner with the fewest votes: what the rule does is seen there best."""
        paid = [one for one in self.winners if one.by_shares] if self.by_person else []
        return min(paid, key=lambda one: (one.votes, one.option.number or 0), default=None)

    @property
    def example_part(self) -> int:
        """How many hundredths of a share the example took."""
        one = self.example
        return round(100 * (one.each or 0) / self.share) if one and self.share else 0

    @property
    def example_rest(self) -> int:
        one = self.example
        return (self.share or 0) - (one.each or 0) if one else 0

    @property
    def reached(self) -> tuple[int, int]:
        """Areas where somebody's choice won, of all that are told."""
        return sum(row["won"] > 0 for row in self.facts["areas"]), len(self.facts["areas"])

    @property
    def chart(self) -> BarChart | None:
        rows = self.facts["areas"]
        if len(rows) < 2 or self.ballot.purse is None:
            return None
        least, most = (pick(row["money"] for row in rows) for pick in (min, max))
        plain_least, plain_most = (pick(row["plain_money"] for row in rows) for pick in (min, max))
        words = _(
            "Money for each person that went to what they chose: here from %(least)s to %(most)s. By the plain count it would have been from %(plain_least)s to %(plain_most)s."
        ) % {"least": money(_round(least)), "most": money(_round(most)), "plain_least": money(_round(plain_least)), "plain_most": money(_round(plain_most))}  # fmt: skip
        bars = [
            Bar(row["area"] or _("Elsewhere, or too few to be told"), [row["money"] / 100, row["plain_money"] / 100])
            for row in sorted(rows, key=lambda row: -row["money"])
        ]
        return BarChart(
            f"areas-{self.result.pk}", _("Where did the shares of each area go?"), words, [_("As counted (₺)"), _("Plain count, if it had been (₺)")],
            bars, _("Area"), _("Source: the papers of this vote. Areas with few papers are merged."), places=0,
        )  # fmt: skip


def _round(kurus: int) -> int:
    return round(kurus / 100) * 100


def results_of(ballot: Ballot) -> list[Told]:
    """The town's list first, then those of areas; four queries whatever the size."""
    results = sorted(ballot.results.select_related("list"), key=lambda one: one.list_id or 0)
    options = on_paper(ballot)
    return [
        Told(one, ballot, [_line(one, option) for option in options if option.area_id == one.list_id])
        for one in results
    ]


def _line(result: Result, option: Option) -> Line:
    facts, number = result.facts, str(option.number)
    rounds = {one: (level, step) for one, level, step in facts["rounds"]}
    level, step = rounds.get(number, (None, ""))
    missing, enough, supporters = facts["losers"].get(number, (None, None, None))
    return Line(
        option=option,
        votes=facts["votes"].get(number, 0),
        won=number in facts["winners"],
        plain=number in facts["plain"],
        each=round(level) if step == "equal-shares" and level is not None else None,
        filled=step == "fill",
        missing=missing,
        enough=enough,
        supporters=supporters,
    )


@dataclass(frozen=True)
class Share:
    """Where one paper's share of a list went."""

    told: Told
    paid: Sequence[tuple[Option, int]]
    won: Sequence[Option]
    """Chosen and won, but not out of the share."""
    lost: Sequence[Option]
    left: int


def shares_by(ballot: Ballot, receipt: str) -> list[Share] | None:
    """By a receipt; None where no paper belongs to it, an empty list where the paper was spoiled."""
    receipt = cleaned(receipt)
    marks = [mark_of(receipt, ballot.pk, area or 0) for area in (None, *_listed(ballot))]
    papers = {one.list_id: one for one in Paper.objects.filter(ballot=ballot, mark__in=marks)} if receipt else {}
    if not papers:
        return None
    return [_share(told, papers[told.result.list_id]) for told in results_of(ballot) if told.result.list_id in papers]


def _listed(ballot: Ballot) -> list[int]:
    return list(AreaGroup.objects.filter(ballot=ballot, purse__isnull=False).values_list("pk", flat=True))


def _share(told: Told, paper: Paper) -> Share:
    by_number = {str(one.option.number): one for one in told.lines}
    chosen = [next(line for line in told.lines if line.option.pk == pk) for pk in paper.choices]
    weights = _weights(told.result.utility, paper)
    paid, left = share_of(told.facts, [str(one.option.number) for one in chosen], weights)
    bought = {number for number, _each in paid}
    return Share(
        told=told,
        paid=[(by_number[number].option, round(each)) for number, each in paid],
        won=[one.option for one in chosen if one.won and str(one.option.number) not in bought],
        lost=[one.option for one in chosen if not one.won],
        left=round(left),
    )


def _weights(utility: str, paper: Paper) -> Sequence[int] | None:
    """What each choice weighs: points as given; a rank by how many come after it."""
    if utility == "additive":
        return paper.points
    return [len(paper.choices) - 1 - place for place in range(len(paper.choices))] if utility == "borda" else None


def appeals_of(ballot: Ballot) -> list[Appeal]:
    return list(ballot.appeals.order_by("at", "id"))


def answered_page(ballot: Ballot, after: str = "", *, per_page: int = PER_PAGE) -> Page[Appeal]:
    """Objections with their answers, the latest answer first."""
    rows = ballot.appeals.exclude(answered_at=None)
    return page_by_key(rows, order=["-answered_at", "-id"], after=after, per_page=per_page)


def own_appeals(person: Person, ballot: Ballot) -> list[Appeal]:
    return list(ballot.appeals.filter(person=person).order_by("at", "id"))
