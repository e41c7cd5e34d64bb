"""Changing one's e-mail address: a fresh proof, a code to the new address, word to the old one."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from meydan.base import clock
from meydan.base.models import AuditLine, OutboxMessage
from meydan.base.sentences import NOT_STAFF
from meydan.notices.mailbox import letters
from meydan.people import actions
from meydan.people.models import Person
from meydan.people.rules import CONTACT_TAKEN
from meydan.people.rules.roles import HOLDS_ROLE

PAGE, NEW = "/benim/e-posta/", "yeni@example.org"


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return letters


@pytest.fixture
def proved(client, ayse, mail):
    """Ayşe has just shown that it is her."""
    client.post("/giris/parola/", {"login": ayse.email, "password": "not-a-secret-1"})
    return client


def test_it_counts_once_the_code_is_typed_in(proved, ayse, mail):
    assert "ayse@example.org" in proved.get(PAGE).content.decode()
    assert proved.post(PAGE, {"email": "Yeni@Example.org"}).url == PAGE
    assert Person.objects.get(pk=ayse.pk).email == "ayse@example.org"
    assert NEW in proved.get(PAGE).content.decode()
    assert proved.post(PAGE, {"code": mail()[0].code}).url == "/benim/bilgilerim/"
    ayse.refresh_from_db()
    assert ayse.email == NEW
    assert [(one.email, one.verified) for one in EmailAddress.objects.filter(user=ayse)] == [(NEW, True)]
    told = {one.to for one in mail()}
    assert told == {NEW, "ayse@example.org"}
    assert OutboxMessage.objects.get(code="people.email_changed").to == [ayse.ref]
    assert AuditLine.objects.filter(code="people.contact_changed").count() == 1


def test_a_wrong_code_five_times_begins_anew(proved, ayse, mail):
    proved.post(PAGE, {"email": NEW})
    code = mail()[0].code
    for _ in range(5):
        assert proved.post(PAGE, {"code": "000000"}).status_code == 422
    assert proved.post(PAGE, {"code": code}).status_code == 422
    assert Person.objects.get(pk=ayse.pk).email == "ayse@example.org"


def test_a_code_is_good_for_a_quarter_of_an_hour(proved, ayse, mail):
    now = clock.now()
    with clock.at(now):
        proved.post(PAGE, {"email": NEW})
        code = mail()[0].code
    with clock.at(now + timedelta(minutes=16)):
        assert proved.post(PAGE, {"code": code}).status_code == 422
    assert Person.objects.get(pk=ayse.pk).email == "ayse@example.org"


def test_another_address_can_be_written_instead(proved, mail):
    proved.post(PAGE, {"email": "yanlis@example.org"})
    assert proved.post(PAGE, {"do": "another"}).url == PAGE
    assert 'name="email"' in proved.get(PAGE).content.decode()


def test_whoever_has_it_already_is_found_out_by_nobody_else(proved, deniz, mail):
    """The answer is the same until the code is typed in, and it went to its owner."""
    assert proved.post(PAGE, {"email": deniz.email}).url == PAGE
    answer = proved.post(PAGE, {"code": mail()[0].code})
    assert answer.status_code == 422
    assert Person.objects.get(pk=deniz.pk).email == deniz.email


def test_the_action_refuses_a_taken_address(ayse, deniz, refused):
    with refused(CONTACT_TAKEN, field="code"):
        actions.change_email(by=ayse, person=ayse, email=deniz.email)


@pytest.mark.parametrize("typed", ["", "x", "ayse@example.org", "a@b"])
def test_what_is_no_new_address(proved, typed):
    assert proved.post(PAGE, {"email": typed}).status_code == 422


def test_five_codes_an_hour(proved, mail):
    for number in range(5):
        proved.post(PAGE, {"email": f"yeni{number}@example.org"})
        proved.post(PAGE, {"do": "another"})
    assert proved.post(PAGE, {"email": NEW}).status_code in (422, 429)


def test_somebody_with_a_phone_alone_adds_one(client, db, mail, make_person):
    person = make_person("Nur", phone="+905321234567")
    Person.objects.filter(pk=person.pk).update(email=None, phone_verified=True)
    client.post("/giris/parola/", {"login": "0532 123 45 67", "password": "not-a-secret-1"})
    client.post(PAGE, {"email": NEW})
    client.post(PAGE, {"code": mail()[0].code})
    assert Person.objects.get(pk=person.pk).email == NEW
    assert [one.to for one in mail()] == [NEW]


def test_the_language_of_messages_is_chosen_and_not_taken_from_the_page(signed_in, ayse):
    client = signed_in(ayse)
    about = {"age_band": "30-44", "display_name": "Ayşe", "phone": ""}
    client.post("/benim/bilgilerim/", about | {"language": "en"})
    ayse.refresh_from_db()
    assert ayse.language == "en"
    client.post("/benim/bilgilerim/", about)  # a page that does not ask changes nothing
    ayse.refresh_from_db()
    assert ayse.language == "en"
    assert "Yazıldıkları dil: English" in client.get("/bildirimler/ayarlar/").content.decode()
    assert client.post("/benim/bilgilerim/", about | {"language": "xx"}).status_code == 422


def test_for_somebody_whose_mailbox_is_gone_a_director_does_it_with_the_code(signed_in, director, ayse, mail):
    page, address = signed_in(director), f"/masa/kisiler/{ayse.pk}/e-posta/"
    assert address in page.get(f"/masa/kisiler/{ayse.pk}/").content.decode()
    assert page.post(address, {"email": NEW}).status_code == 422  # who is it?
    assert page.post(address, {"email": NEW, "seen": "on"}).url == address
    assert page.post(address, {"code": "000000"}).status_code == 422
    assert page.post(address, {"code": mail()[0].code}).url == f"/masa/kisiler/{ayse.pk}/"
    ayse.refresh_from_db()
    assert ayse.email == NEW
    assert {one.to for one in mail()} == {NEW, "ayse@example.org"}


def test_a_code_for_one_person_changes_no_other(signed_in, director, ayse, deniz, mail):
    page = signed_in(director)
    page.post(f"/masa/kisiler/{ayse.pk}/e-posta/", {"email": NEW, "seen": "on"})
    assert page.post(f"/masa/kisiler/{deniz.pk}/e-posta/", {"code": mail()[0].code}).status_code == 422
    assert Person.objects.get(pk=deniz.pk).email == "deniz@example.org"


@pytest.mark.parametrize(
    ("by", "whose", "code"),
    [("mehmet", "ayse", NOT_STAFF), ("deniz", "ayse", NOT_STAFF), ("director", "zeynep", HOLDS_ROLE)],
)
def test_whose_address_nobody_else_changes(request, refused, by, whose, code):
    with refused(code):
        actions.change_email(by=request.getfixturevalue(by), person=request.getfixturevalue(whose), email=NEW)
