"""Equal Shares against a slow reference in fractions, and what must hold for all ballots."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil.budgeting import Ballots, Instance, count
from adil.budgeting.completions import add1
from adil.budgeting.equal_shares import equal_shares
from adil.budgeting.ties import tie_order
from adil.budgeting.votes import votes_of

IDS = ("a", "b", "c", "d", "e")


@st.composite
def polls(draw, kind="approval"):
    """A small poll in which ties and exact fits are common."""
    costs = {name: draw(st.integers(1, 12)) for name in IDS[: draw(st.integers(1, 5))]}
    names = st.lists(st.sampled_from(sorted(costs)), unique=True)
    papers = draw(st.lists(names, min_size=1, max_size=8))
    if kind == "cumulative":
        papers = [{name: draw(st.integers(0, 3)) for name in paper} for paper in papers]
    return Instance.of(draw(st.integers(1, 40)), costs), papers


def worth(paper, name, cost, utility):
    if name not in paper or (isinstance(paper, dict) and not paper[name]):
        return 0
    return {"cost": cost, "cardinality": 1, "additive": paper[name] if isinstance(paper, dict) else 1}[utility]


def slow(instance, papers, utility, endowment):
    """The rule as it is written down: each round tries all projects, each price all sets of payers."""
    costs = dict(zip(instance.projects, map(Fraction, instance.costs.tolist()), strict=True))
    left, chosen = [Fraction(endowment)] * len(papers), []
    while True:
        prices = []
        for name, cost in costs.items():
            utilities = [worth(paper, name, cost, utility) for paper in papers]
            payers = [i for i, u in enumerate(utilities) if u]
            if name in chosen or sum((left[i] for i in payers), Fraction(0)) < cost:
                continue
            payers.sort(key=lambda i, u=utilities: left[i] / u[i])
            rest = cost
            for place, i in enumerate(payers):
                price = rest / sum(utilities[j] for j in payers[place:])
                if price * utilities[i] <= left[i]:
                    prices.append((price, name, utilities))
                    break
                rest -= left[i]
        if not prices:
            return chosen
        price, name, utilities = min(prices)
        chosen.append(name)
        left = [money - min(money, price * u) for money, u in zip(left, utilities, strict=True)]


@pytest.mark.parametrize(
    ("kind", "utility"), [("approval", "cost"), ("approval", "cardinality"), ("cumulative", "additive")]
)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_equal_shares_is_the_slow_reference(kind, utility, data):
    instance, papers = data.draw(polls(kind))
    expected = slow(instance, papers, utility, Fraction(instance.budget, len(papers)))
    counted = count(instance, Ballots.of(instance, papers, kind), utility=utility)
    assert list(counted.winners) == expected
    assert counted.spent <= counted.budget


@given(polls())
@settings(max_examples=40, deadline=None)
def test_the_prices_are_paid_exactly_by_people_who_have_the_money(poll):
    instance, papers = poll
    votes = votes_of(instance, Ballots.of(instance, papers), "cost")
    run = equal_shares(votes, tie_order(instance.projects))
    left = [run.endowment] * len(votes.multiplicity)
    for price, level in zip(run.prices, run.levels(), strict=True):
        supporters = votes.supporters[votes.part(price.project)].tolist()
        paid = {g: min(left[g], level) for g in supporters}
        assert sum(paid[g] * int(votes.multiplicity[g]) for g in supporters) == int(instance.costs[price.project])
        for g, money in paid.items():
            left[g] -= money
    assert min(left) >= 0


@given(polls())
@settings(max_examples=40, deadline=None)
def test_jumping_changes_nothing(poll):
    instance, papers = poll
    votes, ranks = votes_of(instance, Ballots.of(instance, papers), "cost"), tie_order(instance.projects)
    jumped, stepped = add1(votes, ranks), add1(votes, ranks, jump=False)
    assert (jumped[0].chosen, jumped[1]) == (stepped[0].chosen, stepped[1])


@given(polls(), st.randoms())
@settings(max_examples=30, deadline=None)
def test_the_order_of_ballots_does_not_matter_and_completions_keep_the_budget(poll, random):
    instance, papers = poll
    shuffled = random.sample(papers, len(papers))
    for rule, completion in [
        ("greedy", "none"),
        ("phragmen", "none"),
        ("equal-shares", "fill"),
        ("equal-shares", "add1u"),
    ]:
        first, second = (
            count(instance, Ballots.of(instance, given), rule=rule, completion=completion)
            for given in (papers, shuffled)
        )
        assert first.winners == second.winners
        assert first.spent <= first.budget
    plain = count(instance, Ballots.of(instance, papers))
    filled = count(instance, Ballots.of(instance, papers), completion="fill")
    assert filled.winners[: len(plain.winners)] == plain.winners


def test_a_seed_repeats_its_order():
    assert tie_order(IDS, "2026") == tie_order(IDS, "2026")
    assert len({tie_order(IDS, str(seed)) for seed in range(20)}) > 1


def test_money_to_the_limit_does_not_overflow():
    instance = Instance.of(10**15, {"a": 10**15, "b": 10**15 - 1})
    counted = count(instance, Ballots.of(instance, [["a"], ["a"], ["a"]]))
    assert (counted.winners, counted.spent) == (("a",), 10**15)


@pytest.mark.by_turn(2, 3)  # compiling takes long
@given(polls())
@settings(max_examples=25, deadline=None)
def test_the_compiled_search_changes_nothing(poll):
    pytest.importorskip("numba", reason="adil[fast] is not installed")
    instance, papers = poll
    ballots = Ballots.of(instance, papers)
    plain, fast = (count(instance, ballots, completion="add1u", fast=fast) for fast in (False, True))
    assert plain.rounds == fast.rounds


@pytest.mark.parametrize(
    "fast", [pytest.param(False, id="numpy"), pytest.param(True, id="compiled", marks=pytest.mark.by_turn(2, 3))]
)
@pytest.mark.parametrize(
    ("kind", "utility"), [("approval", "cost"), ("approval", "cardinality"), ("cumulative", "additive")]
)
@given(data=st.data(), unit=st.integers(1, 60), to_the_end=st.booleans())
@settings(max_examples=20, deadline=None)
def test_the_sweep_is_the_rule_step_by_step(kind, utility, fast, data, unit, to_the_end):
    """Also where a unit of currency is small, so that there are many steps and many of them buy the same."""
    if fast:
        pytest.importorskip("numba", reason="adil[fast] is not installed")
    poll, papers = data.draw(polls(kind))
    costs = {name: unit * int(cost) + place for place, (name, cost) in enumerate(zip(IDS, poll.costs, strict=False))}
    instance = Instance.of(unit * poll.budget, costs)
    votes, ranks = votes_of(instance, Ballots.of(instance, papers, kind), utility), tie_order(instance.projects)
    swept = add1(votes, ranks, fast=fast, to_the_end=to_the_end)
    stepped = add1(votes, ranks, jump=False, to_the_end=to_the_end)
    assert (swept[0].chosen, swept[1]) == (stepped[0].chosen, stepped[1])
