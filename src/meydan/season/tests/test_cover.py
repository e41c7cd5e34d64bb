"""Cover: who is asked and who is not, the first yes has the seat, a no costs nothing."""

from datetime import date, timedelta

import pytest

from meydan.attendance import actions as attendance
from meydan.attendance.models import Seat
from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.sentences import NOT_STAFF, NOT_YOURS
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.season import actions, rules
from meydan.season.models import Ask, Round, Silence
from meydan.season.queries.cover import candidates_for
from meydan.season.queries.days import could_take
from meydan.season.tests.conftest import SATURDAY_NOON
from meydan.volunteering import actions as volunteering
from meydan.volunteering.models import Shift, Volunteer

HOUR = timedelta(hours=1)


def told(person):
    deliver_all()
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("message__code", flat=True))


def names(shift):
    return [person.display_name for person in candidates_for(Shift.objects.get(pk=shift.pk))]


def test_only_who_is_ready_free_willing_and_of_age_is_asked(
    monday, make_shift, willing, make_person, role, mehmet, place
):
    shift = make_shift(capacity=5)
    willing("Ada")
    willing("Sena", may_ask=False)
    willing("Bora", times=(0,))
    willing("Can", weekly_hours=2)
    willing("Ece", weekly_hours=3)
    young = willing("Efe")
    Volunteer.objects.filter(person=young).update(birth_date=date(2009, 11, 28))
    grown = willing("Ela")
    Volunteer.objects.filter(person=grown).update(birth_date=date(2008, 11, 28))
    booked, gave_up, elsewhere, near = (willing(name) for name in ("Faruk", "Gaye", "Hale", "Irmak"))
    volunteering.join_shift(by=booked, shift=shift)
    attendance.give_up_seat(by=gave_up, seat=volunteering.join_shift(by=gave_up, shift=shift))
    volunteering.join_shift(by=elsewhere, shift=make_shift(start=1))
    volunteering.join_shift(by=near, shift=make_shift(start=-12, hours=3))
    silent = willing("Jale")
    actions.stay_silent(by=silent, role=role)
    stranger = make_person("Kaan")
    volunteering.save_preferences(by=stranger, times=(SATURDAY_NOON,), may_ask=True)
    assert names(shift) == ["Ada", "Ece", "Ela"]


def test_what_the_duty_asks_for_is_asked_of_everybody(monday, make_shift, willing, role, mehmet):
    shift = make_shift()
    ada, bora, _can = willing("Ada"), willing("Bora"), willing("Can")
    first_aid = volunteering.save_qualification(by=mehmet, name_tr="İlk yardım", name_en="First aid")
    role.qualifications.add(first_aid)
    volunteering.give_qualification(by=mehmet, person=ada, qualification=first_aid, valid_until=date(2026, 11, 28))
    volunteering.give_qualification(by=mehmet, person=bora, qualification=first_aid, valid_until=date(2026, 11, 27))
    assert names(shift) == ["Ada"]


def test_who_was_asked_least_recently_comes_first(monday, make_shift, willing, mehmet):
    one, other = make_shift(capacity=1), make_shift(days=12, capacity=1)
    for name in ("Ada", "Bora", "Can"):
        willing(name)
    actions.begin_cover(by=mehmet, shift=one, how_many=1)
    with clock.at(monday + HOUR):
        actions.begin_cover(by=mehmet, shift=one, how_many=1)
    assert names(one) == ["Can"], "nobody is asked twice for the same shift"
    assert names(other) == ["Can", "Ada", "Bora"]


def test_the_first_yes_has_the_seat_and_the_others_are_thanked(monday, make_shift, willing, mehmet, selim, refused):
    shift = make_shift(capacity=1)
    ada, bora, can = (willing(name) for name in ("Ada", "Bora", "Can"))
    actions.begin_cover(by=mehmet, shift=shift, how_many=3)
    asks = {ask.person: ask for ask in Ask.objects.select_related("person", "round__shift__role")}
    assert told(ada) == ["season.can_you_come"]
    actions.answer_ask(by=can, ask=asks[can], yes=False)
    actions.answer_ask(by=ada, ask=asks[ada], yes=True)
    assert Seat.objects.get(person=ada).state == "booked"
    assert Round.objects.get().state == "filled"
    assert told(bora) == ["season.can_you_come", "season.gone"]
    assert "season.gone" not in told(can), "who said no hears no more of it"
    assert "season.filled" in told(selim)
    with refused(rules.GONE):
        actions.answer_ask(by=bora, ask=asks[bora], yes=True)
    with refused(NOT_YOURS):
        actions.answer_ask(by=bora, ask=asks[can], yes=True)
    with refused(rules.ANSWERED):
        actions.answer_ask(by=can, ask=asks[can], yes=True)


