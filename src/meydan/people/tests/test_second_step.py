"""Keys, the code app and recovery codes: setting up, using, losing. Keys themselves are tried in tests/journeys/test_keys.py."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from meydan.base.models import OutboxMessage
from meydan.people import actions, personal
from meydan.people.models import Role
from meydan.people.queries import factors_of
from meydan.people.rules import APP_THERE, LAST_FACTOR, OWN_ROLE, TOO_MANY_KEYS
from meydan.people.second_step import FactorAdapter

PASSWORD = "not-a-secret-1"
KEYS, APP, RECOVERY = "/benim/giris-guvenligi/", "/benim/giris-guvenligi/uygulama/", "/benim/giris-guvenligi/kurtarma/"
CONFIRM = "/benim/giris-guvenligi/dogrulama/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def by_password(client, person):
    return client.post("/giris/parola/", {"login": person.email, "password": PASSWORD})


@pytest.fixture
def with_app():
    """with_app(person): the person has the code app with SECRET."""
    return lambda person: actions.add_app(by=person, secret=SECRET, name="Uygulama")


@pytest.fixture
def a_key():
    """a_key(person): a key straight in the table; a real one needs a browser."""
    return lambda person, name="Anahtar": Authenticator.objects.create(
        user=person, type="webauthn", data={"name": name, "credential": {}}
    )


def test_the_app_is_added_with_its_code_and_recovery_codes_are_shown_once(client, ayse):
    by_password(client, ayse)
    page = client.get(APP).content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    assert client.post(APP, {"code": "000000"}).status_code == 422
    assert client.post(APP, {"code": code_now(secret)}).url == RECOVERY
    assert client.get(RECOVERY).context["codes"] == []
    codes = client.post(RECOVERY).context["codes"]
    assert len(set(codes)) == 10
    assert client.post(RECOVERY).context["codes"] == []
    renewed = client.post(RECOVERY, {"do": "renew"}).context["codes"]
    assert len(renewed) == 10
    assert not set(renewed) & set(codes)


def test_the_square_code_is_a_picture_without_style_and_holds_nothing_of_others(client, ayse):
    by_password(client, ayse)
    client.get(APP)
    answer = client.get(APP + "kare-kod.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"style" not in answer.content
    assert "no-store" in answer["Cache-Control"]


def test_after_the_password_the_app_is_asked_for(client, ayse, with_app):
    with_app(ayse)
    answer = client.post("/giris/parola/", {"login": ayse.email, "password": PASSWORD, "next": "/konular/"})
    assert answer.url == "/giris/ikinci-adim/?next=%2Fkonular%2F"
    assert "_auth_user_id" not in client.session
    assert client.post("/giris/ikinci-adim/", {"code": "000000"}).status_code == 422
    answer = client.post("/giris/ikinci-adim/", {"code": code_now(SECRET), "next": "/konular/"})
    assert answer.url == "/konular/"
    assert client.session["_auth_user_id"] == str(ayse.pk)


def test_a_code_of_the_app_opens_once(client, ayse, with_app):
    with_app(ayse)
    code = code_now(SECRET)
    by_password(client, ayse)
    assert client.post("/giris/ikinci-adim/", {"code": code}).status_code == 302
    client.logout()
    by_password(client, ayse)
    assert client.post("/giris/ikinci-adim/", {"code": code}).status_code == 422


def test_a_recovery_code_opens_once(client, ayse, with_app):
    with_app(ayse)
    code = actions.show_recovery_codes(by=ayse, renew=False)[0]
    for expected in (302, 422):
        client.logout()
        by_password(client, ayse)
        assert client.post("/giris/ikinci-adim/", {"code": code}).status_code == expected


def test_too_many_wrong_codes_are_refused_even_when_the_next_is_right(client, ayse, with_app):
    with_app(ayse)
    by_password(client, ayse)
    for _ in range(6):
        client.post("/giris/ikinci-adim/", {"code": "000000"})
    answer = client.post("/giris/ikinci-adim/", {"code": code_now(SECRET)})
    assert answer.status_code == 429
    assert "_auth_user_id" not in client.session


def test_without_a_sign_in_there_is_no_second_step(client, db):
    assert client.get("/giris/ikinci-adim/").url == "/giris/"


@pytest.mark.parametrize("page", [APP, RECOVERY, "/benim/giris-guvenligi/anahtar/", APP + "kare-kod.svg"])
def test_changing_the_sign_in_needs_a_fresh_proof(signed_in, ayse, page):
    assert signed_in(ayse).get(page).url.startswith(CONFIRM)


def test_the_password_is_a_proof_only_for_those_without_a_factor(signed_in, ayse, with_app):
    hers = signed_in(ayse)
    assert hers.post(CONFIRM, {"password": "wrong"}).status_code == 422
    assert hers.post(CONFIRM, {"password": PASSWORD, "next": APP}).url == APP
    assert hers.get(APP).status_code == 200
    with_app(ayse)
    assert hers.get(RECOVERY).url.startswith(CONFIRM)
    assert hers.post(CONFIRM, {"password": PASSWORD}).status_code == 422
    assert hers.post(CONFIRM, {"code": code_now(SECRET), "next": RECOVERY}).url == RECOVERY
    assert hers.get(RECOVERY).status_code == 200


def test_without_a_password_a_fresh_code_is_the_proof(signed_in, ayse):
    ayse.set_unusable_password()
    ayse.save()
    hers = signed_in(ayse)
    assert hers.post(CONFIRM, {"do": "code", "next": APP}).url.startswith("/giris/kod/")
    assert "_auth_user_id" not in hers.session


def test_a_person_with_a_factor_cannot_go_back_to_the_code(signed_in, ayse, with_app):
    with_app(ayse)
    hers = signed_in(ayse)
    assert hers.post(CONFIRM, {"do": "code"}).status_code == 422
    assert "_auth_user_id" in hers.session


def test_whoever_holds_no_role_may_remove_everything_and_the_recovery_codes_go_too(ayse, with_app):
    app = with_app(ayse)
    actions.remove_factor(by=ayse, factor=app, name="Uygulama")
    assert not Authenticator.objects.exists()
    assert [one.code for one in OutboxMessage.objects.order_by("id")] == [
        "people.factor_added",
        "people.factor_removed",
    ]


def test_the_last_factor_of_staff_stays_where_the_town_asks_for_one(mehmet, with_app, a_key, settings, refused):
    settings.STAFF_SECOND_FACTOR = True
    app = with_app(mehmet)
    with refused(LAST_FACTOR):
        actions.remove_factor(by=mehmet, factor=app, name="Uygulama")
    a_key(mehmet)
    actions.remove_factor(by=mehmet, factor=app, name="Uygulama")
    assert len(factors_of(mehmet)) == 1


def test_nobody_removes_the_key_of_somebody_else(client, ayse, deniz, a_key):
    key = a_key(ayse)
    by_password(client, deniz)
    assert client.post(KEYS, {"factor": key.pk}).status_code == 404
    assert factors_of(ayse) == [key]


def test_one_app_and_at_most_ten_keys(ayse, with_app, a_key, refused):
    with_app(ayse)
    with refused(APP_THERE):
        with_app(ayse)
    for _ in range(10):
        a_key(ayse)
    with refused(TOO_MANY_KEYS, most=10):
        actions.add_key(by=ayse, name="Onbirinci", credential={})


def test_staff_reach_only_the_setup_until_a_second_step_is_shown(client, mehmet, settings, with_app):
    settings.STAFF_SECOND_FACTOR = True
    by_password(client, mehmet)
    for page in ("/masa/", "/konular/", "/benim/bilgilerim/"):
        assert client.get(page).url.startswith(KEYS)
    assert client.get(KEYS).status_code == 200
    assert client.get(APP).status_code == 200
    client.logout()
    with_app(mehmet)
    by_password(client, mehmet)
    client.post("/giris/ikinci-adim/", {"code": code_now(SECRET)})
    assert client.get("/masa/").status_code == 200


def test_whoever_set_the_second_step_up_goes_on_to_the_page_that_they_wanted(client, mehmet, settings):
    settings.STAFF_SECOND_FACTOR = True
    by_password(client, mehmet)
    client.get(client.get("/masa/projeler/?q=yol").url)
    page = client.get(APP).content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    assert 'href="otpauth://totp/' in page  # on the phone itself no square can be scanned
    assert client.post(APP, {"code": code_now(secret)}).url == RECOVERY
    assert 'href="/masa/projeler/?q=yol"' in client.post(RECOVERY).content.decode()
    assert f'<a class="btn" href="{KEYS}"' in client.post(RECOVERY, {"do": "renew"}).content.decode()


def test_the_page_that_was_wanted_outlives_showing_once_more_who_it_is(client, mehmet, settings):
    settings.STAFF_SECOND_FACTOR = True
    client.force_login(mehmet)
    client.get(client.get("/masa/projeler/").url)
    client.post(CONFIRM, {"do": "code"})
    assert "_auth_user_id" not in client.session
    assert client.session["after_second_step"] == "/masa/projeler/"


def test_a_session_from_before_the_factor_is_asked_too(signed_in, mehmet, settings, with_app):
    settings.STAFF_SECOND_FACTOR = True
    with_app(mehmet)
    his = signed_in(mehmet)
    assert his.get("/masa/").url.startswith(KEYS)
    his.post(CONFIRM, {"code": code_now(SECRET)})
    assert his.get("/masa/").status_code == 200


def test_residents_and_the_demo_are_not_asked(signed_in, ayse, mehmet, settings):
    assert signed_in(mehmet).get("/masa/").status_code == 200
    settings.STAFF_SECOND_FACTOR = True
    assert signed_in(ayse).get("/konular/").status_code == 200


def test_a_colleague_who_lost_everything_begins_anew(signed_in, director, mehmet, with_app, refused):
    with_app(mehmet)
    hers = signed_in(director)
    assert "reset" in hers.get(f"/masa/kisiler/{mehmet.pk}/").content.decode()
    hers.post(f"/masa/kisiler/{mehmet.pk}/", {"do": "reset"})
    assert not Authenticator.objects.exists()
    assert OutboxMessage.objects.filter(code="people.factors_reset", to=[mehmet.ref]).exists()
    with refused(OWN_ROLE):
        actions.reset_factors(by=director, person=director)


def test_a_key_that_is_none_is_refused_in_a_sentence(client, ayse, db):
    by_password(client, ayse)
    client.get("/benim/giris-guvenligi/anahtar/")
    for nonsense in (
        "x",
        "{}",
        "[]",
        '{"id": 1}',
        '{"response": {"clientDataJSON": "e30"}, "rawId": "AA", "id": "AA"}',
    ):
        answer = client.post("/benim/giris-guvenligi/anahtar/", {"name": "Telefon", "credential": nonsense})
        assert answer.status_code == 422
    client.logout()
    client.get("/giris/anahtar/")
    for nonsense in ("x", "{}", "[]", '{"response": {"userHandle": "MQ"}}', '{"response": {"userHandle": null}}'):
        assert client.post("/giris/anahtar/", {"credential": nonsense}).status_code == 422


def test_secrets_are_unreadable_in_the_database_and_unusable_with_another_key(ayse, with_app, settings):
    app = with_app(ayse)
    assert SECRET not in str(app.data)
    settings.SECRET_KEY = "another"
    assert FactorAdapter().decrypt(app.data["secret"]) == ""
    settings.SECRET_KEY_FALLBACKS = []


def test_own_data_names_the_factors_without_their_secrets_and_erasing_takes_them(ayse, director, with_app):
    app = with_app(ayse)
    told = list(personal.export_factors(ayse))
    assert [one["second_step"] for one in told] == ["totp", "recovery_codes"]
    assert app.data["secret"] not in str(told)
    actions.erase_person(by=director, person=ayse)
    assert not Authenticator.objects.exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_last_factors_removed_at_once_one_stays(make_person, settings, in_parallel):
    settings.STAFF_SECOND_FACTOR = True
    clerk = make_person("Memur", (Role.MODERATOR, None))
    app = actions.add_app(by=clerk, secret=SECRET, name="Uygulama")
    key = Authenticator.objects.create(user=clerk, type="webauthn", data={"name": "Anahtar", "credential": {}})
    in_parallel(lambda one: actions.remove_factor(by=clerk, factor=one, name="x"), [app, key])
    assert len(factors_of(clerk)) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_keys_asks_the_same_for_one_and_three(signed_in, ayse, a_key, count, django_assert_num_queries):
    for number in range(count):
        a_key(ayse, f"Anahtar {number}")
    hers = signed_in(ayse)
    with django_assert_num_queries(4):
        assert hers.get(KEYS).status_code == 200
