"""Which hours are free, who is told, and that whatever holds a room holds it once."""

from datetime import date, time, timedelta

import pytest

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.centre import actions, queries, rules
from meydan.centre.models import Booking, Request
from meydan.centre.tests.test_centre import accept, ask, at, hall  # noqa: F401 (fixtures)

TUESDAY = date(2026, 11, 24)


def book(room, begin, end, **more):
    said = {"starts_at": at(begin), "ends_at": at(end), "of": "event:1"} | more
    return actions.book_room(by=None, room=room, **said)


def free(room):
    [gaps] = [gaps for one, gaps in queries.free_on(TUESDAY) if one == room]
    return [(begin.hour + begin.minute / 60, end.hour + end.minute / 60) for begin, end in gaps]


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ([], [(9, 18)]),
        ([(10, 12)], [(9, 10), (12, 18)]),
        ([(9, 10), (10, 11.5), (17, 18)], [(11.5, 17)]),
        ([(9, 18)], []),
        ([(7, 9.5), (17.5, 20)], [(9.5, 17.5)]),
        ([(6, 8), (19, 20)], [(9, 18)]),
        ([(6, 21)], []),
    ],
)
def test_free_is_what_of_the_opening_hours_nobody_holds(hall, held, left):  # noqa: F811
    for begin, end in held:
        book(hall, begin, end, after_hours=True)
    assert free(hall) == left


def test_a_closed_day_has_no_free_hours_and_a_freed_room_has_them_again(hall):  # noqa: F811
    assert queries.free_on(date(2026, 11, 28)) == [(hall, [])]
    booking = book(hall, 10, 12)
    actions.free_room(by=None, booking=booking)
    actions.free_room(by=None, booking=None)
    assert free(hall) == [(9, 18)]


def test_what_goes_over_midnight_takes_from_both_days(hall):  # noqa: F811
    book(hall, 16, 18, ends_at=at(10, 2), after_hours=True)
    assert free(hall) == [(9, 16)]
    assert queries.free_words(hall, at(9, 2)) == "10.00–18.00"


def test_a_refusal_says_which_hours_are_free(hall, refused):  # noqa: F811
    book(hall, 10, 12)
    with refused(rules.ROOM_TAKEN, field="starts", free="09.00–10.00, 12.00–18.00"):
        book(hall, 11, 13)
    book(hall, 9, 10)
    book(hall, 12, 18)
    with refused(rules.ROOM_TAKEN, free="–"):
        book(hall, 11, 13)


@pytest.mark.parametrize(
    ("first", "last"),
    [((8, 1), (10, 1)), ((17, 1), (19, 1)), ((10, 5), (12, 5)), ((10, 1), (18.5, 2)), ((8, 1), (12, 2)), ((10, 4), (12, 7))],
)  # fmt: skip
def test_a_closed_room_is_held_only_on_purpose(hall, refused, first, last):  # noqa: F811
    times = {"starts_at": at(*first), "ends_at": at(*last)}
    with refused(rules.CLOSED, field="starts"):
        book(hall, 0, 0, **times)
    assert book(hall, 0, 0, **times, after_hours=True).room == hall


def test_several_days_within_the_hours_need_nobody_to_open(hall):  # noqa: F811
    assert book(hall, 10, 12, ends_at=at(17, 3)).ends_at == at(17, 3)


def test_another_room_or_time_lets_the_first_go(hall, mehmet):  # noqa: F811
    words = {"name_tr": "Oda", "name_en": "Room", "seats": 5}
    small = actions.save_room(by=mehmet, hours={day: (time(9), time(18)) for day in range(5)}, features=[], **words)
    held = None

    def hold(room, begin, end):
        said = {"starts_at": at(begin), "ends_at": at(end), "of": "event:1"}
        return actions.hold_room(by=mehmet, held=held, room=room, **said)

    assert hold(None, 10, 12) is None
    held = hold(hall, 10, 12)
    assert hold(hall, 10, 12) == held
    for room, begin, end in ((hall, 11, 13), (small, 11, 13)):
        held = hold(room, begin, end)
        [now] = Booking.objects.filter(cancelled_at=None)
        assert (now, now.room, now.starts_at) == (held, room, at(begin))
    assert hold(None, 11, 13) is None
    assert not Booking.objects.filter(cancelled_at=None).exists()


