"""Signing up: seats, the line, companions, sessions, what helps; lots; the door; feedback."""

import json
from datetime import timedelta

import pytest

from adil.cli import main as adil
from meydan.attendance.models import Seat, SeatStep
from meydan.attendance.rules import HAS_SEAT
from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import AuditLine, OutboxMessage
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.events import actions, personal
from meydan.events.models import Registration, SeatDraw, Session, SupportRequest
from meydan.events.queries.people import by_ticket, own_need_words
from meydan.events.rules import reasons
from meydan.events.tests.conftest import HOUR, fresh, later
from meydan.people.models import Person
from meydan.questions.models import Answer
from meydan.questions.queries import answered_on, results


def states(event):
    rows = Registration.objects.filter(event=event).order_by("pk")
    return [one.seat.state if one.seat else "drum" for one in rows.select_related("seat")]


def test_seats_go_in_order_and_then_the_line(event, crowd):
    for person in crowd(3):
        actions.register(by=person, event=event)
    assert states(event) == ["booked", "booked", "waiting"]
    assert fresh(event).occasion.taken == 2


def test_companions_count_and_the_event_says_how_many(event, ayse, refused):
    with refused(reasons.TOO_MANY, most=3, field="size"):
        actions.register(by=ayse, event=event, size=4)
    actions.register(by=ayse, event=event, size=2)
    assert fresh(event).occasion.taken == 2


def test_nobody_is_on_a_list_twice_but_may_come_back(event, ayse, refused):
    made = actions.register(by=ayse, event=event)
    with refused(HAS_SEAT):
        actions.register(by=ayse, event=event)
    actions.withdraw_registration(by=ayse, registration=made)
    again = actions.register(by=ayse, event=event)
    assert (again.pk, again.seat.state, fresh(event).occasion.taken) == (made.pk, "booked", 1)


@pytest.mark.parametrize(
    ("words", "code"), [({"published": False}, reasons.NOT_PUBLIC), ({"giving": "open"}, reasons.NO_SIGN_UP)]
)
def test_some_events_take_no_names(make_event, ayse, refused, words, code):
    with refused(code):
        actions.register(by=ayse, event=make_event(**words))
    with refused(SIGN_IN_FIRST):
        actions.register(by=None, event=make_event(**words, days=8))


@pytest.fixture
def sessions(event, mehmet):
    """Two at the same time, with one seat and two; and one afterwards."""
    begin = event.occasion.starts_at

    def made(title, offset, seats):
        at = begin + offset * HOUR
        return actions.save_session(by=mehmet, event=event, title=title, starts_at=at, ends_at=at + HOUR, seats=seats)

    return [made("Kazı", 0, 1), made("Çizim", 0, 2), made("Sohbet", 1, 2)]


def test_sessions_at_the_same_time_exclude_each_other(event, sessions, ayse, refused):
    with refused(reasons.OVERLAP, field="sessions"):
        actions.register(by=ayse, event=event, sessions=sessions[:2])
    actions.register(by=ayse, event=event, sessions=[sessions[0], sessions[2]])
    assert {one.title for one in Registration.objects.get().sessions.all()} == {"Kazı", "Sohbet"}


def test_a_full_session_is_refused_and_nothing_is_left_behind(event, sessions, ayse, deniz, refused):
    actions.register(by=ayse, event=event, sessions=sessions[:1])
    with refused(reasons.SESSION_FULL, title="Kazı"):
        actions.register(by=deniz, event=event, sessions=sessions[:1])
    assert not Seat.objects.filter(person=deniz).exists()
    actions.withdraw_registration(by=ayse, registration=Registration.objects.get())
    actions.register(by=deniz, event=event, sessions=sessions[:1])


def test_a_session_of_another_event_is_none_of_this_one(event, make_event, sessions, ayse, refused):
    with refused(reasons.UNKNOWN_SESSION):
        actions.register(by=ayse, event=make_event(days=9), sessions=sessions[:1])


