"""Plans keep every rule and are as good as the best of all plans, which the tests try one by one."""

from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil import AdilError
from adil.matching import Bonus, Person, Point, Shift, Weights, Wish, explain, match, repair, score
from adil.matching.ceiling import Ceiling, ceiling
from adil.matching.hours import rules_of
from adil.matching.settling import settle
from adil.matching.solving import solve
from adil.matching.transport import LARGEST, Prices, Transport, in_ranks


@st.composite
def towns(draw, most_shifts=1, timed=False):
    """A few people, shifts and at most nine wishes."""
    shifts = []
    for at in range(draw(st.integers(1, 4))):
        start = draw(st.sampled_from([None, 0, 60, 90])) if timed else None
        length = draw(st.sampled_from([30, 60, 120]))
        skills = draw(st.sampled_from([frozenset(), frozenset({"first aid"})]))
        end = None if start is None else start + length
        shifts.append(Shift(f"s{at}", draw(st.integers(0, 2)), start, end, length, skills, Point(1000 * at, 0)))
    people = [
        Person(
            f"p{at}",
            draw(st.sampled_from([frozenset(), frozenset({"first aid"})])),
            draw(st.sampled_from([None, Point(0, 2500)])),
            draw(st.integers(0, most_shifts)),
            draw(st.sampled_from([None, 60, 150])) if timed else None,
            draw(st.integers(0, 3)),
        )
        for at in range(draw(st.integers(1, 4)))
    ]
    pairs = [(person.key, shift.key) for person in people for shift in shifts]
    wished = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=9))
    return people, shifts, [Wish(*pair, draw(st.integers(0, 5))) for pair in wished]


def keeps_rules(people, shifts, pairs, rest=0):
    by_person, by_shift = {p.key: p for p in people}, {s.key: s for s in shifts}
    if any(sum(shift == key for _, shift in pairs) > one.capacity for key, one in by_shift.items()):
        return False
    for key, person in by_person.items():
        mine = [by_shift[shift] for who, shift in pairs if who == key]
        if len(mine) > person.max_shifts or not all(shift.skills <= person.skills for shift in mine):
            return False
        if person.max_minutes is not None and sum(shift.length for shift in mine) > person.max_minutes:
            return False
        timed = sorted((shift.start, shift.end) for shift in mine if shift.start is not None)
        if any(later[0] < earlier[1] + rest for earlier, later in pairwise(timed)):
            return False
    return True


def all_plans(people, shifts, wishes, rest=0):
    """Every plan that keeps the rules."""
    for taken in product([False, True], repeat=len(wishes)):
        pairs = [(wish.person, wish.shift) for wish, take in zip(wishes, taken, strict=True) if take]
        if keeps_rules(people, shifts, pairs, rest):
            yield pairs


def worth(people, shifts, wishes, pairs):
    by_person, by_shift = {p.key: p for p in people}, {s.key: s for s in shifts}
    points = {(w.person, w.shift): score(w, by_person[w.person], by_shift[w.shift], Weights()).points for w in wishes}
    return len(pairs), sum(points[pair] for pair in pairs)


def pairs_of(plan):
    return [(one.person, one.shift) for one in plan.assignments]


@settings(deadline=None, max_examples=30)
@given(towns(most_shifts=2))
def test_no_plan_is_better_and_prices_prove_it(town):
    plan = match(*town)
    pairs = pairs_of(plan)
    assert keeps_rules(*town[:2], pairs)
    assert (plan.filled, plan.points) == worth(*town, pairs)
    assert (plan.filled, plan.points) == max(worth(*town, other) for other in all_plans(*town))
    assert plan.optimal
    assert plan.proof == "prices"


@settings(deadline=None, max_examples=30)
@given(towns(most_shifts=3, timed=True), st.sampled_from([0, 30]))
def test_with_overlaps_and_hours_no_plan_is_better(town, rest):
    plan = match(*town, rest_minutes=rest)
    pairs = pairs_of(plan)
    assert keeps_rules(*town[:2], pairs, rest)
    assert (plan.filled, plan.points) == max(worth(*town, other) for other in all_plans(*town, rest))
    assert plan.optimal


