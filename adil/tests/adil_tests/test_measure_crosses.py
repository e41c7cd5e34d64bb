"""Tables of groups by answers: what is hidden stays open between two numbers at least."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil.errors import AdilError
from adil.measure import cross
from adil.measure.crosses import cells_to_hide

COUNTS = st.integers(min_value=0, max_value=7)
TABLES = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(st.lists(COUNTS, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)


def shares(people, cells):
    """All ways to give so many people to so many cells, at least one to each."""
    if cells < 2:
        yield from [(people,)] if cells and people else [()]
        return
    for first in range(1, people - cells + 2):
        yield from ((first, *rest) for rest in shares(people - first, cells - 1))


def others(table, hidden):
    """The hidden counts of all tables with the same sums and the same visible counts in which each of them is 1 or more."""
    rows = []
    for number, row in enumerate(table):
        places = [column for column in range(len(row)) if (number, column) in hidden]
        people = sum(row[column] for column in places)
        rows.append([dict(zip(places, share, strict=True)) for share in shares(people, len(places))])
    sums = [sum(column) for column in zip(*table, strict=True)]
    for chosen in product(*rows):
        changed = [
            [one.get(column, count) for column, count in enumerate(row)] for row, one in zip(table, chosen, strict=True)
        ]
        if [sum(one) for one in zip(*changed, strict=True)] == sums:
            yield [changed[row][column] for row, column in sorted(hidden)]


@settings(deadline=None)
@given(TABLES.filter(lambda table: sum(map(len, table)) <= 6), st.integers(3, 5))
def test_each_hidden_count_may_be_another_one(table, threshold):
    hidden = cells_to_hide(table, threshold)
    if hidden is None:
        return
    small = {(r, c) for r, row in enumerate(table) for c, one in enumerate(row) if 0 < one < threshold}
    assert small <= hidden
    assert all(table[row][column] for row, column in hidden)
    if hidden:
        possible = list(others(table, hidden))
        assert all(len(set(column)) > 1 for column in zip(*possible, strict=True))


@given(TABLES, st.integers(3, 10))
def test_everybody_is_in_one_row_and_no_row_is_small(table, threshold):
    found = cross([(str(place), row) for place, row in enumerate(table)], hide_below=threshold)
    if found.withheld:
        return
    assert sum(row.total for row in found.rows) == sum(map(sum, table))
    assert all(row.total >= threshold for row in found.rows)
    keys = [key for row in found.rows for key in row.keys]
    assert len(keys) == len(set(keys))
    assert not any(sum(row) for place, row in enumerate(table) if str(place) not in keys)
    assert not any(count is not None and 0 < count < threshold for row in found.rows for count in row.counts)


@pytest.mark.parametrize(
    ("groups", "threshold", "code"),
    [
        ([("a", [1]), ("a", [2])], 10, "doubled_key"),
        ([("a", [-1])], 10, "negative_number"),
        ([("a", [1])], 2, "bad_threshold"),
    ],
)
def test_what_makes_no_sense_is_refused(groups, threshold, code):
    with pytest.raises(AdilError) as caught:
        cross(groups, hide_below=threshold)
    assert caught.value.code == code


def test_a_large_table_is_worked_out_quickly():
    groups = [(f"{number:02}", [(number * step) % 23 for step in range(1, 8)]) for number in range(50)]
    assert not cross(groups, hide_below=10).withheld
