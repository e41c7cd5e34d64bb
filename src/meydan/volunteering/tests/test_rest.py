"""Rest between days, and how long a day may be, for everybody who takes a seat alone."""

from datetime import timedelta

import pytest

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.base.town import town
from meydan.volunteering import actions
from meydan.volunteering.queries.offers import suggestions_for
from meydan.volunteering.rules.reasons import LONG_DAY, NO_REST
from meydan.volunteering.rules.rest import enough_rest
from meydan.volunteering.tests.conftest import HOUR


@pytest.mark.parametrize(
    ("start", "hours", "why"),
    [
        (24, 3, ""),  # the same time the next day
        (13, 2, NO_REST),  # ten hours later, the next day
        (14, 2, ""),  # eleven hours later
        (-13, 2, NO_REST),  # ends eleven hours before, less one minute
        (3, 5, ""),  # the same day: eight hours in all
        (3, 6, LONG_DAY),
        (3, 8, LONG_DAY),
    ],
)
def test_how_near_and_how_long(monday, start, hours, why):
    begin = clock.now().replace(hour=9, minute=0) + 5 * timedelta(days=1)  # noon in the town
    other = begin + start * HOUR - (start < 0) * timedelta(minutes=-1)
    ruling = enough_rest((begin, begin + 3 * HOUR), [(other, other + hours * HOUR)])
    assert ruling.code == why


def test_a_long_shift_alone_is_for_those_who_made_it(monday):
    assert enough_rest((clock.now(), clock.now() + 12 * HOUR), [])


def test_a_town_that_asks_for_none(monday, monkeypatch):
    for name in ("rest_minutes", "day_minutes"):
        monkeypatch.setitem(town().data["volunteering"], name, 0)
    begin = clock.now()
    near = [(begin + 13 * HOUR, begin + 20 * HOUR), (begin + 3 * HOUR, begin + 12 * HOUR)]
    assert enough_rest((begin, begin + 3 * HOUR), near)


def test_who_signs_up_alone_is_told_which_shift_is_too_near(monday, make_shift, place, ayse, refused, signed_in):
    place(ayse)
    late, early, other_day = make_shift(start=8), make_shift(days=6, start=-4), make_shift(days=6, start=0)
    actions.join_shift(by=ayse, shift=late)
    with refused(NO_REST):
        actions.join_shift(by=ayse, shift=early)
    assert actions.join_shift(by=ayse, shift=other_day).state == "booked"
    client = signed_in(ayse)
    page = client.get(early.role.get_absolute_url()).content.decode()
    assert "İki günün vardiyaları arasında en az 11 sa dinlenme." in page
    again = client.post(f"/gonulluluk/{early.role_id}/vardiya/{early.pk}/", follow=True).content.decode()
    assert "11 sa dinlenme" in again


def test_what_is_too_near_is_not_suggested(monday, make_shift, make_role, place, ayse, goksu):
    place(ayse)
    near = make_shift(of=make_role(title="Sabah"), days=6, start=-4)
    assert [one.shift for one in suggestions_for(ayse).shifts] == [near]
    actions.join_shift(by=ayse, shift=make_shift(start=8))
    assert suggestions_for(ayse).shifts == []


def test_a_day_has_an_end(monday, make_shift, place, ayse, refused):
    place(ayse)
    first, second, third = make_shift(start=-4, hours=4), make_shift(start=1, hours=4), make_shift(start=6, hours=2)
    actions.join_shift(by=ayse, shift=first)
    actions.join_shift(by=ayse, shift=second)
    with refused(LONG_DAY):
        actions.join_shift(by=ayse, shift=third)


def test_staff_and_the_line_keep_to_it_too(monday, make_shift, place, ayse, deniz, mehmet, refused):
    place(ayse), place(deniz)
    full, near = make_shift(start=8, capacity=1), make_shift(days=6, start=-4)
    theirs = actions.join_shift(by=deniz, shift=full)
    waiting = actions.join_shift(by=ayse, shift=full)
    seat = actions.join_shift(by=ayse, shift=near)
    attendance.give_up_seat(by=deniz, seat=theirs)
    with refused(NO_REST):
        attendance.accept_offer(by=ayse, seat=waiting)
    with refused(NO_REST):
        actions.place_on_shift(by=mehmet, person=ayse, shift=make_shift(start=7, hours=4))
    attendance.give_up_seat(by=ayse, seat=seat)
    assert attendance.accept_offer(by=ayse, seat=waiting).state == "booked"
