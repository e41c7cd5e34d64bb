"""Columns and words: what is certain, what is asked, what is left out."""

import pytest

from meydan.imports import actions, queries
from meydan.imports.guessing import guess
from meydan.imports.reading import read
from meydan.imports.tests import messy

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(goksu, firat, parks, works, targets, monday):
    return queries.lookups()


def columns_of(known, *table):
    return {one["name"]: one for one in guess(read(messy.as_csv(table)), known)}


def test_the_columns_of_an_old_list_are_known(known):
    found = columns_of(known, messy.HEADINGS, *messy.rows(40))
    assert [one["field"] for one in found.values()] == ["number", "date", "text", "place", "unit", "state", "", ""]
    assert [one["certainty"] for one in found.values()] == ["sure"] * 6 + ["ask", "out"]
    assert found["TARİH"]["forms"] == 3
    assert found["TELEFON"]["samples"] == ["05… 00", "05… 01"]
    assert (found["TC NO"]["identity"], found["TC NO"]["samples"]) == (True, [])


def test_headings_below_groups_count_by_themselves(known):
    groups = ["Başvuru", "Başvuru", "Başvuru", "Yer", "Süreç", "Süreç", "Cevap"]
    own = ["Kayıt no", "Başvuru konusu", "Açıklama", "Mahalle", "Geliş tarihi", "İlgili müdürlük", "Tarih"]
    body = ["1", "Gölge yok", "Park sıcak", "Göksu", "05.03.2024", "Fen İşleri Müdürlüğü", "07.04.2024"]
    merged = [(0, 0, 0, 2, "Başvuru"), (0, 4, 0, 5, "Süreç")]
    found = guess(read(messy.as_xlsx([groups, own, body], merged=merged)), known)
    assert found[1]["name"] == "Başvuru Başvuru konusu"
    assert [one["field"] for one in found] == ["number", "title", "text", "place", "date", "unit", "answered_on"]
    assert {one["certainty"] for one in found[:3]} == {"sure"}


def test_english_headings_are_known(known):
    head = [
        "Record number",
        "Created at",
        "Subject",
        "Description",
        "Neighbourhood",
        "Department",
        "Status",
        "Closed at",
        "E-mail",
    ]
    found = columns_of(
        known,
        head,
        ["1", "2024-02-03", "Shade", "No shade", "Göksu", "Public Works", "done", "2024-03-01", "a@example.org"],
    )
    assert [one["field"] for one in found.values()] == [
        "number",
        "date",
        "title",
        "text",
        "place",
        "unit",
        "state",
        "answered_on",
        "",
    ]


def test_columns_without_a_known_heading_are_told_by_their_values_and_asked(known):
    found = columns_of(
        known,
        ["No", "A", "B", "C"],
        *(["1", "Göksu", "03.02.2024", "Fen İşleri"], ["2", "Fırat mah.", "4.2.2024", "Park Bahçe"]),
    )
    assert [(one["field"], one["certainty"]) for one in found.values()][1:] == [
        ("place", "ask"),
        ("date", "ask"),
        ("unit", "ask"),
    ]


def test_a_heading_that_its_values_contradict_is_not_certain(known):
    found = columns_of(known, ["No", "Mahalle", "Metin"], ["1", "aaa", "x"], ["2", "bbb", "y"])
    assert (found["Mahalle"]["field"], found["Mahalle"]["certainty"]) == ("place", "ask")


def test_names_of_people_are_left_out(known):
    found = columns_of(known, ["No", "Ad Soyad", "Metin"], ["1", "Ayşe Yılmaz", "x"])
    assert (found["Ad Soyad"]["field"], found["Ad Soyad"]["certainty"]) == ("", "out")


