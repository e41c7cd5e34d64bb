"""What somebody can find out who lays editions side by side: nothing about fewer people than are hidden."""

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from adil.measure import Group, represent
from meydan.opendata.queries.holding_back import sum_may_move, that_move

LEAST = 3
counts = st.lists(st.integers(0, 12), min_size=2, max_size=4)
towns = st.lists(counts, min_size=2, max_size=4).filter(lambda several: len({len(one) for one in several}) == 1)


def published(now):
    """One table as pages show it: key → count or None."""
    result = represent([Group(str(n), None, count) for n, count in enumerate(now)], hide_below=LEAST)
    return {row.key: row.participants for row in result.rows}


def editions_of(town):
    """What stands in each edition: the rows and the sum, with what moved."""
    shown, total = published(town[0]), sum(town[0])
    told = [(shown, total, set(shown), True)]
    for truth in town[1:]:
        now = published(truth)
        moved = that_move(shown, now, LEAST)
        moves = abs(sum(truth) - total) >= LEAST and sum_may_move(shown, now, moved, LEAST)
        shown = {key: now[key] if key in moved else shown[key] for key in now}
        total = sum(truth) if moves else total
        told.append((shown, total, moved, moves))
    return told


@given(towns)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_each_figure_moves_by_many_or_not_at_all(town):
    editions = editions_of(town)
    for (before, sum_before, *_), (after, sum_after, *_) in pairwise(editions):
        for key, count in after.items():
            if count is not None and before[key] is not None:
                assert count == before[key] or abs(count - before[key]) >= LEAST
        assert sum_after == sum_before or abs(sum_after - sum_before) >= LEAST


@given(towns)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_where_the_sum_moves_no_row_that_stands_is_told(town):
    """Whoever knows the rule, all rows and both sums still has two numbers for what each standing row holds back, or knows that
    nobody came at all."""
    for truth, (shown, _total, moved, sum_moved) in zip(town[1:], editions_of(town)[1:], strict=True):
        now = published(truth)
        held = [key for key in now if key not in moved and now[key] is not None]
        if not sum_moved or not held:
            continue
        together = sum(truth[int(key)] - shown[key] for key in held)
        fits = [some for some in product(range(1 - LEAST, LEAST), repeat=len(held)) if sum(some) == together]
        for place in range(len(held)):
            assert len({some[place] for some in fits}) > 1 or set(fits) == {(0,) * len(held)}
        one_way = [some for some in fits if min(some) >= 0 or max(some) <= 0]
        for place in range(len(held)):
            assert together == 0 or len({some[place] for some in one_way}) > 1


def test_a_row_that_alone_stands_keeps_the_sum():
    assert not sum_may_move({"a": 20, "b": 40}, {"a": 29, "b": 70}, {"b"}, 10)
    assert sum_may_move({"a": 20, "b": 40}, {"a": 20, "b": 70}, {"b"}, 10)
    assert sum_may_move({"a": 20, "b": 40, "c": 30}, {"a": 21, "b": 70, "c": 30}, {"b"}, 10)
    assert not sum_may_move({"a": 20, "b": 40, "c": 30}, {"a": 29, "b": 70, "c": 39}, {"b"}, 10)
