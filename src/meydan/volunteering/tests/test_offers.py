"""What people offer, qualifications, and suggestions with their reasons."""

from datetime import date, timedelta

import pytest

from meydan.attendance.models import Seat
from meydan.base.sentences import NOT_STAFF
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.people.actions import erase_person
from meydan.volunteering import actions, personal
from meydan.volunteering.models import Preferences, Qualified
from meydan.volunteering.queries.offers import suggestions_for
from meydan.volunteering.rules import reasons
from meydan.volunteering.rules.fitting import slot_of, slot_word

PAGE = "/benim/gonulluluk-tercihlerim/"
SATURDAY_NOON = 16


@pytest.fixture
def first_aid(mehmet):
    return actions.save_qualification(by=mehmet, name_tr="İlk yardım", name_en="First aid", valid_months=36)


def test_slots_are_in_the_towns_time(monday):
    assert slot_word(slot_of(monday)) == "Pazartesi öğleden sonrası"
    assert slot_word(slot_of(monday - timedelta(minutes=1))) == "Pazartesi sabahı"
    assert slot_word(slot_of(monday + timedelta(hours=5))) == "Pazartesi akşamı"
    assert slot_of(monday + timedelta(hours=12)) == 3, "midnight in Buca is Tuesday"


def test_everything_is_optional_and_can_be_emptied_again(signed_in, ayse, goksu):
    client = signed_in(ayse)
    page = client.get(PAGE).content.decode()
    assert page.count('type="checkbox"') >= 21 + 9 + 1 + 1
    assert "checked" not in page
    said = {
        "fields_of_interest": ["environment"],
        "times": ["15", "16"],
        "places": [goksu.pk],
        "weekly_hours": "4",
        "may_ask": "on",
    }
    assert client.post(PAGE, said).url == "/benim/gorevlerim/"
    kept = Preferences.objects.get()
    assert (kept.fields, kept.times, kept.weekly_hours, kept.may_ask) == (["environment"], [15, 16], 4, True)
    assert client.get(PAGE).content.decode().count("checked") == 5
    client.post(PAGE, {"skills": ""})
    kept.refresh_from_db()
    assert (kept.fields, kept.times, kept.weekly_hours, kept.may_ask, kept.places.count()) == ([], [], None, False, 0)


@pytest.mark.parametrize("typed", [{"times": ["21"]}, {"weekly_hours": "41"}, {"weekly_hours": "x"}, {"fields_of_interest": ["?"]}, {"places": ["0"]}])  # fmt: skip
def test_bad_input_is_answered_and_nothing_is_lost(signed_in, ayse, typed):
    answer = signed_in(ayse).post(PAGE, {"skills": "Marangoz"} | typed)
    assert answer.status_code == 422
    assert "Marangoz" in answer.content.decode()
    assert not Preferences.objects.exists()


def test_suggestions_say_why(monday, make_shift, ayse, goksu, firat):
    shift = make_shift()
    actions.save_preferences(by=ayse, fields=["environment"], times=[SATURDAY_NOON], places=[goksu])
    [found] = suggestions_for(ayse).shifts
    assert found.shift == shift
    assert found.words == [
        "“Cumartesi öğleden sonrası boşum” dediniz", "Görev almak istediğiniz yer: Göksu", "İlgi alanınız: Park, bahçe ve çevre",
    ]  # fmt: skip


def test_without_preferences_the_place_speaks_and_the_page_says_so(signed_in, monday, make_shift, ayse, deniz):
    make_shift()
    found = suggestions_for(ayse)
    assert (found.by_place_alone, found.shifts[0].words) == (True, ["Mahallenizde: Göksu"])
    page = signed_in(ayse).get("/gonulluluk/").content.decode()
    assert "Yakınınızda boş yer var" in page
    assert PAGE in page
    assert suggestions_for(deniz).shifts == []


def test_the_most_reasons_come_first_one_shift_a_duty(monday, make_role, make_shift, ayse, need):
    actions.save_preferences(by=ayse, times=[SATURDAY_NOON])
    other = make_role(title="Çay ocağı")
    make_shift(start=-1), make_shift(), make_shift(days=12, of=other)
    assert [(one.shift.role.title, len(one.reasons)) for one in suggestions_for(ayse).shifts] == [
        ("Kış dikimi gönüllüsü", 2), ("Çay ocağı", 2),
    ]  # fmt: skip


def test_what_cannot_be_is_not_suggested(monday, make_role, make_shift, sign_up, place, ayse, deniz, mehmet, first_aid):
    shift, full, long = make_shift(capacity=5), make_shift(capacity=1, days=12), make_shift(days=40)
    asks = make_role(title="Yara bandı", qualifications=[first_aid])
    gated, grown = make_shift(of=asks, days=6), make_shift(of=make_role(title="Gece", min_age=40), days=7)
    place(deniz)
    actions.join_shift(by=deniz, shift=full)
    place(ayse)
    actions.join_shift(by=ayse, shift=shift)
    assert suggestions_for(ayse).shifts == [], (gated, grown, long)
    actions.give_qualification(by=mehmet, person=ayse, qualification=first_aid, valid_until=date(2026, 11, 22))
    assert suggestions_for(ayse).shifts == []
    actions.give_qualification(by=mehmet, person=ayse, qualification=first_aid)
    [found] = suggestions_for(ayse).shifts
    assert (found.shift, found.words[-1]) == (gated, "İstenen yeterlilik sizde var")