def test_one_changes_people_sessions_and_needs(event, sessions, ayse, deniz, refused):
    made = actions.register(by=ayse, event=event, needs=[actions.Need("sign"), actions.Need("care", "İki yaşında")])
    actions.change_registration(
        by=ayse, registration=made, size=2, sessions=sessions[1:2], needs=[actions.Need("sign", "Ön sıra")]
    )
    assert (fresh(event).occasion.taken, Seat.objects.get().size) == (2, 2)
    assert [one.what for one in SupportRequest.objects.all()] == ["sign"]
    assert own_need_words(made) == "Ön sıra"
    with refused(NOT_YOURS):
        actions.change_registration(by=deniz, registration=made, size=1)
    with refused("attendance.not_so_many", field="size", free=0):
        actions.change_registration(by=ayse, registration=made, size=3)


def test_what_was_answered_is_kept_when_somebody_changes_their_registration(event, mehmet, ayse, refused):
    made = actions.register(by=ayse, event=event, needs=[actions.Need("sign")])
    asked = SupportRequest.objects.get()
    with refused(reasons.WORDS_NEEDED, field="answer"):
        actions.answer_support(by=mehmet, request=asked, to="no")
    actions.answer_support(by=mehmet, request=asked, to="yes", answer="Tercüman var.")
    with refused(reasons.ANSWERED):
        actions.answer_support(by=mehmet, request=asked, to="no", answer="x")
    actions.change_registration(by=ayse, registration=made, size=1, needs=[actions.Need("sign")])
    assert SupportRequest.objects.get().answer == "Tercüman var."
    assert OutboxMessage.objects.get(code="events.support_yes").to == [f"person:{ayse.pk}"]


def test_whoever_makes_room_gives_it_to_the_next_in_line(event, ayse, deniz):
    made = actions.register(by=ayse, event=event, size=2)
    actions.register(by=deniz, event=event)
    actions.change_registration(by=ayse, registration=made, size=1)
    assert Seat.objects.get(person=deniz).state == "offered"


def test_answers_belong_to_the_registration_and_go_with_the_account(event, ask, ayse):
    question = ask(event, required=True)
    made = actions.register(by=ayse, event=event, answers={f"q{question.pk}": "Evet, bir kez"})
    assert [words for _question, words in answered_on([made.ref])[made.ref]] == ["Evet, bir kez"]
    assert next(personal.export_registrations(ayse))["event"] == event.title
    personal.forget_registrations(ayse)
    assert Registration.objects.get().person is None


# lots


def test_names_for_a_lot_take_no_seat(lot, ayse, refused):
    event = lot()
    made = actions.register(by=ayse, event=event, size=2)
    assert (made.seat, fresh(event).occasion.taken) == (None, 0)
    actions.withdraw_registration(by=ayse, registration=made)
    assert not Registration.objects.get().is_live
    with later(days=3), refused(reasons.DRAW_COMES):
        actions.register(by=ayse, event=event)


def drawn(event, by, people):
    """The lot of an event for these (person, size), with its file."""
    for person, size in people:
        actions.register(by=person, event=event, size=size)
    with later(days=3):
        actions.publish_list(by=by, event=event)
        return actions.draw_lot(by=by, event=event, public="17 23 42 5 9 11")


def test_a_lot_gives_all_seats_and_the_line_in_its_own_order(lot, crowd, mehmet):
    event = lot(capacity=4)
    draw = drawn(event, mehmet, [(person, 1) for person in crowd(9)])
    places = draw.file["draw"]["places"]
    seats = Seat.objects.select_related("registration").order_by("pk")
    assert [(one.registration.code, one.state) for one in seats] == [
        (one["application"], {"seated": "booked", "waiting": "waiting"}[one["outcome"]]) for one in places
    ]
    assert fresh(event).occasion.taken == 4
    assert OutboxMessage.objects.filter(code="attendance.booked").count() == 4
    assert SeatStep.objects.count() == 9


def test_anybody_repeats_the_draw_and_sees_a_change(lot, crowd, mehmet, tmp_path):
    draw = drawn(lot(capacity=3), mehmet, [(person, 1 + number % 3) for number, person in enumerate(crowd(8))])
    file = tmp_path / "kura.json"

    def verified(told):
        file.write_text(json.dumps(told))
        return adil(["verify", str(file)])

    assert verified(draw.file) == 0
    changed = json.loads(json.dumps(draw.file))
    changed["draw"]["places"][0]["outcome"] = "waiting"
    assert verified(changed) == 1


