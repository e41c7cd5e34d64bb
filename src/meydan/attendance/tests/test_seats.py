"""Seats, the line, and that every promise about them holds."""

import os
import random
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Sum

from meydan.attendance import actions, queries, rules
from meydan.attendance.models import HOLDING, Occasion, Seat, SeatStep, State
from meydan.attendance.tests.conftest import DAY, HOUR
from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import AuditLine, AuditSalt, OutboxMessage
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice

CLIENTS = 200 if os.environ.get("MEYDAN_FULL") == "1" else 60
"""With --full as many as the town was promised; they go one after the other, so fewer show the same in less time."""


def states(one):
    return list(one.seats.order_by("id").values_list("state", flat=True))


def counted(one):
    """The counter, beside what it should be."""
    held = one.seats.filter(state__in=HOLDING, walk_up=False).aggregate(sum=Sum("size"))["sum"] or 0
    return Occasion.objects.get(pk=one.pk).taken, held


def told(person):
    deliver_all()
    return set(Notice.objects.filter(person=person).values_list("message__code", flat=True))


def take(one, *people, **more):
    return [actions.take_seat(by=person, occasion=one, **more) for person in people]


def test_seats_go_in_order_and_the_rest_waits(occasion, crowd):
    one, people = occasion(2), crowd(4)
    assert [seat.state for seat in take(one, *people)] == ["booked", "booked", "waiting", "waiting"]
    assert [seat.person for seat in queries.in_line(one)] == people[2:]
    assert counted(one) == (2, 2)
    assert told(people[0]) == {"attendance.booked"}
    assert told(people[3]) == {"attendance.waiting"}


def test_visitors_sign_in_first(occasion, refused):
    with refused(SIGN_IN_FIRST):
        actions.take_seat(by=None, occasion=occasion())


def test_one_seat_a_person(occasion, ayse, refused):
    one = occasion()
    take(one, ayse)
    with refused(rules.HAS_SEAT):
        take(one, ayse)


@pytest.mark.parametrize(
    ("moment", "more", "code"),
    [
        (4 * DAY, {}, rules.CLOSED),
        (3 * DAY, {"closes": 3 * DAY}, rules.CLOSED),
        (DAY - HOUR, {"opens": DAY}, rules.NOT_OPEN),
    ],
)
def test_sign_up_opens_and_closes_on_the_server(occasion, ayse, refused, monday, moment, more, code):
    one = occasion(**{f"{name}_at": monday + value for name, value in more.items()})
    with clock.at(monday + moment), refused(code):
        take(one, ayse)


def test_nobody_is_in_two_places_at_once(occasion, ayse, refused):
    first, overlapping, after = (
        occasion(),
        occasion(starts=4 * DAY + HOUR),
        occasion(starts=4 * DAY + 3 * HOUR),
    )
    take(first, ayse)
    with refused(rules.ELSEWHERE):
        take(overlapping, ayse)
    assert take(after, ayse)[0].state == "booked", "one may begin when the other ends"


def test_the_database_keeps_a_person_in_one_place(occasion, ayse):
    first, second = occasion(), occasion()
    for one in (first, second):
        row = Seat(occasion=one, person=ayse, state="booked", starts_at=one.starts_at, ends_at=one.ends_at)
        if one is first:
            row.save()
        else:
            with pytest.raises(IntegrityError), transaction.atomic():
                row.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Occasion.objects.filter(pk=first.pk).update(taken=F("capacity") + 1)


def test_a_group_comes_under_one_name_and_nobody_is_overtaken(occasion, crowd, refused):
    one, (first, group, small) = occasion(4), crowd(3)
    take(one, first)
    assert take(one, group, size=4, name="9-B")[0].state == "waiting"
    assert take(one, small)[0].state == "waiting", "a smaller one does not overtake"
    assert counted(one) == (1, 1)
    with refused(rules.TOO_MANY):
        take(occasion(), first, size=21)


