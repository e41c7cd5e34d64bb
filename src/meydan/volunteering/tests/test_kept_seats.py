"""A seat is kept for a minor while the guardian decides: theirs with the yes, free again with the no or when time is up."""

from datetime import date, timedelta

import pytest

from meydan.attendance import actions as attendance
from meydan.attendance.models import Occasion, Seat
from meydan.attendance.rules import may_check_in
from meydan.base import clock
from meydan.guardians.models import Permission
from meydan.volunteering import actions
from meydan.volunteering.rules import reasons
from meydan.volunteering.tests.conftest import DAY
from meydan.volunteering.tests.test_guardians import BY_MESSAGE, FOURTEEN, again, answer, mail, told  # noqa: F401

pytestmark = pytest.mark.usefixtures("mail")


@pytest.fixture
def permission(place, ayse):
    """Ayşe is 14; the link to her mother is on its way."""
    place(ayse, born=FOURTEEN, guardian=BY_MESSAGE)
    return Permission.objects.get(person=ayse)


@pytest.fixture
def shift(make_shift):
    """In five days, in the morning; one seat."""
    return make_shift(start=-1, days=5, capacity=1)


def test_at_most_so_much_a_day_however_many_shifts(permission, make_shift, ayse, refused):
    """Guardians are promised: at most three hours a day."""
    answer(permission)
    first, second = make_shift(start=-3, hours=2), make_shift(start=0, hours=2)
    third, other_day = make_shift(start=0, hours=1), make_shift(days=6, start=-3, hours=3)
    actions.join_shift(by=ayse, shift=first)
    with refused(reasons.MINOR_DAY):
        actions.join_shift(by=ayse, shift=second)
    assert actions.join_shift(by=ayse, shift=third).state == "booked"
    assert actions.join_shift(by=ayse, shift=other_day).state == "booked"


def test_a_seat_from_the_line_is_not_accepted_beyond_the_day(permission, make_shift, place, ayse, deniz, refused):
    answer(permission)
    place(deniz)
    full, free = make_shift(start=0, hours=2, capacity=1), make_shift(start=-3, hours=2)
    theirs = actions.join_shift(by=deniz, shift=full)
    waiting = actions.join_shift(by=ayse, shift=full)
    actions.join_shift(by=ayse, shift=free)
    attendance.give_up_seat(by=deniz, seat=theirs)
    with refused(reasons.MINOR_DAY):
        attendance.accept_offer(by=ayse, seat=waiting)
    attendance.give_up_seat(by=ayse, seat=Seat.objects.get(person=ayse, occasion=free.occasion))
    assert attendance.accept_offer(by=ayse, seat=waiting).state == "booked"


def test_what_is_kept_becomes_theirs_only_within_the_day(permission, make_shift, ayse, refused):
    first, second = make_shift(start=-3, hours=2), make_shift(start=0, hours=2)
    actions.ask_for_shift(by=ayse, shift=first)
    with refused(reasons.MINOR_DAY):
        actions.ask_for_shift(by=ayse, shift=second)
    answer(permission)
    assert Seat.objects.get(person=ayse).state == "booked"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_shifts_of_a_day_at_the_same_moment(permission, make_shift, ayse, monday, in_parallel):
    answer(permission)
    shifts = [make_shift(start=-3, hours=2), make_shift(start=0, hours=2)]

    def work(shift):
        with clock.at(monday):
            return actions.join_shift(by=ayse, shift=shift)

    outcomes = in_parallel(work, shifts)
    assert [type(one) for one in outcomes].count(Seat) == 1


def taken(shift):
    return Occasion.objects.get(pk=shift.pk).taken


def seat_of(person):
    return Seat.objects.get(person=person)


def test_the_seat_is_kept_and_becomes_theirs_with_the_guardians_yes(permission, shift, ayse):
    kept = actions.ask_for_shift(by=ayse, shift=shift)
    assert (kept.state, kept.offered_until, taken(shift)) == ("offered", clock.now() + timedelta(days=3), 1)
    assert "volunteering.seat_kept" in told(ayse)
    answer(permission)
    assert (seat_of(ayse).state, seat_of(ayse).offered_until, taken(shift)) == ("booked", None, 1)


