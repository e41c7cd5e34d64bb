"""One way to ask for a count: a rule with its utility and completion, in, the winners with the rounds that led there, out."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from adil.budgeting.ballots import Ballots, Instance
from adil.budgeting.comparison_step import Preference, by_votes, preference
from adil.budgeting.completions import add1
from adil.budgeting.equal_shares import EqualSharesRun, equal_shares
from adil.budgeting.greedy import greedy
from adil.budgeting.phragmen import phragmen
from adil.budgeting.ties import tie_order
from adil.budgeting.votes import Utility, Votes, votes_of
from adil.errors import AdilError
from adil.progress import Progress, silent

type Rule = Literal["greedy", "equal-shares", "phragmen"]
type Completion = Literal["none", "add1", "add1u", "fill", "add1-comparison"]
RULES: tuple[str, ...] = get_args(Rule.__value__)
COMPLETIONS: tuple[str, ...] = get_args(Completion.__value__)


@dataclass(frozen=True)
class Round:
    """A project that is bought: at which level (payment per weight, money), or None where the rule has none (greedy)."""

    project: str
    cost: Fraction
    level: Fraction | None
    step: Literal["free", "equal-shares", "fill", "greedy", "phragmen"]


@dataclass(frozen=True, eq=False)
class Count:
    """Winners in order of purchase. `run`: the run of Equal Shares, for explanations, where it decided; `steps`: how often
    add1 added; `preference`: what the comparison step found, where there was one."""

    winners: tuple[str, ...]
    spent: Fraction
    budget: Fraction
    rounds: tuple[Round, ...]
    votes: Votes
    run: EqualSharesRun | None = None
    steps: int = 0
    preference: Preference | None = None


def count(
    instance: Instance,
    ballots: Ballots,
    *,
    rule: Rule = "equal-shares",
    utility: Utility = "cost",
    completion: Completion = "none",
    seed: str | None = None,
    skip: bool = True,
    threshold: int = 0,
    fast: bool = False,
    progress: Progress = silent,
) -> Count:
    """Count the ballots.

    Ties go to the first in text order of ids, or in an order drawn from `seed` (`adil.budgeting.ties`).
    `skip`, `threshold` are variants of greedy: without skipping the first project that doesn't fit ends the count; projects with
    a score (votes or points) below the threshold are left out. `fast` uses numba where `adil[fast]` is installed, with the same result. Raises AdilError
    `unknown_utility`, `utility_needs_ranks`, `unknown_rule`, `completion_needs_equal_shares`, `variant_needs_greedy` or
    `negative_threshold`.

    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 3 + [[]])
    >>> count(instance, ballots).winners, count(instance, ballots, completion="fill").winners
    (('park',), ('park', 'bike'))
    """
    if rule not in RULES or completion not in COMPLETIONS:
        raise AdilError("unknown_rule", rule=rule, completion=completion)
    if rule != "equal-shares" and completion != "none":
        raise AdilError("completion_needs_equal_shares", completion=completion, rule=rule)
    if rule != "greedy" and (threshold or not skip):
        raise AdilError("variant_needs_greedy", rule=rule)
    if threshold < 0:
        raise AdilError("negative_threshold", value=threshold)
    votes, ranks = votes_of(instance, ballots, utility), tie_order(instance.projects, seed)
    if rule == "greedy":
        taken = greedy(votes, ranks, skip=skip, threshold=threshold)
        return _count(votes, [(j, None, "greedy") for j in taken])
    if rule == "phragmen":
        return _count(votes, [(j, time, "phragmen") for j, time in phragmen(votes, ranks)])
    if completion in ("add1", "add1u", "add1-comparison"):
        run, steps = add1(votes, ranks, to_the_end=completion == "add1-comparison", fast=fast, progress=progress)
    else:
        run, steps = equal_shares(votes, ranks), 0
    rounds: list[tuple[int, Fraction | None, str]] = [(j, None, "free") for j in run.free]
    rounds += [(price.project, Fraction(price.digits, 1 << 256), "equal-shares") for price in run.prices]
    if completion in ("add1u", "fill"):
        rounds += [(j, None, "fill") for j in greedy(votes, ranks, taken=run.chosen)]
    if completion != "add1-comparison":
        return _count(votes, rounds, run, steps)
    rival = by_votes(votes, ranks)
    found = preference(votes, run.chosen, rival)
    if found.greedy_wins:
        return _count(votes, [(j, None, "greedy") for j in rival], preference=found)
    return _count(votes, rounds, run, steps, found)


def _count(
    votes: Votes,
    rounds: list[tuple[int, Fraction | None, str]],
    run: EqualSharesRun | None = None,
    steps: int = 0,
    preference: Preference | None = None,
) -> Count:
    instance = votes.instance
    return Count(
        winners=tuple(instance.projects[j] for j, _, _ in rounds),
        spent=instance.money(instance.cost_of(j for j, _, _ in rounds)),
        budget=instance.money(instance.budget),
        rounds=tuple(
            Round(
                instance.projects[j],
                instance.money(int(instance.costs[j])),
                None if level is None else instance.money(level),
                step,  # type: ignore[arg-type]
            )
            for j, level, step in rounds
        ),
        votes=votes,
        run=run,
        steps=steps,
        preference=preference,
    )