def test_a_seat_given_back_is_offered_to_the_next_in_line(occasion, crowd, monday):
    one, (first, second, third) = occasion(1), crowd(3)
    booked, waiting, _last = take(one, first, second, third)
    actions.give_up_seat(by=first, seat=booked)
    waiting.refresh_from_db()
    assert states(one) == ["cancelled", "offered", "waiting"]
    assert waiting.offered_until == monday + 12 * HOUR
    assert "attendance.offered" in told(second)
    assert counted(one) == (1, 1), "the offered seat is kept"
    actions.accept_offer(by=second, seat=waiting)
    assert states(one) == ["cancelled", "booked", "waiting"]


def test_an_offer_that_nobody_answers_goes_on(occasion, crowd, monday, refused):
    one, (first, second, third) = occasion(1), crowd(3)
    seats = take(one, first, second, third)
    actions.give_up_seat(by=first, seat=seats[0])
    with clock.at(monday + 12 * HOUR):
        with refused(rules.OFFER_OVER):
            actions.accept_offer(by=second, seat=seats[1])
        assert actions.lapse_offers() == 1
        assert states(one) == ["cancelled", "lapsed", "offered"]
        assert "attendance.lapsed" in told(second)
        assert actions.lapse_offers() == 0
        with refused(rules.OFFER_OVER):
            actions.accept_offer(by=second, seat=seats[1])
    assert counted(one) == (1, 1)


def test_an_offer_ends_when_sign_up_closes(occasion, crowd, monday):
    one, (first, second) = occasion(1, starts=5 * HOUR), crowd(2)
    seats = take(one, first, second)
    actions.give_up_seat(by=first, seat=seats[0])
    seats[1].refresh_from_db()
    assert seats[1].offered_until == monday + 5 * HOUR


def test_who_is_elsewhere_meanwhile_leaves_the_line(occasion, crowd):
    one, other, (first, second, third) = occasion(1), occasion(), crowd(3)
    seats = take(one, first, second, third)
    take(other, second)
    actions.give_up_seat(by=first, seat=seats[0])
    assert states(one) == ["cancelled", "lapsed", "offered"]
    assert "attendance.elsewhere" in told(second)
    assert counted(one) == (1, 1)


def test_late_is_written_down_as_late_and_the_leader_hears_of_it(occasion, ayse, deniz, monday):
    one = occasion(leader=deniz)
    (seat,) = take(one, ayse)
    with clock.at(one.starts_at - 23 * HOUR):
        actions.give_up_seat(by=ayse, seat=seat, why="Hasta oldum")
    assert states(one) == ["late"]
    assert seat.steps.last().why == "Hasta oldum"
    assert "attendance.cancelled_late" in told(deniz)
    assert counted(one) == (0, 0)


def test_what_cannot_be_given_back(occasion, ayse, deniz, refused):
    one = occasion()
    (seat,) = take(one, ayse)
    with refused(NOT_YOURS):
        actions.give_up_seat(by=deniz, seat=seat)
    with clock.at(one.starts_at), refused(rules.OVER):
        actions.give_up_seat(by=ayse, seat=seat)
    actions.give_up_seat(by=ayse, seat=seat)
    with refused(rules.NOT_POSSIBLE):
        actions.give_up_seat(by=ayse, seat=seat)
    assert take(one, ayse)[0].state == "booked", "one may come back"


def change(by, one, **more):
    now = {name: getattr(one, name) for name in ("starts_at", "ends_at", "capacity", "where", "leader")}
    return actions.change_occasion(by=by, occasion=one, **(now | more))


def test_more_seats_go_to_those_who_wait_and_fewer_than_taken_is_refused(occasion, crowd, mehmet, refused):
    one = occasion(1)
    take(one, *crowd(3))
    one = change(mehmet, one, capacity=2)
    assert states(one) == ["booked", "offered", "waiting"]
    with refused(rules.NOT_BELOW_TAKEN, taken=2):
        change(mehmet, one, capacity=1)


