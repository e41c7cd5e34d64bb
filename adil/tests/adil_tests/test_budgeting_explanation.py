"""What the explanations claim, recomputed with the rule itself."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil import AdilError
from adil.budgeting import Ballots, Instance, count
from adil.budgeting.equal_shares import equal_shares
from adil.budgeting.explanation import (
    by_group,
    changes,
    compare,
    effects,
    fate_of,
    losers,
    purchases,
    share_of,
)
from adil.budgeting.ties import tie_order
from adil_tests.test_budgeting_rules import polls

KINDS = [("approval", "cost"), ("approval", "cardinality"), ("cumulative", "additive")]
COMPLETIONS = ("none", "add1", "add1u")


def counts(data, kind, utility):
    instance, papers = data.draw(polls(kind))
    ballots = Ballots.of(instance, papers, kind)
    return ballots, count(instance, ballots, utility=utility, completion=data.draw(st.sampled_from(COMPLETIONS)))


def bought_with_money(counted, project, money):
    """Whether the rule buys the project when `money` comes from outside; its worth stays."""
    votes = counted.votes
    costs = votes.instance.costs.copy()
    costs[project] -= money
    richer = replace(votes, instance=replace(votes.instance, costs=costs))
    run = equal_shares(richer, tie_order(votes.instance.projects), endowment=counted.run.endowment)
    return project in run.chosen


def bought_with_people(counted, project, people):
    """Whether the rule buys the project when more people, with the same share, support it alone."""
    votes = counted.votes
    weight = None if votes.weights is None else int(votes.weights[votes.part(project)].max())
    at = int(votes.first[project + 1])
    more = replace(
        votes,
        starts=np.append(votes.starts, votes.starts[-1] + 1),
        projects=np.append(votes.projects, project),
        first=votes.first + (np.arange(len(votes.first)) > project),
        supporters=np.insert(votes.supporters, at, len(votes.multiplicity)),
        weights=None if weight is None else np.insert(votes.weights, at, weight),
        row_weights=None if weight is None else np.append(votes.row_weights, weight),
        multiplicity=np.append(votes.multiplicity, people),
    )
    run = equal_shares(more, tie_order(votes.instance.projects), endowment=counted.run.endowment)
    return project in run.chosen


@pytest.mark.parametrize(("kind", "utility"), KINDS)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_loser_is_saved_by_just_what_is_told(kind, utility, data):
    _, counted = counts(data, kind, utility)
    instance = counted.votes.instance
    for loser in losers(counted):
        project, units = instance.number_of[loser.project], int(loser.money * instance.scale)
        assert bought_with_money(counted, project, units)
        assert not bought_with_money(counted, project, units - 1)
        assert units <= int(loser.missing * instance.scale) + 1
        if loser.supporters is not None:
            assert bought_with_people(counted, project, loser.supporters)
            assert not bought_with_people(counted, project, loser.supporters - 1)


def test_supporters_who_give_all_they_have_are_in_no_tie():
    instance = Instance.of(14, {"a": 1, "b": 1, "c": 10, "d": 3})
    counted = count(instance, Ballots.of(instance, [["a", "b", "c", "d"], ["c"]]), utility="cost")
    (loser,) = losers(counted)
    assert (loser.project, loser.money, loser.supporters) == ("d", 1, 1)
    assert bought_with_money(counted, 3, 1)
    assert not bought_with_money(counted, 3, 0)


@pytest.mark.parametrize(("kind", "utility"), KINDS)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_shares_purchases_and_the_fill_tell_one_story(kind, utility, data):
    ballots, counted = counts(data, kind, utility)
    people = ballots.multiplicity.tolist()
    shares = [share_of(counted.run, ballot) for ballot in range(len(ballots))]
    for purchase in purchases(counted.run):
        paid = [dict(share.payments).get(purchase.project) for share in shares]
        assert sum((n * money for n, money in zip(people, paid, strict=True) if money), Fraction(0)) == purchase.cost
        assert purchase.full + purchase.gave_all + purchase.had_nothing == sum(
            n for n, money in zip(people, paid, strict=True) if money is not None
        )
        assert purchase.given <= purchase.cost
        first = purchase.options[0]
        assert first.project == purchase.project
        assert first.level == pytest.approx(float(purchase.level))
        assert all(first.price <= option.price * (1 + 1e-9) for option in purchase.options if option.price is not None)
        assert all(option.money >= float(cost_of(counted, option.project)) * (1 - 1e-9)
                   for option in purchase.options if option.level is not None)  # fmt: skip
    filled = {r.project for r in counted.rounds if r.step == "fill"}
    assert not filled & {loser.project for loser in losers(counted)}
    for ballot in range(len(ballots)):
        fate = fate_of(counted, ballot)
        paid = {name for name, _ in shares[ballot].payments}
        assert set(fate.without_share) <= set(counted.winners) - paid
        assert not set(fate.not_bought) & set(counted.winners)


def cost_of(counted, name):
    instance = counted.votes.instance
    return instance.money(int(instance.costs[instance.number_of[name]]))


@given(polls(), st.sampled_from(["greedy", "equal-shares", "phragmen"]))
@settings(max_examples=25, deadline=None)
def test_the_money_of_all_groups_is_what_was_spent_for_supporters(poll, rule):
    instance, papers = poll
    ballots = Ballots.of(instance, papers)
    counted = count(instance, ballots, rule=rule)
    groups = [f"g{place % 3}" for place in range(len(papers))]
    told = effects(counted, ballots, groups)
    supported = {name for paper in papers for name in paper}
    spent = sum(float(cost_of(counted, name)) for name in counted.winners if name in supported)
    assert sum(effect.people * effect.money for effect in told) == pytest.approx(spent)
    approved = sum(len(set(paper) & set(counted.winners)) for paper in papers)
    assert sum(effect.people * effect.winners for effect in told) == pytest.approx(approved)


def test_small_groups_are_hidden_with_a_companion():
    instance = Instance.of(100, {"a": 60})
    ballots = Ballots.of(instance, [["a"]] * 30)
    told = effects(count(instance, ballots), ballots, ["x"] * 2 + ["y"] * 12 + ["z"] * 16, hide_below=5)
    assert [(effect.group, effect.people) for effect in told] == [("x", None), ("y", None), ("z", 16)]
    with pytest.raises(AdilError, match="2 groups were given for 30 people"):
        effects(count(instance, ballots), ballots, ["x", "y"])


@given(polls())
@settings(max_examples=25, deadline=None)
def test_two_counts_are_compared_person_by_person(poll):
    instance, papers = poll
    ballots = Ballots.of(instance, papers)
    first, second = count(instance, ballots, rule="greedy"), count(instance, ballots)
    costs = dict(zip(instance.projects, instance.costs.tolist(), strict=True))
    worth = [
        sum(costs[name] * ((name in second.winners) - (name in first.winners)) for name in paper) for paper in papers
    ]
    number = [len(set(paper) & set(second.winners)) - len(set(paper) & set(first.winners)) for paper in papers]
    found = compare(first, second)
    assert (found.gain, found.lose) == (sum(w > 0 for w in worth), sum(w < 0 for w in worth))
    assert (found.by_number.gain, found.by_number.lose) == (sum(n > 0 for n in number), sum(n < 0 for n in number))
    groups = by_group(changes(first, second), ballots.cast, ["g"] * len(papers))
    assert groups["g"].gain == found.gain