@settings(deadline=None, max_examples=30)
@given(towns(most_shifts=3, timed=True), st.data())
def test_no_plan_is_above_the_ceiling_whatever_its_prices(town, data):
    """Those of HiGHS are not far above; others, also forged ones, are above as well."""
    plan = match(*town)
    asked, plans = plan.programme, [worth(*town, other) for other in all_plans(*town)]
    most = max(filled for filled, _ in plans)
    best = {filled: max(points for also, points in plans if also == filled) for filled, _ in plans}
    found = ceiling(asked, plan.chosen)
    price = st.integers(-(10**9), 10**9)
    forged = [{rule.name: data.draw(price) for rule in rules_of(asked)} for _ in range(2)]
    for over in (found, Ceiling(*forged, data.draw(price), data.draw(price))):
        assert over.filled(asked) >= most
        assert over.points(asked, plan.chosen) >= best[plan.filled]
    assert found.filled(asked) <= int(asked.able.sum())


@settings(deadline=None, max_examples=25)
@given(towns(most_shifts=2), st.integers(0, 9), st.randoms(use_true_random=False))
def test_the_same_seed_gives_the_same_plan_whatever_the_order_of_the_input(town, seed, chance):
    people, shifts, wishes = town
    shuffled = [chance.sample(part, len(part)) for part in (people, shifts, wishes)]
    assert set(pairs_of(match(*town, seed=seed))) == set(pairs_of(match(*shuffled, seed=seed)))


def test_prices_prove_a_plan_with_hours_where_the_relaxation_has_no_gap():
    """Two shifts at once, a person for each: the ceiling is the plan, also of a repair."""
    people = [Person("a", max_shifts=2), Person("b", max_shifts=2)]
    shifts = [Shift("x", 1, 0, 60), Shift("y", 1, 30, 90)]
    wishes = [Wish("a", "x", 5), Wish("a", "y", 3), Wish("b", "x", 4), Wish("b", "y", 3)]
    for plan in (match(people, shifts, wishes), repair([("b", "x"), ("a", "y")], people, shifts, wishes).plan):
        found = ceiling(plan.programme, plan.chosen, plan.kept)
        assert plan.proof == "branch_and_bound"
        assert found.filled(plan.programme) == plan.filled == 2
        assert found.points(plan.programme, plan.chosen, plan.kept) == plan.points


def test_another_seed_lets_another_of_two_equals_win():
    people, wishes = [Person("a"), Person("b")], [Wish("a", "s"), Wish("b", "s")]
    winners = [pairs_of(match(people, [Shift("s", 1)], wishes, seed=seed))[0][0] for seed in range(40)]
    assert 10 < winners.count("a") < 30


@settings(deadline=None, max_examples=30)
@given(towns(most_shifts=2, timed=True), st.data())
def test_a_repair_moves_no_more_people_than_it_must(town, data):
    people, shifts, wishes = town
    before = pairs_of(match(*town))
    gone = data.draw(st.sampled_from(people)).key
    people = [p for p in people if p.key != gone] or [Person("new")]
    wishes = [w for w in wishes if w.person != gone]
    changed = repair(before, people, shifts, wishes)
    plans = list(all_plans(people, shifts, wishes))
    most = max(map(len, plans))
    stay = max(len(set(plan) & set(before)) for plan in plans if len(plan) == most)
    could_stay = [pair for pair in before if pair[0] != gone]
    assert changed.plan.filled == most
    assert len(changed.moved) == len(could_stay) - stay
    best = max(
        worth(people, shifts, wishes, p)[1] for p in plans if len(p) == most and len(set(p) & set(before)) == stay
    )
    assert changed.plan.points == best


@settings(deadline=None, max_examples=30)
@given(towns(most_shifts=2, timed=True))
def test_each_wish_is_explained_by_what_holds(town):
    plan = match(*town)
    granted = pairs_of(plan)
    told = list(explain(plan))
    assert {(one.person, one.shift) for one in told} == {(wish.person, wish.shift) for wish in town[2]}
    for one in told:
        assert one.granted == ((one.person, one.shift) in granted)
        if not one.granted:
            assert one.reasons[0].code != "open"
            assert not keeps_rules(*town[:2], [*granted, (one.person, one.shift)])


@settings(deadline=None, max_examples=25)
@given(towns(most_shifts=2))
def test_the_cost_of_a_refusal_is_never_said_too_high(town):
    plan = match(*town)
    for one in explain(plan):
        with_it = [p for p in all_plans(*town) if (one.person, one.shift) in p]
        if one.cost and with_it:
            filled, points = max(worth(*town, other) for other in with_it)
            lost = (plan.filled - filled, plan.points - points)
            assert lost >= one.cost


def test_a_lesser_wish_costs_its_points_and_no_place():
    """With so few points, a unit only just larger than what they differ by would be read as a place."""
    person, shifts = Person("a", past_duties=3), [Shift("s", 1), Shift("t", 1)]
    refused = [
        one for one in explain(match([person], shifts, [Wish("a", "s", 1), Wish("a", "t", 0)])) if not one.granted
    ]
    assert [(one.shift, one.cost) for one in refused] == [("t", (0, 100))]


