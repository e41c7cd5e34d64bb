"""Moving in from a list, in the browser: from the file to public threads and back, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import press
from tests.journeys.test_every_page import complaints_of_axe
from tests.turns import in_turn

pytestmark = pytest.mark.browser
LIST = """Eski başvurular;;;;;;
No;Tarih;Konu;Mahalle;Birim;Sonuç;TC No
{mark}-1;03.02.2024;{mark} parkında gölge yok;GÖKSU MH;Park Bahçe;Kabul edildi;10000000146
{mark}-2;2024-02-05;{mark} pazarında çöp kalıyor;Yıldız;Temizlik Şb.;OLUMLU;10000000146
{mark}-3;31.02.2024;{mark} sokağı karanlık;Göksu;Fen İşl.;İşlemde;10000000146
"""


def attach(page, mark: str) -> None:
    content = LIST.format(mark=mark).encode("cp1254")
    page.set_input_files("input[type=file]", {"name": "eski.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_label("Liste nereden geliyor?").fill(f"{mark} listesi")
    press(page.get_by_role("button", name="Listeyi okutun"))


def wait_for_work(window, javascript: bool) -> None:
    """The worker works; the page notices by itself, or is looked at again."""
    window.town.work_off()
    if javascript:
        expect(window.page.locator("#progress")).to_have_count(0)
    else:
        press(window.page.get_by_role("link", name="Yeniden bakın"))


@pytest.mark.parametrize("javascript", in_turn([True, False]), ids=lambda it: "javascript" if it else "without")
def test_an_old_list_becomes_public_threads_and_can_go_again(visit, sign_in, javascript):
    mark = "Erguvan" if javascript else "Sarmaşık"
    window = visit(width=1280 if javascript else 390, javascript=javascript)
    sign_in(window, "mudur")
    page = window.page
    window.go("/masa/aktarim/")
    press(page.get_by_role("link", name="Bir liste seçin").first)
    attach(page, mark)
    assert "10000000146" not in page.content()
    press(page.get_by_role("button", name="Denemeyi başlatın"))
    expect(page.get_by_role("alert")).to_contain_text("OLUMLU")
    page.get_by_role("radio", name="Yapıldı İş bitti").check()
    if javascript:
        assert complaints_of_axe(page) == []
    press(page.get_by_role("button", name="Denemeyi başlatın"))
    wait_for_work(window, javascript)
    expect(page.locator("h1")).to_have_text("2 kayıt hazır, 1 satır alınamadı")
    if javascript:
        assert complaints_of_axe(page) == []
    press(page.get_by_role("button", name="2 kaydı aktarın"))
    wait_for_work(window, javascript)
    thread = page.get_by_role("link", name=f"{mark} parkında gölge yok").get_attribute("href")
    assert visit().go(thread).status == 404
    press(page.get_by_role("button", name="Tümünü yayımlayın"))
    wait_for_work(window, javascript)
    if javascript:
        assert complaints_of_axe(page) == []
    reader = visit(javascript=javascript)
    assert reader.go(thread).status == 200
    expect(reader.page.locator("main")).to_contain_text(f"“{mark} listesi” listesinden aktarıldı")
    press(page.get_by_role("button", name="Bu aktarımı geri alın"))
    wait_for_work(window, javascript)
    expect(page.locator("h1")).to_have_text("Geri alındı; 0 konu kaldı")
    assert reader.go(thread).status == 404
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
