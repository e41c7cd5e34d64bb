"""The pages of lists of people: at the desk, and the page on which somebody of a list answers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meydan.imports import actions
from meydan.imports.models import Contact, Import
from meydan.imports.tests import people

pytestmark = pytest.mark.django_db
NEW = "/masa/aktarim/yeni/?of=people"


@pytest.fixture
def desk(signed_in, mehmet, goksu, firat, monday):
    return signed_in(mehmet)


def test_a_list_is_read_and_its_columns_are_known_with_addresses_hidden(desk):
    sent = {"file": SimpleUploadedFile("g.csv", people.file(people.row(phone="05321234567"))), "origin": "Formlar"}
    answer = desk.post(NEW, sent)
    one = Import.objects.get()
    assert (answer["Location"], one.of) == (f"/masa/aktarim/{one.pk}/sutunlar/", "people")
    page = desk.get(answer["Location"]).content.decode()
    assert "10 sütundan 10 tanesini tanıdık" in page
    assert "defne@ornek.example" not in page
    assert "d…@…" in page


def test_a_proof_with_gaps_is_asked_for_and_nothing_typed_is_lost(desk, mehmet):
    one = actions.upload(by=mehmet, name="g.csv", content=people.file(people.row()), origin="x", of=Import.Of.PEOPLE)
    page = f"/masa/aktarim/{one.pk}/sutunlar/"
    columns = {f"column-{x}": column["field"] for x, column in enumerate(one.columns)}
    answer = desk.post(page, columns | {"where": "whole", "keeper": "Arşiv, G-12", "do": "trial"})
    assert answer.status_code == 422
    assert "Arşiv, G-12" in answer.content.decode()
    assert desk.post(page, columns | {"where": "whole", "on": "2099-01-01", "do": "save"}).status_code == 422
    columns["column-1"] = columns["column-0"]
    assert desk.post(page, columns | {"where": "each", "do": "save"}).status_code == 422


def test_the_trial_says_of_each_row_what_would_happen(desk, people_import, make_person):
    make_person("kendim")
    rows = [people.row(), people.row(email="kendim@example.org"), people.row(email="x@ornek.example", way="sözlü")]
    one = people_import(*rows, people.row(), until="tried")
    assert "2 kişi alınabilir, 2 satır alınamaz" in desk.get(one.get_absolute_url()).content.decode()
    page = desk.get(f"/masa/aktarim/{one.pk}/kisiler/").content.decode()
    for words in ("Hesabı var", "onay yolu kanıt değil", "Aynı kişi iki kez", "onaylayıp onaylamadığı sorulur"):
        assert words in page
    assert "defne@ornek.example" not in page
    rejected = desk.get(f"/masa/aktarim/{one.pk}/alinmayanlar.csv").content.decode()
    assert "4;" in rejected
    assert "Defne" not in rejected


def test_the_people_of_a_list_are_searched_and_filtered(desk, people_import):
    one = people_import(people.row(), people.row(name="Ekin Su", email="ekin@ornek.example"), until="told")
    page = f"/masa/aktarim/{one.pk}/kisiler/"
    assert "Ekin Su" not in desk.get(f"{page}?q=defne").content.decode()
    assert "Ekin Su" in desk.get(f"{page}?state=told").content.decode()
    assert "Ekin Su" not in desk.get(f"{page}?state=yes&after=%00").content.decode()


def test_the_number_of_queries_does_not_grow(desk, people_import):
    def queries(one):
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(f"/masa/aktarim/{one.pk}/kisiler/").status_code == 200
            assert desk.get(one.get_absolute_url()).status_code == 200
        return len(asked)

    for until in ("tried", "imported"):
        few = people_import(people.row(email=f"a@{until}.example"), until=until)
        many = people_import(*(people.row(email=f"{n}@{until}.example") for n in range(3)), until=until)
        assert queries(few) == queries(many) <= 30


def test_who_holds_the_link_says_yes_and_later_no(client, people_import):
    people_import(people.row(), until="told")
    contact = Contact.objects.get()
    page = contact.get_absolute_url()
    shown = client.get(page).content.decode()
    for words in ("Defne Uzun", "Form 2", "Belediyenin kuralı", "Gönüllüler 2024"):
        assert words in shown
    contact.refresh_from_db()
    assert contact.confirmed_at is None
    assert client.post(page, {"do": "yes", "display_name": "x" * 61}).status_code == 422
    assert client.post(page, {"do": "yes", "display_name": "Defne"}).status_code == 302
    assert "Teşekkürler" in client.get(page).content.decode()
    assert client.post(page, {"do": "yes"}).status_code == 422
    assert client.post(page, {"do": "no"}).status_code == 200
    assert client.get(page).status_code == 404


def test_nobody_guesses_a_link(client, people_import):
    people_import(people.row(), until="told")
    contact = Contact.objects.get()
    assert client.get(f"/listeden/{contact.pk}/{'0' * 40}/").status_code == 404
    assert client.post(f"/listeden/{contact.pk}/{'ş' * 3}/", {"do": "no"}).status_code == 404
    assert Contact.objects.count() == 1


def test_a_sample_is_offered_in_the_demo_only(desk, settings):
    settings.DEMO = False
    assert desk.get("/masa/aktarim/ornek/gonullu-formlari.csv").status_code == 404
    settings.DEMO = True
    assert "gonullu-formlari.csv" in desk.get(NEW).content.decode()
    assert desk.get("/masa/aktarim/ornek/gonullu-formlari.csv").status_code == 200
