"""A newcomer finds a training on a phone, applies, signs in last, and sees all its sessions on their own page."""

import re
import time

import pytest

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def test_a_newcomer_applies_for_a_training_and_leaves_it(visit, demo):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Mouse(window.page)
    began, contact = time.time(), "egitime-gelen@example.org"
    window.go("/egitimler/?q=proje")
    hand.press(page.get_by_role("link", name=re.compile("Proje yazma")).first)
    hand.press(page.get_by_role("link", name="Başvurun").first)
    hand.write(page.locator("input[name=why]"), "Derneğimiz için bütçe yapmak")
    hand.press(page.get_by_role("button", name="Başvurun"))
    hand.write(page.locator("input[name=contact]"), contact)
    hand.press(page.locator("main form button").first)
    hand.write(page.locator("input[name=code]"), demo.code_for(contact, since=began - 1))
    hand.press(page.locator("main form button").first)
    if "/giris/hosgeldiniz/" in page.url:
        hand.tick(page.locator("input[name=age_band][value='18-29']"))
        hand.write(page.locator("input[name=display_name]"), "Yeni Komşu")
        hand.press(page.locator("main form button").first)
    page.wait_for_url("**/benim/egitimim/**")
    words = page.inner_text("main")
    assert "Katılıyor" in words
    assert words.count("Yeri ayrıldı") == 3
    hand.press(page.get_by_role("button", name="Adımı listeden silin"))
    assert "Adınız listeden silindi" in page.inner_text("main")
