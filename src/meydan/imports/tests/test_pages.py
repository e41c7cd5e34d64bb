"""The pages at the desk: what they ask, what they show, and that they ask the database as often for many as for one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meydan.imports import actions
from meydan.imports.models import Import
from meydan.imports.tests import messy

pytestmark = pytest.mark.django_db
NEW = "/masa/aktarim/yeni/"


@pytest.fixture
def desk(signed_in, mehmet, goksu, firat, parks, works, targets, monday):
    return signed_in(mehmet)


def send(desk, content: bytes, name="eski.csv", **facts):
    return desk.post(
        NEW, {"file": SimpleUploadedFile(name, content), "origin": "Eski site", "kind": "problem", **facts}
    )


def test_a_list_is_read_and_its_columns_are_shown(desk):
    answer = send(desk, messy.as_xlsx([messy.HEADINGS, *messy.rows(12)]), "eski.xlsx")
    one = Import.objects.get()
    assert answer["Location"] == f"/masa/aktarim/{one.pk}/sutunlar/"
    text = desk.get(answer["Location"]).content.decode()
    assert "8 sütundan 6 tanesini tanıdık, 1 tanesine siz bakın" in text
    assert "BAŞVURU NO" in text
    assert "2024/118" in text
    assert "gizli" in text
    assert messy.identity_number(0) not in text


def test_which_sheet_was_read_is_said_and_another_one_can_be_named(desk):
    content = messy.as_xlsx([messy.HEADINGS, *messy.rows(3)], others=["Özet"], hidden="Ham veri")
    text = desk.get(send(desk, content, "eski.xlsx")["Location"]).content.decode()
    assert "“Liste” sayfası okundu." in text
    assert "Özet" in text
    assert "Ham veri" not in text
    answer = send(desk, content, "eski.xlsx", sheet="Ham veri")
    assert answer.status_code == 422
    assert "“Liste”, “Özet”" in answer.content.decode()
    assert 'value="Ham veri"' in answer.content.decode()


def test_a_list_that_is_sent_twice_is_one_import(desk):
    answers = [send(desk, b"No;Metin\n1;x\n", csrfmiddlewaretoken="a" * 64) for _press in range(2)]
    assert {one["Location"] for one in answers} == {f"/masa/aktarim/{Import.objects.get().pk}/sutunlar/"}


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "boş"), (b"PK\x03\x04x", "XLSX"), (b"No;Konu\n", "satır")],
)
def test_what_is_no_list_is_said_and_nothing_typed_is_lost(desk, content, said):
    answer = send(desk, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="Eski site"' in answer.content.decode()
    assert Import.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_before_it_is_read(desk):
    answer = desk.generic("POST", NEW, b"x", CONTENT_LENGTH=str(40 * 1024 * 1024))
    assert answer.status_code == 413
    assert "30 MB" in answer.content.decode()


def test_the_form_is_protected_though_its_body_is_read_late(mehmet, goksu, monday):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(mehmet)
    assert strict.post(NEW, {"origin": "x"}).status_code == 403


def test_the_first_rows_are_shown_as_they_will_look(desk):
    send(
        desk,
        messy.as_csv([["No", "Tarih", "Metin", "Amaç", "Mahalle"], ["1", "3.2.2024", "Gölge yok", "11.7", "Göksu"]]),
    )
    text = desk.get(f"/masa/aktarim/{Import.objects.get().pk}/sutunlar/").content.decode()
    assert "3 Şubat 2024" in text
    assert "Sürdürülebilir Şehirler" in text


def test_two_columns_can_not_be_the_same(desk):
    send(desk, messy.as_csv([messy.HEADINGS, *messy.rows(3)]))
    one = Import.objects.get()
    page = f"/masa/aktarim/{one.pk}/sutunlar/"
    answer = desk.post(
        page, {"column-0": "text", "column-2": "text", "kind": "problem", "undated": "reject", "do": "save"}
    )
    assert answer.status_code == 422
    assert "BAŞVURU NO" in answer.content.decode()


def test_a_trial_asks_first_what_words_mean(desk):
    table = [["No", "Tarih", "Metin", "Durum"], ["1", "03.02.2024", "Gölge yok", "OLUMLU"]]
    send(desk, messy.as_csv(table))
    page = f"/masa/aktarim/{Import.objects.get().pk}/sutunlar/"
    columns = {"column-0": "number", "column-1": "date", "column-2": "text", "column-3": "state"}
    said = {**columns, "kind": "problem", "undated": "reject", "do": "trial"}
    refused = desk.post(page, said)
    assert refused.status_code == 422
    assert "Seçin: “OLUMLU”" in refused.content.decode()
    answer = desk.post(page, {**said, "word-state-olumlu": "done"})
    assert answer["Location"] == f"/masa/aktarim/{Import.objects.get().pk}/"
    assert Import.objects.get().state == "checking"


def test_a_column_that_changes_its_meaning_brings_its_words_first(desk):
    table = [["No", "Tarih", "Metin", "Bilgi"], ["1", "03.02.2024", "Gölge yok", "Belirsiz"]]
    send(desk, messy.as_csv(table))
    one = Import.objects.get()
    page = f"/masa/aktarim/{one.pk}/sutunlar/"
    columns = {"column-0": "number", "column-1": "date", "column-2": "text", "column-3": "place"}
    answer = desk.post(page, {**columns, "kind": "problem", "undated": "reject", "do": "trial"})
    assert answer["Location"] == page
    assert "Belirsiz" in desk.get(page).content.decode()


def test_the_way_from_the_trial_to_public_threads_and_back(desk, tried, client):
    table = [messy.HEADINGS, *messy.rows(6), ["x", "31.02.2024", "=cmd()", "Göksu", "", "", "", ""]]
    one = tried(table)
    page = f"/masa/aktarim/{one.pk}/"
    text = desk.get(page).content.decode()
    assert "31.02.2024" in text
    file = desk.get(f"{page}alinmayanlar.csv")
    lines = file.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "'=cmd()" in lines[1]
    assert "TC NO" not in lines[0]
    for verb, state in [("import", "imported"), ("publish", "imported"), ("undo", "undone")]:
        assert desk.post(page, {"do": verb})["Location"] == page
        assert desk.get(page).status_code == 200
        assert desk.get(page, headers={"HX-Request": "true"}).status_code == 200
        actions.carry_on(import_id=one.pk)
        one.refresh_from_db()
        assert one.state == state
        assert desk.get(page, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
        assert desk.get(page).status_code == 200


def test_of_a_row_that_comes_twice_the_page_says_where_it_stands_first(desk, tried):
    rows = list(messy.rows(2))
    text = desk.get(f"/masa/aktarim/{tried([messy.HEADINGS, *rows, rows[0]]).pk}/").content.decode()
    assert "Satır 4, 2. satırla aynı" in text


def test_a_verb_at_the_wrong_time_says_why(desk, uploaded):
    one = uploaded()
    assert desk.post(f"/masa/aktarim/{one.pk}/", {"do": "import"}).status_code == 403


@pytest.mark.parametrize("step", ["columns", "checked", "imported"])
def test_pages_ask_the_database_as_often_for_many_as_for_one(
    desk, uploaded, tried, imported, step, django_assert_max_num_queries
):
    makers = {"columns": uploaded, "checked": tried, "imported": imported}
    address = "/masa/aktarim/{}/sutunlar/" if step == "columns" else "/masa/aktarim/{}/"
    asked = []
    for count in (1, 3):
        one = makers[step]([messy.HEADINGS, *messy.rows(count)], origin=f"Liste {count}")
        with django_assert_max_num_queries(15) as seen:
            assert desk.get(address.format(one.pk)).status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_the_list_of_imports_asks_as_often_for_three_as_for_one(desk, uploaded, django_assert_max_num_queries):
    asked = []
    for more in (1, 2):
        for n in range(more):
            uploaded(origin=f"Liste {n}")
        with django_assert_max_num_queries(15) as seen:
            assert desk.get("/masa/aktarim/").status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_imports_are_found_by_list_and_by_file(desk, uploaded):
    uploaded(origin="Sarı Masa", name="eski.csv")
    uploaded(origin="Eski site", name="2023.csv")
    for asked, found in (("", 2), ("sarı", 1), ("2023", 1), ("yok", 0)):
        answer = desk.get("/masa/aktarim/", {"q": asked})
        assert len(answer.context["page"]) == found
    assert "Uyan bir şey yok" in answer.content.decode()


def test_a_list_that_comes_again_says_whose_answers_it_begins_with(desk, imported, uploaded):
    imported()
    one = uploaded()
    page = desk.get(f"/masa/aktarim/{one.pk}/sutunlar/").content.decode()
    assert "Bu adda bir liste" in page
    other = uploaded(origin="Başka liste")
    assert "Bu adda bir liste" not in desk.get(f"/masa/aktarim/{other.pk}/sutunlar/").content.decode()


def test_beside_a_thread_staff_see_where_it_comes_from_and_others_do_not(desk, imported, client, selim, ayse):
    from meydan.ideas.models import Contribution

    one = imported()
    actions.carry_on(import_id=actions.publish(by=one.by, one=one, everything=True).pk)
    address = Contribution.objects.first().thread.get_absolute_url()
    assert "2024/118" in desk.get(address).content.decode()
    client.logout()
    text = client.get(address).content.decode()
    assert "Eski site" in text


def test_samples_are_offered_in_the_demo_only(desk, settings):
    assert "ariza-masasi" not in desk.get(NEW).content.decode()
    assert desk.post(NEW, {"sample": "ariza-masasi.xlsx"}).status_code == 404
    settings.DEMO = True
    assert "ariza-masasi.xlsx" in desk.get(NEW).content.decode()
    assert desk.post(NEW, {"sample": "../town.toml"}).status_code == 404
    assert desk.post(NEW, {"sample": "ariza-masasi.xlsx"}).status_code == 302
    assert Import.objects.get().rows == 120


def test_the_threads_of_an_import_are_searched_narrowed_and_taken_along(desk, imported):
    rows = list(messy.rows(30))
    rows[4][2] = "Adım Ayşe, telefonum 0532 111 22 33, lamba yanmıyor"
    one = imported([messy.HEADINGS, *rows])
    address = one.get_absolute_url()
    page = desk.get(address)
    assert (len(page.context["rows"]), page.context["there"]) == (20, 30)
    assert "after=" in page.text
    for place in ("belgeler/bilgi-notu", "belgeler/birime", "masa/raporlar"):
        assert place in page.text

    def found(**said):
        return [row["row"].line for row in desk.get(address, said).context["rows"]]

    assert found(q="LAMBA") == [6]
    assert found(q="2024/118") == [2]
    assert found(which="personal") == [6]
    assert len(found(which="hidden")) == 20
    assert "Uyan bir şey yok" in desk.get(address, {"q": "zürafa"}).text
    lines = b"".join(desk.get(address, {"file": "csv", "which": "personal"}).streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert "2024/122" in lines[1]
