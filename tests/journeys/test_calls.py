"""Somebody applies for an open call on a phone, without JavaScript: conditions first, then the form, signs in last, and takes it back."""

import re
import time

import pytest

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def test_a_newcomer_applies_for_a_call(visit, demo):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Mouse(window.page)
    began, contact = time.time(), "cagriya-gelen@example.org"
    window.go("/cagrilar/?when=open")
    hand.press(page.get_by_role("link", name=re.compile("yaz sıcağı")).first)
    hand.press(page.get_by_role("link", name="Başvuruya başlayın"))
    for name in ("k0", "k1"):
        hand.tick(page.locator(f"input[name={name}][value=yes]"))
    hand.press(page.get_by_role("button", name="Formu açın"))
    hand.write(page.locator("input[name=title]"), "Gölge takası")
    hand.write(page.locator("input[name=summary]"), "Balkondan sokağa gölge")
    hand.tick(page.get_by_label("gölge", exact=True))
    hand.press(page.get_by_role("button", name="Başvuruyu gönderin"))
    hand.write(page.locator("input[name=contact]"), contact)
    hand.press(page.locator("main form button").first)
    hand.write(page.locator("input[name=code]"), demo.code_for(contact, since=began - 1))
    hand.press(page.locator("main form button").first)
    if "/giris/hosgeldiniz/" in page.url:
        hand.tick(page.locator("input[name=age_band][value='18-29']"))
        hand.write(page.locator("input[name=display_name]"), "Yeni Komşu")
        hand.press(page.locator("main form button").first)
    page.wait_for_url("**/benim/cagri-basvurum/**")
    assert "Gölge takası" in page.inner_text("main")
    hand.press(page.locator("summary", has_text="Başvuruyu geri çekin"))
    hand.press(page.get_by_role("button", name="Geri çekin"))
    assert "Artık değerlendirilmez" in page.inner_text("main")
