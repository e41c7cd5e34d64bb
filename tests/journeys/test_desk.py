"""Somebody without phone and e-mail comes to the desk: a colleague writes it down without JavaScript, the code on the slip opens the
answer for whoever has no account."""

import re

import pytest

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def test_who_has_no_contact_gets_a_slip_whose_code_opens_the_answer(visit, sign_in):
    window = visit(width=390, javascript=False)
    sign_in(window, "mudur")
    window.go("/masa/karsilama/")
    page, hand = window.page, Mouse(window.page)
    hand.press(page.get_by_role("link", name="Yeni kişi"))
    hand.tick(page.get_by_label("Sesli okudum"))
    hand.write(page.locator("[name=title]"), "Pazarın girişine rampa gerek")
    hand.choose(page.locator("[name=target]"), "11.7")
    hand.choose(page.locator("[name=person_age]"), "65+")
    hand.press(page.get_by_role("button", name="Kaydı girin"))
    assert "cevabın nasıl ulaşacağını seçin" in page.inner_text("main")
    hand.choose(page.locator("[name=way]"), "slip")
    hand.choose(
        page.locator("[name=place]"), page.locator("[name=place] option", has_text="Göksu").get_attribute("value")
    )
    hand.press(page.get_by_role("button", name="Kaydı girin"))
    code = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", page.inner_text("main")).group()
    other = visit(width=390, javascript=False)
    other.go("/yanit/")
    Mouse(other.page).write(other.page.locator("[name=code]"), code)
    Mouse(other.page).press(other.page.get_by_role("button", name="Cevabı okuyun"))
    assert "Pazarın girişine rampa gerek" in other.page.inner_text("main")
    assert "Henüz cevap yok" in other.page.inner_text("main")
