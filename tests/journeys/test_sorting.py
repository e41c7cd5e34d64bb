"""Sorting what came in: on a phone and with the keyboard the form comes before the list, on a wide screen the list lies beside it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import press

pytestmark = pytest.mark.browser
PAGE = "/masa/sevk/"


def test_on_a_phone_the_form_comes_first_and_says_how_many_go_along(visit, sign_in):
    window = visit(width=390)
    sign_in(window, "koordinator")
    window.go(PAGE)
    page = window.page
    form, rows = page.locator("#sorting"), page.locator(".inbox")
    assert form.bounding_box()["y"] < rows.bounding_box()["y"]
    press(page.get_by_role("link", name="Listeye geçin"))
    rows.get_by_role("checkbox").nth(1).check()
    press(page.get_by_role("link", name="Forma dönün"))
    expect(form.locator(".dock")).to_contain_text("2 kayıt birlikte gider")
    assert window.complaints == []


def test_on_a_wide_screen_the_list_lies_beside_the_form(visit, sign_in):
    window = visit(width=1280)
    sign_in(window, "koordinator")
    window.go(PAGE)
    form, rows = (window.page.locator(one).bounding_box() for one in ("#sorting", ".inbox"))
    assert rows["x"] + rows["width"] <= form["x"]
    assert abs(rows["y"] - form["y"]) < 100
