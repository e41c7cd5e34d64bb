"""Lists of people: who is taken on what proof, who is known, and that a second time changes nothing."""

from datetime import timedelta

import pytest
from django.core import mail

from meydan.base import clock
from meydan.imports import actions, store
from meydan.imports.models import Contact, Import, NotAgain, RejectedRow
from meydan.imports.personal import destroy_people, erase_people, export_people
from meydan.imports.rules import (
    ANSWERED,
    NO_PROOF_COLUMNS,
    NO_REACH,
    NOBODY_LEFT,
    NOT_DONE,
    NOTHING_NEW,
    PHONE_ELSEWHERE,
)
from meydan.imports.tasks import write_to_contact
from meydan.imports.tests import people
from meydan.people.models import Person
from meydan.volunteering.models import Preferences

pytestmark = pytest.mark.django_db


def reasons(one):
    return dict(RejectedRow.objects.filter(of=one).values_list("line", "reason"))


def write_all():
    for contact in Contact.objects.all():
        write_to_contact(contact.pk)


WHOLE = {
    "where": "whole",
    "on": "2024-03-12",
    "way": "paper",
    "document": "Form 2",
    "keeper": "Merkez arşivi",
    "basis": "Kural",
}


def test_a_row_with_proof_is_taken_and_nobody_gets_an_account_or_a_message(people_import, goksu):
    before = Person.objects.count()
    one = people_import(people.row(phone="0532 123 45 67"))
    contact = Contact.objects.get()
    assert (contact.name, contact.email, contact.phone) == ("Defne Uzun", "defne@ornek.example", "+905321234567")
    assert (contact.neighbourhood, contact.birth_year, contact.skills) == (goksu, 1990, "İlk yardım")
    assert (str(contact.consented_on), contact.way, contact.document) == ("2024-03-12", "paper", "Form 2")
    assert (one.state, one.made, contact.person, contact.told_at) == ("imported", 1, None, None)
    assert (Person.objects.count(), len(mail.outbox)) == (before, 0)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"email": "", "phone": ""}, "no_address"),
        ({"email": "defne@"}, "bad_email"),
        ({"phone": "123"}, "bad_phone"),
        ({"way": "Hayır"}, "no_consent"),
        ({"way": ""}, "no_way"),
        ({"way": "sözlü"}, "bad_way"),
        ({"day": ""}, "no_day"),
        ({"day": "31.02.2024"}, "bad_day"),
        ({"day": "12.03.2099"}, "bad_day"),
        ({"document": ""}, "no_document"),
        ({"basis": ""}, "no_basis"),
        ({"born": "?"}, "bad_birth"),
        ({"born": "2010"}, "maybe_minor"),
    ],
)
def test_a_row_that_lacks_something_is_not_taken_and_says_why(people_import, said, reason):
    one = people_import(people.row(**said), people.row(email="tam@ornek.example"))
    assert reasons(one) == {2: reason}
    assert list(Contact.objects.values_list("email", flat=True)) == ["tam@ornek.example"]
    assert RejectedRow.objects.get().cells == []


def test_one_proof_holds_for_the_whole_list_but_a_no_in_a_row_stays_a_no(people_import):
    one = people_import(
        people.row(way="", day="", document=""), people.row(email="b@ornek.example", way="hayır"), **WHOLE
    )
    assert reasons(one) == {3: "no_consent"}
    contact = Contact.objects.get()
    assert (contact.keeper, contact.way, contact.document) == ("Merkez arşivi", "paper", "Form 2")


@pytest.mark.parametrize("gap", ["on", "way", "document", "keeper", "basis"])
def test_a_proof_for_all_has_no_gaps(people_import, refused, gap):
    with refused(NO_PROOF_COLUMNS):
        people_import(people.row(), **WHOLE | {gap: ""})


