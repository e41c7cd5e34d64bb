"""Signing in, introducing oneself, roles, and being forgotten."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from meydan.base import audit, clock
from meydan.notices.mailbox import letters
from meydan.people import actions
from meydan.people.actions.leaving import erase_person
from meydan.people.models import Consent, NoticeShown, Person, Role, RoleGrant
from meydan.people.own_file import account_of
from meydan.people.rules import (
    FULL_NAME,
    LAST_ADMINISTRATOR,
    OWN_ROLE,
    clean_contact,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0532 123 45 67", ("phone", "+905321234567")),
        ("5321234567", ("phone", "+905321234567")),
        ("+90 (532) 123-45-67", ("phone", "+905321234567")),
        ("+49 170 1234567", ("phone", "+491701234567")),
        (" Ayse@Example.org ", ("email", "ayse@example.org")),
    ],
)
def test_contacts_as_people_type_them(typed, meant):
    assert clean_contact(typed) == meant


@pytest.mark.parametrize("typed", ["", "0232 123 45 67", "532 123 45 6", "ayse@", "ayse", "+90123", "<script>"])
def test_contacts_that_cannot_be_reached_are_refused(typed):
    with pytest.raises(ValidationError):
        clean_contact(typed)


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return lambda: letters()[0]


@pytest.mark.parametrize("contact", ["yeni@example.org", "0532 111 22 33"])
def test_a_new_person_enters_by_code_and_is_welcomed(client, mail, db, contact):
    answer = client.post("/giris/?next=/konular/", {"contact": contact, "next": "/konular/"})
    assert answer.url == "/giris/kod/?next=%2Fkonular%2F"
    code = mail().code
    assert re.fullmatch(r"\d{6}", code)
    answer = client.post("/giris/kod/", {"code": code, "next": "/konular/"})
    assert answer.url == "/giris/hosgeldiniz/?next=%2Fkonular%2F"
    answer = client.post(
        "/giris/hosgeldiniz/", {"age_band": "30-44", "display_name": "Nur", "next": "/konular/", "promotion": "on"}
    )
    assert answer.url == "/konular/"
    person = Person.objects.get(display_name="Nur")
    assert NoticeShown.objects.get(person=person).version
    assert [one.purpose for one in Consent.objects.all()] == ["promotion"]


def test_known_and_unknown_contacts_get_the_same_answer(client, mail, ayse):
    known = client.post("/giris/", {"contact": ayse.email})
    client.cookies.clear()
    unknown = client.post("/giris/", {"contact": "kimse@example.org"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_a_wrong_code_can_be_tried_five_times(client, mail, ayse):
    client.post("/giris/", {"contact": ayse.email})
    for _ in range(4):
        assert client.post("/giris/kod/", {"code": "000000"}).status_code == 422
    last = client.post("/giris/kod/", {"code": "000000"})
    assert "contact" in last.context["form"].fields  # back at the beginning
    assert client.post("/giris/kod/", {"code": mail().code}).status_code == 302
    assert "_auth_user_id" not in client.session


def test_too_many_codes_are_refused(client, mail, ayse):
    answers = [client.post("/giris/", {"contact": ayse.email}).status_code for _ in range(25)]
    assert 429 in answers


def test_a_foreign_address_is_not_followed_after_signing_in(client, ayse):
    answer = client.post(
        "/giris/parola/", {"login": ayse.email, "password": "not-a-secret-1", "next": "https://evil.example/"}
    )
    assert answer.url == "/benim/"


def test_a_wrong_password_says_so_and_keeps_the_contact(client, ayse):
    answer = client.post("/giris/parola/", {"login": ayse.email, "password": "wrong"})
    assert answer.status_code == 422
    assert ayse.email in answer.content.decode()


def test_under_18_a_full_name_is_refused(ayse, refused):
    with refused(FULL_NAME, field="display_name"):
        actions.introduce(
            by=ayse,
            age_band="under-18",
            display_name="Ayşe Yılmaz",
            neighbourhood=None,
            language="tr",
            notice_version="1",
        )


def test_sex_is_told_by_choice_on_ones_own_page_and_taken_back(signed_in, ayse):
    client = signed_in(ayse)
    about = {"age_band": "30-44", "display_name": "Ayşe", "phone": ""}
    for told in ("woman", ""):
        assert client.post("/benim/bilgilerim/", about | {"sex": told}).status_code == 302
        ayse.refresh_from_db()
        assert ayse.sex == told
    assert client.post("/benim/bilgilerim/", about | {"sex": "x"}).status_code == 422
    assert 'name="sex"' in client.get("/benim/bilgilerim/").content.decode()
    assert 'name="sex"' not in client.get("/giris/hosgeldiniz/").content.decode()


def test_being_a_student_is_told_by_choice_taken_back_and_goes_with_the_account(signed_in, ayse):
    client = signed_in(ayse)
    about = {"age_band": "30-44", "display_name": "Ayşe", "phone": ""}
    for told, kept in (("yes", True), ("no", False), ("", None), ("yes", True)):
        assert client.post("/benim/bilgilerim/", about | {"is_student": told}).status_code == 302
        ayse.refresh_from_db()
        assert ayse.is_student is kept
    assert client.post("/benim/bilgilerim/", about | {"is_student": "x"}).status_code == 422
    assert account_of(ayse)["is_student"] is True
    assert 'value="yes" id="id_is_student_1" checked' in client.get("/benim/bilgilerim/").content.decode()
    assert 'name="is_student"' not in client.get("/giris/hosgeldiniz/").content.decode()
    client.post("/giris/hosgeldiniz/", {"age_band": "30-44", "display_name": "Ayşe"})
    ayse.refresh_from_db()
    assert ayse.is_student is True  # a page that does not ask takes nothing away
    erase_person(by=ayse, person=ayse)
    ayse.refresh_from_db()
    assert ayse.is_student is None


def test_consents_are_given_and_withdrawn_with_receipts(ayse):
    actions.choose_consents(by=ayse, purposes={"promotion"}, version="1")
    actions.choose_consents(by=ayse, purposes=set(), version="1")
    actions.choose_consents(by=ayse, purposes={"promotion"}, version="2")
    assert [(one.version, one.withdrawn_at is None) for one in Consent.objects.order_by("id")] == [
        ("1", False),
        ("2", True),
    ]


def test_nobody_gives_a_role_to_themselves(director, refused):
    with refused(OWN_ROLE):
        actions.grant_role(by=director, person=director, role=Role.ADMINISTRATOR, unit=None)


def test_the_last_administrator_stays(director, make_person, refused):
    boss = make_person("Bilge", (Role.ADMINISTRATOR, None))
    with refused(LAST_ADMINISTRATOR):
        actions.end_role(by=director, grant=boss.role_grants.get())
    make_person("Ikinci", (Role.ADMINISTRATOR, None))
    actions.end_role(by=director, grant=boss.role_grants.get())
    assert not boss.role_grants.held_now().exists()


def test_a_role_for_one_unit_is_none_for_another(selim, parks, works):
    assert selim.has_role(Role.UNIT_OFFICER, unit=parks)
    assert not selim.has_role(Role.UNIT_OFFICER, unit=works)


def test_roles_at_the_desk(signed_in, director, deniz, client):
    hers = signed_in(director)
    assert hers.post(f"/masa/kisiler/{deniz.pk}/", {"do": "grant", "role": "moderator"}).status_code == 302
    assert RoleGrant.objects.get(person=deniz).role == "moderator"
    assert hers.post(f"/masa/kisiler/{deniz.pk}/", {"do": "grant", "role": "unit_officer"}).status_code == 422


def test_erasing_empties_the_row_and_cuts_the_audit(ayse, director):
    actions.erase_person(by=director, person=ayse)
    ayse = Person.objects.get(pk=ayse.pk)
    assert (ayse.email, ayse.phone, ayse.display_name, ayse.is_active) == (None, None, "", False)
    assert not audit.AuditSalt.objects.filter(person=ayse.ref).exists()


@pytest.mark.django_db
def test_persons_who_never_entered_their_code_are_removed(monday):
    actions.person_for_contact(how="email", contact="hic@example.org")
    with clock.at(monday + timedelta(days=3)):
        fresh = actions.person_for_contact(how="email", contact="yeni@example.org")
        assert actions.remove_strangers() == 1
    assert list(Person.objects.filter(erased_at=None)) == [fresh]


def test_the_first_administrator_is_named_at_the_terminal_once(make_person, monday):
    person = make_person("Bilge")
    with pytest.raises(CommandError, match="signed in"):
        call_command("first_administrator", person.email)
    Person.objects.update(last_login=monday)
    call_command("first_administrator", person.email)
    assert person.role_grants.get().role == Role.ADMINISTRATOR
    make_person("Ikinci", last_login=monday)
    with pytest.raises(CommandError, match="yönetici"):
        call_command("first_administrator", "ikinci@example.org")
    with pytest.raises(CommandError):
        call_command("first_administrator", "x")


def test_people_are_found_by_a_role_and_by_its_unit(signed_in, director, selim, mehmet, parks, works):
    desk = signed_in(director)

    def found(**said):
        page = desk.get("/masa/kisiler/", said)
        assert page.status_code == 200
        return {one.pk for one in page.context["page"].items}

    assert found(role="coordinator") == {mehmet.pk}
    assert selim.pk in found(unit=parks.slug)
    assert found(unit=works.slug) == set()
    assert found(role="coordinator", q=selim.display_name) == set()
    assert found(role="nonsense") == set()