def test_everybody_hears_of_another_time_and_who_is_elsewhere_then_loses_the_seat(occasion, crowd, mehmet):
    one, other, (first, second) = occasion(2), occasion(2, starts=5 * DAY), crowd(2)
    take(one, first, second)
    take(other, second)
    change(mehmet, one, starts_at=other.starts_at, ends_at=other.ends_at)
    assert states(one) == ["booked", "called_off"]
    assert "attendance.moved" in told(first)
    assert "attendance.elsewhere" in told(second)
    assert Seat.objects.filter(occasion=one, person=first).get().starts_at == other.starts_at
    assert counted(one) == (1, 1)


def test_called_off_means_for_everybody_and_ends_sign_up(occasion, crowd, mehmet, refused, monday):
    one, (first, second, third) = occasion(1), crowd(3)
    take(one, first, second)
    actions.call_off(by=mehmet, occasion=one, why="Fırtına uyarısı")
    assert states(one) == ["called_off", "called_off"]
    assert "attendance.called_off" in told(second)
    with refused(rules.CALLED_OFF, why="Fırtına uyarısı"):
        take(one, third)
    with refused(rules.CALLED_OFF):
        actions.call_off(by=mehmet, occasion=one, why="Yine")
    assert take(occasion(), first)[0].state == "booked", "their time is free again"


def test_reminders_go_out_once_a_step_and_not_for_what_was_booked_later(occasion, ayse, deniz, monday):
    one = occasion()
    take(one, ayse)
    for before, sent in ((73, 0), (71, 1), (70, 0), (23, 1), (1.5, 1), (1, 0)):
        with clock.at(one.starts_at - before * HOUR):
            assert actions.remind() == sent, before
    assert {"attendance.in_72_hours", "attendance.in_24_hours", "attendance.in_2_hours"} <= told(ayse)
    late = occasion(starts=10 * HOUR)
    take(late, deniz)
    with clock.at(monday + HOUR):
        assert actions.remind() == 0


def test_each_step_says_who_and_when(occasion, ayse, monday):
    (seat,) = take(occasion(), ayse)
    step = SeatStep.objects.get(seat=seat)
    assert (step.state, step.by, step.at) == ("booked", ayse, monday)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_clients_for_the_last_five_seats_five_get_in_and_the_rest_wait_in_order(
    occasion, crowd, monday, in_parallel
):
    """Many more clients than connections: each takes its turn on one of twenty real connections that start together."""
    one, people = occasion(5), crowd(CLIENTS)
    hands = [people[start::20] for start in range(20)]

    def take_all(hand):
        with clock.at(monday):
            return [actions.take_seat(by=person, occasion=one) for person in hand]

    outcomes = in_parallel(take_all, hands)
    assert all(isinstance(done, list) for done in outcomes), outcomes
    ordered = list(one.seats.order_by("id"))
    assert [seat.state for seat in ordered] == ["booked"] * 5 + ["waiting"] * (CLIENTS - 5)
    assert [seat.pk for seat in queries.in_line(one)] == [seat.pk for seat in ordered[5:]]
    assert counted(one) == (5, 5)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_cancelling_offering_answering_and_closing_at_once_keep_every_promise(
    occasion, crowd, mehmet, monday, in_parallel
):
    one, people = occasion(4), crowd(12)
    seats = take(one, *people)
    actions.give_up_seat(by=people[0], seat=seats[0])  # the fifth has an offer now
    later = monday + 12 * HOUR

    def done_by(verb, moment):
        def work():
            with clock.at(moment):
                return verb()

        return work

    work = [
        done_by(lambda: actions.give_up_seat(by=people[1], seat=seats[1]), later),
        done_by(lambda: actions.give_up_seat(by=people[2], seat=seats[2]), later),
        done_by(lambda: actions.give_up_seat(by=people[7], seat=seats[7]), later),
        done_by(lambda: actions.accept_offer(by=people[4], seat=seats[4]), later - HOUR),
        done_by(actions.lapse_offers, later),
        done_by(actions.lapse_offers, later),
        done_by(lambda: change(mehmet, one, capacity=5), later),
        done_by(lambda: actions.take_seat(by=people[0], occasion=one), later),
    ]
    random.Random(1).shuffle(work)
    outcomes = in_parallel(lambda each: each(), work)
    assert all(not isinstance(done, Exception) or isinstance(done, Refused) for done in outcomes), outcomes
    taken, held = counted(one)
    assert taken == held <= 5
    in_order = list(one.seats.exclude(person=people[0]).order_by("id"))
    first_waiting = next(place for place, seat in enumerate(in_order) if seat.state == State.WAITING)
    assert all(seat.state in {"waiting", "cancelled"} for seat in in_order[first_waiting:]), "nobody was overtaken"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_duties_at_the_same_time_a_person_gets_one(occasion, ayse, monday, in_parallel):
    both = [occasion() for _ in range(4)]

    def take_it(one):
        with clock.at(monday):
            return actions.take_seat(by=ayse, occasion=one)

    outcomes = in_parallel(take_it, both)
    assert [type(done) for done in outcomes].count(Seat) == 1
    assert {done.code for done in outcomes if not isinstance(done, Seat)} == {rules.ELSEWHERE}
    assert Seat.objects.filter(state="booked").count() == 1
    assert sum(Occasion.objects.values_list("taken", flat=True)) == 1


