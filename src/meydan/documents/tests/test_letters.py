"""What stands in letters and notes, before any file is made."""

from datetime import date, timedelta

import pytest

from meydan.base import clock
from meydan.base.cards import Briefing, Matter, Scope
from meydan.documents import letters, notes
from meydan.documents.letters import QUOTED, Signer, UnitLetter
from meydan.documents.sheets import fingerprint, official_language, paragraphs, signature
from meydan.documents.wordings import TEMPLATES, example, fill
from meydan.places.models import Neighbourhood

SCOPE = Scope(date(2026, 9, 1), date(2026, 11, 22))


def matter(number=1, **facts):
    usual = {
        "ref": f"idea:{number}",
        "number": f"2026-{number:04}",
        "title": "Defne Parkı’nda üç lamba yanmıyor",
        "text": "Akşam kızım antrenmandan oradan dönüyor.",
        "written_on": date(2026, 11, 21),
        "url": "https://meydan.example/konu/2026-0001/",
        "place": "Kozağaç, güney kapısı",
        "unit": "Park ve Bahçeler Müdürlüğü",
        "supports": 9,
        "promised_for": date(2026, 12, 14),
    }
    return Matter(**(usual | facts))


def to_unit(matters, **decided):
    usual = {"to": "Park ve Bahçeler Müdürlüğü", "subject": "Işık", "text": "Metin.", "contact": "Mehmet"}
    letter = UnitLetter(signer=Signer("Derya Aksoy", "Merkez Sorumlusu"), **(usual | decided))
    with official_language():
        return letters.to_unit(letter, matters, {})


def test_the_unit_answers_on_the_working_day_before_the_promise(monday):
    assert letters.reply_by([matter(), matter(2, promised_for=date(2026, 12, 21))]) == date(2026, 12, 11)


@pytest.mark.parametrize("promised", [date(2026, 11, 2), date(2026, 11, 23), date(2026, 11, 24)])
def test_where_the_promised_day_has_come_the_unit_has_three_working_days(monday, promised):
    assert letters.reply_by([matter(promised_for=promised)]) == date(2026, 11, 26)


def test_on_a_sunday_no_letter_asks_for_an_answer_on_that_sunday(monday):
    with clock.at(monday + timedelta(days=6)):
        assert letters.reply_by([matter(promised_for=date(2026, 11, 16))]) == date(2026, 12, 2)


def test_a_letter_without_a_promise_leaves_dots_to_fill_in(monday):
    facts = letters.unit_letter_facts([matter(promised_for=None)], "Birim")
    assert facts["promised"] == facts["reply_by"] == "…………"


def test_the_head_of_a_letter_is_turkish_capitals_and_its_number_is_left_empty(monday):
    cover = to_unit([matter()])["sheets"][0]
    assert cover["head"] == ["T.C.", "BUCA BELEDİYE BAŞKANLIĞI", "Sürdürülebilirlik ve İnovasyon Merkezi"]
    assert cover["to"] == "PARK VE BAHÇELER MÜDÜRLÜĞÜNE"
    assert (cover["number"], cover["date"], cover["signer"]) == ("Sayı", "23.11.2026", "Derya AKSOY")


@pytest.mark.parametrize(("name", "shown"), [("Ali İnce", "Ali İNCE"), ("Derya", "Derya"), ("", "")])
def test_family_names_are_capitals(name, shown):
    assert signature(name) == shown


def test_few_contributions_share_one_page(monday):
    sheets = to_unit([matter(1), matter(2), matter(3)])["sheets"]
    assert [sheet["form"] for sheet in sheets] == ["letter", "annex"]
    assert len(sheets[1]["said"]) == 3


def test_many_contributions_get_a_list_and_a_page_each(monday):
    sheets = to_unit([matter(number) for number in range(1, 6)])["sheets"]
    assert [sheet["form"] for sheet in sheets] == ["letter", "list"] + ["annex"] * 5
    assert [sheet["label"] for sheet in sheets[1:]] == [f"Ek {nth}" for nth in range(1, 7)]
    assert len(sheets[1]["rows"]) == 5


def test_a_long_text_is_cut_with_words_that_say_so_and_stands_in_the_last_annex(monday):
    long = "Uzun söz. " * 300
    sheets = to_unit([matter(text=long)])["sheets"]
    said = sheets[1]["said"][0]["text"]
    assert said.endswith("(devamı son ekte)")
    assert len(said) < QUOTED + 40
    assert sheets[-1]["form"] == "more"
    assert " ".join(sheets[-1]["parts"][0]["paragraphs"]) == long.strip()


def test_a_short_text_is_quoted_whole_and_needs_no_further_page(monday):
    sheets = to_unit([matter()])["sheets"]
    assert sheets[1]["said"][0]["text"] == matter().text
    assert len(sheets) == 2


