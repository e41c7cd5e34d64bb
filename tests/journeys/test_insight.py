"""Figures lead to work: who is missing in a process that still runs becomes a visit, and readers see what it changed. The yearly
review goes from its draft to a page, a PDF and data in two languages; the director takes the week along on paper."""

import io
import json
import re
from datetime import timedelta

import pytest
from docx import Document
from playwright.sync_api import expect

from meydan.base import clock
from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def fits(page):
    """Nothing sticks out at the side of the page that has come."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_gap_becomes_a_visit_and_readers_see_what_it_changed(visit, sign_in, width):
    desk = visit(javascript=False, width=width)
    sign_in(desk, "mudur")
    desk.go("/masa/eksikler/")
    page, hand = desk.page, Mouse(desk.page)
    title = f"Muhtarlıkta kâğıt form, {width}"
    hand.press(page.locator("a[href*='grup=']", has_text="Görev planlayın").first)  # a gap, not a whole process
    of = re.search(r"/yeni/(\w+):(\d+)/", page.url)
    assert page.locator("select[name=group]").input_value()  # the gap that was pressed
    hand.tick(page.get_by_label("Muhtar", exact=False).first)
    hand.press(page.get_by_role("button", name="Planlayın", exact=True))
    expect(page.locator("[aria-invalid=true]")).to_have_count(2)  # words and day, nothing that was told
    hand.write(page.get_by_label("Okurlar için birkaç sözcükle"), title)
    hand.write(page.get_by_label("Hangi gün?"), (clock.today() + timedelta(days=2)).isoformat())
    hand.press(page.get_by_role("button", name="Planlayın", exact=True))
    planned = page.get_by_role("link", name=re.compile(f"Neyi değiştirdiğini yazın.*{title}$"))
    expect(planned).to_be_visible()
    assert fits(page)

    address = f"/kim-katildi/{of[1]}/{of[2]}/"
    reader = visit(width=width)
    reader.go(address)
    assert title in reader.page.inner_text("main")
    assert fits(reader.page)

    hand.press(planned)
    hand.write(page.get_by_label("Ne değişti?"), "On iki kişi ilk kez yazdı.")
    hand.write(page.get_by_label("Kaç kişiye ulaştınız?"), "31")
    hand.press(page.get_by_role("button", name="Bitti"))
    expect(page.get_by_text("Neyi değiştirdiğini okurlar görür.")).to_be_visible()
    reader.go(address)
    shown = reader.page.locator("li", has_text=title).inner_text()
    assert "On iki kişi ilk kez yazdı." in shown
    assert "31 kişi" in shown
    assert not reader.complaints


@pytest.mark.parametrize("width", [390, 1280])
def test_a_goal_shows_its_series_and_leads_to_threads(visit, width):
    window = visit(width=width)
    window.go("/amac/11/")
    page = window.page
    assert "Kişi başına yeşil alan" in page.inner_text("main")
    assert page.locator("figure.chart svg path").count() >= 1
    assert page.locator("figure.chart").first.locator("table").count() == 1  # the same as a table
    assert page.locator("main a[href^='/konu/']").count() >= 1
    assert fits(page)
    assert window.bytes_without_photos <= 60 * 1024


def test_the_review_of_the_year_goes_from_its_draft_to_page_pdf_and_data(visit, sign_in):
    year = clock.today().year
    desk = visit(javascript=False, width=390)
    sign_in(desk, "mudur")
    desk.go("/masa/degerlendirme/")
    page, hand = desk.page, Mouse(desk.page)
    hand.write(page.get_by_label("Hangi yılın?"), str(year))
    hand.press(page.get_by_role("button", name="Başlayın", exact=True))
    assert fits(page)
    hand.tick(page.get_by_label("İki dilde de okudum."))
    hand.press(page.get_by_role("button", name="Yayımlayın"))
    expect(page.get_by_text("Eksik: 5.")).to_be_visible()
    for section in ("foreword", "method", "who", "missing", "next"):
        hand.press(page.locator(f"#{section}").get_by_role("link"))
        hand.write(page.get_by_label("Türkçe"), f"Türkçe sözler: {section}")
        hand.write(page.get_by_label("İngilizce"), f"English words: {section}")
        hand.press(page.get_by_role("button", name="Kaydedin"))
    hand.tick(page.get_by_label("İki dilde de okudum."))
    hand.press(page.get_by_role("button", name="Yayımlayın"))
    expect(page.get_by_text("Yayımlandı. Okurlar")).to_be_visible()

    reader = visit(width=390)
    for prefix, words in (("", "Türkçe sözler: who"), ("/en", "English words: who")):
        reader.go(f"{prefix}/degerlendirme/{year}/")
        assert words in reader.page.inner_text("main")
        assert fits(reader.page)
        pdf = reader.page.context.request.get(f"{reader.town.address}{prefix}/degerlendirme/{year}/pdf/")
        assert pdf.body().startswith(b"%PDF-")
    data = reader.page.context.request.get(f"{reader.town.address}/degerlendirme/{year}/veri.json")
    told = json.loads(data.body())
    texts = {code: {one["code"]: one["text"] for one in copy["sections"]} for code, copy in told["languages"].items()}
    assert (texts["tr"]["who"], texts["en"]["who"]) == ("Türkçe sözler: who", "English words: who")
    assert told["sha256"] in reader.page.inner_text("main")


def test_the_week_is_taken_along_on_paper_and_as_a_file(visit, sign_in):
    desk = visit(width=390)
    sign_in(desk, "mudur")
    desk.go("/masa/hafta/")
    page = desk.page
    assert fits(page)
    link = page.get_by_role("link", name="DOCX")
    file = page.context.request.get(page.evaluate("one => one.href", link.element_handle()))
    words = Document(io.BytesIO(file.body()))
    assert any("hafta" in one.text.lower() for one in words.paragraphs)  # ascii
    assert len(words.tables) >= 1
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert not link.is_visible()
    assert page.locator("h1").is_visible()
