"""Somebody of 14 signs up on a phone; her mother reads, enters the code and says yes; a shift and an emergency contact follow."""

import re
import time

import pytest

from tests.journeys.hands import press
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser
YOUNG, MOTHER = "ece@example.org", "ecenin-annesi@example.org"


def test_a_young_person_volunteers_with_her_mothers_permission(visit, demo):
    window = visit(width=390)
    page, began = window.page, time.time()
    window.go("/gonulluluk/1/katilin/")
    page.locator("input[name=birth_date]").fill(f"{time.localtime().tm_year - 15}-12-31")
    press(page.locator("summary", has_text="18 yaşından küçükseniz"))
    page.locator("input[name=guardian]").fill("Fatma Y.")
    page.locator("input[name=guardian_contact]").fill(MOTHER)
    page.locator("input[name=how][value=message]").check()
    page.locator("input[name=agreed]").check()
    press(page.get_by_role("button", name="Beni yazın"))
    page.locator("input[name=contact]").fill(YOUNG)
    press(page.locator("main form button").first)
    page.locator("input[name=code]").fill(demo.code_for(YOUNG, since=began - 1))
    press(page.locator("main form button").first)
    page.locator("input[name=age_band][value='under-18']").check()
    page.locator("input[name=display_name]").fill("Ece")
    press(page.locator("main form button").first)
    page.wait_for_url("**/gonulluluk/1-*/")
    demo.work_off()

    mother = visit(width=390, javascript=False)
    link = demo.link_for(MOTHER, "/veli-izni/")
    mother.go(link)
    assert "Ece gönüllü olmak istiyor" in mother.page.inner_text("h1")
    press(mother.page.get_by_role("button", name="Kodu gönderin"))
    mother.page.locator("input[name=answer][value=yes]").check()
    mother.page.locator("input[name=am_guardian]").check()
    mother.page.locator("input[name=code]").fill(demo.code_for(MOTHER, since=began))
    press(mother.page.get_by_role("button", name="Cevabı gönderin"))
    assert "İzni verdiniz" in mother.page.inner_text("main")
    looked_at = visit(width=390, theme="dark")
    looked_at.go(link)
    assert complaints_of_axe(looked_at.page) == []
    assert looked_at.bytes_without_photos <= 60 * 1024

    page.reload()
    press(page.get_by_role("button", name=re.compile("^(Katılın|Sıraya girin)")).last)
    assert re.search("Yeriniz ayrıldı|Sıradasınız", page.inner_text("main"))
    press(page.get_by_role("link", name="Bu görevdeki yerim"))
    press(page.get_by_role("link", name="Güvenliğiniz için"))
    assert complaints_of_axe(page) == []
    page.locator("input[name=name]").fill("Fatma Y.")
    page.locator("input[name=phone]").fill("0532 111 22 33")
    press(page.get_by_role("button", name="Saklayın").first)
    assert "Saklandı" in page.inner_text("body")
