"""At the muhtar's office: a clerk with a phone and no JavaScript marks the roll, hears from which pile, and nobody gets a second sheet."""

import re

import pytest

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def test_first_the_roll_then_the_sheet(visit, sign_in):
    window = visit(width=390, javascript=False)
    sign_in(window, "koordinator")
    window.go("/masa/oylamalar/")
    page, hand = window.page, Mouse(window.page)
    hand.press(page.get_by_role("link", name="Katılımcı bütçe 2027"))
    hand.press(page.get_by_role("link", name="Kâğıtla oylama"))
    hand.press(page.get_by_role("link", name="Göksu muhtarlığı", exact=True))
    for outcome in ("Listede işaretlendi", "Bu kişi listede işaretli: Kâğıtla"):
        hand.write(page.get_by_label(re.compile("E-posta ya da")), "kagitla-oy@example.org")
        hand.write(page.get_by_label(re.compile("^Ad")), "Hatice Işık")
        hand.choose(page.get_by_label("Yaş aralığı"), "65+")
        hand.tick(page.get_by_label("Burada oturuyorum"))
        hand.tick(page.get_by_label(re.compile("16 yaşında")))
        hand.tick(page.get_by_label(re.compile("Aydınlatma metni")))
        hand.press(page.get_by_role("button", name="Listede işaretleyin"))
        assert outcome in page.inner_text("main")