def test_sign_up_closes_at_the_same_moment_as_the_offer(occasion, crowd, monday):
    """What becomes free after closing is offered to nobody."""
    one, (first, second) = occasion(1, closes_at=monday + DAY), crowd(2)
    seats = take(one, first, second)
    with clock.at(monday + DAY):
        actions.give_up_seat(by=first, seat=seats[0])
    assert states(one) == ["cancelled", "waiting"]
    with clock.at(monday + timedelta(days=2)):
        assert actions.lapse_offers() == 0


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_workers_remind_each_seat_once_a_step(occasion, crowd, in_parallel):
    one = occasion(5)
    take(one, *crowd(5))

    def work(_worker):
        with clock.at(one.starts_at - 20 * HOUR):
            return actions.remind()

    assert sum(in_parallel(work, range(4))) == 5
    assert OutboxMessage.objects.filter(code="attendance.in_24_hours").count() == 5


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_who_presses_twice_at_once_has_one_seat_and_hears_it(occasion, ayse, monday, in_parallel):
    """Whether somebody has a seat is looked at before the occasion is locked; the database has the last word."""
    one = occasion(9)

    def press(_hand):
        with clock.at(monday):
            return actions.take_seat(by=ayse, occasion=one)

    outcomes = in_parallel(press, range(6))
    assert [type(done) for done in outcomes].count(Seat) == 1
    assert {done.code for done in outcomes if not isinstance(done, Seat)} == {rules.HAS_SEAT}
    assert counted(one) == (1, 1)
    assert AuditSalt.objects.filter(person=ayse.ref).count() == 1
    assert OutboxMessage.objects.count() == AuditLine.objects.filter(code="attendance.seat").count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_group_that_waits_is_not_overtaken_by_who_comes_at_the_same_moment(occasion, crowd, monday, in_parallel):
    """Seats are free, but not enough for the group: whoever gets the lock after it waits too, whatever was true before."""
    one, people = occasion(2), crowd(13)
    take(one, people[0])

    def press(number):
        with clock.at(monday):
            return actions.take_seat(by=people[number], occasion=one, size=2 if number == 1 else 1)

    in_parallel(press, range(1, 13))
    rows = list(one.seats.order_by("id").values_list("state", "size"))
    waits_from = next(place for place, (state, _size) in enumerate(rows) if state == "waiting")
    assert {state for state, _size in rows[waits_from:]} == {"waiting"}
    taken, held = counted(one)
    assert taken == held == sum(size for state, size in rows if state == "booked") <= 2


def test_what_is_asked_under_the_lock(occasion, ayse, settings):
    """Every journey between the lock and the end is one that everybody else waits for."""
    settings.PLAN_ONCE = False  # so that each says what it asks
    one, asked = occasion(2), []

    def listen(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        take(one, ayse)
    locked = next(place for place, sql in enumerate(asked) if "FOR UPDATE" in sql)
    assert len(asked) - locked - 1 <= 4, asked[locked:]
