"""Somebody reads the square in Arabic, on a phone and without JavaScript, and says which sentence is wrong; the desk settles it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import press

pytestmark = pytest.mark.browser
WORDS = "«المسارات» كلمة غير مفهومة"


def test_an_arabic_reader_reports_a_wrong_text(visit, sign_in):
    window = visit(width=390, javascript=False)
    window.go("/konular/")
    page = window.page
    press(page.locator(".foot a[hreflang=ar]").first)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    press(page.locator(".note--warn a[rel=nofollow]").first)
    page.fill("textarea[name=words]", WORDS)
    press(page.locator("main form .btn").first)
    expect(page.locator(".note--ok")).to_have_count(1)

    desk = visit(width=1280)
    sign_in(desk, "mudur")
    desk.go("/masa/diller/bildirilenler/")
    row = desk.page.locator(".queue li", has_text=WORDS)
    assert row.locator("a[dir=ltr]").inner_text() == "/ar/konular/"
    press(row.get_by_role("button"))
    expect(desk.page.locator(".queue li", has_text=WORDS)).to_have_count(0)
    assert window.complaints == desk.complaints == []
