"""Seats of an event, people who take the seats of others, and numbers that nobody can steer."""

from collections import Counter
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil.errors import AdilError
from adil.lottery import Application, Person, draw_up, replacement, seat_lottery, stand_ins
from adil.lottery.picture import quota_picture
from adil.lottery.randomness import PublicStream
from adil_tests.test_lottery_optimum import all_panels, pools

APPLICATIONS = st.lists(
    st.builds(
        Application,
        st.text("abc", min_size=1, max_size=4),
        st.integers(1, 5),
        st.integers(0, 2),
        st.integers(1, 3),
        st.just("lives next door"),
    ),
    unique_by=lambda application: application.id,
    max_size=15,
)


@given(APPLICATIONS, st.integers(0, 30), st.text(max_size=4))
def test_seats_are_never_over_capacity_and_groups_stay_together(applications, capacity, public):
    places = seat_lottery(applications, capacity, public=public)
    assert sorted(p.application.id for p in places) == sorted(a.id for a in applications)
    free = capacity
    for place in places:
        assert place.free == free
        assert (place.outcome == "seated") == (place.application.people <= free)
        free -= place.application.people if place.outcome == "seated" else 0
    assert free >= 0
    assert [p.application.priority for p in places] == sorted(a.priority for a in applications)
    assert places == seat_lottery(applications[::-1], capacity, public=public)


def test_weights_are_tickets():
    asked = [Application("a", weight=3, reason="was refused twice"), Application("b")]
    first = Counter(seat_lottery(asked, 1, public=str(n))[0].application.id for n in range(2000))
    assert 1420 <= first["a"] <= 1580


@pytest.mark.parametrize(
    ("applications", "capacity", "code"),
    [
        ([], -1, "bad_capacity"),
        ([Application("a"), Application("a")], 1, "doubled_application"),
        ([Application("a", 0)], 1, "bad_people"),
        ([Application("a", weight=0)], 1, "bad_weight"),
        ([Application("a", weight=2, reason=" ")], 1, "no_reason"),
    ],
)
def test_bad_applications_are_refused(applications, capacity, code):
    with pytest.raises(AdilError) as refused:
        seat_lottery(applications, capacity, public="1")
    assert refused.value.code == code


@settings(deadline=None, max_examples=25)
@given(pools(households=True), st.data())
def test_replacements_keep_quotas_and_addresses(drawn_pool, data):
    pool, size = drawn_pool
    possible = list(all_panels(pool, size))
    members = data.draw(st.sampled_from(possible))
    panel = [pool.people[at].id for at in members]
    dropped = data.draw(st.lists(st.sampled_from(panel), unique=True))
    place = {person.id: at for at, person in enumerate(pool.people)}
    staying = {at for at in members if pool.people[at].id not in dropped}
    could = [set(p) for p in possible if staying <= set(p) and not (set(p) - staying) & set(members)]
    try:
        new = replacement(pool, panel, dropped, households=True)
    except AdilError:
        assert not could
        return
    assert staying | {place[person] for person in new} in could or not dropped


@settings(deadline=None, max_examples=25)
@given(pools(households=True), st.data())
def test_a_stand_in_keeps_the_quotas_alone(drawn_pool, data):
    pool, size = drawn_pool
    lottery = draw_up(pool, size, "maximin", households=True)
    members = data.draw(st.sampled_from(lottery.panels)).members
    panel = [pool.people[at].id for at in members]
    found = stand_ins(pool, lottery.types, panel, "", data.draw(st.text(max_size=2)))
    place = {person.id: at for at, person in enumerate(pool.people)}
    assert len(set(found.values())) == len(found)
    possible = set(all_panels(pool, size))
    for member, other in found.items():
        assert tuple(sorted({*members, place[other]} - {place[member]})) in possible


def test_a_replacement_for_somebody_outside_is_refused():
    pool, size = _pool_of_two()
    with pytest.raises(AdilError, match="not on the panel"):
        replacement(pool, ["a", "c"], ["b"])
    assert size == 2


def _pool_of_two():
    from adil.lottery import Pool, Quota

    people = (Person("a", ("f",)), Person("b", ("f",)), Person("c", ("m",)))
    return Pool((Quota("s", "f", 1, 1), Quota("s", "m", 1, 1)), people), 2


def test_numbers_are_even_and_orders_too():
    stream = PublicStream("aa", "bb", "dice")
    thrown = Counter(stream.below(6) for _ in range(6000))
    assert all(880 <= thrown[face] <= 1120 for face in range(6))
    orders = Counter(tuple(stream.shuffled("abc")) for _ in range(6000))
    assert all(880 <= number <= 1120 for number in orders.values())
    assert len(orders) == 6
    with pytest.raises(AdilError):
        stream.below(0)


def test_a_picture_of_quotas_is_well_formed():
    pool, _ = _pool_of_two()
    root = ElementTree.fromstring(quota_picture(pool, ["a", "c"], "Two & a <panel>"))
    assert root[0].text == "Two & a <panel>"