def test_a_qualification_gates_until_it_is_seen_and_while_it_is_valid(
    monday, make_role, make_shift, place, ayse, mehmet, deniz, first_aid, refused
):
    role = make_role(qualifications=[first_aid])
    shift = make_shift(of=role)
    place(ayse, to=role)
    with refused(reasons.NOT_QUALIFIED, lacking="İlk yardım"):
        actions.join_shift(by=ayse, shift=shift)
    with refused(NOT_STAFF):
        actions.give_qualification(by=deniz, person=ayse, qualification=first_aid)
    held = actions.give_qualification(by=mehmet, person=ayse, qualification=first_aid)
    assert held.valid_until == date(2029, 11, 30), "to the end of the month"
    actions.give_qualification(
        by=None, person=ayse, qualification=first_aid, valid_until=date(2026, 11, 27), source="training:1"
    )
    with refused(reasons.NOT_QUALIFIED):
        actions.join_shift(by=ayse, shift=shift)  # it runs out the day before
    actions.give_qualification(by=mehmet, person=ayse, qualification=first_aid, valid_until=date(2026, 11, 28))
    assert actions.join_shift(by=ayse, shift=shift).state == "booked"
    deliver_all()
    assert Notice.objects.filter(person=ayse, message__code="volunteering.qualified").exists()
    with refused(NOT_STAFF):
        actions.take_qualification(by=ayse, held=Qualified.objects.get())
    actions.take_qualification(by=mehmet, held=Qualified.objects.get())
    assert not Qualified.objects.exists()


def test_staff_book_a_seat_for_somebody_who_hears_of_it(monday, make_shift, place, ayse, mehmet, deniz, refused):
    shift = make_shift(capacity=1)
    with refused(reasons.NOT_OPEN):
        actions.place_on_shift(by=mehmet, person=ayse, shift=shift)
    place(ayse)
    with refused(NOT_STAFF):
        actions.place_on_shift(by=deniz, person=ayse, shift=shift)
    assert actions.place_on_shift(by=mehmet, person=ayse, shift=shift).state == "booked"
    place(deniz)
    with refused("attendance.no_room"):
        actions.place_on_shift(by=mehmet, person=deniz, shift=shift)
    with refused("attendance.no_room"):
        actions.join_shift(by=deniz, shift=shift, wait=False)
    assert Seat.objects.count() == 1
    deliver_all()
    told = Notice.objects.get(person=ayse, message__code="volunteering.placed")
    assert told.message.ref == Seat.objects.get().ref


def test_a_coordinator_sees_what_goes_together_with_an_application(
    signed_in, monday, make_role, make_shift, sign_up, ayse, mehmet, first_aid
):
    role = make_role(direct=False, qualifications=[first_aid])
    make_shift(of=role)
    address = f"/masa/gonulluluk/basvuru/{sign_up(ayse, to=role).pk}/"
    page = signed_in(mehmet).get(address).content.decode()
    assert "Ne zaman gelebileceğini söylememiş" in page
    assert "Bu görev için gereken: İlk yardım" in page
    actions.save_preferences(by=ayse, times=[SATURDAY_NOON])
    assert "boş: Cumartesi öğleden sonrası · oturduğu yer: Göksu" in signed_in(mehmet).get(address).content.decode()


def test_qualifications_are_kept_at_the_desk(signed_in, monday, place, ayse, mehmet, first_aid):
    client, kept = signed_in(mehmet), "/masa/gonulluluk/yeterlilikler/"
    assert "İlk yardım" in client.get(kept).content.decode()
    new = "/masa/gonulluluk/yeterlilik/yeni/"
    assert client.post(new, {"name_tr": "İlk yardım"}).status_code == 422
    assert client.post(new, {"name_tr": "Çeviri", "valid_months": "x"}).status_code == 422
    assert client.post(new, {"name_tr": "Çeviri", "active": "on"}).url == kept
    address = f"/masa/gonulluluk/gonullu/{place(ayse).pk}/"
    assert client.post(address, {"do": "qualify", "qualification": ""}).status_code == 422
    assert (
        client.post(address, {"do": "qualify", "qualification": first_aid.pk, "valid_until": "2027-05-01"}).status_code
        == 302
    )
    held = Qualified.objects.get()
    assert (held.person, held.by, held.valid_until) == (ayse, mehmet, date(2027, 5, 1))
    assert "İlk yardım" in signed_in(ayse).get(PAGE).content.decode()
    signed_in(mehmet).post(address, {"do": "unqualify", "held": held.pk})
    assert not Qualified.objects.exists()


def test_what_was_offered_is_exported_and_erased(monday, ayse, mehmet, goksu, first_aid):
    actions.save_preferences(by=ayse, times=[0], places=[goksu], skills="Marangoz")
    actions.give_qualification(by=mehmet, person=ayse, qualification=first_aid)
    told = str([*personal.export_preferences(ayse), *personal.export_qualifications(ayse)])
    assert all(words in told for words in ("Marangoz", "Pazartesi sabahı", "Göksu", "İlk yardım"))
    erase_person(by=ayse, person=ayse)
    assert not Preferences.objects.exists()
    assert not Qualified.objects.exists()
