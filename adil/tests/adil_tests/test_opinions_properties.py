"""What holds for every conversation: order and names don't matter, the last vote wins, few new votes move few people."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil import AdilError
from adil.opinions import collect, from_places, opinions
from adil.opinions.consensus import divisive, group_aware
from adil.opinions.groups import BUFFER
from adil.opinions.kmeans import seeded, settle, silhouette, warmed
from adil.opinions.projection import project
from adil.opinions.representative import Counts, measure

CELLS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6), st.sampled_from((-1, 0, 1))), min_size=1, max_size=60)
few = settings(max_examples=10, deadline=None)


def cast_by_camps(seed, people=48, statements=10, noise=0.6, cast=0.8):
    random = np.random.default_rng(seed)
    lean = random.normal(0, 1, (3, statements))
    for person in range(people):
        for statement in range(statements):
            if random.random() < cast:
                yield (
                    f"p{person}",
                    f"s{statement}",
                    int(np.sign(round(lean[person % 3, statement] + random.normal(0, noise)))),
                )


@given(CELLS, st.randoms())
def test_the_order_of_votes_on_different_statements_does_not_matter(cells, random):
    last = {(p, s): v for p, s, v in cells}
    rows = [(str(p), str(s), v) for (p, s), v in last.items()]
    once = collect(rows)
    random.shuffle(rows)
    again = collect(rows)
    assert (once.people, once.statements) == (again.people, again.statements)
    assert np.array_equal(once.values, again.values)
    assert np.array_equal(once.columns, again.columns)


@given(CELLS)
def test_the_last_vote_wins(cells):
    last = {(str(p), str(s)): v for p, s, v in cells}
    votes = collect((str(p), str(s), v) for p, s, v in cells)
    kept = zip(votes.rows, votes.columns, votes.values, strict=True)
    assert {(votes.people[p], votes.statements[s]): v for p, s, v in kept} == last


@given(CELLS)
def test_places_and_ids_give_the_same_votes(cells):
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    by_place = from_places(
        [str(n) for n in range(13)], [str(n) for n in range(7)], rows, columns, values.astype(np.int8)
    )
    by_id = collect((str(p), str(s), v) for p, s, v in cells)
    assert by_place.values.tolist() == by_id.values.tolist()
    assert by_place.per_person.sum() == len(by_id.values)


@few
@given(st.integers(0, 10**6), st.randoms())
def test_names_do_not_matter(seed, random):
    rows = list(cast_by_camps(seed))
    people, statements = ({row[part] for row in rows} for part in (0, 1))
    new_people, new_statements = ([f"x{n}" for n in range(len(names))] for names in (people, statements))
    random.shuffle(new_people)
    random.shuffle(new_statements)
    of = dict(zip(sorted(people), new_people, strict=True))
    on = dict(zip(sorted(statements), new_statements, strict=True))
    found = opinions(collect(rows))
    renamed = opinions(collect((of[p], on[s], v) for p, s, v in rows))
    assert partition({of[p]: g for p, g in found.groups.items()}) == partition(renamed.groups)
    assert sorted((on[s], a) for s, a in found.common_ground) == sorted(renamed.common_ground)


@few
@given(st.integers(0, 10**6))
def test_the_map_is_that_of_the_full_matrix(seed):
    votes = collect(cast_by_camps(seed, people=40))
    full = np.full((len(votes.people), len(votes.statements)), np.nan)
    full[votes.rows, votes.columns] = votes.values
    means = np.nanmean(full, axis=0)
    centred = np.where(np.isnan(full), 0, full - means)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    ours = project(votes)
    assert np.allclose(np.abs((ours.axes * axes[:2]).sum(axis=1)), 1, atol=1e-8)
    places = np.sqrt(full.shape[1] / (~np.isnan(full)).sum(axis=1))[:, None] * (centred @ ours.axes.T)
    assert np.allclose(ours.positions, places, atol=1e-9)


@few
@given(st.integers(0, 10**6))
def test_figures_stay_within_their_bounds(seed):
    found = opinions(collect(cast_by_camps(seed)))
    assert ((found.group_aware > 0) & (found.group_aware < 1)).all()
    assert all(-1 <= value <= 1 for value in found.grouping.silhouettes.values())
    assert (np.abs(found.projection.center) <= 1).all()
    for answer in (1, -1):
        of = measure(found.counts, answer)
        assert ((of.probability > 0) & (of.probability < 1)).all()
        assert (of.ratio > 0).all()
    assert all(0 < one.gap < 1 for one in found.divisive)
    assert len(set(found.groups.values())) == found.state.k
    assert 2 <= found.state.k <= 5


@few
@given(st.integers(0, 10**6))
def test_the_same_seed_repeats_and_its_own_state_moves_nobody(seed):
    votes = collect(cast_by_camps(seed))
    found = opinions(votes, seed=seed)
    assert found.groups == opinions(votes, seed=seed).groups
    again = opinions(votes, seed=seed, before=found.state)
    assert again.groups == found.groups
    assert again.state.times == 2


VOTES = st.lists(st.tuples(st.integers(0, 55), st.integers(0, 9), st.sampled_from((-1, 0, 1))), max_size=80)


@few
@given(st.integers(0, 10**6), VOTES)
def test_whatever_is_voted_next_numbers_stay_with_the_people_and_k_with_the_conversation(seed, new):
    rows = list(cast_by_camps(seed))
    found = opinions(collect(rows))
    later = opinions(collect([*rows, *((f"p{p}", f"s{s}", v) for p, s, v in new)]), before=found.state)
    assert found.groups.keys() <= later.groups.keys()
    assert later.state.k == found.state.k
    numbers = sorted({*later.groups.values(), *found.groups.values()})
    pairs = [(later.groups[person], group) for person, group in found.groups.items()]
    stay = sum(new_group == group for new_group, group in pairs)
    for other in permutations(numbers):
        renamed = dict(zip(numbers, other, strict=True))
        assert sum(renamed[new_group] == group for new_group, group in pairs) <= stay


def test_a_few_new_votes_move_few_people():
    """Not a law, so no property, but 25 conversations of fixed seeds: k-means may settle elsewhere. Of 1,200 such conversations nobody moves in 1,009, more than 9 of 39 people in 9."""
    moved = []
    for seed in range(25):
        rows = list(cast_by_camps(seed, noise=0.3))
        found = opinions(collect(rows))
        more = [
            *rows,
            *((f"p{n}", "s1", 0) for n in range(3)),
            *((f"new{n}", f"s{s}", 1) for n in range(2) for s in range(9)),
        ]
        later = opinions(collect(more), before=found.state)
        moved.append(sum(later.groups[person] != group for person, group in found.groups.items()))
        assert later.state.k == found.state.k
    assert sorted(moved)[len(moved) * 3 // 4] == 0
    assert sum(moved) / len(moved) <= 1


def test_the_number_of_groups_changes_only_after_it_has_won_four_times():
    rows = list(cast_by_camps(5, noise=0.2))
    three = opinions(collect(rows))
    assert three.state.k == 3
    two = [
        (p, s, v if int(p[1:]) % 3 else next((w for q, t, w in rows if q == "p1" and t == s), v)) for p, s, v in rows
    ]
    state, used = three.state, []
    for _ in range(BUFFER + 1):
        state = opinions(collect(two), before=state).state
        used.append(state.k)
    assert used == [3, 3, 3, 2, 2]


@given(st.integers(0, 10**6), st.integers(2, 5))
@few
def test_skipping_points_that_cannot_move_changes_nothing(seed, k):
    random = np.random.default_rng(seed)
    points, weights = random.normal(size=(80, 2)), random.integers(1, 4, 80).astype(float)
    centers = points[:k]
    labels, _ = settle(points, weights, centers, steps=50, still=0.0)
    for _ in range(50):
        plain = ((points[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
        centers = np.array([np.average(points[plain == c], axis=0, weights=weights[plain == c]) for c in range(k)])
    assert labels.tolist() == plain.tolist()


def test_a_cluster_that_has_gone_is_begun_anew_at_the_farthest_point():
    points = np.array([[0.0, 0], [0, 1], [9, 0], [9, 1]])
    labels = warmed(points, np.ones(4), np.array([0, 0, -1, -1]), 2, steps=9, still=0.0)
    assert labels.tolist() == [0, 0, 1, 1]


def test_one_cluster_has_no_silhouette():
    assert silhouette(np.zeros((3, 2)), np.zeros(3, dtype=int)) == 0


def test_more_clusters_than_places_are_not_made():
    assert len(set(seeded(np.array([[0.0, 0], [0, 0], [1, 1]]), np.ones(3), 3, steps=9, still=0.0, seed=0))) == 2


def test_consensus_by_hand():
    """Group 0: 9 of 10 agree with a, 1 of 10 with b; group 1: 8 of 8 and 7 of 8. (10/12)·(9/10) and (2/12)·(8/10)."""
    counts = Counts(np.array([[9, 1], [8, 7]]), np.array([[1, 9], [0, 0]]), np.array([[10, 10], [8, 8]]))
    assert group_aware(counts).tolist() == pytest.approx([0.75, 2 / 15])
    (one,) = divisive(counts, ("a", "b"), np.zeros(2, dtype=bool))
    assert (one.statement, one.warm, one.cool) == ("b", 1, 0)
    assert one.gap == pytest.approx(8 / 10 - 2 / 12)


@pytest.mark.parametrize("seed", range(5))
def test_the_next_statement_is_open_and_repeatable(seed):
    votes = collect(cast_by_camps(1, cast=0.9))
    found = opinions(votes, left_out=["s3"])
    one = found.next_statement("somebody new", seed=seed)
    assert one == found.next_statement("somebody new", seed=seed)
    assert one.statement != "s3"
    assert 0 < one.chance <= 1
    seen = votes.columns[votes.starts[4] : votes.starts[5]]
    other = found.next_statement(votes.people[4], seed=seed)
    assert other is None or votes.statement(other.statement) not in seen


def test_statements_are_drawn_in_proportion_to_their_priority():
    found = opinions(collect(cast_by_camps(2, statements=7, cast=1.0)))
    drawn = [found.next_statement(f"guest {n}", seed=4) for n in range(600)]
    for statement in {one.statement for one in drawn}:
        shares = [one.chance for one in drawn if one.statement == statement]
        assert len(shares) / 600 == pytest.approx(shares[0], abs=0.08)


def test_who_has_seen_all_gets_nothing_more():
    assert opinions(collect(cast_by_camps(2, cast=1.0))).next_statement("p0", seed=1) is None


@pytest.mark.parametrize("people", [1, 5, 14])
def test_too_few_people_are_not_grouped_nor_described(people):
    found = opinions(collect(cast_by_camps(3, people=people, cast=1.0)))
    assert (found.too_few.reason, found.too_few.found, found.too_few.needed) == ("people", people, 15)
    assert (found.groups, found.facts, found.representative, found.consensus) == ({}, (), (), ())
    with pytest.raises(AdilError, match="too few people"):
        found.next_statement("p0", seed=0)


def test_who_all_vote_alike_are_not_grouped():
    found = opinions(collect((f"p{n}", f"s{s}", 1) for n in range(20) for s in range(8)))
    assert found.too_few.reason == "differences"


def test_one_statement_gives_a_line_and_two_groups():
    found = opinions(collect((f"p{n}", "s", 1 if n % 3 else -1) for n in range(30)))
    assert sorted(np.bincount(list(found.groups.values()))) == [10, 20]
    assert not found.projection.axes[1].any()


def test_a_small_group_is_not_described():
    rows = [(f"p{n}", f"s{s}", 1) for n in range(30) for s in range(8)]
    rows += [(f"q{n}", f"s{s}", -1) for n in range(3) for s in range(8)]
    found = opinions(collect(rows))
    assert [one.people for one in found.facts] == [30]
    assert [bool(of) for of in found.representative] == [True, False]
    assert found.divisive == ()


@pytest.mark.parametrize("vote", [2, 0.5, float("nan"), float("inf")])
def test_a_vote_that_is_none_is_refused(vote):
    with pytest.raises(AdilError) as refused:
        collect([("a", "b", vote)])
    assert refused.value.code == "bad_vote"


def test_bad_arguments_are_refused():
    votes = collect(cast_by_camps(1))
    for options, code in (
        ({"k": 6}, "bad_group_number"),
        ({"people_floor": 2}, "bad_floor"),
        ({"left_out": ["none such"]}, "unknown_statement"),
    ):
        with pytest.raises(AdilError) as refused:
            opinions(votes, **options)
        assert refused.value.code == code
    for call, code in (
        (lambda: collect([]), "no_votes"),
        (lambda: collect([("a", "b", 1)], statements=["c"]), "unknown_statement"),
        (lambda: votes.person("nobody"), "unknown_participant"),
        (lambda: from_places(["a"], ["b"], np.array([0]), np.array([0]), np.array([3], np.int8)), "bad_vote"),
        (lambda: from_places(["a"], ["b"], np.empty(0, int), np.empty(0, int), np.empty(0, np.int8)), "no_votes"),
    ):
        with pytest.raises(AdilError) as refused:
            call()
        assert refused.value.code == code


def partition(groups):
    return {frozenset(person for person, of in groups.items() if of == group) for group in groups.values()}