def test_the_first_annex_tells_what_came_before(monday):
    letter = UnitLetter("Birim", "Işık", "Metin.", Signer("", ""), "")
    with official_language():
        sheets = letters.to_unit(letter, [matter()], {}, [matter(7, written_on=date(2025, 12, 9), state="Cevaplandı")])
        without = letters.to_unit(letter, [matter()], {})
    told = sheets["sheets"][1]["earlier"]
    assert told["rows"] == [["09.12.2025", "2026-0007 Defne Parkı’nda üç lamba yanmıyor", "Cevaplandı"]]
    assert "earlier" not in without["sheets"][1]


def test_an_annex_knows_no_person(monday):
    annex = to_unit([matter(person_id=4711)])["sheets"][1]
    assert "4711" not in str(annex)
    assert "person" not in annex


def test_copies_stand_below_the_unit_that_acts(monday):
    ends = to_unit([matter()], copies="Kozağaç Muhtarlığı\n\n Zabıta ")["sheets"][0]["ends"]
    assert ends[1] == ["Dağıtım:", "Gereği: Park ve Bahçeler Müdürlüğü", "Kozağaç Muhtarlığı", "Zabıta"]


def test_an_answer_letter_names_the_person_and_the_address(monday):
    with official_language():
        data = letters.to_resident(
            matter(), name="Ayşe Işık", address="Gül Sokak 1\nBuca", text="Metin.", signer=Signer("", ""), contact=""
        )
    sheet = data["sheets"][0]
    assert sheet["to"] == "Sayın Ayşe Işık,"
    assert sheet["to_lines"] == ["Gül Sokak 1", "Buca"]


def test_the_same_facts_have_the_same_mark_and_others_another(monday):
    assert fingerprint(to_unit([matter()])) == fingerprint(to_unit([matter()]))
    assert fingerprint(to_unit([matter()])) != fingerprint(to_unit([matter(supports=10)]))
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"days_late": 4}, "Gecikme için özür; birimden yeni tarih bekleniyor."),
        ({}, "“14.12.2026 gününe kadar cevap vereceğiz.”"),
        ({"promised_for": None, "answer": "Lambalar yenilendi."}, "Cevap verildi: “Lambalar yenilendi.”"),
        ({"promised_for": None}, "Adımlar konu sayfasındadır."),
    ],
)
def test_a_note_offers_only_words_that_are_on_record(monday, facts, said):
    with official_language():
        sheet = note(Briefing(came=1, matters=[matter(**facts)]))
    assert sheet["table"]["rows"][0]["say"] == said


def note(told, **more):
    usual = {"population": 21203, "wording": str(TEMPLATES["note"].text), "changed": [], "address": "/mahalle/kozagac/"}
    return notes.for_mayor(about="Kozağaç", scope=SCOPE, told=told, **(usual | more))


def test_a_note_says_its_figures_first_and_marks_late_ones(monday):
    with official_language():
        sheet = note(Briefing(came=46, on_time=38, late=2, open=6))
    assert [(one["value"], one["late"]) for one in sheet["figures"]] == [
        ("46", False),
        ("38", False),
        ("2", True),
        ("6", False),
    ]
    assert "1 Eylül 2026 – 22 Kasım 2026 döneminde 46 katkı geldi" in sheet["lead"][0]
    assert sheet["call"] is None
    assert sheet["lists"][0]["items"] == ["Bu dönemde başlayan ya da biten bir iş yok."]


def test_a_weekly_sheet_is_about_one_neighbourhood_and_names_nobody(monday):
    place = Neighbourhood(name="Kozağaç", slug="kozagac", population=21203)
    with official_language():
        wording = str(TEMPLATES["weekly"].text)
        told = Briefing(came=1, open=1, matters=[matter(person_id=4711, language="ar")])
        sheet = notes.for_muhtar(
            place, scope=SCOPE, told=told, changed=[("12.10.2026", "Kum yenilendi")], wording=wording
        )
    assert sheet["title"] == "Kozağaç"
    assert sheet["lists"][0]["items"] == ["12.10.2026: Kum yenilendi"]
    assert "4711" not in str(sheet)
    assert sheet["table"]["rows"][0]["title"]["language"] == "ar"  # the program that prints it marks it


@pytest.mark.parametrize("template", TEMPLATES)
def test_shipped_texts_hold_known_places_only_and_each_place_can_be_filled(template):
    with official_language():
        text = fill(str(TEMPLATES[template].text), example(template))
    assert "%(" not in text


def test_a_sign_for_percent_stays_as_it_is():
    assert fill("%91 ve %(count)s, 100%", {"count": 3}) == "%91 ve 3, 100%"


def test_paragraphs_end_at_empty_lines():
    assert paragraphs("bir\r\niki\r\n\r\n\r\nüç") == ["bir iki", "üç"]