WHOLE = np.int64


@st.composite
def transports(draw):
    lefts, rights = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    pairs = draw(st.sets(st.tuples(st.integers(0, lefts - 1), st.integers(0, rights - 1)), max_size=9))
    left, right = ([pair[side] for pair in sorted(pairs)] for side in (0, 1))
    weight = [draw(st.integers(-5, 20)) for _ in pairs]
    low = [[draw(st.integers(0, 1)) for _ in range(n)] for n in (lefts, rights)]
    high = [[at + draw(st.integers(0, 2)) for at in side] for side in low]
    return Transport(*(np.array(part, dtype=WHOLE) for part in (left, right, weight, low[0], high[0], low[1], high[1])))


@settings(deadline=None, max_examples=40)
@given(transports())
def test_a_transport_programme_is_solved_and_proved(programme):
    plans = [np.array(taken, dtype=bool) for taken in product([False, True], repeat=len(programme.weight))]
    worths = [programme.worth(plan) for plan in plans if programme.keeps_bounds(plan)]
    solved = solve(programme)
    assert (solved is None) == (worths == [])
    if solved is not None:
        chosen, prices = solved
        assert programme.keeps_bounds(chosen)
        assert programme.worth(chosen) == max(worths) == prices.bound(programme)


@settings(deadline=None, max_examples=40)
@given(transports())
def test_whole_numbers_alone_find_the_best_too(programme):
    """From the empty plan, as if HiGHS had been of no use."""
    free = Transport(
        programme.left,
        programme.right,
        programme.weight,
        np.zeros_like(programme.left_low),
        programme.left_high,
        np.zeros_like(programme.right_low),
        programme.right_high,
    )
    nothing = np.zeros(len(free.weight), dtype=bool)
    chosen, prices = settle(free, nothing, Prices(np.zeros_like(free.left_high), np.zeros_like(free.right_high)))
    assert free.keeps_bounds(chosen)
    assert free.worth(chosen) == prices.bound(free) == free.worth(solve(free)[0])


def test_points_that_64_bits_do_not_hold_are_refused():
    with pytest.raises(AdilError, match="too large"):
        in_ranks([np.array([1]), np.array([LARGEST])], nodes=5)


def test_bonuses_are_set_by_rule_and_named():
    weights = Weights(bonuses=(Bonus("neighbours", 25, "göksu", None), Bonus("night", 40, None, "night")))
    got = score(Wish("a", "s", 1), Person("a", tags=frozenset({"göksu"})), Shift("s", 1), weights)
    assert (got.named, got.points) == ((("neighbours", 25),), 125)


A, S = Person("a"), Shift("s", 1)


@pytest.mark.parametrize(
    ("people", "shifts", "wishes", "code"),
    [
        ([], [S], [], "no_people_to_match"),
        ([A], [], [], "no_shifts"),
        ([A, A], [S], [], "doubled_person"),
        ([A], [S, S], [], "doubled_shift"),
        ([A], [S], [Wish("a", "s"), Wish("a", "s", 3)], "doubled_wish"),
        ([A], [S], [Wish("x", "s")], "unknown_person"),
        ([A], [S], [Wish("a", "x")], "unknown_shift"),
        ([A], [Shift("s", -1)], [], "shift_number"),
        ([A], [Shift("s", float("nan"))], [], "shift_number"),
        ([A], [Shift("s", 10**30)], [], "shift_number"),
        ([A], [Shift("s", 1, 0, float("inf"))], [], "shift_number"),
        ([A], [Shift("s", 1, 5, 5)], [], "ends_before_start"),
        ([A], [Shift("s", 1, 5)], [], "half_a_time"),
        ([Person("a", max_shifts=-1)], [S], [], "person_number"),
        ([Person("a", max_shifts=None)], [S], [], "person_number"),
        ([Person("a", place=Point(10**9, 0))], [S], [], "person_number"),
        ([A], [S], [Wish("a", "s", Fraction(1, 2))], "wish_number"),
        ([A], [S], [Wish("a", "s", 10**9)], "wish_number"),
    ],
)
def test_what_cannot_be_matched_is_refused(people, shifts, wishes, code):
    with pytest.raises(AdilError) as refused:
        match(people, shifts, wishes)
    assert refused.value.code == code


def test_weights_out_of_range_are_refused():
    for options in ({"weights": Weights(preference=10**7)}, {"rest_minutes": -1}):
        with pytest.raises(AdilError) as refused:
            match([A], [S], [], **options)
        assert refused.value.code == "weight_number"
