"""Adults where minors take part, emergency contacts around the shift, access needs for who looks after the duty."""

from datetime import date

import pytest

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.base.sent_twice import TOKEN
from meydan.guardians.actions import Guardian
from meydan.guardians.models import Permission
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.sealed import actions as sealed
from meydan.sealed.models import Look, Words
from meydan.sealed.rules import NOT_NAMED
from meydan.volunteering import actions
from meydan.volunteering.models import Placement, Shift
from meydan.volunteering.queries import adults
from meydan.volunteering.rules.adults import NOT_THE_TIME, TOO_FEW_ADULTS
from meydan.volunteering.tests.conftest import DAY, HOUR

FOURTEEN = date(2012, 6, 1)


@pytest.fixture
def young(place, make_person):
    """Ece is 14 and has her guardian's permission."""
    person = make_person("Ece")
    place(person, born=FOURTEEN, guardian=Guardian("Ali", "x", "desk"))
    Permission.objects.filter(person=person).update(state="given", proof="desk", valid_until=date(2027, 6, 1))
    return person


@pytest.fixture
def shift(make_shift):
    return make_shift(days=2, start=-1, capacity=9)


@pytest.fixture
def join(shift):
    return lambda person, to=None: actions.join_shift(by=person, shift=to or shift)


def at(shift, hours=0):
    return clock.at(shift.occasion.starts_at + hours * HOUR)


def test_company_counts_minors_adults_and_those_who_are_sure(shift, young, place, ayse, deniz, join, selim):
    for person in (ayse, deniz):
        place(person)
    join(young)
    seat = join(ayse)
    join(deniz)
    assert adults.company_at(shift.occasion) == adults.Company(minors=1, adults=3, sure=1), "the leader is one of them"
    attendance.confirm_seat(by=ayse, seat=seat)
    assert adults.company_at(shift.occasion).sure == 2


def test_a_minor_is_checked_in_when_two_adults_are_sure(shift, young, place, ayse, join, selim, refused):
    place(ayse)
    minors, grown = join(young), join(ayse)
    with at(shift):
        with refused(TOO_FEW_ADULTS, needed=2, there=1):
            attendance.mark_seat(by=selim, seat=minors, to="came")
        with refused(TOO_FEW_ADULTS):
            attendance.check_in_here(by=young, occasion=shift.occasion)
        assert attendance.mark_seat(by=selim, seat=grown, to="came").state == "came", "adults come first"
        assert attendance.mark_seat(by=selim, seat=minors, to="came").state == "came"


def test_the_town_may_do_without_the_rule(shift, young, join, selim, monkeypatch):
    monkeypatch.setattr("meydan.volunteering.rules.adults.safety_setting", lambda name, default: 0)
    seat = join(young)
    with at(shift):
        assert attendance.mark_seat(by=selim, seat=seat, to="came").state == "came"


def test_one_button_saves_adults_before_minors(signed_in, shift, young, place, ayse, join, selim):
    place(ayse)
    seats = [join(young), join(ayse)]
    client = signed_in(selim)
    with at(shift):
        page = client.get(f"/yoklama/{shift.pk}/").content.decode()
        assert "2 yetişkin gerekli" in page
        client.post(f"/yoklama/{shift.pk}/", {"came": [seat.pk for seat in seats]})
        page = client.get(f"/yoklama/{shift.pk}/").content.decode()
    assert page.count("is-came") == 2
    assert "2 yetişkin gerekli" not in page


def test_missing_adults_are_announced_once_and_wait_at_the_desk(shift, young, join, make_shift, selim, place, ayse):
    join(young)
    make_shift(days=2, start=3)  # nobody under 18 on this list
    assert list(adults.short_of_adults_at_desk(selim)) == [shift]
    assert actions.warn_of_missing_adults() == 1
    assert actions.warn_of_missing_adults() == 0
    deliver_all()
    assert Notice.objects.filter(person=selim, message__code="volunteering.adults_missing").count() == 1
    place(ayse)
    join(ayse)
    assert list(adults.short_of_adults_at_desk(selim)) == []


def test_far_away_shifts_are_not_announced_but_their_page_says_it(signed_in, make_shift, young, join, selim):
    far = make_shift(days=9, start=-1)
    join(young, far)
    assert not adults.short_of_adults().exists()
    page = signed_in(selim).get(f"/masa/gonulluluk/vardiya/{far.pk}/").content.decode()
    assert "2 yetişkin gerekli, liderle birlikte 1 kişi listede" in page


def test_who_is_18_on_the_day_of_the_shift_is_an_adult(shift, place, make_person, join):
    grown = make_person("Can")
    place(grown, born=date(2008, 11, 25), guardian=Guardian("Ali", "x", "desk"))
    join(grown)
    assert adults.company_at(shift.occasion).minors == 0
    assert not adults.short_of_adults().exists()


@pytest.fixture
def contact(place, ayse, join):
    """Ayşe has a seat and left whom to call."""
    placement = place(ayse)
    join(ayse)
    return actions.leave_contact(by=ayse, placement=placement, name="Zehra Y.", phone="+905321112233")