def test_a_visit_is_received_in_a_room_if_the_desk_says_so(ask, hall, mehmet, ayse, refused):  # noqa: F811
    one = accept(mehmet, ask(what="visit"), room=hall)
    assert (one.room, one.booking.room, one.booking.of) == (None, hall, one.ref)
    with refused(rules.ROOM_TAKEN):
        book(hall, 11, 13)
    actions.take_back_request(by=ayse, request=one)
    assert book(hall, 11, 13).room == hall
    with refused(rules.TOO_MANY):
        accept(mehmet, ask(14, 16, what="visit", people=21), room=hall)
    with refused(rules.ROOM_TAKEN):
        accept(mehmet, ask(11, 12, what="visit"), room=hall)


def test_the_desk_chooses_the_room_of_a_visit(ask, hall, mehmet, client, signed_in):  # noqa: F811
    visit, other = ask(what="visit"), ask(14, 16)
    page = signed_in(mehmet)
    assert 'name="room"' not in page.get(f"/masa/merkez/{other.pk}/").content.decode()
    assert 'name="room"' in page.get(f"/masa/merkez/{visit.pk}/").content.decode()
    said = {"do": "accept", "day": "2026-11-24", "starts": "10:00", "ends": "12:00", "room": hall.pk, "words": ""}
    assert page.post(f"/masa/merkez/{visit.pk}/", said).status_code == 302
    assert Request.objects.get(pk=visit.pk).booking.room == hall
    assert ", Salon" in page.get(f"/merkez/istek/{visit.pk}/").content.decode()


@pytest.mark.parametrize("asked", ["?day=2026-11-24", "?day=yarın", ""])
def test_everybody_reads_free_hours_of_a_day(hall, client, asked):  # noqa: F811
    book(hall, 10, 12)
    page = client.get(f"/merkez/bos-saatler/{asked}")
    assert page.status_code == 200
    assert ("09.00–10.00" in page.content.decode()) == (asked == "?day=2026-11-24")
    part = client.get(f"/merkez/bos-saatler/{asked}", headers={"HX-Request": "true"}).content.decode()
    assert "Salon" in part
    assert "<html" not in part


def test_the_page_of_free_hours_asks_no_more_for_more_rooms(
    hall, mehmet, client, django_assert_num_queries, monday  # noqa: F811
):  # fmt: skip
    def asked():
        with django_assert_num_queries(3):
            client.get("/merkez/bos-saatler/?day=2026-11-24", headers={"HX-Request": "true"})

    book(hall, 10, 12)
    client.get("/merkez/bos-saatler/")
    asked()
    for name in "BC":
        room = actions.save_room(
            by=mehmet, hours={1: (time(9), time(18))}, features=[], name_tr=name, name_en=name, seats=5
        )
        book(room, 10, 12)
    asked()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_who_book_at_once_one_gets_the_room_and_the_others_read_what_is_free(hall, monday, in_parallel):  # noqa: F811
    def work(quarter):
        with clock.at(monday):
            begin = at(10) + quarter * timedelta(minutes=15)
            return book(hall, 10, 12, starts_at=begin, ends_at=begin + timedelta(hours=2), of=f"event:{quarter}")

    outcomes = in_parallel(work, range(6))
    [won] = [one for one in outcomes if isinstance(one, Booking)]
    lost = [one for one in outcomes if one is not won]
    assert [(type(one), one.code) for one in lost] == [(Refused, rules.ROOM_TAKEN)] * 5
    assert all(one.facts["free"] for one in lost)
    assert Booking.objects.count() == 1


def test_free_hours_are_those_of_our_own_clock(hall, client, monday):  # noqa: F811
    with clock.at(monday + timedelta(days=8)):
        assert "1 Aralık 2026" in client.get("/merkez/bos-saatler/").content.decode()


def test_who_asks_for_a_day_on_which_a_room_is_closed_reads_that_it_is(hall, refused, monday):  # noqa: F811
    sunday = monday + timedelta(days=6)
    with refused(rules.CLOSED, field="starts", hours="bütün gün kapalı"):
        rules.may_use_room(hall, sunday, sunday + timedelta(hours=1), 2).or_refuse()
