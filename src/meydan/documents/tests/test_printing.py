"""Files: accessible PDF that can be read aloud, on one page where that is promised, and DOCX that an office can edit."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from docx import Document as Docx
from docx.oxml.ns import qn
from PIL import Image

from meydan.base import qr
from meydan.base.cards import Briefing
from meydan.documents import letters
from meydan.documents.letters import Signer, UnitLetter
from meydan.documents.printing.office import docx
from meydan.documents.printing.pdf import pdf
from meydan.documents.sheets import document, official_language, own_words
from meydan.documents.tables import PaperTable, tables_document
from meydan.documents.tests.reading import Pdf
from meydan.documents.tests.test_letters import matter, note, to_unit

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TURKISH = "Pijamalı hasta yağız şoföre çabucak güvendi; ĞÜŞİÖÇ ğüşıöç âîû: 12 ₺ eder."


def no_photo(_key):
    return None


def webp():
    file = BytesIO()
    Image.new("RGB", (1280, 900), "#7fc3cf").save(file, "WEBP")
    return file.getvalue()


def printed(data, photos=no_photo):
    return Pdf(pdf(data, at=AT, photos=photos))


def a_note(**more):
    with official_language():
        rows = [matter(number, title=TURKISH * 3, answer=TURKISH * 9, promised_for=None) for number in range(20)]
        sheet = note(Briefing(came=46, matters=rows), changed=[("12.10.2026", TURKISH * 4)] * 20, **more)
        return document("Not", [sheet])


def test_a_pdf_is_tagged_named_and_in_turkish(monday):
    made = printed(to_unit([matter()])).content
    assert b"/Marked true" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/Lang(tr)" in made.replace(b" ", b"")


def test_every_turkish_letter_can_be_read_out_of_a_pdf(monday):
    made = printed(to_unit([matter(text=TURKISH)], text=TURKISH, subject=TURKISH))
    assert made.text_of(made.pages[0]).count(TURKISH) == 2
    assert TURKISH in made.text_of(made.pages[1])


def test_words_of_people_are_never_markup(monday):
    evil = '#panic("x") $x^2$ *b* _i_ `c` @ref <label> \\ #sys.inputs // http://a.b [c] = d'
    made = printed(to_unit([matter(text=evil, title=evil)], text=evil))
    assert made.text_of(made.pages[0]).count(evil) == 1
    assert evil in made.text_of(made.pages[1])


def test_arabic_is_shaped_and_can_be_read(monday):
    made = printed(to_unit([matter(text="مرحبا بكم في الساحة")]))
    assert "FontFile" in made.content.decode("latin-1")
    assert "بكم" in made.text or "مكب" in made.text  # in the order of reading or of the glyphs


@pytest.mark.parametrize(("language", "words"), [("ar", "قائمة الحضور"), ("ku", "Lîsteya kesên ku tên: ÊÎÛ")])
def test_papers_in_the_language_of_the_reader_are_tagged_with_it(monday, language, words):
    made = printed({**to_unit([matter(text=words)]), "language": language}).content
    assert f"/Lang({language})".encode() in made.replace(b" ", b"")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


@pytest.mark.parametrize("few", [1, 2, 3])
def test_an_annex_takes_one_page_however_much_people_write(monday, few):
    photos = [type("P", (), {"key": f"{nth}", "words": TURKISH}) for nth in range(9)]
    matters = [matter(number, text=TURKISH * 60, title=TURKISH * 4, place=TURKISH) for number in range(few)]
    with_photos = {one.ref: photos for one in matters}
    with official_language():
        letter = UnitLetter("Birim", "Konu", "Metin.", Signer("", ""), "")
        data = letters.to_unit(letter, matters, with_photos)
    two = {**data, "sheets": data["sheets"][:2]}
    made = printed(two, photos=lambda _key: webp())
    assert len(made.pages) == 2
    assert "Gerekçe" in made.text_of(made.pages[1])


def test_a_note_takes_one_page_with_the_longest_texts(monday):
    with official_language():
        data = a_note(occasion=TURKISH, decision=TURKISH * 5, wording=(TURKISH * 8 + "\n\n") * 3)
    made = printed(data)
    assert len(made.pages) == 1
    assert "Kişisel veri içermez" in made.text


def test_a_letter_about_fifty_contributions_holds_each_of_them(monday):
    made = printed(to_unit([matter(number, text=TURKISH) for number in range(50)]))
    assert 53 <= len(made.pages) <= 56  # the letter, a list over some pages, and a page each
    assert all(f"2026-{number:04}" in made.text for number in range(50))


def test_the_same_data_makes_the_same_file(monday):
    data = to_unit([matter()])
    assert pdf(data, at=AT, photos=no_photo) == pdf(data, at=AT, photos=no_photo)


def test_a_photo_that_is_gone_leaves_the_page_whole(monday):
    data = to_unit([matter()])
    data["sheets"][1]["photos"] = [{"key": "0", "words": "Direk"}]
    assert "Direk" in printed(data, photos=lambda _key: webp()).text
    assert "Direk" not in printed(data).text


def test_a_photo_tells_what_it_shows_to_those_who_do_not_see_it(monday):
    data = to_unit([matter()])
    data["sheets"][1]["photos"] = [{"key": "0", "words": "Direk"}]
    assert b"/Alt(Direk)" in printed(data, photos=lambda _key: webp()).content.replace(b" ", b"")


def test_a_qr_code_is_the_same_in_both_kinds_of_files():
    address = "https://meydan.example/konu/2026-0001/"
    picture = Image.open(qr.png(address, scale=1))
    dark = {(x, y) for x in range(picture.width) for y in range(picture.height) if not picture.getpixel((x, y))}
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1", qr.svg(address))
    drawn = {(int(x) + step, int(y)) for x, y, length in runs for step in range(int(length))}
    assert drawn == dark
    assert len(dark) > 100


def all_words(content):
    made = Docx(BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([line.text for line in made.paragraphs] + cells)


def test_a_letter_opens_in_an_office_with_every_word(monday):
    data = to_unit([matter(text=TURKISH)] * 5, text=TURKISH)
    data["sheets"][2]["photos"] = [{"key": "0", "words": "Direk"}]
    content = docx(data, at=AT, photos=lambda _key: webp())
    words = all_words(content)
    assert words.count(TURKISH) == 6
    assert "PARK VE BAHÇELER MÜDÜRLÜĞÜNE" in words
    made = Docx(BytesIO(content))
    assert made.core_properties.language == "tr"
    assert made.core_properties.author == ""
    described = [one._inline.docPr.get("descr") for one in made.inline_shapes]
    assert "Direk" in described
    assert all(described)


def test_a_note_and_long_texts_open_in_an_office(monday):
    with official_language():
        words = all_words(docx(a_note(decision="Yeni tarih."), at=AT, photos=no_photo))
    assert "Karar isteyen tek iş: Yeni tarih." in words
    assert "Uzun söz." in all_words(docx(to_unit([matter(text="Uzun söz. " * 300)]), at=AT, photos=no_photo))


def test_a_note_about_nothing_says_so(monday):
    with official_language():
        data = document("Not", [note(Briefing())])
    assert "Bu dönemde katkı gelmedi" in printed(data).text
    assert "Bu dönemde katkı gelmedi" in all_words(docx(data, at=AT, photos=no_photo))


ARABIC = "نريد أشجارا قرب المدرسة"


def marks(data):
    """Of an office file: (words, language, whether they run from the right, whether their paragraph does) of each marked piece."""
    made = Docx(BytesIO(docx(data, at=AT, photos=no_photo)))
    found = []
    for line in made.element.iter(qn("w:p")):
        for run in line.iter(qn("w:r")):
            for mark in run.iter(qn("w:lang")):
                words = "".join(text.text for text in run.iter(qn("w:t")))
                right = run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
                side = line.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
                found.append((words, *mark.values(), right, side))
    return found


def test_an_office_file_says_in_which_language_people_wrote_and_runs_from_its_side(monday):
    few = to_unit(
        [matter(title=ARABIC, text=ARABIC * 60, language="ar"), matter(2, title="Shade", language="en"), matter(3)]
    )
    found = marks(few)
    assert (ARABIC, "ar", True, True) in found  # the title of the annex, and of the rest
    assert any(
        words.startswith(ARABIC) and side for words, _, _, side in found if len(words) > 200
    )  # a paragraph of the last annex
    assert ("Shade", "en", False, False) in found
    assert {language for _, language, _, _ in found} == {"ar", "en"}
    many = marks(to_unit([matter(number, title=ARABIC, language="ar") for number in range(5)]))
    assert many.count((ARABIC, "ar", True, True)) >= 5  # cells of the list
    with official_language():
        sheet = note(Briefing(came=1, matters=[matter(title=ARABIC, language="ar")]), changed=[])
        assert (ARABIC, "ar", True, False) in marks(document("Not", [sheet]))
        rows = PaperTable("Riskler", ["Gün", "Konu"], [["23.11.2026", own_words(ARABIC, "ar")]])
        assert marks(tables_document("Hafta", [rows])) == [(ARABIC, "ar", True, True)]


def test_an_answer_letter_marks_the_title_inside_its_subject(monday):
    with official_language():
        one = matter(title=ARABIC, language="ar")
        data = letters.to_resident(
            one, name="Samira", address="", text="Olur.", signer=Signer("Derya Aksoy", "Müdür"), contact=""
        )
    assert marks(data) == [(ARABIC, "ar", True, False)]
    assert ARABIC in data["title"]
    shown = render_to_string("documents/_sheet.html", {"sheet": data["sheets"][0]})
    assert f'<span lang="ar" dir="rtl">{ARABIC}</span>' in shown


def test_an_office_file_bears_the_language_of_the_paper(monday):
    for language, right in (("tr", False), ("ar", True)):
        with official_language(language):
            data = tables_document("Hafta", [])
        styles = Docx(BytesIO(docx(data, at=AT, photos=no_photo))).styles
        spoken = {mark.get(qn("w:val")) for mark in styles.element.iter(qn("w:lang"))} - {None}
        assert spoken == {language}
        assert (styles["Normal"].element.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None) is right


def test_a_pdf_says_in_which_language_people_wrote(monday):
    data = to_unit([matter(title=ARABIC, text=ARABIC * 60, language="ar"), matter(2, text="Shade", language="en")])
    spoken = printed(data).content.replace(b" ", b"")
    assert b"/Lang(ar)" in spoken
    assert b"/Lang(en)" in spoken
    with official_language():
        sheet = note(Briefing(came=1, matters=[matter(title="Shade", language="en")]), changed=[])
        assert b"/Lang(en)" in printed(document("Not", [sheet])).content.replace(b" ", b"")


def test_an_annex_shows_where_in_the_town_it_is(monday):
    here = to_unit([matter(point=(38.3855, 27.175)), matter(2, point=(0.0, 0.0))])
    drawn = here["sheets"][1]["sketch"]
    assert len(drawn["points"]) == 1
    assert "38.38550, 27.17500" in drawn["words"]
    assert "OpenStreetMap" in drawn["words"]
    assert all(0 <= x <= drawn["size"][0] and 0 <= y <= drawn["size"][1] for ring in drawn["rings"] for x, y in ring)
    assert "38.38550" in printed(here).text
    made = Docx(BytesIO(docx(here, at=AT, photos=no_photo)))
    assert drawn["words"] in [
        part.get("descr")
        for part in made.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    ]
    assert to_unit([matter()])["sheets"][1]["sketch"] is None
