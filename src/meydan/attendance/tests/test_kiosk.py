"""A tablet at the place: it shows no list, knows nobody, and ends by itself."""

import pytest

from meydan.attendance import actions, rules
from meydan.attendance.tests.conftest import HOUR
from meydan.base import clock
from meydan.base.sentences import NOT_STAFF, TOO_FAST, sentence


@pytest.fixture
def led(occasion, deniz, ayse, crowd):
    one = occasion(5, leader=deniz)
    for person in (ayse, *crowd(2)):
        actions.take_seat(by=person, occasion=one)
    return one


@pytest.fixture
def tablet(led, deniz):
    with clock.at(led.starts_at):
        yield actions.open_kiosk(by=deniz, occasion=led)


def first(one):
    return one.seats.select_related("occasion", "person").order_by("id").first()


def test_who_opens_it_and_when(led, deniz, ayse, refused):
    with refused(rules.TOO_EARLY):
        actions.open_kiosk(by=deniz, occasion=led)
    with clock.at(led.starts_at), refused(NOT_STAFF):
        actions.open_kiosk(by=ayse, occasion=led)
    with clock.at(led.ends_at + HOUR), refused(rules.OVER):
        actions.open_kiosk(by=deniz, occasion=led)


def test_each_seat_has_six_figures_of_its_own(led):
    codes = [seat.code for seat in led.seats.all()]
    assert len(set(codes)) == 3
    assert all(len(code) == 6 and code.isdecimal() for code in codes)


def test_figures_check_in_and_out(tablet):
    seat = first(tablet)
    for _ in range(2):
        seat = actions.check_in_at_kiosk(occasion=tablet, code=seat.code)
    assert (seat.state, seat.method, seat.came_at) == ("came", "kiosk", tablet.starts_at)
    assert seat.steps.filter(state="came").count() == 1
    with clock.at(tablet.starts_at + HOUR):
        seat = actions.check_out_at_kiosk(occasion=tablet, code=seat.code)
    assert (seat.state, seat.left_at) == ("left", tablet.starts_at + HOUR)


def test_figures_of_another_day_open_nothing(tablet, occasion, ayse, refused):
    other = actions.take_seat(by=ayse, occasion=occasion(starts=30 * HOUR))
    for code in (other.code, "", "000000"):
        with refused(rules.UNKNOWN_CODE):
            actions.check_in_at_kiosk(occasion=tablet, code=code)


def test_it_ends_by_itself_when_closed_and_when_the_list_is(led, tablet, deniz, client, refused):
    address, code = f"/tablet/{tablet.kiosk_key}/", first(led).code
    with clock.at(led.ends_at + HOUR), refused(rules.KIOSK_CLOSED):
        actions.check_in_at_kiosk(occasion=tablet, code=code)
    with clock.at(led.ends_at + HOUR):
        assert "Bu sayfanın süresi doldu" in client.get(address).content.decode()
    actions.close_kiosk(by=deniz, occasion=tablet)
    assert client.get(address).status_code == 404
    with refused(rules.KIOSK_CLOSED):
        actions.check_in_at_kiosk(occasion=tablet, code=code)


def test_the_page_names_nobody_and_is_empty_after_each_person(tablet, client, ayse):
    address, code = f"/tablet/{tablet.kiosk_key}/", first(tablet).code
    page = client.get(address)
    assert "no-store" in page["Cache-Control"]
    spoken = " ".join((code[:2], code[2:4], code[4:]))
    answer = client.post(address, {"code": spoken})
    text = answer.content.decode()
    assert "Giriş yaptınız" in text
    assert answer["Refresh"] == f"20; url={address}"
    for content in (page.content.decode(), text):
        assert "Ayse" not in content
        assert "Kişi" not in content
        assert "/yoklama/" not in content
    assert code not in client.get(address).content.decode()
    assert "Çıkış yaptınız" in client.post(address, {"code": code, "do": "out"}).content.decode()


def test_guessing_is_slow(tablet, client):
    address = f"/tablet/{tablet.kiosk_key}/"
    answers = [client.post(address, {"code": "1"}) for _ in range(31)]
    assert [answer.status_code for answer in answers] == [422] * 30 + [429]
    assert sentence(TOO_FAST, {}) in answers[-1].content.decode()


def test_the_leader_opens_it_on_this_device_and_is_signed_out(led, signed_in, deniz):
    client, address = signed_in(deniz), f"/yoklama/{led.pk}/tablet/"
    assert "liste" in client.get(address).content.decode().casefold()
    with clock.at(led.starts_at):
        client.post(address, {"do": "open"})
        led.refresh_from_db()
        assert led.kiosk_key in client.get(address).content.decode()
        answer = client.post(address, {"do": "here"})
        led.refresh_from_db()
        assert answer.url == f"/tablet/{led.kiosk_key}/"
        assert "_auth_user_id" not in client.session
        assert client.get(f"/yoklama/{led.pk}/").status_code == 302