def test_without_a_column_of_addresses_no_trial_begins(mehmet, monday, refused):
    from meydan.imports.tests.messy import as_csv

    content = as_csv([["Ad Soyad", "Onay Tarihi"], ["Defne", "1.1.2024"]])
    one = actions.upload(by=mehmet, name="x.csv", content=content, origin="x", of=Import.Of.PEOPLE)
    with refused(NO_REACH):
        actions.start_trial(by=mehmet, one=one)


def test_a_second_time_changes_nothing(people_import, refused):
    rows = [people.row(), people.row(name="Başka ad", email="DEFNE@ornek.example"), people.row(email="b@ornek.example")]
    first = people_import(*rows)
    assert (reasons(first), first.made) == ({3: "same_person"}, 2)
    before = list(Contact.objects.order_by("pk").values())
    with refused(NOTHING_NEW):
        people_import(*rows)
    assert list(Contact.objects.order_by("pk").values()) == before


def test_people_with_an_account_are_found_by_their_address_and_nothing_in_it_changes(people_import, make_person, ayse):
    make_person("Defne Uzun")  # has the name of the row, and is somebody else
    proved = make_person("Proved", phone="+905321234567", phone_verified=True)
    make_person("Unproved", phone="+905329999999")
    before = list(Person.objects.order_by("pk").values())
    one = people_import(
        people.row(email="ayse@example.org"),
        people.row(email="", phone="5321234567"),
        people.row(email="", phone="05329999999"),
        people.row(),
        people.row(email="ayse@example.org", phone="5321234567"),
        until="tried",
    )
    assert (one.report["known"], one.report["new"], reasons(one)) == (2, 4, {6: "same_person"})
    one = people_import(people.row(email="ayse@example.org"), people.row(email="", phone="5321234567"))
    assert set(Contact.objects.values_list("person", flat=True)) == {ayse.pk, proved.pk}
    assert list(Person.objects.order_by("pk").values()) == before


def test_addresses_of_two_people_are_not_guessed_about(people_import, make_person):
    make_person("a")
    make_person("B", phone="+905321234567", phone_verified=True)
    one = people_import(people.row(email="a@example.org", phone="5321234567"), until="tried")
    assert reasons(one) == {2: "two_people"}


def test_one_message_says_what_is_known_and_only_after_the_button(people_import, mehmet, refused):
    one = people_import(people.row())
    write_all()
    assert mail.outbox == []
    actions.carry_on(import_id=actions.tell(by=mehmet, one=one).pk)
    write_all()
    write_all()
    [letter] = mail.outbox
    contact = Contact.objects.get()
    for words in ("Gönüllüler 2024", "Defne Uzun", "İlk yardım", "12 Mart 2024", "Form 2", contact.link, "60"):
        assert words in letter.body
    one.refresh_from_db()
    with refused(NOBODY_LEFT):
        actions.tell(by=mehmet, one=one)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_message(people_import, in_parallel):
    people_import(people.row(), until="told")
    contact = Contact.objects.get()
    assert in_parallel(lambda _worker: write_to_contact(contact.pk), range(3)) == [None] * 3
    assert len(mail.outbox) == 1


def test_a_message_that_could_not_be_sent_is_not_marked_and_goes_later(people_import, settings):
    people_import(people.row(), until="told")
    working, nobody_listens = settings.MAILERS, {"host": "127.0.0.1", "port": 1}
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": nobody_listens}
    }
    with pytest.raises(ConnectionRefusedError):
        write_all()
    assert Contact.objects.get().sent_at is None
    settings.MAILERS = working
    write_all()
    assert len(mail.outbox) == 1
    assert Contact.objects.get().sent_at


def test_a_yes_makes_an_account_and_leaves_only_the_proof(people_import, goksu):
    people_import(people.row(phone="0532 123 45 67"), until="told")
    contact = actions.say_yes(contact=Contact.objects.get(), display_name="Defne")
    person = Person.objects.get(email="defne@ornek.example")
    assert (person.display_name, person.phone, person.neighbourhood) == ("Defne", "+905321234567", goksu)
    assert (person.phone_verified, person.notices_shown.count()) == (False, 1)
    assert Preferences.objects.get(person=person).skills == "İlk yardım"
    contact.refresh_from_db()
    assert (contact.person, contact.name, contact.email, contact.skills) == (person, "", "", "")
    assert (str(contact.consented_on), contact.document) == ("2024-03-12", "Form 2")


