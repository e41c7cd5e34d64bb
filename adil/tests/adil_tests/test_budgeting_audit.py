"""The audit: what Equal Shares promises, what greedy breaks, and forged certificates that are refused."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil import AdilError
from adil.budgeting import Ballots, Instance, count
from adil.budgeting.audit import audit, check_prices, unrepresented
from adil.budgeting.certificate import certificate, check_certificate, prices_of
from adil.budgeting.votes import votes_of
from adil_tests.test_budgeting_rules import polls


@given(polls(), st.sampled_from(["cost", "cardinality"]), st.sampled_from(["none", "add1", "add1u", "fill"]))
@settings(max_examples=25, deadline=None)
def test_equal_shares_has_a_price_system_and_by_number_represents_every_group(poll, utility, completion):
    instance, papers = poll
    told = audit(count(instance, Ballots.of(instance, papers), utility=utility, completion=completion))
    assert told.price_failures == ()
    if utility == "cardinality":
        assert told.unrepresented == ()


@given(polls(kind="cumulative"))
@settings(max_examples=25, deadline=None)
def test_points_have_a_price_system_too(poll):
    instance, papers = poll
    told = audit(count(instance, Ballots.of(instance, papers, "cumulative"), utility="additive", completion="add1u"))
    assert told.price_failures == ()


@given(polls(), st.randoms())
@settings(max_examples=25, deadline=None)
def test_the_quick_check_finds_what_trying_all_groups_finds(poll, random):
    instance, papers = poll
    winners = random.sample(instance.projects, random.randint(0, len(instance.projects)))
    votes = votes_of(instance, Ballots.of(instance, papers), "cost")
    found = {example.project for example in unrepresented(votes, winners)}
    assert found == broken(instance, papers, set(winners))


def broken(instance, papers, winners):
    """The definition, with all groups and all levels."""
    projects = set()
    for project, cost in zip(instance.projects, instance.costs.tolist(), strict=True):
        backers = [len(set(paper) & winners) for paper in papers if project in paper]
        for size in range(1, len(backers) + 1):
            for group in combinations(backers, size):
                level = max(group) + 1
                if project not in winners and size * instance.budget >= level * cost * len(papers):
                    projects.add(project)
    return projects


@pytest.fixture
def counted():
    instance = Instance.of(100, {"park": 60, "road": 60, "bike": 40})
    return count(instance, Ballots.of(instance, [["park"]] * 4 + [["road", "bike"]] * 6), utility="cardinality")


def reasons(counted, prices, winners=None):
    return {wrong.reason for wrong in check_prices(counted.votes, winners or counted.winners, prices)}


def test_forged_price_systems_are_refused(counted):
    prices = audit(counted).prices
    assert reasons(counted, prices) == set()
    free = ({"bike": Fraction(1)}, *prices.payments[1:])
    assert reasons(counted, replace(prices, payments=free)) == {"without_support", "not_fully_paid"}
    assert reasons(counted, replace(prices, share=Fraction(1))) == {"above_share"}
    assert reasons(counted, replace(prices, share=Fraction(20))) == {"unspent"}
    assert reasons(counted, prices, ["park"]) == {"not_fully_paid", "paid_not_bought"}
    less = ({"park": Fraction(-1)}, *prices.payments[1:])
    assert "below_zero" in reasons(counted, replace(prices, payments=less))


def test_a_counter_example_can_be_counted_by_hand():
    instance = Instance.of(100, {"park": 100, "bike": 20, "tree": 20})
    ballots = Ballots.of(instance, [["park"]] * 6 + [["bike", "tree"]] * 4)
    told = audit(count(instance, ballots, rule="greedy"))
    assert told.prices is None
    assert [(x.project, x.level, x.people, x.entitled) for x in told.unrepresented] == [
        ("bike", 1, 4, 40),
        ("tree", 1, 4, 40),
    ]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"share": "x", "outside": [], "payments": []},
        {"share": "1/0", "outside": [], "payments": []},
        {"share": "1", "outside": [], "payments": [{"first": 3, "paid": {}}]},
        {"share": "1", "outside": [], "payments": [{"first": 1, "people": 2, "paid": []}]},
        {"share": "1", "outside": [], "payments": [{"first": 1, "people": 1, "paid": {}}]},
        {"share": "1", "outside": [], "payments": [{"first": k, "people": 2, "paid": {}} for k in (1, 2)]},
    ],
    ids=range(7),
)
def test_a_broken_certificate_is_refused(told):
    instance = Instance.of(100, {"a": 60})
    with pytest.raises(AdilError):
        prices_of(told, Ballots.of(instance, [["a"], ["a"]]))


@given(polls(), st.sampled_from(["cost", "cardinality"]), st.sampled_from(["none", "add1u"]))
@settings(max_examples=25, deadline=None)
def test_what_a_count_claims_is_true(poll, utility, completion):
    instance, papers = poll
    ballots = Ballots.of(instance, papers)
    counted = count(instance, ballots, utility=utility, completion=completion)
    winners, found, true = check_certificate(certificate(counted, audit(counted), ballots), instance, ballots)
    assert (winners, found, true) == (counted.winners, audit(counted), True)


@pytest.mark.parametrize(
    "forged",
    [
        {"winners": ["park", "bike"], "outside": ["bike"]},
        {"winners": []},
        {"share": "1"},
    ],
    ids=["above the budget", "paid_not_bought", "above_share"],
)
def test_false_claims_are_found(forged):
    instance = Instance.of(100, {"park": 100, "bike": 20})
    ballots = Ballots.of(instance, [["park"]] * 10)
    counted = count(instance, ballots)
    told = {**certificate(counted, audit(counted), ballots), **forged}
    assert check_certificate(told, instance, ballots)[2] is False


def test_a_false_claim_of_representation_is_found():
    instance = Instance.of(100, {"park": 100, "bike": 40})
    ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    told = {"utility": "cost", "winners": ["park"], "share": "0", "outside": ["park"], "payments": []}
    assert check_certificate({**told, "ejr_plus_up_to_one": False}, instance, ballots)[2]
    assert not check_certificate({**told, "ejr_plus_up_to_one": True}, instance, ballots)[2]


@pytest.mark.parametrize("winners", [None, ["x"], ["a", "a"], [["a"]], []], ids=range(5))
def test_a_certificate_with_impossible_winners_is_refused(winners):
    instance = Instance.of(100, {"a": 60})
    told = {"utility": "cost", "ejr_plus_up_to_one": True, "share": "0", "outside": ["a"], "payments": []}
    with pytest.raises(AdilError, match="not a certificate"):
        check_certificate({**told, "winners": winners}, instance, Ballots.of(instance, [["a"]]))
