"""Applying, the line, the manager's answer, leaving; a seat at the first session and those at the others."""

import pytest

from meydan.attendance import actions as attendance
from meydan.attendance.models import Seat
from meydan.attendance.rules import CLOSED, NOT_BELOW_TAKEN
from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF
from meydan.people.models import Role
from meydan.people.queries import held_by
from meydan.trainings import actions
from meydan.trainings.rules import reasons
from meydan.trainings.tests.conftest import DAY, HOUR, fresh


def states(person, run):
    rows = Seat.objects.filter(person=person, occasion__training_session__run=run).order_by("starts_at", "pk")
    return [seat.state for seat in rows]


def test_a_seat_at_the_first_session_brings_those_at_the_others(ayse, run):
    made = actions.apply(by=ayse, run=run)
    assert states(ayse, run) == ["booked"] * 3
    assert made.seat.occasion_id == run.line_id
    assert OutboxMessage.objects.filter(to=[f"person:{ayse.pk}"], code="attendance.booked").count() == 1


def test_the_line_moves_and_the_seats_go_along(ayse, deniz, director, run, make_run):
    run = make_run(capacity=1, sessions=(10, 11))
    first, second = (actions.apply(by=person, run=run) for person in (ayse, deniz))
    assert states(deniz, run) == ["waiting"]
    actions.withdraw(by=ayse, enrolment=first)
    assert states(ayse, run) == ["cancelled", "cancelled"]
    offered = fresh(second).seat
    assert offered.state == "offered"
    attendance.accept_offer(by=deniz, seat=offered)
    assert states(deniz, run) == ["booked", "booked"]


def test_who_is_elsewhere_at_a_later_session_misses_only_that_one(ayse, make_run):
    elsewhere, run = make_run(sessions=(6,)), make_run(sessions=(5, 6))
    actions.apply(by=ayse, run=elsewhere)
    actions.apply(by=ayse, run=run)
    assert states(ayse, run) == ["booked"]


def test_giving_back_a_later_seat_keeps_the_others(ayse, run):
    actions.apply(by=ayse, run=run)
    attendance.give_up_seat(by=ayse, seat=Seat.objects.filter(person=ayse).order_by("starts_at").last())
    assert states(ayse, run) == ["booked", "booked", "cancelled"]


def test_leaving_after_it_has_begun_gives_back_what_is_still_to_come(ayse, run, monday):
    made = actions.apply(by=ayse, run=run)
    with clock.at(monday + 5 * DAY + HOUR):
        actions.withdraw(by=ayse, enrolment=made)
    assert states(ayse, run) == ["booked", "late", "cancelled"]
    assert not fresh(made).is_live


def test_one_applies_again_after_leaving(ayse, run):
    first = actions.apply(by=ayse, run=run)
    actions.withdraw(by=ayse, enrolment=first)
    again = actions.apply(by=ayse, run=run)
    assert again.pk == first.pk
    assert fresh(again).is_in
    assert states(ayse, run).count("booked") == 3


def test_nobody_applies_twice(ayse, run, refused):
    actions.apply(by=ayse, run=run)
    with refused("attendance.has_seat"):
        actions.apply(by=ayse, run=run)


def test_applications_end_when_it_begins(ayse, run, refused, monday):
    with clock.at(monday + 5 * DAY), refused(CLOSED):
        actions.apply(by=ayse, run=run)


def test_a_draft_takes_no_names(ayse, make_run, refused):
    with refused(reasons.NOT_PUBLIC):
        actions.apply(by=ayse, run=make_run(published=False))


def test_staff_wait_for_their_manager(selim, inside, parks, manager):
    made = actions.apply(by=selim, run=inside, unit=parks, why="Ekibe anlatacağım.")
    assert made.seat is None
    assert made.approval == "asked"
    asked = OutboxMessage.objects.get(code="trainings.to_approve")
    assert f"role:unit_manager@unit:{parks.pk}" in asked.to
    answered = actions.answer_application(by=manager, enrolment=made, approve=True)
    assert answered.seat.state == "booked"
    assert states(selim, inside) == ["booked"] * 3


def test_an_approved_one_stands_in_line_where_there_is_no_seat(selim, make_person, inside, parks, manager):
    other = make_person("Arda", (Role.UNIT_OFFICER, parks))
    for person in (selim, other):
        actions.answer_application(by=manager, enrolment=actions.apply(by=person, run=inside, unit=parks), approve=True)
    assert states(other, inside) == ["waiting"]


def test_a_no_has_words_and_is_told(selim, inside, parks, manager, refused):
    made = actions.apply(by=selim, run=inside, unit=parks)
    with refused(reasons.WORDS_NEEDED):
        actions.answer_application(by=manager, enrolment=made, approve=False)
    actions.answer_application(by=manager, enrolment=made, approve=False, words="O hafta denetim var.")
    assert not fresh(made).is_live
    assert OutboxMessage.objects.get(code="trainings.not_approved").facts["words"] == "O hafta denetim var."
    with refused(reasons.ANSWERED):
        actions.answer_application(by=manager, enrolment=made, approve=True)


