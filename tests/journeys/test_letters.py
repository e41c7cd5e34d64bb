"""The Centre's letters as a clerk makes them: choose, write, save, attach the number, and a resident sees it."""

import re

import pytest

from tests.journeys.hands import Keyboard, Mouse

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("hands", "javascript", "width", "mark"),
    [(Mouse, False, 390, "telefon"), (Keyboard, True, 1280, "klavye")],
    ids=["phone-without-javascript", "keyboard-alone"],
)
def test_a_letter_to_a_unit_gets_its_number_and_residents_see_it(visit, sign_in, hands, javascript, width, mark):
    window = visit(width=width, javascript=javascript)
    sign_in(window, "mudur")
    page, hand = window.page, hands(window.page)
    window.go("/masa/belgeler/birime/")
    parks = page.get_by_role("region", name="Park ve Bahçeler Müdürlüğü")
    for box in parks.get_by_role("checkbox").all()[:2]:
        hand.tick(box)
    hand.press(parks.get_by_role("button"))
    hand.write(page.get_by_label("Yazının konusu"), f"Parklar ({mark})")
    hand.press(page.get_by_role("button", name="Yazıyı oluşturun"))
    page.wait_for_url(re.compile(r"/masa/belge/\d+/"))
    assert "PARK VE BAHÇELER MÜDÜRLÜĞÜNE" in page.inner_text("main")
    for form, begins in (("PDF", b"%PDF-1.7"), ("DOCX", b"PK")):
        with page.expect_download() as saved:
            hand.press(page.get_by_role("link", name=f"{form} olarak kaydedin"))
        with open(saved.value.path(), "rb") as file:
            assert file.read(8).startswith(begins)
    hand.press(page.get_by_role("link", name=re.compile("Yazının sayısını ekleyin")).first)
    hand.write(page.get_by_label("Sayı"), f"E-2026-{mark}")
    hand.press(page.get_by_role("button", name="Ekleyin"))
    page.wait_for_load_state()
    hand.press(page.locator("main p.small a").first)
    page.wait_for_url(re.compile("/konu/"))
    resident = visit(width=width, javascript=javascript)
    resident.go(page.url.removeprefix(resident.town.address))
    assert f"E-2026-{mark}" in resident.page.inner_text("main")
