"""Volunteers move in from a list: only with proof, nobody is written to before the button, and each says yes or no with one click."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import press
from tests.journeys.test_every_page import complaints_of_axe
from tests.journeys.test_import import wait_for_work

pytestmark = pytest.mark.browser
LIST = """Ad Soyad;E-posta;Telefon;Mahalle;Onay Tarihi;Onay Şekli;Form Sürümü;Dayanak
Defne Örnek;defne@ornek.example;0500 000 10 01;Adatepe;12.03.2024;Islak imzalı form;Form 2;Açık rıza
Ekin Örnek;ekin@ornek.example;;Adatepe;12.03.2024;Islak imzalı form;Form 2;Açık rıza
Sevim Örnek;sevim@ornek.example;;Adatepe;12.03.2024;sözlü;Form 2;Açık rıza
"""


def checked(page) -> None:
    assert complaints_of_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_people_of_a_list_are_asked_and_decide_themselves(visit, sign_in):
    window = visit(width=390)
    sign_in(window, "mudur")
    page, town = window.page, window.town
    window.go("/masa/aktarim/")
    press(page.get_by_role("link", name="Gönüllüler ve iletişim listeleri"))
    page.set_input_files("input[type=file]", {"name": "g.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
    page.get_by_label("Liste nereden geliyor?").fill("Gönüllü formları")
    press(page.get_by_role("button", name="Listeyi okutun"))
    expect(page.get_by_role("heading", name="Onay kanıtı")).to_be_visible()
    checked(page)
    press(page.get_by_role("button", name="Denemeyi başlatın"))
    wait_for_work(window, javascript=True)
    expect(page.locator("h1")).to_have_text("2 kişi alınabilir, 1 satır alınamaz")
    checked(page)
    press(page.get_by_role("link", name="Satır satır bakın"))
    expect(page.locator("main")).to_contain_text("Yazılan onay yolu kanıt değil")
    checked(page)
    press(page.get_by_role("link", name="Denemeye dönün"))
    press(page.get_by_role("button", name="2 kişiyi aktarın"))
    wait_for_work(window, javascript=True)
    expect(page.locator("h1")).to_have_text("2 kişi burada")
    press(page.get_by_role("button", name="2 kişiye yazın"))
    wait_for_work(window, javascript=True)
    checked(page)
    press(page.get_by_role("link", name="Kişileri görün"))
    expect(page.locator("main")).to_contain_text("Yazıldı, yanıt bekleniyor")
    checked(page)

    reader = visit(width=390)
    reader.go(town.link_for("defne@ornek.example", "/listeden/"))
    expect(reader.page.locator("main")).to_contain_text("İmzalı kâğıt form")
    checked(reader.page)
    press(reader.page.get_by_role("button", name="Evet, saklayabilirsiniz"))
    expect(reader.page.locator("h1")).to_have_text("Teşekkürler, aramızdasınız")
    reader.go(town.link_for("ekin@ornek.example", "/listeden/"))
    press(reader.page.get_by_role("button", name="Hayır, silin"))
    expect(reader.page.locator("h1")).to_have_text("Silindi")

    window.go(page.url.replace(town.address, "").replace("kisiler/", ""))
    expect(page.locator("h1")).to_have_text("1 kişi burada")
