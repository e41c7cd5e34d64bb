"""A newcomer with a letter applies for a panel on a phone, without JavaScript: writes first, signs in last, and reads where she stands."""

import re
import time

import pytest

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def test_a_newcomer_applies_and_takes_the_name_back(visit, demo):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Mouse(window.page)
    began, contact = time.time(), "panele-gelen@example.org"
    window.go("/paneller/?open=on")
    hand.press(page.get_by_role("link", name=re.compile("gece kütüphanesi")).first)
    hand.press(page.get_by_role("link", name="Başvurun"))
    hand.press(page.get_by_role("button", name="Beni kuraya yazın"))
    assert "Seçin: Yaş" in page.inner_text("main")
    for name in ("18–29", "Hiç"):
        hand.tick(page.get_by_label(name, exact=True))
    hand.tick(page.locator("input[name=take_part]"))
    hand.press(page.get_by_role("button", name="Beni kuraya yazın"))
    hand.write(page.locator("input[name=contact]"), contact)
    hand.press(page.locator("main form button").first)
    hand.write(page.locator("input[name=code]"), demo.code_for(contact, since=began - 1))
    hand.press(page.locator("main form button").first)
    if "/giris/hosgeldiniz/" in page.url:
        hand.tick(page.locator("input[name=age_band][value='18-29']"))
        hand.write(page.locator("input[name=display_name]"), "Yeni Komşu")
        hand.press(page.locator("main form button").first)
    page.wait_for_url("**/benim/panelim/**")
    assert "Yalnızca siz görürsünüz" in page.inner_text("main")
    hand.press(page.get_by_role("button", name="Adımı kuradan çıkarın"))
    assert "Adınız kuradan çıkarıldı" in page.inner_text("main")
