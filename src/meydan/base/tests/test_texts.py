"""Catalogues as sheets, what is wrong with a translation, and what languages need of code."""

import csv
import doctest

import polib
import pytest
from django.utils import translation

from meydan.base import languages, text_sheets, texts
from meydan.base.text_checks import PLURAL_FORMS, faults, forms

COUNTED = ["%(count)s person", "%(count)s people"]
SIX = ["لا أحد", "شخص واحد", "شخصان", "%(count)s أشخاص", "%(count)s شخصًا", "%(count)s شخص"]


@pytest.mark.parametrize(
    ("language", "said", "source", "count"),
    [
        ("ar", ["مرحبًا %(name)s"], ["Hello %(name)s"], 0),
        ("ar", ["مرحبًا"], ["Hello %(name)s"], 1),
        ("ar", ["مرحبًا %(nam)s"], ["Hello %(name)s"], 1),
        ("ku", ["Silav <b>%s</b>"], ["Hello <b>%s</b>"], 0),
        ("ku", ["Silav %s"], ["Hello <b>%s</b>"], 1),
        ("ku", ["ji sedî %(share)s"], ["%(share)s %%"], 0),
        ("ku", ["%%%(share)s"], ["%(share)s %%"], 0),
        ("ku", ["%(share)s %"], ["%(share)s %%"], 1),
        ("ku", [" "], ["Hello"], 1),
        ("ku", ["Silav\n"], ["Hello"], 1),
        ("ar", SIX, COUNTED, 0),
        ("ar", SIX[:2], COUNTED, 1),
        ("ku", ["kesek", "%(count)s kes"], COUNTED, 0),
        ("ku", ["kesek", "%(number)s kes"], COUNTED, 1),
        ("ar", ["افتح Meydan"], ["Open Meydan"], 0),
        ("ar", ["افتح page"], ["Open"], 1),
    ],
)
def test_faults_that_one_sees_without_knowing_the_language(language, said, source, count):
    assert len(faults(language, said, source)) == count


@pytest.mark.parametrize(("language", "count"), [("tr", 2), ("ku", 2), ("ar", 6)])
def test_each_language_has_its_forms(language, count):
    assert forms(language) == count
    assert set(PLURAL_FORMS) == {code for code in languages.NAMES if code != "en"}


@pytest.fixture
def slice_folder(tmp_path, monkeypatch, settings):
    """Two slices with three messages, one of them in both."""
    monkeypatch.setattr(texts, "SLICES_FOLDER", tmp_path)
    settings.SLICES = ["one", "two"]
    for name, code in (
        ("one", '_("Open %(name)s")\n_("Both")'),
        ("two", '_("Both")\nngettext("%(count)s person", "%(count)s people", 2)'),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "views.py").write_text(code, encoding="utf-8")
    texts.messages_in_code.cache_clear()
    for language in ("tr", "ar"):
        texts.write_missing(language)
    yield tmp_path
    texts.messages_in_code.cache_clear()


def test_a_sheet_goes_out_and_comes_back(slice_folder, tmp_path):
    sheet = tmp_path / "ar.csv"
    assert text_sheets.write_sheet("ar", sheet) == 3
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=";"))
    filled = {"Open %(name)s": ["افتح"], "Both": ["كلاهما"], "%(count)s person": SIX}
    for row in rows[1:]:
        row[6:] = filled[row[3]]
    with sheet.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    count, wrong = text_sheets.take_in("ar", text_sheets.read_sheet(sheet))
    assert count == 2
    assert wrong == [wrong[0]]
    assert "placeholders: none instead of %(name)s" in wrong[0]
    for name in ("one", "two"):
        book = polib.pofile(str(texts.catalogue(name, "ar")))
        assert book.find("Both").msgstr == "كلاهما"
    assert texts.problems("ar") == ["one: not translated: 'Open %(name)s'"]
    assert texts.state("ar") == (2, 3)
    assert text_sheets.write_sheet("ar", sheet, only_open=True) == 1


def test_programs_bring_json_and_unknown_keys_are_named(slice_folder, tmp_path):
    file = tmp_path / "ar.json"
    key = text_sheets.code_of((None, "Both", ""))
    file.write_text(f'{{"{key}": "كلاهما", "0000000000": "x"}}', encoding="utf-8")
    assert text_sheets.take_in("ar", text_sheets.read_sheet(file)) == (1, ["0000000000: no such message"])


def test_a_fuzzy_text_is_not_translated(slice_folder):
    file = texts.catalogue("one", "ar")
    book = polib.pofile(str(file))
    book.find("Both").msgstr, book.find("Both").flags = "كلاهما", ["fuzzy"]
    book.save()
    assert "one: not translated: 'Both'" in texts.problems("ar")


def test_examples_of_languages_hold():
    assert doctest.testmod(languages).failed == 0


@pytest.mark.parametrize(
    ("language", "said"), [("tr", ("Ad", "tr")), ("en", ("Name", "en")), ("ar", ("Ad", "tr")), ("ku", ("Ad", "tr"))]
)
def test_what_a_language_lacks_is_said_in_turkish(language, said):
    class Thing:
        name_tr, name_en = "Ad", "Name"

    with translation.override(language):
        assert languages.said_in(Thing(), "name") == said


def test_months_of_every_language_are_its_own():
    from django.utils.dates import MONTHS

    said = {}
    for code in languages.NAMES:
        with translation.override(code):
            said[code] = str(MONTHS[11])
    assert len(set(said.values())) == 4
