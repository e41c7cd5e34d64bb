"""A newcomer with a letter applies for a panel on a phone, without JavaScript: writes first, signs in last, and reads where she stands.
Somebody of 16 applies, and her mother says yes on hers."""

import re
import time

import pytest

from tests.journeys.hands import Mouse
from tests.journeys.test_every_page import complaints_of_axe

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


def test_somebody_of_16_is_in_the_drum_when_her_mother_has_said_yes(visit, demo):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Mouse(window.page)
    began, young, mother = time.time(), "panele-gelen-genc@example.org", "gencin-annesi@example.org"
    window.go("/paneller/?open=on")
    hand.press(page.get_by_role("link", name=re.compile("gençlik katı")).first)
    hand.press(page.get_by_role("link", name="Başvurun"))
    for name in ("Lise", "15–17 yaş"):
        hand.tick(page.get_by_label(name, exact=True))
    hand.tick(page.locator("input[name=take_part]"))
    hand.press(page.get_by_role("button", name="Beni kuraya yazın"))
    hand.write(page.locator("input[name=contact]"), young)
    hand.press(page.locator("main form button").first)
    hand.write(page.locator("input[name=code]"), demo.code_for(young, since=began - 1))
    hand.press(page.locator("main form button").first)
    if "/giris/hosgeldiniz/" in page.url:
        hand.tick(page.locator("input[name=age_band][value='under-18']"))
        hand.write(page.locator("input[name=display_name]"), "Ela")
        hand.press(page.locator("main form button").first)
    page.wait_for_url("**/benim/panelim/**")
    hand.write(page.locator("input[name=guardian]"), "Nalan T.")
    hand.write(page.locator("input[name=guardian_contact]"), mother)
    hand.press(page.get_by_role("button", name="İzin isteyin"))
    assert "Bağlantı" in page.inner_text("main")
    demo.work_off()

    her = visit(width=390, javascript=False)
    link, fingers = demo.link_for(mother, "/veli-izni/"), Mouse(her.page)
    her.go(link)
    assert "Ela bir panele katılmak istiyor" in her.page.inner_text("h1")
    assert "gençlik katında neler olsun" in her.page.inner_text("main")
    looked_at = visit(width=390, theme="dark")
    looked_at.go(link)
    assert complaints_of_axe(looked_at.page) == []
    assert looked_at.bytes_without_photos <= 60 * 1024
    fingers.press(her.page.get_by_role("button", name="Kodu gönderin"))
    fingers.tick(her.page.locator("input[name=answer][value=yes]"))
    fingers.tick(her.page.locator("input[name=am_guardian]"))
    fingers.write(her.page.locator("input[name=code]"), demo.code_for(mother, since=began))
    fingers.press(her.page.get_by_role("button", name="Cevabı gönderin"))
    assert "İzni verdiniz" in her.page.inner_text("main")
    page.reload()
    assert "Kurada" in page.inner_text("main")
    fingers.press(her.page.get_by_role("button", name="İzni geri alın"))
    page.reload()
    assert "Kurada" not in page.inner_text("main")