@pytest.mark.parametrize("who", ["ayse", "mehmet", "zeynep", "other_manager"])
def test_only_managers_of_the_unit_approve(request, who, selim, inside, parks, other_manager, refused):
    made = actions.apply(by=selim, run=inside, unit=parks)
    with refused(NOT_STAFF):
        actions.answer_application(by=request.getfixturevalue(who), enrolment=made, approve=True)


def test_a_manager_does_not_approve_their_own(manager, director, inside, parks, refused):
    made = actions.apply(by=manager, run=inside, unit=parks)
    with refused(reasons.OWN_APPROVAL):
        actions.answer_application(by=manager, enrolment=made, approve=True)
    assert actions.answer_application(by=director, enrolment=made, approve=True).seat


def test_residents_do_not_apply_to_what_is_for_staff(ayse, selim, inside, parks, works, refused):
    with refused(reasons.STAFF_ONLY):
        actions.apply(by=ayse, run=inside, unit=parks)
    with refused(reasons.NOT_A_UNIT):
        actions.apply(by=selim, run=inside, unit=works)


def test_a_further_session_brings_a_seat_to_who_takes_part(ayse, run, mehmet, monday, refused):
    actions.apply(by=ayse, run=run)
    more = {"run": run, "title": "Tatbikat"}
    with refused(reasons.ORDER):
        actions.save_session(by=mehmet, starts_at=monday + 4 * DAY, ends_at=monday + 4 * DAY + HOUR, **more)
    with refused(reasons.BUSY):
        actions.save_session(by=mehmet, starts_at=monday + 5 * DAY, ends_at=monday + 5 * DAY + HOUR, **more)
    actions.save_session(by=mehmet, starts_at=monday + 9 * DAY, ends_at=monday + 9 * DAY + HOUR, **more)
    assert states(ayse, run) == ["booked"] * 4
    assert fresh(run).ends_at == monday + 9 * DAY + HOUR


def test_a_cancelled_run_is_told_once_with_the_reason(ayse, selim, run, mehmet, refused):
    made = actions.apply(by=ayse, run=run)
    with refused(reasons.WORDS_NEEDED):
        actions.cancel_run(by=mehmet, run=run, why="")
    actions.cancel_run(by=mehmet, run=run, why="Eğitmen hasta.")
    told = OutboxMessage.objects.filter(code="attendance.called_off", to=[f"person:{ayse.pk}"])
    assert [one.facts["why"] for one in told] == ["Eğitmen hasta."]
    assert not fresh(made).is_live


def test_who_waits_for_a_manager_hears_of_a_cancelled_run(selim, inside, parks, mehmet):
    actions.apply(by=selim, run=inside, unit=parks)
    actions.cancel_run(by=mehmet, run=inside, why="Salon onarımda.")
    assert OutboxMessage.objects.filter(code="attendance.called_off", to=[f"person:{selim.pk}"]).count() == 1


def test_seats_are_counted_for_each_session(ayse, deniz, run, mehmet, refused):
    for person in (ayse, deniz):
        actions.apply(by=person, run=run)
    assert {one.occasion.taken for one in run.sessions.select_related("occasion")} == {2}
    words = {"form": "present", "where": "Fırat", "neighbourhood": None, "link": "", "leader": mehmet}
    with refused(NOT_BELOW_TAKEN):
        actions.save_run(by=mehmet, course=run.course, run=run, capacity=1, **words)
    actions.save_run(by=mehmet, course=run.course, run=run, capacity=5, **words)
    assert {(one.occasion.capacity, one.occasion.where) for one in run.sessions.select_related("occasion")} == {
        (5, "Fırat")
    }


def test_runs_that_somebody_leads_go_to_a_colleague_with_their_lists(run, mehmet, director, selim):
    actions.hand_over_runs(by=director, person=mehmet, to=selim)
    assert fresh(run).leader == selim
    assert {one.occasion.leader for one in run.sessions.select_related("occasion__leader")} == {selim}
    assert actions.hand_over_runs(by=director, person=mehmet, to=selim) == []


def test_runs_of_one_course_are_told_apart_in_a_handover(signed_in, make_run, mehmet, director):
    make_run(sessions=(5,)), make_run(sessions=(12,)), make_run(sessions=(), published=False)
    [held] = [one for one in held_by(mehmet) if one.work.code == "trainings.runs"]
    words = [title for title, _url in held.links]
    assert len(set(words)) == 3
    assert all(title.startswith("Afet bilinci: ") for title in words)
    page = signed_in(director).get(f"/masa/devir/{mehmet.pk}/").content.decode()
    assert all(title in page for title in words)


@pytest.mark.django_db(transaction=True)
def test_ten_people_at_once_get_the_two_seats_there_are(run, make_person, in_parallel, monday):
    people = [make_person(f"Kisi{number}") for number in range(10)]

    def apply(person):
        with clock.at(monday):  # each thread has its own
            actions.apply(by=person, run=run)

    in_parallel(apply, people)
    found = [states(person, run) for person in people]
    assert sorted(found) == [["booked"] * 3] * 2 + [["waiting"]] * 8
