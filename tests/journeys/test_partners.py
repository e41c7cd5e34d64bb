"""Something is offered for a project on a phone without JavaScript, accepted, used and thanked for; the project's page says so."""

import pytest

from meydan.base import clock
from tests.journeys.hands import press

pytestmark = pytest.mark.browser


def test_a_pledge_goes_from_the_phone_to_the_page_of_the_project(visit, sign_in):
    neighbour = visit(javascript=False, width=390)
    sign_in(neighbour, "yurttas")
    neighbour.go("/ortaklar/")
    page = neighbour.page
    press(page.get_by_role("link", name="Buca Fidan ve Gölge Derneği"))
    assert "40 fidan dikildi" in page.locator("main").inner_text()
    press(page.get_by_role("link", name="Serin Meydan"))
    press(page.get_by_role("link", name="Bunun için destek önerin"))
    press(page.get_by_role("button", name="Önerin", exact=True))
    assert "Doldurun: Kuruluşun adı" in page.locator("main").inner_text()
    page.get_by_label("Kuruluşun adı").fill("buca fidan ve gölge derneği")
    page.get_by_label("Malzeme").check()
    page.get_by_label("Bir cümleyle").fill("Meydan için on saksı")
    press(page.get_by_role("button", name="Önerin", exact=True))
    assert "Son cevap günümüz" in page.locator("main").inner_text()
    pledge = page.url.rstrip("/").rpartition("/")[2]

    desk = visit(javascript=False, width=390)
    sign_in(desk, "koordinator")
    desk.go(f"/masa/destek/{pledge}/")
    page = desk.page
    page.get_by_label("Kabul edin").check()
    press(page.get_by_role("button", name="Karar verin"))
    page.get_by_label("Ne zaman kullanıldı?").fill(clock.today().isoformat())
    page.get_by_label("Ne kadarı?").fill("On saksı yerleştirildi")
    page.get_by_label("Bu nerede yazılı?").fill("Merkez tutanağı")
    press(page.get_by_role("button", name="Yazın", exact=True))
    press(page.get_by_role("button", name="Teşekkür edin"))
    press(page.get_by_role("link", name="Teşekkür yazısını açın"))
    assert "Meydan için on saksı" in page.locator("main").inner_text()

    neighbour.go(f"/benim/destegim/{pledge}/")
    assert "sözünüzü tuttunuz" in neighbour.page.locator("main").inner_text()
    neighbour.go("/ortaklar/")
    press(neighbour.page.get_by_role("link", name="Buca Fidan ve Gölge Derneği"))
    assert "On saksı yerleştirildi" in neighbour.page.locator("main").inner_text()
    assert [one for one in neighbour.complaints if "422" not in one] == desk.complaints == []  # the form with an error