@pytest.mark.parametrize(("hours", "allowed"), [(-3, False), (-2, True), (1, True), (4, True), (6, False)])
def test_the_leader_reads_the_emergency_contact_around_the_shift(contact, shift, selim, refused, hours, allowed):
    with at(shift, hours):
        if allowed:
            assert sealed.read_words(by=selim, words=contact, purpose="Ayşe düştü") == "Zehra Y.\n+905321112233"
        else:
            with refused(NOT_THE_TIME):
                sealed.read_words(by=selim, words=contact, purpose="Merak")
    assert Look.objects.count() == allowed


def test_nobody_else_reads_the_emergency_contact(
    contact, shift, deniz, mehmet, zeynep, director, make_person, parks, refused
):
    colleague = make_person("Kadir", ("unit_officer", parks))
    administrator = make_person("Bilge", ("administrator", None))
    with at(shift):
        for by in (deniz, mehmet, zeynep, director, colleague, administrator):
            with refused(NOT_THE_TIME):
                sealed.read_words(by=by, words=contact, purpose="Merak")


def test_the_emergency_page_shows_a_number_after_saying_what_happened(signed_in, contact, shift, selim, ayse, mehmet):
    address = f"/vardiya/{shift.pk}/acil/"
    client = signed_in(selim)
    assert "Ayse" not in client.get(address).content.decode()
    with at(shift):
        assert address in client.get(f"/yoklama/{shift.pk}/").content.decode()
        page = client.get(address).content.decode()
        assert "Ayse" in page
        assert "Zehra" not in page
        assert client.post(address, {"words": contact.pk}).status_code == 422
        assert client.post(address, {"words": 0, "purpose": "hurt"}).status_code == 404
        assert "tel:+905321112233" in client.post(address, {"words": contact.pk, "purpose": "hurt"}).content.decode()
        assert signed_in(mehmet).get(address).status_code == 404
    page = signed_in(ayse).get("/benim/gizli-bilgilerim/").content.decode()
    assert "Selim" in page
    assert "Birisi yaralandı ya da fenalaştı" in page


def test_a_second_press_shows_the_number_again_and_is_one_look(signed_in, contact, shift, selim):
    client, said = signed_in(selim), {"words": contact.pk, "purpose": "hurt", TOKEN: "a" * 64}
    with at(shift):
        first, second = (client.post(f"/vardiya/{shift.pk}/acil/", said) for _press in range(2))
    assert "tel:+905321112233" in second.content.decode()
    assert second.content == first.content
    assert Look.objects.count() == 1


def test_access_needs_are_read_by_who_looks_after_the_duty(
    signed_in, place, ayse, selim, mehmet, director, deniz, refused
):
    placement = place(ayse)
    words = actions.leave_access_needs(by=ayse, placement=placement, text="Rampa")
    for by in (mehmet, director, deniz):
        with refused(NOT_NAMED):
            sealed.read_words(by=by, words=words, purpose="Merak")
    address = f"/masa/gonulluluk/gonullu/{placement.pk}/destek/"
    assert signed_in(mehmet).get(address).status_code == 404
    client = signed_in(selim)
    assert "Rampa" not in client.get(address).content.decode()
    assert client.post(address, {"purpose": ""}).status_code == 422
    assert "Rampa" in client.post(address, {"purpose": "Yeri hazırlamak"}).content.decode()
    assert Look.objects.get().by == selim


def test_a_volunteer_leaves_changes_and_sees_it(signed_in, place, ayse, deniz):
    placement = place(ayse)
    address = f"/benim/gorevlerim/{placement.pk}/guvenlik/"
    client = signed_in(ayse)
    wrong = client.post(address, {"do": "contact", "name": "Zehra", "phone": "12"})
    assert wrong.status_code == 422
    assert 'value="Zehra"' in wrong.content.decode()
    client.post(address, {"do": "contact", "name": "Zehra", "phone": "0532 111 22 33"})
    assert client.post(address, {"do": "access", "text": "Rampa"}).status_code == 422, "agreeing is asked"
    client.post(address, {"do": "access", "text": "Rampa", "agreed": "on"})
    page = client.get(address).content.decode()
    for words in ("Zehra", "+905321112233", "Rampa"):
        assert words in page
    assert Words.objects.count() == 2
    other = signed_in(deniz)
    assert other.get(address).status_code == 404
    with pytest.raises(Exception, match="not_yours"):
        actions.leave_contact(by=deniz, placement=placement, name="x", phone="x")


def test_what_was_left_goes_with_the_place(place, ayse, monday):
    placement = place(ayse)
    actions.leave_contact(by=ayse, placement=placement, name="x", phone="x")
    actions.leave_access_needs(by=ayse, placement=placement, text="Rampa")
    assert actions.delete_after_end() == 0
    actions.leave(by=ayse, placement=placement)
    actions.delete_after_end()
    assert list(Words.objects.values_list("what", flat=True)) == ["access"]
    with clock.at(monday + 31 * DAY):
        actions.delete_after_end()
    assert not Words.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_leaders_list_asks_the_same_number_of_questions(
    signed_in, shift, place, make_person, selim, join, django_assert_max_num_queries, count
):
    for number in range(count):
        person = make_person(f"G{number}")
        place(person)
        join(person)
    client = signed_in(selim)
    with at(shift), django_assert_max_num_queries(13):
        client.get(f"/yoklama/{shift.pk}/")
    assert Shift.objects.count() == 1
    assert Placement.objects.count() == count
