"""Somebody answers a survey on a phone by keyboard and without JavaScript, changes their mind, and reads what came of another one."""

import re

import pytest

from tests.journeys.hands import Keyboard

pytestmark = pytest.mark.browser


def test_a_neighbour_answers_page_by_page_and_reads_results(visit):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Keyboard(window.page)

    def go_on(to):
        hand.press(page.get_by_role("button", name="Devam edin"))
        page.wait_for_url(f"**/{to}/")

    window.go("/anketler/")
    hand.press(page.get_by_role("link", name="Yazın gölge nerede eksik?"))
    hand.press(page.get_by_role("link", name="Başlayın"))
    hand.press(page.get_by_role("button", name="Devam edin"))
    page.locator(".errsum").wait_for()
    hand.tick(page.locator("input[value=yes]"))
    go_on("sayfa/2")
    hand.tick(page.get_by_label("Öğleden sonra"))
    hand.choose(page.get_by_label("Mahalle"), "Göksu")
    go_on("sayfa/3")
    for place, box in enumerate(page.locator("input[type=number]").all(), 1):
        hand.write(box, str(place))
    hand.tick(page.get_by_role("group", name="Okul önünde çardak").get_by_label("Biraz"))
    go_on("sayfa/4")
    go_on("kontrol")
    assert "Göksu" in page.inner_text("dl")
    hand.press(page.get_by_role("link", name=re.compile("Geçen yaz")))
    hand.tick(page.locator("input[value=no]"))
    go_on("sayfa/2")
    assert "Önce hangisi yapılsın?" in page.inner_text("main")
    go_on("sayfa/3")
    go_on("kontrol")
    assert "Göksu" not in page.inner_text("dl")
    hand.press(page.get_by_role("button", name="Gönderin"))
    page.wait_for_url("**/tesekkurler/")
    assert "Yanıtlarınız ulaştı" in page.inner_text("main")
    window.go("/anketler/?state=reported")
    hand.press(page.get_by_role("link", name="Parklarda akşam: yarım saat daha mı?"))
    hand.press(page.get_by_role("link", name="Bütün sonuçlar"))
    hand.press(page.get_by_role("link", name="yaş grubu"))
    page.wait_for_url("**?by=age_band#groups")
    assert page.locator("#groups table").count() >= 2
