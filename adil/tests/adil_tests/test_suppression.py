"""No hidden count can be worked out, tried by somebody who holds everything published and this very code."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil.measure import Group, Representation, represent

Counts = tuple[int, ...]


def published(result: Representation) -> object:
    """Everything that a reader gets to see: every field and every figure that follows, in the order of the rows."""
    follows = [
        (row.gap, row.per_thousand, row.index, row.index_interval, result.people_to_share(row)) for row in result.rows
    ]
    return repr((result, follows, result.sentence_facts(99), result.missing(99), result.spread))


def table(populations: Sequence[int | None], counts: Counts) -> list[Group]:
    return [Group(f"g{at}", lives, came) for at, (lives, came) in enumerate(zip(populations, counts, strict=True))]


def assert_each_hidden_count_has_company(groups: list[Group], hidden: set[str], fitting: Iterable[Counts]) -> None:
    """`fitting` are tables that look the same; no more of them are tried than it takes."""
    alone = {at: group for at, group in enumerate(groups) if group.key in hidden and group.participants}
    for counts in fitting if alone else ():
        alone = {at: group for at, group in alone.items() if counts[at] == group.participants}
        if not alone:
            return
    assert not alone, f"{alone} follows from what is published"


@pytest.mark.parametrize("threshold", [3, 4])
@pytest.mark.parametrize(
    "populations",
    [(9,), (9, 8), (9, None), (None, None), (9, 8, 7), (7, 8, 9), (9, 8, None), (None, 7, None), (5, 8, 6, 7)],
    ids=str,
)
def test_in_no_small_table_does_a_hidden_count_follow(populations, threshold):
    """All tables of a few people, those of unknown group included; the number of people is published.

    There are enough for every group to have the largest count that is hidden, and mostly for two people more.
    """
    looks_like = defaultdict(list)
    for counts, unknown in tables_of_up_to(min((threshold - 1) * len(populations) + 2, 12), len(populations)):
        groups = table(populations, counts)
        result = represent(groups, hide_below=threshold, unknown=unknown)
        if result.hidden:  # others neither need company nor give it: what is hidden can be seen
            looks_like[published(result)].append((groups, {row.key for row in result.hidden}))
    for tables in looks_like.values():
        fitting = [tuple(group.participants for group in groups) for groups, _ in tables]
        for groups, hidden in tables:
            assert_each_hidden_count_has_company(groups, hidden, fitting)


def tables_of_up_to(people: int, groups: int) -> Iterator[tuple[Counts, int]]:
    """Every way to have so many people at most in so many groups and one of the unknown."""
    for counts in product(range(people + 1), repeat=groups):
        for unknown in range(people + 1 - sum(counts)):
            yield counts, unknown


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_in_no_table_of_four_does_a_hidden_count_follow(data):
    """The reader tries every table that gives the published sum."""
    threshold = data.draw(st.integers(3, 6), label="threshold")
    populations = data.draw(st.lists(st.sampled_from([None, 0, 5, 6, 7]), min_size=1, max_size=4), label="populations")
    count = st.one_of(st.just(0), st.just(1), st.integers(0, threshold - 1), st.integers(0, 3 * threshold))
    counts = data.draw(st.tuples(*[count for _ in populations]), label="counts")
    unknown = data.draw(st.integers(0, 2), label="unknown")
    groups = table(populations, counts)
    result = represent(groups, hide_below=threshold, unknown=unknown)
    hidden = {row.key for row in result.hidden}
    seen = published(result)

    def looks_the_same(other: Counts) -> bool:
        left = sum(counts) + unknown - sum(other)
        return published(represent(table(populations, other), hide_below=threshold, unknown=left)) == seen

    fitting = filter(looks_the_same, tables_with_the_same_sum(groups, hidden, unknown))
    assert_each_hidden_count_has_company(groups, hidden, fitting)


def tables_with_the_same_sum(groups: list[Group], hidden: set[str], unknown: int) -> Iterator[Counts]:
    """Counts that leave at least nobody for the unknown; visible rows as they are."""
    everybody = unknown + sum(group.participants for group in groups)
    ranges = [range(everybody + 1) if g.key in hidden else [g.participants] for g in groups]
    return (counts for counts in product(*ranges) if sum(counts) <= everybody)


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_in_a_town_of_many_groups_other_counts_look_the_same(data):
    """The tables that the proof names are built and published, for tables too large to try everything."""
    size = data.draw(st.integers(2, 47), label="size")
    count = st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 400))
    counts = tuple(data.draw(st.lists(count, min_size=size, max_size=size), label="counts"))
    populations = data.draw(st.permutations([100 * at for at in range(1, size + 1)]), label="populations")
    groups = table(populations, counts)
    result = represent(groups)
    hidden = {row.key for row in result.hidden}
    seen = published(result)

    def looks_the_same(other: Counts) -> bool:
        left = sum(counts) - sum(other)
        return left >= 0 and min(other) >= 0 and published(represent(table(populations, other), unknown=left)) == seen

    filled = fillings([at for at, group in enumerate(groups) if group.key in hidden], counts)
    others = (tuple(filling.get(at, count) for at, count in enumerate(counts)) for filling in filled)
    assert_each_hidden_count_has_company(groups, hidden, filter(looks_the_same, others))


def fillings(places: list[int], counts: Counts) -> Iterator[dict[int, int]]:
    """Other ways to fill the hidden rows: all small, all 1 or all 9 but one row, exchanged, or one person alone."""
    total, rows = sum(counts[at] for at in places), len(places)
    for turn in range(rows):
        turned = places[turn:] + places[:turn]
        for small in (1, 9):
            yield dict.fromkeys(turned[1:], small) | {turned[0]: total - small * (rows - 1)}
        yield {at: counts[was] for at, was in zip(places, turned, strict=True)}
        yield dict.fromkeys(turned[1:], 0) | {turned[0]: 1}
        filled, left = dict.fromkeys(turned, 1), total - rows
        for at in turned:
            filled[at] += max(0, min(8, left))
            left -= 8
        if left <= 0:
            yield filled


def test_a_lone_small_count_takes_the_least_populous_group_along():
    groups = [Group("a", 900, 70), Group("b", 800, 4), Group("c", 300, 26), Group("d", 500, 20)]
    assert [row.key for row in represent(groups).hidden] == ["b", "c"]


def test_two_small_counts_need_no_company():
    groups = [Group("a", 900, 70), Group("b", 800, 4), Group("c", 300, 7), Group("d", 500, 20)]
    assert [row.key for row in represent(groups).hidden] == ["b", "c"]


def test_small_counts_that_are_all_one_need_company():
    """Their sum, 2, would say so."""
    groups = [Group("a", 900, 70), Group("b", 800, 1), Group("c", 300, 1), Group("d", 500, 20)]
    assert [row.key for row in represent(groups).hidden] == ["b", "d", "c"]


def test_a_sum_that_could_be_nine_each_takes_a_second_companion():
    """1 + 1 + 25 = 3 · 9: without the second companion only 1, 1 and 25 would fit."""
    groups = [Group("a", 900, 70), Group("b", 800, 1), Group("c", 300, 1), Group("d", 500, 25)]
    assert [row.key for row in represent(groups).hidden] == ["a", "b", "d", "c"]


def test_one_group_of_nobody_is_company_enough_for_four_people():
    groups = [Group("a", 900, 4), Group("b", 800, 0), Group("c", 300, 0)]
    assert [row.key for row in represent(groups).hidden] == ["a", "c"]


def test_one_person_among_empty_groups_hides_them_all():
    groups = [Group("a", 900, 1), Group("b", 800, 0), Group("c", 300, 0)]
    assert len(represent(groups).hidden) == 3


def test_where_all_groups_are_hidden_the_unknown_are_told_with_them():
    result = represent([Group("a", 900, 5)], unknown=3)
    assert (result.participants, result.compared, result.unknown) == (8, None, None)


def test_nobody_at_all_is_said_and_not_hidden():
    result = represent([Group("a", 900, 0)])
    assert (result.hidden, result.nobody[0].key, result.participants) == ((), "a", 0)


def test_zero_hides_nothing():
    result = represent([Group("a", 900, 1), Group("b", 800, 2)], hide_below=0)
    assert (result.hidden, result.unknown) == ((), 0)


def test_hidden_rows_stand_last_by_population_whatever_the_order_given():
    groups = [Group("few", 100, 9), Group("many", 900, 1), Group("some", 500, 5), Group("seen", 50, 40)]
    assert [row.key for row in represent(groups).rows] == ["seen", "many", "some", "few"]
    assert represent(groups).rows == represent(groups[::-1]).rows


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 30), max_size=8), st.sampled_from([0, 3, 10]))
def test_every_small_count_is_hidden(counts, threshold):
    groups = [Group(f"g{at}", 10 + at, count) for at, count in enumerate(counts)]
    shown = [row.participants for row in represent(groups, hide_below=threshold).rows if not row.hidden]
    assert [count for count in shown if count in range(1, threshold)] == []


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 30), max_size=8), st.sampled_from([0, 3, 10]))
def test_what_is_hidden_has_no_index_no_interval_and_no_part_in_the_spread(counts, threshold):
    result = represent([Group(f"g{at}", 10 + at, count) for at, count in enumerate(counts)], hide_below=threshold)
    for row in result.hidden:
        assert (row.index, row.share_interval, row.index_interval) == (None, None, None)
        assert result.spread is None or row not in (result.spread.lowest, result.spread.highest)