def test_neighbours_come_first_where_it_was_said_before(lot, crowd, mehmet, goksu, firat):
    event = lot(capacity=2, priorities=["neighbours"])
    far = crowd(6, neighbourhood=firat)
    near = Person.objects.bulk_create(Person(email=f"yakin{n}@example.org", neighbourhood=goksu) for n in range(2))
    drawn(event, mehmet, [(person, 1) for person in [*far, *near]])
    assert set(Seat.objects.filter(state="booked").values_list("person", flat=True)) == {one.pk for one in near}


def test_whoever_waited_in_vain_comes_first_the_next_time(lot, crowd, mehmet, monday):
    people = crowd(4)
    drawn(lot(capacity=1), mehmet, [(person, 1) for person in people])
    lost = set(Seat.objects.filter(state="waiting").values_list("person", flat=True))
    with later(days=6):
        event = lot(capacity=3, days=20, priorities=["unlucky"], lot_closes_at=monday + timedelta(days=8))
        drawn(event, mehmet, [(person, 1) for person in people])
    assert set(Seat.objects.filter(occasion=event.pk, state="booked").values_list("person", flat=True)) == lost


def test_a_lot_goes_step_by_step(lot, plan, event, ayse, deniz, mehmet, selim, refused):
    with refused(reasons.NO_LOT):
        actions.publish_list(by=mehmet, event=event)
    made = lot(days=7)
    with refused(reasons.LOT_OPEN):
        actions.publish_list(by=mehmet, event=made)
    with refused(NOT_STAFF):
        actions.draw_lot(by=deniz, event=made, public="1")
    with later(days=3), refused(reasons.NOBODY):
        actions.publish_list(by=mehmet, event=made)
    actions.register(by=ayse, event=made)
    with later(days=3):
        with refused(reasons.NO_LOT):
            actions.draw_lot(by=mehmet, event=made, public="1")
        actions.publish_list(by=mehmet, event=made)
        with refused(reasons.LIST_OUT):
            actions.save_event(by=mehmet, event=made, plan=plan(capacity=9))
        actions.draw_lot(by=mehmet, event=made, public="1")
        with refused(reasons.DRAWN):
            actions.draw_lot(by=mehmet, event=made, public="2")
        assert actions.register(by=deniz, event=made).seat.state == "booked"


def test_a_name_taken_out_after_the_list_gets_no_seat(lot, crowd, mehmet):
    event, people = lot(capacity=1), crowd(2)
    made = [actions.register(by=person, event=event) for person in people]
    with later(days=3):
        actions.publish_list(by=mehmet, event=event)
        actions.withdraw_registration(by=people[0], registration=made[0])
        actions.draw_lot(by=mehmet, event=event, public="1")
        assert not Seat.objects.filter(person=people[0]).exists()
        assert Seat.objects.get(person=people[1]).state in {"booked", "offered"}


def test_whoever_is_elsewhere_by_then_gets_no_seat(lot, make_event, ayse, mehmet):
    event = lot(capacity=1)
    actions.register(by=ayse, event=event)
    actions.register(by=ayse, event=make_event())
    with later(days=3):
        actions.publish_list(by=mehmet, event=event)
        actions.draw_lot(by=mehmet, event=event, public="1")
    assert not Registration.objects.get(event=event).is_live
    assert SeatDraw.objects.get().drawn_at is not None


# the door


@pytest.fixture
def ticket(event, ayse):
    return actions.register(by=ayse, event=event).ticket


def test_a_ticket_counts_once_at_two_doors_and_the_second_showing_is_reported(event, ticket, mehmet, director, refused):
    with later(days=5, minutes=-20):
        assert actions.check_in_ticket(by=mehmet, ticket=ticket).state == "came"
        with refused(reasons.CAME_ALREADY, time="11.40"):
            actions.check_in_ticket(by=director, ticket=ticket)
    assert Seat.objects.filter(state="came").count() == 1
    assert AuditLine.objects.filter(code="attendance.shown_again").count() == 1


def test_a_ticket_that_was_changed_by_one_sign_is_none(ticket):
    assert by_ticket(ticket) is not None
    for place, sign in enumerate(ticket):
        changed = ticket[:place] + ("A" if sign != "A" else "B") + ticket[place + 1 :]
        assert by_ticket(changed) is None


def test_tickets_are_read_by_who_keeps_the_list_and_not_too_early(ticket, mehmet, deniz, refused):
    with refused("attendance.too_early"):
        actions.check_in_ticket(by=mehmet, ticket=ticket)
    with later(days=5), refused(NOT_STAFF):
        actions.check_in_ticket(by=deniz, ticket=ticket)


