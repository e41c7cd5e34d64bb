"""An answer on its way through two offices: sent back on a phone without JavaScript, approved with the keyboard alone, public."""

import pytest

from tests.journeys.hands import Keyboard, Mouse, press

pytestmark = pytest.mark.browser
TITLE = "Görme engelliler için sesli kitap köşesi"
PAGE = "/masa/olur/"


def test_an_answer_is_sent_back_handed_in_again_and_approved_twice(visit, sign_in):
    phone = visit(width=390, javascript=False)
    sign_in(phone, "baskan-yardimcisi")
    phone.go(PAGE)
    page, hand = phone.page, Mouse(phone.page)
    hand.tick(page.get_by_label(f"Seçin: {TITLE}"))
    hand.press(page.get_by_role("button", name="Seçtiklerinizi geri gönderin"))
    assert "neden geri gönderdiğinizi yazın" in page.inner_text("main")
    hand.write(page.get_by_label("Ne değişmeli?"), "Kabinin yerini de yazalım.")
    hand.press(page.get_by_role("button", name="Seçtiklerinizi geri gönderin"))
    assert "Yazana haber verildi" in page.inner_text("main")

    desk = visit(width=1280, javascript=False)
    sign_in(desk, "koordinator")
    desk.go("/masa/katkilar/?tab=all&q=sesli+kitap")
    press(desk.page.get_by_role("link", name=TITLE, exact=True))
    assert "Kabinin yerini de yazalım." in desk.page.inner_text("main")
    text = desk.page.get_by_label("Cevap", exact=True)
    assert text.input_value().startswith("Merkez kütüphanede bir kayıt kabini")
    text.fill("Kayıt kabinini merkez kütüphanenin ikinci katına kuruyoruz.")
    press(desk.page.get_by_role("button", name="Cevabı gönderin"))
    assert "Olur beklenen: Birim müdürü" in desk.page.inner_text("main")

    for who in ("birim-muduru", "baskan-yardimcisi"):
        office = visit(width=1280)
        sign_in(office, who)
        office.go(PAGE)
        Keyboard(office.page).press(office.page.locator("button", has_text=TITLE))
        office.page.get_by_text("Olur verildi.").wait_for()
        assert office.complaints == []

    resident = visit(width=390)
    resident.go("/konular/?q=sesli+kitap")
    press(resident.page.get_by_role("link", name=TITLE).first)
    resident.page.get_by_text("ikinci katına kuruyoruz").first.wait_for()
    said = resident.page.inner_text("main")
    assert "Yayımlanmadan önce onaylayan: Birim müdürü, Başkan yardımcısı" in said
    assert "Kabinin yerini de yazalım." not in said
