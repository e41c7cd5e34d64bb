"""A newcomer finds an event, takes a seat on a phone, shows the ticket at the door, and the door lets in once."""

import re
import time

import pytest

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def test_a_newcomer_takes_a_seat_and_gives_it_back(visit, demo):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Mouse(window.page)
    began, contact = time.time(), "etkinlige-gelen@example.org"
    window.go("/etkinlikler/?q=enerji")
    hand.press(page.get_by_role("link", name=re.compile("Evde enerji")).last)  # the first of them is full
    hand.press(page.get_by_role("button", name="Yerinizi ayırın"))
    hand.tick(page.locator("input[name=needs][value=sign]"))
    hand.press(page.get_by_role("button", name="Beni yazın"))
    hand.write(page.locator("input[name=contact]"), contact)
    hand.press(page.locator("main form button").first)
    hand.write(page.locator("input[name=code]"), demo.code_for(contact, since=began - 1))
    hand.press(page.locator("main form button").first)
    if "/giris/hosgeldiniz/" in page.url:
        hand.tick(page.locator("input[name=age_band][value='18-29']"))
        hand.write(page.locator("input[name=display_name]"), "Yeni Komşu")
        hand.press(page.locator("main form button").first)
    page.wait_for_url("**/benim/kaydim/**")
    assert "Kapıda bunu gösterin" in page.inner_text("main")
    assert "Yanıt bekliyor" in page.inner_text("main")
    hand.press(page.get_by_role("button", name="Adımı listeden silin"))
    assert "Adınız listeden silindi" in page.inner_text("main")
