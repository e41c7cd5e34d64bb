"""A pilot and an official path as a director walks them, and what the public reads of them afterwards."""

from datetime import date

import pytest

from tests.journeys.hands import Keyboard, Mouse

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("project", "hands", "javascript", "width"),
    [("Yirmi Köşe", Mouse, False, 390), ("Oyun Herkesin", Keyboard, True, 1280)],
    ids=["phone-without-javascript", "keyboard-alone"],
)
def test_a_pilot_is_tried_measured_and_decided(visit, sign_in, project, hands, javascript, width):
    director = visit(javascript=javascript, width=width)
    sign_in(director, "mudur")
    page, hand = director.page, hands(director.page)
    number = page_number(director, project)
    director.go(f"/masa/proje/{number}/pilot/")
    hand.write(page.locator("textarea[name=plan-hypothesis]"), f"{project}: işaret koyarsak yürüyen artar.")
    hand.write(page.locator("input[name=plan-weeks]"), "4")
    hand.write(page.locator("input[name=plan-indicator]"), "Yürüyen çocuk")
    hand.write(page.locator("input[name=plan-measure]"), "kişi")
    hand.write(page.locator("input[name=plan-threshold]"), "100")
    hand.press(page.get_by_role("button", name="Pilotu planlayın"))
    hand.press(page.get_by_role("button", name="Başlatın", exact=True))
    hand.write(page.locator("input[name=measure-value]"), "84,5")
    hand.write(page.locator("input[name=measure-measured_on]"), date.today().isoformat())
    hand.write(page.locator("input[name=measure-source]"), "Okul aile birliği")
    hand.press(page.get_by_role("button", name="Kaydedin", exact=True))
    hand.tick(page.get_by_label("Durdurma", exact=True))
    hand.write(page.locator("textarea[name=decide-words]"), "Eşiğe ulaşılmadı.")
    hand.write(page.locator("textarea[name=decide-lesson]"), "İşaret tek başına yetmiyor.")
    hand.press(page.get_by_role("button", name="Kararı ve dersi yayımlayın"))

    reader = visit(width=width, javascript=javascript)
    reader.go(f"/pilotlar/?q=işaret+{project.split()[0]}")
    hands(reader.page).press(reader.page.get_by_role("link", name=f"{project}: işaret koyarsak yürüyen artar."))
    told = reader.page.locator("article", has_text="İşaret tek başına yetmiyor.").inner_text()
    assert "84,5 kişi" in told
    assert "en az 100 kişi" in told
    assert "eşiğe ulaşılmadı" in told
    assert director.complaints == reader.complaints == []


def test_a_project_goes_to_the_council_and_comes_back_in_part(visit, sign_in):
    director = visit(javascript=False)
    sign_in(director, "mudur")
    page, hand = director.page, Mouse(director.page)
    number = page_number(director, "Güneşten")
    director.go(f"/masa/proje/{number}/resmi-yol/")
    hand.tick(page.get_by_label("Belediye meclisi", exact=True))
    hand.write(page.locator("input[name=agenda]"), "Madde 3")
    hand.press(page.get_by_role("button", name="Yola çıkarın"))
    director.go("/masa/?queue=projects.path")
    assert "Belediye meclisi: bekliyor" in page.inner_text("main")
    director.go(f"/masa/proje/{number}/resmi-yol/")
    hand.tick(page.get_by_label("Bir bölümü kabul edildi"))
    hand.press(page.get_by_role("button", name="Sonucu kaydedin"))
    assert "Lütfen gerekçeyi yazın" in page.inner_text("main")
    hand.write(page.locator("textarea[name=words]"), "Bu yıl yalnız paneller.")
    hand.write(page.locator("input[name=number]"), "örnek-77")
    hand.press(page.get_by_role("button", name="Sonucu kaydedin"))
    director.go(f"/proje/{number}/")
    told = page.inner_text("main")
    assert "örnek-77" in told
    assert "Bu yıl yalnız paneller." in told
    assert "Ödenek" in told


def page_number(visit, title: str) -> str:
    """The number of a project in its address at the desk."""
    visit.go("/masa/projeler/?state=all")
    row = visit.page.locator("li", has=visit.page.get_by_role("link", name=title).first).first
    return str(row.locator("a.btn").get_attribute("href")).strip("/").split("/")[-1]
