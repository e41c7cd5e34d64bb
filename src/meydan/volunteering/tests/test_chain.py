"""From a need to hours that count: states, guards, and who may."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from meydan.attendance import actions as attendance
from meydan.attendance.models import Occasion, Seat
from meydan.attendance.rules import ELSEWHERE
from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.guardians.actions import Guardian
from meydan.guardians.models import Permission
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.people.actions import erase_person
from meydan.projects import actions as projects
from meydan.volunteering import actions
from meydan.volunteering.models import Application, Change, Hours, Placement, Role, Shift, Volunteer
from meydan.volunteering.rules import reasons
from meydan.volunteering.tests.conftest import DAY, HOUR

GUARDIAN = Guardian("Fatma Y.", "0532 000 00 00", "desk")


def told(person):
    deliver_all()
    return set(Notice.objects.filter(person=person).values_list("message__code", flat=True))


def test_a_need_is_sent_in_by_its_unit_and_approved_by_others(need, selim):
    assert need.state == "approved"
    assert list(Change.objects.filter(of=need.ref).values_list("state", "by__display_name")) == [
        ("draft", "Selim"), ("review", "Selim"), ("approved", "Mehmet"),
    ]  # fmt: skip
    assert "volunteering.need_moved" in told(selim)


def test_who_may_do_what_with_a_need(need, selim, deniz, zeynep, mehmet, make_person, works, refused):
    for by in (deniz, zeynep):
        with refused(NOT_STAFF):
            actions.move_need(by=by, need=need, to="closed", why="x")
    with refused(reasons.NEEDS_WORDS, field="why"):
        actions.move_need(by=mehmet, need=need, to="closed")
    with refused(reasons.WRONG_STATE):
        actions.move_need(by=mehmet, need=need, to="review")
    again = actions.save_need(
        by=selim, unit=need.unit, title="x", text="x", field="it", beneficiaries="x", risk="low", contact=selim, target=need.target
    )  # fmt: skip
    actions.move_need(by=selim, need=again, to="review")
    with refused(NOT_STAFF):
        actions.move_need(by=selim, need=again, to="approved")
    with refused(NOT_STAFF):
        actions.save_need(by=selim, unit=works, title="x", text="x", contact=mehmet)


def test_a_duty_opens_the_need_and_needs_somebody_to_vouch(make_role, need, mehmet, refused):
    role = make_role(published=False)
    with refused(reasons.NO_POST):
        actions.move_role(by=mehmet, role=role, to="published")
    role = actions.move_role(by=mehmet, role=role, to="published", no_post=True)
    need.refresh_from_db()
    assert (role.no_post_by, need.state) == (mehmet, "open")
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.filter(pk=role.pk).update(no_post_at=None)


def test_a_duty_is_not_public_before_its_need_is_approved(make_role, need, mehmet, refused):
    type(need).objects.filter(pk=need.pk).update(state="review")
    role = make_role(published=False)
    role.need.refresh_from_db()
    with refused(reasons.NOT_REVIEWED):
        actions.move_role(by=mehmet, role=role, to="published", no_post=True)


def test_threads_of_the_project_reach_the_stop_work(make_role, need, director, monday, parks, targets):
    need.project = projects.start_project(
        by=director, title="Okul yolu", summary="x", unit=parks, starts_on=monday.date(), ends_on=monday.date(), targets=[targets["11.7"]]
    )  # fmt: skip
    need.save()
    make_role()
    thread = need.project.threads.get()
    assert (thread.station, thread.steps.last().code) == ("work", "volunteering.opened")


def test_risky_duties_are_not_direct(make_role):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_role(risk="high", published=False)


def test_direct_sign_up_makes_a_place_that_is_ready(sign_up, ayse):
    made = sign_up(ayse)
    place = made.placement
    assert (made.state, place.state) == ("suitable", "ready")
    assert dict(place.checks.values_list("what", "number")) == {"notice": "", "agreement": "2026-11"}


@pytest.mark.parametrize(
    ("born", "min_age", "code"),
    [
        (date(2016, 1, 1), 12, reasons.UNDER_12),
        (date(2014, 11, 24), 12, reasons.UNDER_12),
        (date(2014, 11, 23), 12, reasons.ASK_GUARDIAN),
        (date(2008, 11, 24), 18, reasons.TOO_YOUNG),
        (date(2027, 1, 1), 12, reasons.UNDER_12),
        (date(1900, 1, 1), 12, reasons.BORN_LATER),
        (date(2008, 11, 23), 18, None),
    ],
)
def test_the_date_of_birth_decides(make_role, sign_up, ayse, refused, born, min_age, code):
    role = make_role(min_age=min_age)
    if code is None:
        assert sign_up(ayse, to=role, born=born).state == "suitable"
        return
    with refused(code):
        sign_up(ayse, to=role, born=born)
    assert not Application.objects.exists()


def test_the_date_of_birth_stays_what_it_was(make_role, sign_up, ayse, refused):
    sign_up(ayse)
    with refused(reasons.WRONG_BIRTH_DATE):
        sign_up(ayse, to=make_role(), born=date(1991, 1, 1))


def test_who_cannot_apply(role, sign_up, ayse, mehmet, monday, refused):
    with refused(SIGN_IN_FIRST):
        sign_up(None)
    sign_up(ayse)
    with refused(reasons.HAS_APPLIED):
        sign_up(ayse)
    actions.move_role(by=mehmet, role=role, to="paused")
    with refused(reasons.NOT_OPEN):
        sign_up(mehmet)


@pytest.mark.parametrize(
    ("opens", "closes", "code"), [(1, 2, reasons.NOT_OPEN), (-2, 0, reasons.CALL_CLOSED), (-1, 1, None)]
)
def test_the_server_keeps_to_the_dates_of_the_call(make_role, sign_up, ayse, monday, refused, opens, closes, code):
    role = make_role(call_opens_at=monday + opens * DAY, call_closes_at=monday + closes * DAY)
    if code is None:
        assert sign_up(ayse, to=role)
    else:
        with refused(code):
            sign_up(ayse, to=role)


@pytest.fixture
def demanding(make_role):
    """A duty with an interview, training and insurance."""
    return make_role(
        direct=False, risk="medium", min_age=18, time_kind="flexible", wanted=1, asked=["agreement", "training"]
    )


def test_a_person_decides_and_the_applicant_takes_the_place(demanding, sign_up, ayse, selim, deniz, mehmet, refused):
    made = sign_up(ayse, to=demanding)
    assert (made.state, str(made.promised_for)) == ("sent", "2026-11-30")
    with refused(NOT_STAFF):
        actions.decide_application(by=deniz, application=made, to="suitable")
    with refused(reasons.NEEDS_WORDS):
        actions.decide_application(by=selim, application=made, to="unsuitable")
    actions.decide_application(by=selim, application=made, to="interview", answer="Salı 14.00?")
    made = actions.decide_application(by=selim, application=made, to="suitable", answer="Bekleriz")
    assert {"volunteering.interview", "volunteering.suitable"} <= told(ayse)
    place = made.placement
    with refused(NOT_YOURS):
        actions.answer_place(by=deniz, placement=place, yes=True)
    place = actions.answer_place(by=ayse, placement=place, yes=True)
    assert place.state == "preparing"
    place = actions.agree(by=ayse, placement=place, version="2026-11")
    assert place.state == "preparing"
    place = actions.enter_check(by=selim, placement=place, what="training", valid_until=date(2026, 12, 31))
    assert place.state == "ready"
    assert "volunteering.ready" in told(ayse)
    other = sign_up(deniz, to=demanding)
    with refused(reasons.IS_FULL):
        actions.decide_application(by=selim, application=other, to="suitable")


def test_a_place_that_nobody_answers_lapses_and_papers_run_out(demanding, sign_up, ayse, selim, monday, refused):
    place = actions.decide_application(by=selim, application=sign_up(ayse, to=demanding), to="suitable").placement
    with clock.at(monday + 7 * DAY):
        with refused(reasons.PLACE_OVER):
            actions.answer_place(by=ayse, placement=place, yes=True)
        assert actions.lapse_places() == 1
        place.refresh_from_db()
        assert place.state == "lapsed"


def test_papers_that_run_out_suspend_and_new_ones_bring_back(demanding, sign_up, ayse, selim, monday):
    place = actions.decide_application(by=selim, application=sign_up(ayse, to=demanding), to="suitable").placement
    place = actions.answer_place(by=ayse, placement=place, yes=True)
    actions.agree(by=ayse, placement=place, version="1")
    actions.enter_check(by=selim, placement=place, what="training", valid_until=date(2026, 12, 1))
    with clock.at(monday + 9 * DAY):
        assert actions.lapse_places() == 1
        place.refresh_from_db()
        assert (place.state, place.reason) == ("suspended", "training")
        assert "volunteering.suspended" in told(ayse) & told(selim)
        place = actions.enter_check(by=selim, placement=place, what="training", valid_until=date(2027, 12, 1))
        assert place.state == "ready"


def test_nobody_is_dismissed_unheard(place, ayse, selim, refused):
    found = place(ayse)
    with refused(reasons.UNHEARD):
        actions.end_placement(by=selim, placement=found, to="dismissed", reason="Kurallar")
    with refused(reasons.NEEDS_WORDS):
        actions.end_placement(by=selim, placement=found, to="suspended")
    found = actions.end_placement(by=selim, placement=found, to="suspended", reason="Konuşalım")
    found = actions.enter_check(by=selim, placement=found, what="agreement")
    assert found.state == "suspended", "what a person suspended a person takes back"
    found = actions.end_placement(by=selim, placement=found, to="ready")
    found = actions.end_placement(by=selim, placement=found, to="dismissed", reason="Kurallar", heard="Kabul etmiyor")
    assert found.state == "dismissed"
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(pk=found.pk).update(heard="")


def test_leaving_frees_the_seats_that_lie_ahead(place, make_shift, ayse, deniz):
    shift = make_shift(capacity=1)
    found = place(ayse)
    place(deniz)
    actions.join_shift(by=ayse, shift=shift)
    actions.join_shift(by=deniz, shift=shift)
    actions.leave(by=ayse, placement=found)
    assert list(Seat.objects.order_by("id").values_list("state", flat=True)) == ["cancelled", "offered"]


def test_a_break_frees_seats_and_keeps_the_place(place, make_shift, ayse, deniz, refused):
    found, shift = place(ayse), make_shift()
    actions.join_shift(by=ayse, shift=shift)
    with refused(NOT_YOURS):
        actions.take_break(by=deniz, placement=found)
    found = actions.take_break(by=ayse, placement=found)
    assert (found.state, Seat.objects.get().state) == ("resting", "cancelled")
    with refused(reasons.PLACE_OVER):
        actions.join_shift(by=ayse, shift=shift)
    with refused(reasons.PLACE_OVER):
        actions.take_break(by=ayse, placement=found)
    assert actions.come_back(by=ayse, placement=found).state == "ready"


def test_joining_needs_a_place_that_is_ready(make_shift, make_role, place, ayse, deniz, refused):
    with refused(reasons.NOT_OPEN):
        actions.join_shift(by=deniz, shift=make_shift())
    slow = make_role(asked=["agreement", "training"])
    found = place(ayse, to=slow)
    assert found.state == "preparing"
    with refused(reasons.NOT_READY):
        actions.join_shift(by=ayse, shift=make_shift(of=slow))


def test_one_is_not_at_two_duties_at_once(make_role, make_shift, place, ayse, refused):
    other = make_role()
    place(ayse)
    place(ayse, to=other)
    actions.join_shift(by=ayse, shift=make_shift())
    with refused(ELSEWHERE):
        actions.join_shift(by=ayse, shift=make_shift(of=other, start=1))


FOURTEEN = date(2012, 6, 1)


@pytest.fixture
def young(place, ayse):
    """Ayşe is 14 and has named her mother."""
    place(ayse, born=FOURTEEN, guardian=GUARDIAN)
    return Permission.objects.get(person=ayse)


def test_a_minor_waits_for_the_guardian_then_joins(young, make_shift, ayse, mehmet, selim, refused):
    shift = make_shift(start=-1)
    with refused(reasons.GUARDIAN_WAITS):
        actions.join_shift(by=ayse, shift=shift)
    with refused(NOT_STAFF):
        actions.decide_permission(by=selim, permission=young, to="given", valid_until=date(2027, 8, 31))
    actions.decide_permission(by=mehmet, permission=young, to="given", valid_until=date(2027, 8, 31), risk="low")
    assert actions.join_shift(by=ayse, shift=shift).state == "booked"
    assert "volunteering.permission_given" in told(ayse)
    actions.decide_permission(by=mehmet, permission=young, to="withdrawn")
    with refused(reasons.GUARDIAN_WAITS):
        actions.join_shift(by=ayse, shift=make_shift(days=7))


@pytest.mark.parametrize(
    ("shift", "until", "code"),
    [
        ({"hours": 4}, date(2027, 8, 31), reasons.MINOR_LONG),
        ({"start": 4}, date(2027, 8, 31), reasons.MINOR_LATE),
        ({"start": -1}, date(2026, 11, 27), reasons.GUARDIAN_WAITS),
    ],
)
def test_what_a_permission_does_not_cover(young, make_shift, ayse, mehmet, refused, shift, until, code):
    actions.decide_permission(by=mehmet, permission=young, to="given", valid_until=until)
    with refused(code):
        actions.join_shift(by=ayse, shift=make_shift(**shift))


def test_a_permission_covers_duties_up_to_its_risk(young, make_role, make_shift, sign_up, ayse, mehmet, refused):
    actions.decide_permission(by=mehmet, permission=young, to="given", valid_until=date(2027, 8, 31), risk="low")
    risky = make_role(direct=False, risk="medium", asked=[])
    made = actions.decide_application(
        by=mehmet, application=sign_up(ayse, to=risky, born=FOURTEEN, guardian=GUARDIAN), to="suitable"
    )
    actions.answer_place(by=ayse, placement=made.placement, yes=True)
    with refused(reasons.RISK_TOO_HIGH):
        actions.join_shift(by=ayse, shift=make_shift(of=risky, start=-1))


def test_at_18_the_guardians_say_ends_by_itself(place, make_shift, ayse):
    place(ayse, born=date(2008, 11, 26), guardian=GUARDIAN)
    assert actions.join_shift(by=ayse, shift=make_shift(days=5, start=6)).state == "booked", (
        "18 on the day of the shift"
    )


def series(by, role, **more):
    wanted = {
        "weekday": 5, "nth": None, "starts": time(10), "ends": time(13), "first_day": date(2026, 12, 1),
        "last_day": date(2027, 1, 31), "skip_holidays": True, "capacity": 10,
    }  # fmt: skip
    return actions.add_series(by=by, role=role, **(wanted | more))


def days(made):
    return [
        str(one)
        for one in Occasion.objects.filter(shift__series=made)
        .order_by("starts_at")
        .values_list("starts_at__date", flat=True)
    ]


@pytest.mark.parametrize(
    ("more", "first", "count"),
    [
        ({}, "2026-12-05", 9),
        ({"nth": 1, "weekday": 0}, "2026-12-07", 2),
        ({"weekday": 4}, "2026-12-04", 8),
        ({"weekday": 4, "skip_holidays": False}, "2026-12-04", 9),
    ],
)
def test_a_series_falls_on_its_days_and_skips_holidays(role, mehmet, more, first, count):
    found = days(series(mehmet, role, **more))
    assert (found[0], len(found)) == (first, count)
    assert ("2027-01-01" in found) == (more == {"weekday": 4, "skip_holidays": False})


def test_a_series_without_days_is_refused(role, mehmet, refused):
    with refused(reasons.NO_DAYS):
        series(mehmet, role, last_day=date(2026, 12, 2))


def test_a_change_from_here_on_leaves_earlier_ones_and_those_changed_alone(role, mehmet):
    made = series(mehmet, role, last_day=date(2026, 12, 31))
    first, second, third, fourth = (
        Shift.objects.filter(series=made).select_related("occasion", "role__need__unit").order_by("occasion__starts_at")
    )
    same = {"capacity": 10, "where": "Kapı", "leader": None, "note": ""}
    actions.change_shift(
        by=mehmet,
        shift=third,
        starts_at=third.occasion.starts_at,
        ends_at=third.occasion.ends_at,
        **same | {"capacity": 3},
    )
    assert actions.change_from_here(by=mehmet, shift=second, starts=time(14), ends=time(16), **same) == 2
    hours = Occasion.objects.filter(shift__series=made).order_by("starts_at").values_list("starts_at__hour", "capacity")
    assert list(hours) == [(10, 10), (14, 10), (10, 3), (14, 10)]
    assert actions.call_off_from_here(by=mehmet, shift=fourth, why="Yağmur") == 1
    assert actions.call_off_from_here(by=mehmet, shift=first, why="Bitti") == 3


def test_where_a_list_is_kept_nobody_enters_hours(place, ayse, refused):
    with refused(reasons.FROM_THE_LIST):
        actions.enter_hours(by=ayse, placement=place(ayse), on=date(2026, 11, 22), minutes=60, words="x")


@pytest.fixture
def served(place, make_shift, ayse, selim, monday):
    """Ayşe was at a shift, half an hour late; the hours are proposed."""
    place(ayse)
    shift = make_shift()
    seat = actions.join_shift(by=ayse, shift=shift)
    with clock.at(shift.occasion.starts_at + HOUR / 2):
        attendance.mark_seat(by=selim, seat=seat, to="came")
    with clock.at(shift.occasion.ends_at + HOUR):
        attendance.finish_list(by=selim, occasion=shift.occasion)
        actions.propose_hours()
    return Hours.objects.get()


def test_hours_come_from_check_in_to_the_end_once(served, ayse):
    assert (served.person, served.minutes, served.state) == (ayse, 150, "proposed")
    assert actions.propose_hours() == 0
    assert Hours.objects.count() == 1


def test_hours_are_confirmed_by_somebody_else_disputed_and_corrected(served, ayse, selim, deniz, mehmet, refused):
    for by, code in ((deniz, NOT_STAFF), (ayse, NOT_STAFF)):
        with refused(code):
            actions.decide_hours(by=by, hours=served, to="confirmed")
    actions.decide_hours(by=selim, hours=served, to="confirmed")
    with refused(reasons.HOURS_DECIDED):
        actions.decide_hours(by=selim, hours=served, to="confirmed")
    with refused(NOT_YOURS):
        actions.dispute_hours(by=deniz, hours=served, minutes=180, words="x")
    one = actions.dispute_hours(by=ayse, hours=served, minutes=180, words="Erken geldim")
    with refused(reasons.NEEDS_WORDS):
        actions.decide_hours(by=mehmet, hours=one, to="rejected")
    one = actions.decide_hours(by=mehmet, hours=one, to="confirmed", minutes=180)
    assert (one.minutes, one.decided_by, one.state) == (180, mehmet, "confirmed")
    assert list(Change.objects.filter(of=one.ref).values_list("state", flat=True)) == [
        "confirmed",
        "disputed",
        "confirmed",
    ]


def test_hours_are_entered_by_whom_they_belong_to_and_confirmed_by_others(place, selim, mehmet, make_role, refused):
    found = place(selim, to=make_role(time_kind="remote"))
    with refused(reasons.FUTURE):
        actions.enter_hours(by=selim, placement=found, on=date(2026, 11, 24), minutes=60, words="x")
    with refused(NOT_YOURS):
        actions.enter_hours(by=mehmet, placement=found, on=date(2026, 11, 22), minutes=60, words="x")
    made = actions.enter_hours(by=selim, placement=found, on=date(2026, 11, 22), minutes=60, words="Çeviri")
    with refused(reasons.OWN_HOURS):
        actions.decide_hours(by=selim, hours=made, to="confirmed")


def test_hours_become_impact_once(served, need, director, selim, monday, parks, targets, refused):
    actions.decide_hours(by=selim, hours=served, to="confirmed")
    with refused(reasons.WRONG_STATE):
        actions.count_for_project(by=director, need=need)
    need.project = projects.start_project(
        by=director, title="Okul yolu", summary="x", unit=parks, starts_on=monday.date(), ends_on=monday.date(), targets=[targets["11.7"]]
    )  # fmt: skip
    need.save()
    impact = actions.count_for_project(by=director, need=need)
    assert (str(impact.value), impact.project, impact.target.code) == ("2.50", need.project, "11.7")
    with refused(reasons.WRONG_STATE):
        actions.count_for_project(by=director, need=need)
    with refused(reasons.HOURS_DECIDED):
        actions.dispute_hours(by=served.person, hours=served, minutes=10, words="x")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_workers_propose_each_seat_once(served, in_parallel):
    Hours.objects.all().delete()
    in_parallel(lambda _number: actions.propose_hours(), range(4))
    assert Hours.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_sign_ups_for_the_last_place_of_a_flexible_duty_one_gets_it(
    make_role, sign_up, make_person, in_parallel
):
    role, people, now = make_role(time_kind="remote", wanted=1), [make_person(f"K{n}") for n in range(6)], clock.now()

    def apply(person):
        with clock.at(now):
            return sign_up(person, to=role)

    outcomes = in_parallel(apply, people)
    assert [type(one) for one in outcomes].count(Application) == 1
    assert [one.code for one in outcomes if isinstance(one, Refused)] == [reasons.IS_FULL] * 5


def test_erasing_a_person_frees_seats_and_keeps_only_hours(served, make_shift, ayse, deniz, place):
    shift = make_shift(capacity=1, days=9)
    place(deniz)
    actions.join_shift(by=ayse, shift=shift)
    actions.join_shift(by=deniz, shift=shift)
    erase_person(by=None, person=ayse)
    served.refresh_from_db()
    assert (served.person, served.minutes) == (None, 150)
    assert not Volunteer.objects.filter(person=ayse).exists()
    assert shift.occasion.seats.get(person=deniz).state == "offered"
    assert not Seat.objects.filter(person=ayse).exists()