# afterwards


def test_feedback_has_no_name_and_is_given_once(event, ask, ticket, ayse, deniz, mehmet, refused):
    question = ask(event, "feedback", kind="scale", text="Nasıldı?")
    made = Registration.objects.get()
    with later(days=5):
        actions.check_in_ticket(by=mehmet, ticket=ticket)
    with later(days=6):
        with refused(reasons.NOT_THERE):
            actions.give_feedback(by=deniz, event=event, registration=None, given={})
        made = Registration.objects.select_related("seat").get()
        actions.give_feedback(by=ayse, event=event, registration=made, given={f"q{question.pk}": "5"})
        with refused(reasons.ONCE_ONLY):
            actions.give_feedback(by=ayse, event=event, registration=made, given={f"q{question.pk}": "1"})
    answer = Answer.objects.get()
    assert answer.person is None
    assert made.ref not in answer.sheet
    assert [(word, count) for word, count in results(event.ref, "feedback")[0].counts if count] == [("5", 1)]


@pytest.mark.parametrize(("what", "station"), [("finding", "deliberation"), ("decision", "decision"), ("lesson", "")])
def test_outputs_become_steps_of_the_thread(make_event, plan, mehmet, targets, what, station):
    from meydan.threads.actions import open_thread

    thread = open_thread(title="Gölge", neighbourhood=None)
    event = make_event(thread=thread)
    with later(days=6):
        output = actions.add_output(by=mehmet, event=event, what=what, title="Çukur yeter", text="30 cm yeter.")
    step = thread.steps.get(code=f"events.{what}")
    assert (output.became, step.station, step.words) == (thread.ref, station, "Çukur yeter")


def test_an_idea_becomes_a_contribution_and_a_finding_needs_a_thread(event, mehmet, targets, refused):
    with later(days=6):
        made = actions.add_output(
            by=mehmet, event=event, what="idea", title="Okula da", text="x", targets=[targets["13.1"]]
        )
        assert made.became.startswith("idea:")
        with refused(reasons.NO_THREAD, field="number"):
            actions.add_output(by=mehmet, event=event, what="finding", title="x", text="x")


def test_a_message_reaches_the_part_of_the_list_that_was_chosen(event, crowd, mehmet, refused):
    people = crowd(3)
    for person in people:
        actions.register(by=person, event=event)
    assert actions.send_message(by=mehmet, event=event, to="line", words="Yedek tarih 4 Aralık") == 1
    assert OutboxMessage.objects.get(code="events.message").to == [f"person:{people[2].pk}"]
    with refused(reasons.NOBODY):
        actions.send_message(by=mehmet, event=event, to="lot", words="x")
    assert actions.send_message(by=mehmet, event=event, to="seat", words="x", promotion=True) == 2
    assert OutboxMessage.objects.filter(code="events.news").exists()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_exactly_the_seats_there_are(make_event, monday, mehmet, crowd, in_parallel):
    """Every other one wants a session with three seats; who does not get it is on no list."""
    event = make_event(capacity=6)
    begin = event.occasion.starts_at
    session = actions.save_session(by=mehmet, event=event, title="Kazı", starts_at=begin, ends_at=begin + HOUR, seats=3)
    people = crowd(24)

    def sign_up(number):
        wanted = [Session.objects.get(pk=session.pk)] if number % 2 else []
        with clock.at(monday):  # each thread has its own
            return actions.register(by=people[number], event=event, sessions=wanted).seat.state

    outcomes = in_parallel(sign_up, range(24))
    full = [one for one in outcomes if isinstance(one, Refused) and one.code == reasons.SESSION_FULL]
    assert (len(full), outcomes.count("booked"), outcomes.count("waiting")) == (9, 6, 9)


@pytest.mark.django_db(transaction=True)
def test_one_ticket_at_eight_doors_at_once_counts_once(event, ticket, mehmet, in_parallel):
    with later(days=5) as _now:
        moment = clock.now()

        def show(_door):
            with clock.at(moment):
                return actions.check_in_ticket(by=mehmet, ticket=ticket).state

        outcomes = in_parallel(show, range(8))
    assert outcomes.count("came") == 1
    assert sum(isinstance(one, Refused) and one.code == reasons.CAME_ALREADY for one in outcomes) == 7
