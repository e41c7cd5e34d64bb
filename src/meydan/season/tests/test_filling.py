"""How a season is filled: rules that hold without exception, and whose turn it is."""

from datetime import date, timedelta

import pytest

from meydan.season.filling import Someone, Time, fill

MONDAY, HOUR, DAY = date(2026, 11, 23), 60, 24 * 60
REST = 11 * HOUR


def time(key, *, day=5, start=10, hours=3, free=1, duty=1, **more):
    begin = day * DAY + start * HOUR
    slot = day % 7 * 3 + (start >= 12)
    return Time(key, duty, MONDAY + timedelta(days=day), slot, begin, begin + hours * HOUR, free, **more)


def someone(key, *, slots=range(21), **more):
    return Someone(key, more.pop("duties", {1}), slots=list(slots), **more)


def test_who_served_least_comes_first_then_who_lives_nearest():
    people = [
        someone(1, served=2),
        someone(2, home=(9000, 0)),
        someone(3, home=(1000, 0)),
        someone(4, served=1, home=(0, 0)),
    ]
    found = fill(people, [time(10, free=2, at=(0, 0))], rest=REST)
    assert sorted(found.lines) == [(2, 10), (3, 10)]
    assert found.left_out == {1: [("full", 1)], 4: [("full", 1)]}
    found = fill([someone(2, home=(9000, 0)), someone(3, home=(1000, 0))], [time(10, at=(0, 0))], rest=REST)
    assert found.lines == [(3, 10)]


def test_everybody_has_a_first_shift_of_a_week_before_anybody_has_a_second():
    times = [time(10, day=0), time(11, day=2), time(12, day=4)]
    keen, slow = someone(1), someone(2, slots=[4 * 3], served=9)
    found = fill([keen, slow], times, rest=REST)
    assert (2, 12) in found.lines, "the only one that suits them, although they have served more"
    assert sorted(found.lines) == [(1, 10), (1, 11), (2, 12)]


def test_turns_change_from_week_to_week():
    found = fill([someone(1), someone(2)], [time(10), time(11, day=12), time(12, day=19)], rest=REST)
    assert sorted(person for person, _ in found.lines) in ([1, 1, 2], [1, 2, 2])


@pytest.mark.parametrize(
    ("person", "asks", "why"),
    [
        ({"slots": []}, (), "silent"),
        ({"slots": [0]}, (), "time"),
        ({}, {7}, "lacking"),
        ({"holds": {7: date(2026, 11, 27)}}, {7}, "lacking"),
        ({"may_not_join": {10}}, (), "not_allowed"),
        ({"weekly_minutes": 120}, (), "hours"),
    ],
)
def test_nobody_is_planned_against_what_they_offer_or_hold(person, asks, why):
    found = fill([someone(1, **person)], [time(10, asks=frozenset(asks))], rest=REST)
    assert (found.lines, found.left_out) == ([], {1: [(why, 1)]})
    assert found.gaps == {10: (1, [("elsewhere" if why == "hours" else why, 1)])}


@pytest.mark.parametrize(
    ("person", "asks"),
    [({"holds": {7: None}}, {7}), ({"holds": {7: date(2026, 11, 28)}}, {7}), ({"weekly_minutes": 180}, ()), ({}, ())],
)
def test_who_offers_and_holds_what_it_takes_is_planned(person, asks):
    assert fill([someone(1, **person)], [time(10, asks=frozenset(asks))], rest=REST).lines == [(1, 10)]


@pytest.mark.parametrize(
    ("other", "both"),
    [
        ({"day": 5, "start": 16}, False),  # the same day
        ({"day": 6, "start": 10}, True),
        ({"day": 6, "start": 0}, True),  # exactly eleven hours later
        ({"day": 4, "start": 21, "hours": 3}, False),  # ten hours before
    ],
)
def test_one_shift_a_day_and_rest_between_two(other, both):
    found = fill([someone(1)], [time(10), time(11, **other)], rest=REST)
    assert len(found.lines) == 1 + both
    empty = {key for key, (free, _why) in found.gaps.items() if free}
    assert len(empty) == 1 - both


def test_seats_that_somebody_has_already_count():
    busy = someone(1)
    busy.take(5 * DAY + 9 * HOUR, 5 * DAY + 11 * HOUR, (2026, 48), MONDAY + timedelta(days=5))
    assert fill([busy], [time(10)], rest=REST).left_out == {1: [("busy", 1)]}
    full_week = someone(1, weekly_minutes=300)
    full_week.take(DAY, DAY + 150, (2026, 48), MONDAY + timedelta(days=1))
    assert fill([full_week], [time(10)], rest=REST).left_out == {1: [("hours", 1)]}


def test_as_many_seats_as_can_be_are_filled():
    """One is free both days, one on Saturday only: both seats are filled although the first has served more."""
    only_saturday, both_days = someone(1, slots=[15]), someone(2, served=5)
    found = fill([only_saturday, both_days], [time(10, day=5), time(11, day=6)], rest=REST)
    assert sorted(found.lines) == [(1, 10), (2, 11)]
    assert found.gaps == {}


def test_a_duty_without_people_says_so():
    found = fill([someone(1, duties={2})], [time(10, free=3)], rest=REST)
    assert found.gaps == {10: (3, [("nobody", 0)])}
    assert found.left_out == {1: []}


def test_what_somebody_named_breaks_a_tie():
    found = fill([someone(1), someone(2, places={3})], [time(10, place=3)], rest=REST)
    assert found.lines == [(2, 10)]
    found = fill([someone(1, fields={"sport"}), someone(2)], [time(10, field="sport")], rest=REST)
    assert found.lines == [(1, 10)]