def test_it_is_not_kept_beyond_the_end_of_sign_up(permission, make_shift, ayse):
    shift = make_shift(start=-1, days=2)
    assert actions.ask_for_shift(by=ayse, shift=shift).offered_until == shift.occasion.closes_at


def test_nobody_accepts_it_for_the_guardian(permission, shift, ayse, refused):
    kept = actions.ask_for_shift(by=ayse, shift=shift)
    with refused(reasons.GUARDIAN_WAITS):
        attendance.accept_offer(by=ayse, seat=kept)
    assert seat_of(ayse).state == "offered"


def test_the_button_to_accept_comes_with_the_guardians_yes(permission, shift, ayse, signed_in):
    kept = actions.ask_for_shift(by=ayse, shift=shift)
    client, button, waits = signed_in(ayse), 'value="accept"', "Velinizin izni henüz gelmedi"
    for address in (f"/benim/yerim/{kept.pk}/", "/benim/"):
        page = client.get(address).content.decode()
        assert (button in page, waits in page) == (False, True), address
    Permission.objects.filter(pk=permission.pk).update(state="given", proof="code", valid_until=date(2027, 1, 1))
    for address in (f"/benim/yerim/{kept.pk}/", "/benim/"):
        page = client.get(address).content.decode()
        assert (button in page, waits in page) == (True, False), address


def test_nobody_is_checked_in_on_a_kept_seat(permission, shift, ayse, refused):
    kept = actions.ask_for_shift(by=ayse, shift=shift)
    with refused(reasons.GUARDIAN_WAITS):
        may_check_in(kept).or_refuse()
    answer(permission)
    assert may_check_in(seat_of(ayse)).code != reasons.GUARDIAN_WAITS


def test_with_a_no_it_is_free_at_once_and_the_next_one_is_asked(permission, place, shift, ayse, deniz):
    actions.ask_for_shift(by=ayse, shift=shift)
    place(deniz)
    assert actions.ask_for_shift(by=deniz, shift=shift).state == "waiting"
    answer(permission, yes=False)
    assert (seat_of(ayse).state, seat_of(deniz).state) == ("cancelled", "offered")
    assert attendance.accept_offer(by=deniz, seat=seat_of(deniz)).state == "booked"


def test_when_the_time_is_up_it_goes_to_others_and_a_late_yes_brings_none(permission, shift, ayse):
    actions.ask_for_shift(by=ayse, shift=shift)
    with clock.at(clock.now() + 3 * DAY):
        answer(permission)
        assert seat_of(ayse).state == "offered"
        assert attendance.lapse_offers() == 1
        assert (seat_of(ayse).state, taken(shift)) == ("lapsed", 0)
        assert actions.ask_for_shift(by=ayse, shift=shift).state == "booked"


def test_where_all_is_taken_they_stand_in_line(permission, place, shift, ayse, deniz):
    place(deniz)
    actions.ask_for_shift(by=deniz, shift=shift)
    assert actions.ask_for_shift(by=ayse, shift=shift).state == "waiting"
    attendance.give_up_seat(by=deniz, seat=seat_of(deniz))
    assert seat_of(ayse).state == "offered"
    answer(permission)
    assert seat_of(ayse).state == "booked"


def test_without_a_guardian_who_was_asked_nothing_is_kept(permission, shift, ayse, refused):
    answer(permission, yes=False)
    with refused(reasons.GUARDIAN_WAITS):
        actions.ask_for_shift(by=ayse, shift=shift)
    assert taken(shift) == 0


def test_what_the_desk_has_still_to_hear_keeps_it_too(permission, shift, ayse, mehmet):
    Permission.objects.filter(pk=permission.pk).update(state="said")
    actions.ask_for_shift(by=ayse, shift=shift)
    actions.decide_permission(by=mehmet, permission=again(permission), to="given", valid_until=date(2027, 1, 1))
    assert seat_of(ayse).state == "booked"


def test_other_reasons_are_refused_as_before(permission, make_shift, ayse, refused):
    with refused(reasons.MINOR_LATE):
        actions.ask_for_shift(by=ayse, shift=make_shift(start=8, days=5))


def test_the_page_says_that_it_is_kept(permission, role, shift, ayse, signed_in):
    page = signed_in(ayse)
    page.post(f"/gonulluluk/{role.pk}/vardiya/{shift.pk}/")
    assert "Velinizin onayıyla" in page.get(role.get_absolute_url()).content.decode()
