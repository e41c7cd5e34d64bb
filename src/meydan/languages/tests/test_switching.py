"""Languages on and off, drafts, and what readers report."""

import pytest

from meydan.base import languages, remembered
from meydan.base.models import AuditLine, Stamp
from meydan.base.sentences import NOT_STAFF, TOO_FAST
from meydan.languages import actions, queries, rules
from meydan.languages.models import Review, TextReport


@pytest.fixture
def spoken():
    """Arabic is on."""
    remembered.keep({"language:ar": "on"})


@pytest.fixture
def report(db):
    return actions.report_text(language="ar", path="/ar/", words="Sözcük yanlış", better="Doğrusu")


# ---------- actions ----------


@pytest.mark.parametrize("on", [True, False])
def test_the_director_switches_a_language(director, on):
    actions.switch_language(by=director, code="ku", on=on)
    assert Stamp.objects.get(name="language:ku").value == ("on" if on else "off")
    assert AuditLine.objects.get(code="languages.switched").facts == {"language": "ku", "on": on}


@pytest.mark.parametrize(
    "act",
    [
        lambda by: actions.switch_language(by=by, code="ar", on=True),
        lambda by: actions.mark_as_read(by=by, code="ar", readers="Biri"),
        lambda by: actions.mark_as_draft(by=by, code="ar"),
        lambda by: actions.settle_report(by=by, report=TextReport()),
        lambda by: actions.write_easy_text(by=by, of="thread:1", language="tr", body="x"),
    ],
)
def test_nobody_else_does(zeynep, refused, act):
    with refused(NOT_STAFF):
        act(zeynep)


@pytest.mark.parametrize(("code", "why"), [("tr", rules.BINDING_STAYS), ("xx", rules.NO_LANGUAGE)])
def test_turkish_stays_on_and_unknown_ones_stay_unknown(director, refused, code, why):
    with refused(why):
        actions.switch_language(by=director, code=code, on=False)
    with refused(why):
        actions.mark_as_draft(by=director, code=code)


def test_a_language_is_read_once_and_can_be_a_draft_again(director, refused):
    actions.mark_as_read(by=director, code="ar", readers=" Üç komşu ")
    remembered.keep(dict(Stamp.objects.values_list("name", "value")))
    assert not languages.is_draft("ar")
    assert next(one for one in queries.spoken() if one.code == "ar").review.readers == "Üç komşu"
    with refused(rules.REVIEWED_ALREADY):
        actions.mark_as_read(by=director, code="ar", readers="Biri")
    actions.mark_as_draft(by=director, code="ar")
    remembered.keep(dict(Stamp.objects.values_list("name", "value")))
    assert languages.is_draft("ar")
    assert Review.objects.get().ended_at
    with refused(rules.DRAFT_ALREADY):
        actions.mark_as_draft(by=director, code="ar")


def test_a_report_is_settled_once(director, report, refused):
    actions.settle_report(by=director, report=report)
    assert not queries.open_reports().exists()
    with refused(rules.SETTLED):
        actions.settle_report(by=director, report=report)


def test_reports_from_one_address_have_a_limit(db, monday, refused):
    for _ in range(10):
        actions.report_text(language="ar", path="", words="x", address="1")
    with refused(TOO_FAST):
        actions.report_text(language="ar", path="", words="x", address="1")


# ---------- pages ----------


def test_a_language_that_is_off_leads_to_the_turkish_page(client, db):
    answer = client.get("/ar/kurallar/?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "/kurallar/?a=1")
    assert "العربية" not in client.get("/kurallar/").content.decode()


def test_a_draft_says_so_on_each_page_and_offers_to_report(client, db, spoken):
    page = client.get("/ar/kurallar/").content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert 'href="/ar/metin-bildir/?next=/ar/kurallar/"' in page
    assert "/metin-bildir/" not in client.get("/kurallar/").content.decode()
    remembered.keep({"language:ar": "on", "language-draft:ar": "no"})
    assert "/metin-bildir/" not in client.get("/ar/kurallar/").content.decode()


def test_what_the_town_file_says_in_turkish_only_is_marked(client, db, spoken):
    page = client.get("/ar/kurallar/").content.decode()
    assert '<span lang="tr" dir="ltr">Hafta içi 09.00–17.30</span>' in page
    assert 'prose" lang="tr" dir="ltr"' in page


def test_a_visitor_reports_a_text(client, db, spoken):
    sent = client.post("/ar/metin-bildir/", {"words": "هذا خطأ", "path": "/ar/kurallar/"})
    assert sent.status_code == 302
    one = TextReport.objects.get()
    assert (one.language, one.path, one.words) == ("ar", "/ar/kurallar/", "هذا خطأ")
    empty = client.post("/ar/metin-bildir/", {"better": "هكذا"})
    assert empty.status_code == 422
    assert "هكذا" in empty.content.decode()


def test_the_page_of_languages(signed_in, director, report):
    client = signed_in(director)
    page = client.get("/masa/diller/").content.decode()
    assert "Makine taslağı" in page
    assert "1 metin bildirildi" in page
    assert client.post("/masa/diller/", {"language": "ar", "act": "on"}).status_code == 302
    assert client.post("/masa/diller/", {"language": "ar", "act": "read", "readers": ""}).status_code == 422
    too_long = client.post("/masa/diller/", {"language": "ar", "act": "read", "readers": "Üç komşu " * 40})
    assert too_long.status_code == 422
    assert 'value="Üç komşu Üç komşu' in too_long.content.decode()
    assert client.post("/masa/diller/", {"language": "ar", "act": "read", "readers": "Üç komşu"}).status_code == 302
    assert client.post("/masa/diller/", {"language": "tr", "act": "off"}).status_code == 422


def test_the_list_of_reports(signed_in, director, report, django_assert_max_num_queries):
    client = signed_in(director)
    for _ in range(2):
        actions.report_text(language="ku", path="/ku/", words="Şaş e")
    with django_assert_max_num_queries(15):
        page = client.get("/masa/diller/bildirilenler/").content.decode()
    assert page.count("Şaş e") >= 2
    assert client.post("/masa/diller/bildirilenler/", {"report": report.pk}).status_code == 302
    assert client.post("/masa/diller/bildirilenler/", {"report": report.pk}).status_code == 404


def test_reports_are_searched_and_filtered_by_language(signed_in, director):
    for language, words in (("ku", "Ev şaş e"), ("ar", "هذا خطأ")):
        actions.report_text(language=language, path="/x/", words=words)
    page = signed_in(director)
    both = page.get("/masa/diller/bildirilenler/").content.decode()
    assert "Ev şaş e" in both
    assert "هذا خطأ" in both
    for narrowed in ({"language": "ku"}, {"q": "şaş"}):
        shown = page.get("/masa/diller/bildirilenler/", narrowed).content.decode()
        assert "Ev şaş e" in shown
        assert "هذا خطأ" not in shown
