"""The whole chain as people walk it: a problem becomes a project with a measured result, and those who took part are told."""

import io
import re
import time

import pytest
from PIL import Image

pytestmark = pytest.mark.browser


def photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (800, 600), "#7fc3cf").save(file, "JPEG")
    return file.getvalue()


def write_and_sign_in(visit, contact: str, title: str) -> str:
    """Write a problem in Göksu, sign in by code at the end; returns the number of the thread."""
    page = visit.page
    visit.go("/katki/yeni/")
    page.get_by_role("radio", name=re.compile("^Sorun")).check()
    page.get_by_role("button", name="Devam edin").click()
    page.fill("input[name=title]", title)
    page.fill("textarea[name=text]", "Çocuklar okula giderken güneşin altında yürüyor.")
    page.get_by_role("button", name="Devam edin").click()
    page.select_option("select[name=neighbourhood]", "goksu")
    page.fill("input[name=place_words]", "Okul sokağı")
    page.get_by_role("button", name="Devam edin").click()
    page.select_option("select[name=target]", "11.7")
    page.set_input_files("input[name=photos]", {"name": "sokak.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.get_by_role("button", name="Devam edin").click()
    assert title in page.inner_text("main")
    before = time.time() - 1
    page.get_by_role("button", name="Gönderin, kodu girin").click()
    page.fill("input[name=contact]", contact)
    page.get_by_role("button", name="Bana kod gönderin").click()
    page.fill("input[name=code]", visit.town.code_for(contact, since=before))
    page.get_by_role("button", name="Devam edin").click()
    page.get_by_label("30–44").check()
    page.fill("input[name=display_name]", "Nur")
    page.get_by_role("button", name="Devam edin").click()
    page.wait_for_url(re.compile("/konu/"))
    assert "Katkınız bize ulaştı" in page.inner_text("main")
    return re.search(r"/konu/([\d-]+)/", page.url).group(1)


@pytest.mark.parametrize(("javascript", "width"), [(True, 390), (False, 1280)], ids=["phone", "without-javascript"])
def test_a_problem_becomes_a_project_with_a_measured_result(visit, sign_in, javascript, width):
    mark = "telefon" if javascript else "sade"
    resident = visit(width=width, javascript=javascript)
    title = f"Deneme sokağında gölge yok ({mark})"
    number = write_and_sign_in(resident, f"nur-{mark}@ornek.example", title)

    director = visit(javascript=javascript)
    sign_in(director, "mudur")
    desk = director.page
    director.go(f"/masa/katkilar/?tab=all&q={number}")
    desk.get_by_role("link", name=re.compile("Ele alın")).click()
    open_details(desk, "Cevaplayın", javascript)
    desk.get_by_label("Kabul edildi", exact=True).check()
    desk.fill("textarea[name=answer-text]", "Haklısınız. Baharda gölgelik kuracağız.")
    desk.select_option("select[name=answer-unit]", label="Park ve Bahçeler Müdürlüğü")
    desk.get_by_role("button", name="Cevabı gönderin").click()
    desk.wait_for_load_state()
    assert "Kabul edildi" in desk.inner_text("main")

    desk.get_by_role("link", name="Bundan proje başlatın").click()
    desk.fill("textarea[name=summary]", "Okul sokağına üç gölgelik.")
    desk.fill("input[name=ends_on]", "2030-05-01")
    desk.fill("input[name=budget_planned]", "120.000")
    desk.get_by_role("button", name="Projeyi başlatın").click()
    desk.wait_for_url(re.compile(r"/masa/proje/\d+/"))
    open_details(desk, "Etkiyi girin", javascript)
    for name, text in {
        "indicator": "Öğlen sıcaklığı", "unit": "°C", "before": "44,1", "value": "41,2", "measured_on": "2026-11-20",
        "source": "Okul", "headline": "2,9 °C daha serin",
    }.items():  # fmt: skip
        desk.fill(f"[name=impact-{name}]", text)
    desk.locator("form", has=desk.locator("input[value=impact]")).get_by_role("button").click()
    desk.wait_for_load_state()
    open_details(desk, "Projeyi bitirin", javascript)
    desk.fill("textarea[name=finish-words]", "Üç gölgelik kuruldu.")
    desk.get_by_role("button", name="Bitirin ve herkese söyleyin").click()
    desk.wait_for_load_state()

    resident.go(f"/konu/{number}/")
    story = resident.page.inner_text("main")
    for words in (title, "Baharda gölgelik kuracağız", "Okul sokağına üç gölgelik", "2,9 °C daha serin", "Proje bitti"):
        assert words in story
    assert resident.complaints == []
    assert director.complaints == []


def open_details(page, words: str, javascript: bool) -> None:
    """Open the fold whose title has these words; a click works with and without JavaScript."""
    fold = page.locator(".verbs > details", has=page.locator("summary", has_text=words)).first
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()


def test_similar_threads_appear_while_typing_and_can_be_supported(visit):
    window = visit(width=390)
    page = window.page
    window.go("/katki/yeni/")
    page.get_by_role("radio", name=re.compile("^Sorun")).check()
    page.get_by_role("button", name="Devam edin").click()
    page.locator("input[name=title]").press_sequentially("okul yolu golgesiz", delay=5)
    page.get_by_text(re.compile("Buna benzeyen")).wait_for()
    assert "Okul yolunda gölge yok" in page.inner_text("#similar")


def test_support_by_keyboard_alone(visit, sign_in):
    window = visit()
    sign_in(window, "yurttas")
    window.go("/konular/?q=bostan")
    page = window.page
    page.locator(".card a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/konu/"))
    button = page.locator("form[action*=destek] button").first
    before = button.get_attribute("aria-pressed")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.querySelector('form[action*=destek] button')"):
            break
    page.keyboard.press("Enter")
    page.locator(
        f"form[action*=destek] button[aria-pressed={'false' if before == 'true' else 'true'}]"
    ).first.wait_for()
    assert window.complaints == []
