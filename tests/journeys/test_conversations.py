"""A newcomer votes with one thumb and by keyboard, without an account and without JavaScript, and adds a statement."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser

CARD = """
- region /“.+”/:
  - text: /12 cümleden 1. cümle/
  - blockquote: /“.+”/
  - form "Yanıtınız":
    - button "Katılıyorum"
    - button "Katılmıyorum"
    - button "Kararsızım"
  - paragraph: Oyunuz sayılır, adınız görünmez.
  - link "Bu cümleyi bildirin"
"""
"""What somebody hears who does not see the card."""


def test_one_thumb_then_the_keyboard(visit):
    window = visit(width=390)
    page, hand = window.page, Mouse(window.page)
    window.go("/sohbetler/")
    hand.press(page.get_by_role("link", name="Salı pazarı nasıl olsun?"))
    expect(page.locator("main")).to_match_aria_snapshot(CARD)
    button = page.get_by_role("button", name="Katılıyorum")
    assert button.bounding_box()["height"] >= 44
    first = page.locator("#quote").inner_text()
    hand.press(button)
    expect(page.locator("#quote")).not_to_have_text(first)
    expect(page.locator("#quote")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Kaydedildi")).to_be_visible()
    second = page.locator("#quote").inner_text()
    page.keyboard.press("3")
    expect(page.locator("#quote")).not_to_have_text(second)
    expect(page.locator("#card")).to_contain_text("12 cümleden 3. cümle")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Katılıyorum")).to_be_focused()
    assert window.complaints == []


def test_without_javascript_and_what_became_of_it(visit):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Mouse(window.page)
    window.go("/sohbetler/")
    hand.press(page.get_by_role("link", name="Salı pazarı nasıl olsun?"))
    hand.press(page.get_by_role("button", name="Katılmıyorum"))
    assert re.search(r"Kaydedildi: \d+ numaralı cümle, “Katılmıyorum”", page.inner_text("#card"))
    hand.write(page.locator("input[name=text]"), "Pazarda oturacak birkaç bank olsun.")
    hand.press(page.get_by_role("button", name="Cümlenizi ekleyin"))
    told = page.inner_text("main")
    assert "Pazarda oturacak birkaç bank olsun." in told
    assert "İnceleniyor" in told
    assert "Katılmıyorum" in told
