"""Somebody reads the square in Arabic, on a phone and without JavaScript, and says which sentence is wrong; the desk settles it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WORDS = "«المسارات» كلمة غير مفهومة"


def test_an_arabic_reader_reports_a_wrong_text(visit, sign_in):
    window = visit(width=390, javascript=False)
    window.go("/konular/")
    page = window.page
    page.click(".foot a[hreflang=ar]")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.click(".note--warn a[rel=nofollow]")
    page.fill("textarea[name=words]", WORDS)
    page.click("main form .btn")
    expect(page.locator(".note--ok")).to_have_count(1)

    desk = visit(width=1280)
    sign_in(desk, "mudur")
    desk.go("/masa/diller/bildirilenler/")
    row = desk.page.locator(".queue li", has_text=WORDS)
    assert row.locator("a[dir=ltr]").inner_text() == "/ar/konular/"
    row.get_by_role("button").click()
    expect(desk.page.locator(".queue li", has_text=WORDS)).to_have_count(0)
    assert window.complaints == desk.complaints == []
