"""Finding Turkish text."""

from datetime import timedelta

import pytest

from meydan.base import clock, search

TITLES = [
    "Çocuklar okula gölgede yürüsün",
    "Pazar yerinde kalan sebze çöpe gitmesin",
    "Kütüphane akşamları da açık olsun",
    "Karanlık merdiven",
    "Göksu parkına çınar ağaçları dikilsin",
    "İhtiyaç sahiplerine sıcak çorba",
    "إنارة الحديقة أمام المدرسة",
    "Rê li ber dibistanê pir tarî ye",
]


@pytest.fixture
def entries(db):
    for number, title in enumerate(TITLES):
        search.index(
            f"idea:{number}", title=title, body="Zeytinlik Sokak’ta kaldırım dar" if number == 0 else "", at=clock.now()
        )


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("okullar", 0),
        ("COCUK", 0),
        ("golgede yuruyus", 0),
        ("sebzeler", 1),
        ("kutuphanelerin", 2),
        ("KÜTÜPHANE", 2),
        ("karanlk", 3),
        ("merdivenler", 3),
        ("ağaç", 4),
        ("ihtiyac", 5),
        ("IHTIYAC", 5),
        ("zeytinlik", 0),
        ("مدرسه", 6),
        ("المدرسة", 6),
        ("حَدِيقَة", 6),
        ("انارة", 6),
        ("tari", 7),
        ("DIBISTANE", 7),
    ],
)
def test_people_find_what_they_mean(entries, question, first):
    found = search.find(question, all_words=question != "golgede yuruyus")
    assert found[0].ref == f"idea:{first}"


@pytest.mark.parametrize("question", ["", "   ", "'; drop table", "&|!():*", "\\", "%"])
def test_odd_questions_do_no_harm(entries, question):
    assert list(search.find(question)) == []


def test_a_title_with_the_word_is_found_however_many_newer_texts_have_it(db, monday, monkeypatch):
    monkeypatch.setattr(search, "WEIGHED", 3)
    search.index("idea:90", title="Yol yapılsın", body="", at=monday)
    search.index("idea:91", title="Yolculuk", body="", at=monday)
    for number in range(5):
        later = monday + timedelta(days=1, hours=number)
        search.index(f"idea:{number}", title="Gölge az", body="Bu yol çok sıcak", at=later)
    assert [one.ref for one in search.find("yol")] == ["idea:90", "idea:4", "idea:3", "idea:2"]


def test_hidden_entries_are_not_found(entries):
    search.index("idea:3", title="Karanlık merdiven", at=clock.now(), public=False)
    assert list(search.find("merdiven")) == []


@pytest.mark.parametrize(
    ("question", "found"),
    [("pazar sebze", {1}), ("PARKINA", {4}), ("pazar merdiven", set()), ("", set()), ("!?", set())],
)
def test_all_with_these_words_are_counted(entries, question, found):
    assert {int(one.ref.partition(":")[2]) for one in search.with_words(question)} == found
    assert not search.with_words(question, kinds=["page"])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ihtiyaç", 1),
        ("IHTIYAC", 1),
        ("İHTİYAÇ", 1),
        ("kutuphane", 1),
        ("حديقه", 1),
        ("%", 0),
        ("_", 0),
        ("\\", 0),
        ("", len(TITLES)),
    ],
)
def test_a_list_is_searched_with_letters_as_people_type_them(entries, typed, found):
    assert search.SearchEntry.objects.filter(title__says=typed).count() == found
