"""Elif sees what is kept about her, takes it along, asks to have something corrected; the officer answers."""

import json
import zipfile

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import press
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser


def test_a_resident_takes_her_data_along_and_asks_about_it(visit, sign_in, tmp_path):
    elif_ = visit(width=390, javascript=False)
    sign_in(elif_, "yurttas")
    elif_.go("/benim/")
    press(elif_.page.get_by_role("link", name="Verilerim", exact=True))
    press(elif_.page.locator("summary", has_text="Tartışma"))
    expect(elif_.page.get_by_text("hesap silinince yazanın adı gider").first).to_be_visible()
    with elif_.page.expect_download() as taken:
        press(elif_.page.get_by_role("link", name="Verilerimi indirin"))
    with zipfile.ZipFile(taken.value.path()) as packed:
        told = json.loads(packed.read("meydan.json"))
    assert told["account"]["email"] == "yurttas@demo.meydan.example"
    assert {"ideas.Contribution", "notices.Notice"} <= {one["table"] for one in told["tables"]}
    press(elif_.page.get_by_role("link", name="Verilerimi sorun"))
    elif_.page.get_by_label("Yanlış ya da eksik olan düzeltilsin").check()
    elif_.page.get_by_label("Kendi sözünüzle").fill("Yaş aralığım değişti.")
    press(elif_.page.get_by_role("button", name="Başvuruyu gönderin"))
    page = elif_.page.url.removeprefix(elif_.town.address)
    officer = visit()
    sign_in(officer, "veri")
    officer.go(page)
    assert complaints_of_axe(officer.page) == []
    officer.page.get_by_label("Cevaplayın", exact=True).check()
    officer.page.get_by_label("Kişinin okuyacağı").fill("Düzelttik.")
    press(officer.page.get_by_role("button", name="Başvuruyu kapatın"))
    elif_.go(page)
    expect(elif_.page.get_by_role("main")).to_contain_text("Düzelttik.")
