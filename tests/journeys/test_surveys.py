"""Somebody answers a survey on a phone by keyboard and without JavaScript, changes their mind, and reads what came of another one."""

import re

import pytest

from tests.journeys.hands import Keyboard

pytestmark = pytest.mark.browser


def test_a_neighbour_answers_page_by_page_and_reads_results(visit):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Keyboard(window.page)
    window.go("/anketler/")
    hand.press(page.get_by_role("link", name="Yazın gölge nerede eksik?"))
    hand.press(page.get_by_role("link", name="Başlayın"))
    on = page.get_by_role("button", name="Devam edin")
    hand.press(on)
    assert page.title().startswith("Hata:")
    hand.tick(page.locator("input[value=yes]"))
    hand.press(on)
    hand.tick(page.get_by_label("Öğleden sonra"))
    hand.choose(page.get_by_label("Mahalle"), "Göksu")
    hand.press(on)
    for place, box in enumerate(page.locator("input[type=number]").all(), 1):
        hand.write(box, str(place))
    hand.tick(page.get_by_role("group", name="Okul önünde çardak").get_by_label("Biraz"))
    hand.press(on)
    hand.press(on)
    assert "Göksu" in page.inner_text("dl")
    hand.press(page.get_by_role("link", name=re.compile("değiştirin: Geçen yaz")))
    hand.tick(page.locator("input[value=no]"))
    hand.press(on)
    assert "Önce hangisi yapılsın?" in page.inner_text("main")
    hand.press(on)
    hand.press(on)
    assert "Göksu" not in page.inner_text("dl")
    hand.press(page.get_by_role("button", name="Gönderin"))
    page.wait_for_url("**/tesekkurler/")
    assert "Yanıtlarınız ulaştı" in page.inner_text("main")
    window.go("/anketler/?state=reported")
    hand.press(page.get_by_role("link", name="Parklarda akşam: yarım saat daha mı?"))
    hand.press(page.get_by_role("link", name="Bütün sonuçlar"))
    hand.press(page.get_by_role("link", name="yaş grubu"))
    assert page.locator("#groups table").count() >= 2