def test_who_signed_up_in_the_usual_way_may_have_been_quicker(monday, make_shift, willing, mehmet, refused):
    shift = make_shift(capacity=1)
    ada = willing("Ada")
    actions.begin_cover(by=mehmet, shift=shift, how_many=1)
    volunteering.join_shift(by=willing("Bora"), shift=shift)
    with refused(rules.GONE):
        actions.answer_ask(by=ada, ask=Ask.objects.get(), yes=True)
    assert not Seat.objects.filter(person=ada).exists(), "not in line either: they were asked for a seat"
    actions.find_cover_by_itself()
    assert (Round.objects.get().state, Ask.objects.get().answer) == ("filled", "late")


def test_who_may_look_for_cover_and_when(monday, make_shift, willing, mehmet, deniz, zeynep, refused):
    shift = make_shift(capacity=1)
    for by in (deniz, zeynep):
        with refused(NOT_STAFF):
            actions.begin_cover(by=by, shift=shift, how_many=1)
    with refused(rules.NOBODY_LEFT):
        actions.begin_cover(by=mehmet, shift=shift, how_many=1)
    assert not Round.objects.exists()
    volunteering.join_shift(by=willing("Ada"), shift=shift)
    with refused(rules.ALL_TAKEN):
        actions.begin_cover(by=mehmet, shift=shift, how_many=1)
    with clock.at(monday + timedelta(days=6)), refused(rules.SHIFT_OVER):
        actions.begin_cover(by=mehmet, shift=shift, how_many=1)


def test_please_do_not_ask_me_about_this_is_accepted_at_once(monday, make_shift, willing, mehmet, role):
    shift = make_shift(capacity=1)
    ada = willing("Ada")
    actions.begin_cover(by=mehmet, shift=shift, how_many=1)
    for _twice in range(2):
        actions.stay_silent(by=ada, role=role)
    assert (Ask.objects.get().answer, Silence.objects.count()) == ("no", 1)
    assert names(make_shift(days=12)) == []


@pytest.fixture
def waves(monkeypatch):
    """The town has switched waves on: two at a time, an hour long."""
    said = {"cover_in_waves": True, "cover_wave": 2, "cover_wave_minutes": 60}
    monkeypatch.setattr(rules, "setting", lambda name, default: said.get(name, default))


def left_late(shift, person):
    seat = volunteering.join_shift(by=person, shift=shift)
    attendance.give_up_seat(by=person, seat=seat)


def test_where_the_town_wants_it_the_worker_asks_in_waves(monday, waves, make_shift, willing, mehmet, selim):
    shift = make_shift(days=0, start=20, capacity=1, hours=2)
    slot = {"times": (3,)}  # Tuesday morning
    left_late(shift, willing("Zeki", **slot))
    people = [willing(name, **slot) for name in ("Ada", "Bora", "Can")]
    assert actions.find_cover_by_itself() == 1
    assert Ask.objects.count() == 2
    assert actions.find_cover_by_itself() == 0, "an hour has not passed"
    with clock.at(monday + HOUR):
        actions.find_cover_by_itself()
        assert set(Ask.objects.values_list("person", flat=True)) == {one.pk for one in people}
    with clock.at(monday + 2 * HOUR):
        actions.find_cover_by_itself()
    assert Round.objects.get().state == "ended"
    assert "season.nobody_found" in told(selim)
    with clock.at(monday + 3 * HOUR):
        assert actions.find_cover_by_itself() == 0, "a round that ended does not begin again by itself"


def test_without_the_switch_the_worker_asks_nobody(monday, make_shift, willing):
    shift = make_shift(days=0, start=20, capacity=1, hours=2)
    left_late(shift, willing("Zeki", times=(3,)))
    willing("Ada", times=(3,))
    assert actions.find_cover_by_itself() == 0
    assert not Ask.objects.exists()


