"""A coordinator lets a season be worked out, changes a line by hand, and confirms: on a phone, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser


def test_a_plan_is_worked_out_changed_and_confirmed(visit, sign_in, demo):
    window = visit(width=390, javascript=False)
    page, hand = window.page, Mouse(window.page)
    sign_in(window, "koordinator")
    window.go("/masa/gonulluluk/sezon/planlar/yeni/")
    page.locator("select[name=role]").select_option(label="Onarım kahvesi kayıt masası")
    hand.press(page.get_by_role("button", name="Hesaplayın"))
    assert "Plan hesaplanıyor" in page.inner_text("main")
    demo.work_off()
    hand.press(page.get_by_role("link", name="Yeniden bakın"))
    assert "Hiçbir yer ayrılmadı" in page.inner_text("main")
    assert "boş: Cuma öğleden sonrası" in page.inner_text("main")
    hand.press(page.get_by_role("link", name=re.compile("^Değiştirin")).first)
    planned = page.get_by_role("button", name=re.compile("^Çıkarın")).count()
    hand.press(page.get_by_role("button", name=re.compile("^Çıkarın")).first)
    hand.press(page.get_by_role("button", name=re.compile("^Ekleyin")).first)
    expect(page.get_by_role("button", name=re.compile("^Çıkarın"))).to_have_count(planned)
    assert "elle eklendi" in page.inner_text("main")
    hand.press(page.get_by_role("link", name="Sezon planı: Onarım kahvesi kayıt masası"))
    hand.press(page.get_by_role("link", name="Planı onaylayın"))
    hand.press(page.get_by_role("button", name="Onaylayın ve yerleri ayırın"))
    assert re.search(r"\d+ yer ayrılıyor\.", page.inner_text("main")), "the worker books them, one after the other"
    assert "Onaylayan: Mehmet" in page.inner_text("main")
