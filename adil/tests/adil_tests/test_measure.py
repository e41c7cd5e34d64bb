"""Shares, gaps, order and facts; figures worked out by hand."""

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import adil
from adil import AdilError
from adil.measure import Group, dissimilarity, percent, represent, wilson

# Buca on 31 December 2025, its neighbourhoods by postcode; 520,936 people. The participants are invented.
BUCA = [
    Group("35390", 168_819, 180),
    Group("35380", 163_396, 100),
    Group("35370", 102_806, 70),
    Group("35400", 81_832, 44),
    Group("35395", 4_083, 6),
]
GROUPS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 60)), min_size=1, max_size=9).map(
    lambda pairs: [Group(str(at), lives, came) for at, (lives, came) in enumerate(pairs)]
)


def test_buca_by_hand():
    """400 participants. 35380: 163,396 × 400 / 520,936 = 125.46 are due, 100 came: 26 missing, 0.797 of its due.
    35370: 78.94 due, 70 came, 0.887 of its due. 35390: 129.63 due, 180 came, 1.389 of its due."""
    result = represent(BUCA, unknown=5)
    assert [(row.key, row.status, row.missing_people) for row in result.rows] == [
        ("35380", "under", 26),
        ("35370", "near", 9),
        ("35390", "over", 0),
        ("35400", None, None),  # protects the 6 of 35395: of the visible ones it has the fewest inhabitants
        ("35395", None, None),
    ]
    assert [percent(row.population_share, 2) for row in result.visible] == [31.37, 19.73, 32.41]
    assert [percent(row.participant_share) for row in result.visible] == [25.0, 17.5, 45.0]
    assert [percent(row.gap, 2) for row in result.visible] == [-6.37, -2.23, 12.59]
    assert [round(float(row.per_thousand), 3) for row in result.visible] == [0.612, 0.681, 1.066]
    assert (result.participants, result.compared, result.unknown, result.population) == (405, 400, 5, 520_936)


def test_buca_would_move_one_in_seven():
    """Gaps in participants: 50.37 over; 25.46, 8.94 and 18.83 under; 2.86 over. Half of 106.47 of 400."""
    assert round(float(dissimilarity(BUCA)), 4) == 0.1331


def test_groups_without_population_are_listed_and_take_no_part_in_shares():
    result = represent([Group("a", 50, 30), Group("abroad", None, 40), Group("b", 50, 30)])
    assert [(row.key, row.gap, row.participants) for row in result.rows] == [
        ("a", 0, 30),
        ("b", 0, 30),
        ("abroad", None, 40),
    ]
    assert (result.rows[2].status, result.without_population) == ("no_population", (result.rows[2],))


def test_equal_gaps_keep_the_order_given():
    result = represent([Group("z", 10, 20), Group("m", 10, 20), Group("a", 10, 20)])
    assert [row.key for row in result.rows] == ["z", "m", "a"]


def test_less_than_one_participant_away_is_near():
    """With 10 participants a group of 9 % is due 0.9: nobody can send less than one person."""
    result = represent([Group("a", 91, 10), Group("b", 9, 0)])
    assert [row.status for row in result.rows] == ["near", "near"]


def test_four_fifths_of_the_due_are_near_and_one_less_is_under():
    assert represent([Group("a", 50, 40), Group("b", 50, 60)]).rows[0].status == "near"
    assert represent([Group("a", 50, 39), Group("b", 50, 61)]).rows[0].status == "under"


def test_a_group_where_nobody_lives_is_over_when_somebody_comes_from_it():
    row = next(row for row in represent([Group("a", 0, 20), Group("b", 9, 20)]).rows if row.key == "a")
    assert (row.status, row.per_thousand, row.missing_people) == ("over", None, 0)


def test_while_nobody_took_part_no_status_is_given():
    result = represent([Group("a", 50, 0), Group("b", 50, 0)])
    assert [(row.status, row.gap, row.participants) for row in result.rows] == [(None, None, 0)] * 2


def test_the_whole_population_has_nobody_missing():
    result = represent([Group("a", 50, 20)])
    assert (result.rows[0].missing_people, result.people_to_share(result.rows[0])) == (0, None)


def test_facts_for_a_sentence_name_only_groups_that_are_clearly_under():
    facts = represent([*BUCA, Group("abroad", None, 2), Group("camp", 900, 0)]).sentence_facts(most=1)
    assert [row.key for row in facts.most_missing] == ["35380"]
    assert (facts.groups, facts.hidden, facts.nobody, facts.without_population) == (7, 3, 1, 1)