@pytest.mark.parametrize(
    ("field", "said", "code", "sure"),
    [("place", "GÖKSU MH", "goksu", True), ("place", "göksu mahallesi", "goksu", True), ("place", "Goksu", "goksu", True),
     ("place", "Gökso", "goksu", False), ("place", "Şirinyer", "", False), ("place", "FIRAT", "firat", True),
     ("unit", "Park Bahçe", "parks", True), ("unit", "Fen İşl.", "works", True), ("unit", "Fen", "works", False),
     ("unit", "Park ve Bahçeler Müdürlüğü", "parks", True), ("unit", "Public Works", "works", True), ("unit", "Md. Yrd.", "", False),
     ("goal", "11.7", "11.7", True), ("goal", "SKA 11", "11", False), ("goal", "Nitelikli Eğitim", "4", False), ("goal", "99", "", False),
     ("goal", "İklim eylemi", "13", False), ("kind", "Şikâyet", "problem", True), ("kind", "ÖNERİ", "idea", True), ("kind", "falan", "", False),
     ("state", "REDDEDİLDİ", "declined", True), ("state", "İŞLEMDE", "in_review", True), ("state", "OLUMLU", "", False), ("state", "Tamamlandı", "done", True)],
)  # fmt: skip
def test_words_are_matched(known, field, said, code, sure):
    found = known.match(field, said)
    assert (found.code, found.sure) == (code, sure)


def test_a_goal_stands_for_its_first_local_target(known, targets):
    assert known.target_of("11") == known.target_of("11.7") == targets["11.7"].pk
    assert known.target_of("1") is None


def test_a_word_is_asked_once_however_it_is_written_and_its_answer_holds_for_all(uploaded, mehmet):
    head = ["No", "Tarih", "Metin", "Mahalle"]
    rows = [
        [str(n), "03.02.2024", f"Metin {n}", place]
        for n, place in enumerate(["Şirinyer", "ŞİRİNYER", "şirinyer ", "Göksu"])
    ]
    one = uploaded([head, *rows])
    assert [(word["said"], word["count"]) for word in one.answers["asked"]["place"]] == [("Şirinyer", 3)]
    answers = {"fields": {}, "kind": "problem", "undated": "reject", "date_order": {}}
    one = actions.answer_questions(by=mehmet, one=one, words={"place": {"sirinyer": "goksu"}}, **answers)
    actions.carry_on(import_id=actions.start_trial(by=mehmet, one=one).pk)
    one.refresh_from_db()
    assert one.report["by"]["place"] == [[str(queries.lookups().place_ids["goksu"]), 4]]


def test_a_word_can_only_mean_what_meydan_knows(uploaded, mehmet):
    answers = {"fields": {0: "made_up", 7: "text"}, "kind": "problem", "undated": "reject", "date_order": {}}
    one = actions.answer_questions(by=mehmet, one=uploaded(), words={"place": {"goksu": "atlantis"}}, **answers)
    assert one.answers["words"]["place"] == {}
    assert (one.columns[0]["field"], one.columns[7]["field"]) == ("", "")


def test_contacts_are_taken_only_on_purpose_and_only_while_an_answer_is_owed(uploaded, mehmet):
    from meydan.imports.models import ImportedRow

    one = uploaded()
    answers = {"fields": {6: "contact"}, "kind": "problem", "undated": "reject", "date_order": {}}
    one = actions.answer_questions(by=mehmet, one=one, words={}, **answers)
    for verb in (actions.start_trial, actions.begin_import):
        actions.carry_on(import_id=verb(by=mehmet, one=one).pk)
    waiting = {row.contribution.state: bool(row.contact) for row in ImportedRow.objects.select_related("contribution")}
    assert waiting == {"declined": False, "in_review": True, "done": False, "received": True}
    row = ImportedRow.objects.exclude(contact="").first()
    row.contribution.state = "answered"
    row.contribution.save()
    actions.destroy_old_files()
    row.refresh_from_db()
    assert row.contact == ""


def test_phones_that_a_spreadsheet_shortened_are_said_and_not_taken(uploaded, mehmet):
    from meydan.imports.models import ImportedRow

    one = uploaded(
        [["No", "Tarih", "Metin", "Telefon"], *([f"{n}", "3.2.2024", "Gölge yok", "5,32E+09"] for n in "12")]
    )
    assert (one.columns[3]["contact"], one.columns[3]["note"]) == (True, "shortened")
    answers = {"fields": {3: "contact"}, "kind": "problem", "undated": "reject", "date_order": {}, "words": {}}
    one = actions.answer_questions(by=mehmet, one=one, **answers)
    assert one.columns[3]["note"] == "shortened"
    for verb in (actions.start_trial, actions.begin_import):
        actions.carry_on(import_id=verb(by=mehmet, one=one).pk)
    assert set(ImportedRow.objects.values_list("contact", flat=True)) == {""}