def test_a_round_ends_when_the_shift_begins(monday, make_shift, willing, mehmet):
    shift = make_shift(capacity=1)
    willing("Ada")
    actions.begin_cover(by=mehmet, shift=shift, how_many=1)
    with clock.at(monday + timedelta(days=6)):
        actions.find_cover_by_itself()
    assert (Round.objects.get().state, Ask.objects.get().answer) == ("ended", "late")


@pytest.mark.django_db(transaction=True)
def test_ten_people_say_yes_at_once_to_two_seats(monday, make_shift, willing, mehmet, in_parallel):
    shift = make_shift(capacity=2)
    for number in range(10):
        willing(f"Kişi {number}")
    actions.begin_cover(by=mehmet, shift=shift, how_many=10)
    asks = list(Ask.objects.select_related("person", "round__shift__role"))

    def yes(ask):
        with clock.at(monday):
            return actions.answer_ask(by=ask.person, ask=ask, yes=True)

    outcomes = in_parallel(yes, asks)
    refusals = [one for one in outcomes if isinstance(one, Refused)]
    assert len(refusals) == 8
    assert {one.code for one in refusals} == {rules.GONE}
    assert Seat.objects.filter(state="booked").count() == 2
    assert Shift.objects.select_related("occasion").get().occasion.taken == 2
    assert (Round.objects.get().state, Ask.objects.filter(answer="yes").count()) == ("filled", 2)


def test_one_shift_has_suggestions_without_a_plan_and_says_what_is_in_the_way(monday, make_shift, willing, signed_in, mehmet):  # fmt: skip
    shift = make_shift(capacity=3)
    busy, served, ada = willing("Deniz"), willing("Bora"), willing("Ada", may_ask=False)
    volunteering.join_shift(by=busy, shift=make_shift(start=1))
    volunteering.join_shift(by=served, shift=make_shift(days=20))
    willing("Can", times=(0,))
    willing("Ece", weekly_hours=2)
    able, in_the_way = could_take(
        Shift.objects.select_related("occasion", "role__need__neighbourhood").get(pk=shift.pk)
    )
    assert [one.key for one in able] == [ada.pk, served.pk]
    assert dict(in_the_way) == {"busy": 1, "time": 1, "elsewhere": 1}
    client = signed_in(mehmet)
    address = f"/masa/gonulluluk/vardiya/{shift.pk}/kim-gelebilir/"
    assert address in client.get(f"/masa/gonulluluk/vardiya/{shift.pk}/").content.decode()
    page = client.get(address).content.decode()
    for words in ("kim gelebilir", "son aylarda vardiyası yok", "1 kişi bu zamanda gelemiyor"):
        assert words in page
    assert client.post(address, {"which": ada.pk}).status_code == 302
    assert Seat.objects.get(person=ada).state == "booked"
    assert "volunteering.placed" in told(ada)


def test_nobody_is_booked_at_a_time_that_they_did_not_offer_or_by_a_stranger(monday, make_shift, willing, deniz, mehmet, refused):  # fmt: skip
    shift, bora, ada = make_shift(), willing("Bora", times=(0,)), willing("Ada")
    with refused(rules.NOT_FITTING):
        actions.book_for(by=mehmet, shift=shift, person=bora)
    with refused(NOT_STAFF):
        actions.book_for(by=deniz, shift=shift, person=ada)
    actions.book_for(by=mehmet, shift=shift, person=ada)
    with refused(rules.NOT_FITTING):
        actions.book_for(by=mehmet, shift=Shift.objects.get(pk=shift.pk), person=ada)


@pytest.mark.parametrize("many", [1, 3])
def test_suggestions_cost_the_same_for_one_and_for_three(many, monday, make_shift, willing, signed_in, mehmet, django_assert_max_num_queries):  # fmt: skip
    shift = make_shift(capacity=5)
    for at in range(many):
        willing(f"Ada{at}")
    client = signed_in(mehmet)
    with django_assert_max_num_queries(18):
        client.get(f"/masa/gonulluluk/vardiya/{shift.pk}/kim-gelebilir/")