@given(GROUPS)
def test_shares_add_up_to_one_and_gaps_to_nothing(groups):
    rows = represent(groups, hide_below=0).visible
    if rows:
        assert sum(row.population_share for row in rows) == sum(row.participant_share for row in rows) == 1
        assert sum(row.gap for row in rows) == 0


@given(GROUPS)
def test_missing_people_bring_a_group_to_its_share_and_one_fewer_does_not(groups):
    result = represent(groups, hide_below=0)
    for row in result.visible:
        due = row.population_share * result.compared
        assert row.participants + row.missing_people >= due
        assert row.missing_people == 0 or row.participants + row.missing_people - 1 < due


@given(GROUPS)
def test_people_to_share_bring_a_group_to_its_share_and_one_fewer_does_not(groups):
    result = represent(groups, hide_below=0)
    for row in result.visible:
        more = result.people_to_share(row)
        if more is not None:
            came, all_of_them = row.participants, result.compared
            assert Fraction(came + more, all_of_them + more) >= row.population_share
            assert more == 0 or Fraction(came + more - 1, all_of_them + more - 1) < row.population_share


def test_index_interval_and_spread_of_buca_by_hand():
    """35380: 25 % of participants over 31.37 % of the people; Wilson (100 of 400): 21.01 to 29.47 %."""
    result = represent(BUCA, unknown=5)
    row = result.rows[0]
    assert round(float(row.index), 4) == 0.797
    assert [percent(end, 2) for end in (row.share_interval.low, row.share_interval.high)] == [21.01, 29.47]
    assert [round(float(end), 3) for end in (row.index_interval.low, row.index_interval.high)] == [0.67, 0.939]
    assert (result.spread.lowest.key, result.spread.highest.key) == ("35380", "35390")
    assert round(float(result.spread.ratio), 4) == 0.574


@given(st.integers(1, 10**9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_turns_around_with_it(counts):
    came, of = counts
    interval, other = wilson(came, of), wilson(of - came, of)
    assert 0 <= interval.low <= Fraction(came, of) <= interval.high <= 1
    assert (interval.low, interval.high) == (1 - other.high, 1 - other.low)


@given(GROUPS)
def test_the_spread_is_lowest_over_highest_of_what_is_shown(groups):
    result = represent(groups)
    indexes = [row.index for row in result.visible if row.index is not None]
    if result.spread is None:
        assert not any(indexes)
    else:
        assert result.spread.ratio == min(indexes) / max(indexes)


@given(GROUPS)
def test_rows_are_sorted_by_their_gap(groups):
    gaps = [row.gap for row in represent(groups).visible]
    assert gaps == sorted(gaps)


@given(GROUPS)
def test_dissimilarity_lies_between_nothing_and_everybody(groups):
    if sum(g.population for g in groups) and sum(g.participants for g in groups):
        assert 0 <= dissimilarity(groups) < 1 or any(not g.population and g.participants for g in groups)


@pytest.mark.parametrize(
    ("groups", "options", "code"),
    [
        ([Group("a", 1, 1), Group("a", 2, 2)], {}, "doubled_key"),
        ([Group("a", -1, 1)], {}, "negative_number"),
        ([Group("a", 1, -1)], {}, "negative_number"),
        ([Group("a", 1, float("nan"))], {}, "not_whole"),
        ([Group("a", 1.5, 1)], {}, "not_whole"),
        ([Group("a", 1, 1)], {"unknown": -1}, "negative_unknown"),
        ([Group("a", 1, 1)], {"hide_below": 2}, "bad_threshold"),
        ([Group("a", 1, 1)], {"hide_below": -1}, "bad_threshold"),
    ],
)
def test_what_cannot_be_counted_is_refused(groups, options, code):
    with pytest.raises(AdilError) as refused:
        represent(groups, **options)
    assert refused.value.code == code


def test_dissimilarity_of_nobody_is_refused():
    with pytest.raises(AdilError, match="nobody lives"):
        dissimilarity([Group("a", 10, 0)])


def test_no_groups_give_no_rows():
    assert represent([]).rows == ()


def test_measure_needs_nothing_but_python():
    """In an interpreter of its own that sees no installed packages."""
    source = Path(adil.__file__).parents[1]
    code = "import adil.measure, adil.cli, sys; sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-S", "-c", code], env=os.environ | {"PYTHONPATH": str(source)}, check=True)
