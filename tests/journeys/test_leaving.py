"""A colleague goes on leave, another one changes posts, a third one wants to be forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.hands import press
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser


def person_page(window, name):
    window.go("/masa/kisiler/")
    press(window.page.get_by_role("link", name=name, exact=True))


def test_a_leave_is_planned_seen_by_the_stand_in_and_called_off(visit, sign_in):
    first, last = (timezone.localdate() + timedelta(days=days) for days in (30, 33))
    away = visit(width=390, javascript=False)
    sign_in(away, "memur")
    away.go("/benim/")
    press(away.page.get_by_role("link", name="Vekâlet planlayın ya da sonlandırın"))
    away.page.get_by_label("Kim vekâlet edecek?").select_option(label="Aylin, kolaylaştırıcı")
    away.page.get_by_label("İlk gün").fill(first.isoformat())
    away.page.get_by_label("Son gün").fill(last.isoformat())
    press(away.page.get_by_role("button", name="Vekâleti planlayın"))
    expect(away.page.get_by_text("Vekili: Aylin, kolaylaştırıcı")).to_be_visible()
    stand_in = visit(width=390)
    sign_in(stand_in, "kolaylastirici")
    stand_in.go("/masa/")
    line = stand_in.page.get_by_role("paragraph").filter(has_text="Selim, Park ve Bahçeler adına vekâlet edeceksiniz")
    press(line.get_by_role("link"))
    row = stand_in.page.get_by_role("listitem").filter(has_text="Selim, Park ve Bahçeler adına vekâlet")
    press(row.get_by_role("button", name="Vazgeçin"))
    expect(stand_in.page.get_by_text("Sona erdi. İki tarafa da haber verildi.")).to_be_visible()
    expect(row).to_have_count(0)


def test_a_role_ends_only_with_its_work_handed_over(visit, sign_in):
    window = visit()
    sign_in(window, "mudur")
    page = window.page
    person_page(window, "Aylin, kolaylaştırıcı")
    press(page.get_by_role("button", name="Bu görevi bitirin"))
    expect(page.get_by_role("alert")).to_contain_text("Aylin, kolaylaştırıcı üzerinde açık iş var")
    assert complaints_of_axe(page) == []
    press(page.get_by_role("link", name="Devir sayfasına gidin"))
    page.get_by_label("Kime?").select_option(label="Mehmet, koordinatör")
    page.get_by_label("Neden").fill("Başka bir göreve geçti")
    press(page.get_by_role("button", name="Devredin ve görevi sonlandırın"))
    expect(page.get_by_role("main")).to_contain_text("Devredilen iş:")
    expect(page.get_by_role("main")).to_contain_text("Görevi yok.")
    person_page(window, "Mehmet, koordinatör")
    expect(page.get_by_role("main")).to_contain_text("Raporu yazılmamış süreçler")


def test_a_colleague_who_wants_to_be_forgotten_is_told_the_day(visit, sign_in):
    going = visit()
    sign_in(going, "koordinator")
    going.go("/benim/hesabimi-sil/")
    press(going.page.get_by_role("button", name="Hesabımın silinmesini istiyorum"))
    expect(going.page.get_by_role("status")).to_contain_text("Hesabınızı en geç şu güne kadar siliyoruz")
    director = visit(width=390)
    sign_in(director, "mudur")
    director.go("/masa/?queue=people.erasures")
    press(director.page.get_by_role("link", name="Kalan işlere bakın"))
    assert director.page.evaluate("document.documentElement.scrollWidth") == 390
    assert complaints_of_axe(director.page) == []
    press(director.page.get_by_role("button", name="Hesabı silin"))
    expect(director.page.get_by_role("alert")).to_contain_text("üzerinde açık iş var")
    press(going.page.get_by_role("button", name="Vazgeçtim, kalıyorum"))
    expect(going.page.get_by_role("main")).to_contain_text("Hesabınız kalıyor.")
