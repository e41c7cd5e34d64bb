"""Each purchase of Equal Shares: who paid how much, and which other projects could have been paid then."""

from dataclasses import dataclass
from fractions import Fraction

from adil.budgeting.equal_shares import EqualSharesRun
from adil.budgeting.explanation.ledger import Ledger
from adil.budgeting.prices import Price


@dataclass(frozen=True)
class Option:
    """A project not yet bought: what its supporters had together, and the level at which they could pay it (None: not at all).

    `price`: that level for a unit of utility, the figure by which the rule chose. Rounded to floating point.
    """

    project: str
    money: float
    level: float | None
    price: float | None


@dataclass(frozen=True)
class Purchase:
    """A winner and its supporters' shares: `full` people paid `level` for each unit of weight, `gave_all` people gave all
    they had, together `given`, and `had_nothing` people had nothing left to give. Money in units of currency."""

    project: str
    cost: Fraction
    level: Fraction
    full: int
    gave_all: int
    given: Fraction
    had_nothing: int
    options: tuple[Option, ...]


def purchases(run: EqualSharesRun) -> list[Purchase]:
    """The purchases in order, each with the projects that could have been bought instead; the bought one is among them.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 60, "bike": 40, "road": 60})
    >>> ballots = Ballots.of(instance, [["park"]] * 4 + [["road", "bike"]] * 6)
    >>> for purchase in purchases(count(instance, ballots, utility="cardinality").run):
    ...     print(purchase.project, purchase.full, purchase.level, [(o.project, o.money, o.level) for o in purchase.options])
    bike 6 20/3 [('bike', 60.0, 6.666666666666667), ('road', 60.0, 10.0), ('park', 40.0, None)]
    """
    ledger, levels, told = Ledger(run), run.levels(), []
    open_to = {project for project, score in enumerate(run.votes.scores) if score} - set(run.free)
    for place, price in enumerate(ledger.moments()):
        if price is None:
            break
        told.append(_purchase(ledger, price, levels[place], _options(ledger, open_to, price.project)))
        open_to.remove(price.project)
    return told


def _purchase(ledger: Ledger, price: Price, level: Fraction, options: tuple[Option, ...]) -> Purchase:
    votes, instance = ledger.votes, ledger.votes.instance
    supporters = votes.supporters[votes.part(price.project)]
    cost = int(instance.costs[price.project])
    everybody = int(votes.multiplicity[supporters].sum())
    gave_all = int(votes.multiplicity[price.poor[ledger.left[price.poor] > 0]].sum())
    full = everybody - int(votes.multiplicity[supporters[ledger.left[supporters] == 0]].sum()) - gave_all
    return Purchase(
        project=instance.projects[price.project],
        cost=instance.money(cost),
        level=instance.money(level),
        full=full,
        gave_all=gave_all,
        given=instance.money(cost - level * price.slope),
        had_nothing=everybody - full - gave_all,
        options=options,
    )


def _options(ledger: Ledger, open_to: set[int], bought: int) -> tuple[Option, ...]:
    """Those that could be paid first, the bought one at the top, then by price; then the others by what they had."""
    money, instance, factors = ledger.money(), ledger.votes.instance, ledger.votes.factors
    found = []
    for project in open_to:
        affordable = project == bought or money[project] >= instance.costs[project] * (1 - 1e-12)
        level = ledger.level(project) if affordable else None
        price = None if level is None else level / factors[project]
        found.append((project != bought, price is None, price or 0.0, -float(money[project]), project, level))
    return tuple(
        Option(
            instance.projects[project],
            -held / instance.scale,
            None if level is None else level / instance.scale,
            None if none else price / (1 if ledger.votes.utility == "cost" else instance.scale),
        )
        for _, none, price, held, project, level in sorted(found, key=lambda row: row[:5])
    )
