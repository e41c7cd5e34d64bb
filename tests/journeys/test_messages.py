"""Somebody chooses when messages come, by keyboard and without JavaScript; an announcement goes from one desk to the other and out."""

import re

import pytest

from tests.journeys.hands import Keyboard

pytestmark = pytest.mark.browser


def test_a_neighbour_chooses_and_the_centre_writes_to_many(visit, sign_in, demo):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Keyboard(window.page)
    sign_in(window, "yurttas")
    window.go("/bildirimler/ayarlar/")
    hand.tick(page.get_by_label("Haftada bir"))
    page.get_by_label("Sessizlik başlangıcı").fill("22:30")
    hand.press(page.get_by_role("button", name="Kaydedin"))
    page.locator(".errsum").wait_for()
    page.get_by_label("Sessizlik bitişi").fill("08:00")
    hand.press(page.get_by_role("button", name="Kaydedin"))
    page.get_by_text("Kaydedildi.").wait_for()
    assert page.get_by_label("Haftada bir").is_checked()

    desk = visit()
    sign_in(desk, "koordinator")
    page, hand = desk.page, Keyboard(desk.page)
    desk.go("/masa/duyurular/yeni/")
    hand.write(page.get_by_label("Konu"), "Su kesintisi: Göksu")
    hand.write(page.get_by_label("Metin"), "Yarın 10.00–12.00 arası su olmayacak.")
    page.get_by_label("Kime?").select_option("neighbourhood:goksu")
    hand.press(page.get_by_role("button", name="Kaydedip bakın"))
    page.get_by_text(re.compile("kişiye ulaşır")).wait_for()
    hand.press(page.get_by_role("button", name="Onaya gönderin"))
    page.get_by_text("Kimse kendi duyurusunu onaylayamaz").wait_for()
    address = page.url.removeprefix(demo.address)

    other = visit()
    sign_in(other, "mudur")
    other.go(address)
    Keyboard(other.page).press(other.page.get_by_role("button", name="Onaylayın ve gönderin"))
    other.page.get_by_text("Ne kadarı gitti?").wait_for()
