"""Somebody votes on a phone without JavaScript, enters the code last, and keeps the receipt; another one finds their share in a result."""

import re
import time

import pytest

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def test_a_newcomer_votes_and_the_code_comes_last(visit, demo):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Mouse(window.page)
    began, contact = time.time(), "oy-veren@example.org"
    window.go("/oylamalar/?when=now")
    hand.press(page.get_by_role("link", name="Katılımcı bütçe 2027"))
    hand.press(page.get_by_role("link", name="Oy verin").last)  # the one that stays at the bottom of a phone
    for title in ("Göksu yağmur bahçesi", "Adatepe mahalle bostanı"):
        hand.tick(page.get_by_label(re.compile(title)))
    hand.press(page.get_by_role("button", name="Oyunuzu gözden geçirin"))
    assert "2.190.000 ₺" in page.inner_text("main")
    hand.tick(page.get_by_label("Burada oturuyorum"))
    hand.tick(page.get_by_label(re.compile("16 yaşındayım")))
    hand.press(page.get_by_role("button", name="Devam edin ve kodu girin"))
    hand.write(page.locator("input[name=contact]"), contact)
    hand.press(page.locator("main form button").first)
    hand.write(page.locator("input[name=code]"), demo.code_for(contact, since=began - 1))
    hand.press(page.locator("main form button").first)
    if "/giris/hosgeldiniz/" in page.url:
        hand.tick(page.locator("input[name=age_band][value='18-29']"))
        hand.write(page.locator("input[name=display_name]"), "Yeni Komşu")
        hand.press(page.locator("main form button").first)
    page.wait_for_url("**/kontrol/")
    hand.press(page.get_by_role("button", name="Oyunuzu verin"))
    assert re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page.inner_text("main"))