def test_a_yes_overwrites_nothing_that_they_said_themselves(people_import, make_person, firat):
    person = make_person("Kendim", neighbourhood=firat)
    Preferences.objects.create(person=person, skills="")
    people_import(people.row(email="kendim@example.org"), until="told")
    actions.say_yes(contact=Contact.objects.get(), display_name="Liste")
    person.refresh_from_db()
    assert (person.display_name, person.neighbourhood, person.volunteer_preferences.skills) == ("Kendim", firat, "")


def test_a_yes_counts_once_and_no_number_is_taken_from_an_account_that_has_not_proved_it(
    people_import, make_person, refused
):
    people_import(people.row(), people.row(email="", phone="5321234567"), until="told")
    first, second = Contact.objects.order_by("line")
    actions.say_yes(contact=first)
    with refused(ANSWERED):
        actions.say_yes(contact=first)
    make_person("Somebody", phone="+905321234567")
    with refused(PHONE_ELSEWHERE):
        actions.say_yes(contact=second)


@pytest.mark.parametrize("after_yes", [False, True])
def test_a_no_erases_what_was_imported_and_no_list_brings_it_back(people_import, after_yes):
    one = people_import(people.row(phone="5321234567"), until="told")
    contact = Contact.objects.get()
    if after_yes:
        actions.say_yes(contact=contact)
    actions.say_no(contact=contact)
    one.refresh_from_db()
    assert (Contact.objects.count(), one.said_no) == (0, 1)
    again = people_import(people.row(), people.row(name="x", email="baska@ornek.example"), until="tried")
    assert (reasons(again), again.report["new"]) == ({2: "said_no"}, 1)
    kept = "".join(NotAgain.objects.values_list("digest", flat=True))
    assert "defne" not in kept


def test_who_does_not_answer_is_destroyed_and_not_asked_again(people_import, monday):
    people_import(people.row(), until="told")
    people_import(people.row(email="b@ornek.example"))
    people_import(people.row(email="c@ornek.example"), until="told")
    actions.say_yes(contact=Contact.objects.get(email="c@ornek.example"))
    assert destroy_people(monday) == 0
    with clock.at(monday + timedelta(days=61)):
        assert destroy_people(monday) == 2
    assert [one.confirmed_at is not None for one in Contact.objects.all()] == [True]
    again = people_import(people.row(), people.row(email="b@ornek.example"), until="tried")
    assert reasons(again) == {2: "said_no"}


def test_undoing_takes_those_whom_nobody_has_written_to(people_import, mehmet):
    one = people_import(people.row(), people.row(email="b@ornek.example"), until="told")
    Contact.objects.filter(email="b@ornek.example").update(told_at=None)
    actions.carry_on(import_id=actions.undo(by=mehmet, one=one).pk)
    one.refresh_from_db()
    assert one.state == "undone"
    assert [contact.email for contact in Contact.objects.all()] == ["defne@ornek.example"]


def test_the_rows_of_the_file_go_with_the_import(people_import, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        one = people_import(people.row())
    assert not store.path(one.key).exists()


def test_publishing_is_not_for_people_and_telling_not_for_contributions(people_import, imported, mehmet, refused):
    with refused(NOT_DONE):
        actions.publish(by=mehmet, one=people_import(people.row()), everything=True)
    with refused(NOT_DONE):
        actions.tell(by=mehmet, one=imported())


def test_what_a_list_says_is_exported_and_erased_with_the_account(people_import, make_person):
    person = make_person("Kendim")
    people_import(people.row(email="kendim@example.org"))
    [told] = export_people(person)
    assert (told["name"], told["from"], told["document"]) == ("Defne Uzun", "Gönüllüler 2024", "Form 2")
    erase_people(person)
    assert list(export_people(person)) == []
    assert NotAgain.objects.count() == 1
