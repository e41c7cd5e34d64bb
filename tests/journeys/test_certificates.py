"""A volunteer prepares a certificate on a phone, opens the duty, and an employer checks the code."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.hands import Mouse, press

pytestmark = pytest.mark.browser


def test_a_certificate_is_prepared_opened_and_checked(visit, sign_in):
    window = visit(width=390, javascript=False)
    sign_in(window, "yurttas")
    page, hand = window.page, Mouse(window.page)
    window.go("/benim/gorevlerim/")
    hand.press(page.get_by_role("link", name="Belgemi hazırla"))
    hand.tick(page.get_by_role("radio", name=re.compile("Kış dikimi gönüllüsü")))
    hand.write(page.get_by_label("Belgede yazacak adınız"), "Elif Yıldız")
    hand.press(page.get_by_role("button", name="Hazırlayın"))
    page.wait_for_url(re.compile("/benim/belge/"))
    code = page.url.rstrip("/").rpartition("/")[2]
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    hand.tick(page.get_by_role("checkbox", name="Görev ve birim"))
    hand.press(page.get_by_role("button", name="Kaydedin"))
    with page.expect_download() as saved:
        hand.press(page.get_by_role("link", name="PDF olarak kaydedin"))
    with open(saved.value.path(), "rb") as file:
        assert file.read(8).startswith(b"%PDF-1.7")

    employer = visit(width=390)
    employer.go("/belge/")
    employer.page.get_by_label("Belgedeki kod").fill(f" {code.lower().replace('-', ' ')} ")
    press(employer.page.get_by_role("button", name="Kodu doğrulayın"))
    employer.page.wait_for_url(re.compile(code))
    said = employer.page.inner_text("main")
    assert "Evet, bu belgeyi belediye verdi." in said
    assert "Kış dikimi gönüllüsü" in said
    assert "E. Y." in said
    assert "Elif Yıldız" not in said
    assert Axe().run(employer.page).violations_count == 0
