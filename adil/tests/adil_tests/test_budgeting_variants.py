"""Wieliczka's count and the variants of greedy."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings

from adil import AdilError
from adil.budgeting import Ballots, Instance, count, read_poll
from adil_tests.test_budgeting_rules import polls

WIELICZKA = Path(__file__).resolve().parents[4] / "shared" / "data" / "pb" / "Poland_Wieliczka_2023_Green_Budget.pb"


@pytest.mark.skipif(not WIELICZKA.exists(), reason="the folder ../shared/data/pb is not here")
def test_the_count_of_wieliczka_is_repeated():
    lines = WIELICZKA.read_text(encoding="utf-8").splitlines()
    projects = csv.DictReader(lines[lines.index("PROJECTS") + 1 : lines.index("VOTES")], delimiter=";")
    official = {row["project_id"] for row in projects if row["selected"] == "1"}
    poll = read_poll(WIELICZKA)
    counted = count(poll.instance, poll.ballots, completion="add1-comparison")
    assert set(counted.winners) == official
    assert counted.preference.equal_shares > counted.preference.greedy


def test_greedy_is_taken_where_more_people_prefer_it():
    instance = Instance.of(100, {"park": 100, "bike": 40})
    ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    counted = count(instance, ballots, completion="add1-comparison")
    assert (counted.winners, counted.run, counted.preference.greedy) == (("park",), None, 6)
    level = count(instance, Ballots.of(instance, [["park"]] * 5 + [["bike"]] * 5), completion="add1-comparison")
    assert level.winners == ("bike",)


@given(polls())
@settings(max_examples=25, deadline=None)
def test_the_comparison_is_made_person_by_person(poll):
    instance, papers = poll
    ballots = Ballots.of(instance, papers)
    counted = count(instance, ballots, completion="add1-comparison")
    assert counted.spent <= counted.budget
    found = counted.preference
    assert found.equal_shares + found.greedy + found.same == len(papers)
    assert (counted.run is None) == (found.greedy > found.equal_shares)


def test_variants_of_greedy():
    instance = Instance.of(10, {"a": 6, "b": 5, "c": 4})
    ballots = Ballots.of(instance, [["a", "b"], ["a", "b"], ["a", "c"]])
    assert count(instance, ballots, rule="greedy").winners == ("a", "c")
    assert count(instance, ballots, rule="greedy", skip=False).winners == ("a",)
    assert count(instance, ballots, rule="greedy", threshold=2).winners == ("a",)
    with pytest.raises(AdilError, match="belong to greedy"):
        count(instance, ballots, threshold=2)
    with pytest.raises(AdilError, match="0 or more"):
        count(instance, ballots, rule="greedy", threshold=-1)
