"""The whole chain as people walk it: a problem becomes a project with a measured result, and those who took part are told."""

import io
import re
import time

import pytest
from PIL import Image

from tests.journeys.hands import Keyboard, Mouse, press

pytestmark = pytest.mark.browser


def photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (800, 600), "#7fc3cf").save(file, "JPEG")
    return file.getvalue()


def write_and_sign_in(visit, hand, contact: str, title: str) -> str:
    """Write a problem in Göksu, sign in by code at the end; returns the number of the thread."""
    page = visit.page
    on = page.get_by_role("button", name="Devam edin")
    visit.go("/katki/yeni/")
    hand.tick(page.get_by_role("radio", name=re.compile("^Sorun")))
    hand.press(on)
    hand.write(page.locator("input[name=title]"), title)
    hand.tick(page.get_by_role("radio", name=re.compile("^Ortak sorun")))
    hand.write(page.locator("textarea[name=text]"), "Çocuklar okula giderken güneşin altında yürüyor.")
    hand.press(on)
    hand.choose(page.locator("select[name=neighbourhood]"), "goksu")
    hand.write(page.locator("input[name=place_words]"), "Okul sokağı")
    hand.press(on)
    hand.choose(page.locator("select[name=target]"), "11.7")
    hand.attach(page.locator("input[name=photos]"), {"name": "sokak.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    hand.press(on)
    page.wait_for_url(re.compile("gonder"))
    assert title in page.inner_text("main")
    before = time.time() - 1
    hand.press(page.get_by_role("button", name="Gönderin, kodu girin"))
    hand.write(page.locator("input[name=contact]"), contact)
    hand.press(page.get_by_role("button", name="Bana kod gönderin"))
    hand.write(page.locator("input[name=code]"), visit.town.code_for(contact, since=before))
    hand.press(on)
    hand.tick(page.get_by_label("30–44"))
    hand.write(page.locator("input[name=display_name]"), "Nur")
    hand.press(on)
    page.wait_for_url(re.compile("/konu/"))
    assert "Katkınız bize ulaştı" in page.inner_text("main")
    return re.search(r"/konu/([\d-]+)/", page.url).group(1)


@pytest.mark.parametrize(
    ("mark", "hands", "javascript", "width"),
    [("telefon", Mouse, True, 390), ("sade", Mouse, False, 1280), ("klavye", Keyboard, True, 1280)],
    ids=["phone", "without-javascript", "keyboard-alone"],
)
def test_a_problem_becomes_a_project_with_a_measured_result(visit, sign_in, mark, hands, javascript, width):
    resident = visit(width=width, javascript=javascript)
    title = f"Deneme sokağında gölge yok ({mark})"
    number = write_and_sign_in(resident, hands(resident.page), f"nur-{mark}@ornek.example", title)

    director = visit(javascript=javascript)
    sign_in(director, "mudur")
    desk, hand = director.page, hands(director.page)
    director.go(f"/masa/katkilar/?tab=all&q={number}")
    hand.press(desk.get_by_role("link", name=re.compile("Ele alın")))
    hand.press(desk.locator(".verbs > a", has_text=re.compile("^Cevaplayın$")))
    hand.tick(desk.get_by_label("Kabul edildi", exact=True))
    hand.write(desk.locator("textarea[name=answer-text]"), "Haklısınız. Baharda gölgelik kuracağız.")
    hand.choose(desk.locator("select[name=answer-unit]"), "Park ve Bahçeler Müdürlüğü")
    hand.press(desk.get_by_role("button", name="Cevabı gönderin"))
    start = desk.get_by_role("link", name="Bundan proje başlatın")
    start.wait_for()
    assert "Kabul edildi" in desk.inner_text("main")

    hand.press(start)
    hand.write(desk.locator("textarea[name=summary]"), "Okul sokağına üç gölgelik.")
    hand.write(desk.locator("input[name=ends_on]"), "2030-05-01")
    hand.write(desk.locator("input[name=budget_planned]"), "120.000")
    hand.press(desk.get_by_role("button", name="Projeyi başlatın"))
    desk.wait_for_url(re.compile(r"/masa/proje/\d+/"))
    open_details(desk, hand, "Etkiyi girin")
    for name, text in {
        "indicator": "Öğlen sıcaklığı", "unit": "°C", "before": "44,1", "value": "41,2", "measured_on": "2026-11-20",
        "source": "Okul", "headline": "2,9 °C daha serin",
    }.items():  # fmt: skip
        hand.write(desk.locator(f"[name=impact-{name}]"), text)
    with desk.expect_navigation():
        hand.press(desk.locator("form", has=desk.locator("input[value=impact]")).get_by_role("button"))
    open_details(desk, hand, "Projeyi bitirin")
    hand.write(desk.locator("textarea[name=finish-words]"), "Üç gölgelik kuruldu.")
    with desk.expect_navigation():
        hand.press(desk.get_by_role("button", name="Bitirin ve herkese söyleyin"))

    resident.go(f"/konu/{number}/")
    story = resident.page.inner_text("main")
    for words in (title, "Baharda gölgelik kuracağız", "Okul sokağına üç gölgelik", "2,9 °C daha serin", "Proje bitti"):
        assert words in story
    assert resident.complaints == []
    assert director.complaints == []


def open_details(page, hand, words: str) -> None:
    """Open the fold whose title has these words."""
    fold = page.locator(".verbs > details", has=page.locator("summary", has_text=words)).first
    if fold.get_attribute("open") is None:
        hand.press(fold.locator("summary").first)


def test_similar_threads_appear_while_typing_and_can_be_supported(visit):
    window = visit(width=390)
    page = window.page
    window.go("/katki/yeni/")
    page.get_by_role("radio", name=re.compile("^Sorun")).check()
    press(page.get_by_role("button", name="Devam edin"))
    page.locator("input[name=title]").press_sequentially("okul yolu golgesiz", delay=5)
    page.get_by_text(re.compile("Buna benzeyen")).wait_for()
    assert "Okul yolunda gölge yok" in page.inner_text("#similar")


def test_support_by_keyboard_alone(visit, sign_in):
    window = visit()
    sign_in(window, "yurttas")
    window.go("/konular/?q=bostan")
    page = window.page
    hand = Keyboard(page)
    hand.press(page.locator(".card a").first)
    page.wait_for_url(re.compile("/konu/"))
    button = page.locator("form[action*=destek] button").first
    before = button.get_attribute("aria-pressed")
    hand.press(button)
    after = "false" if before == "true" else "true"
    page.locator(f"form[action*=destek] button[aria-pressed={after}]").first.wait_for()
    assert window.complaints == []
