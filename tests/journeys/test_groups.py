"""A group finds a day together and is called, on a phone without JavaScript."""

import pytest

from tests.journeys.hands import press

pytestmark = pytest.mark.browser


def test_a_group_finds_a_day_writes_its_agenda_and_is_called(visit, sign_in):
    coordinator = visit(javascript=False, width=390)
    sign_in(coordinator, "yurttas")
    coordinator.go("/grup/1/")
    page = coordinator.page
    days = page.locator("#poll fieldset")
    for number, suits in enumerate(["Uyar", "Uymaz", "Gerekirse"]):
        days.nth(number).get_by_label(suits, exact=True).check()
    press(page.get_by_role("button", name="Yanıtımı kaydedin"))
    assert "Yanıtınız kaydedildi." in page.locator("main").inner_text()
    assert "12 üyenin 8 kadarı yanıtladı." in page.locator("#poll").inner_text()
    press(page.get_by_role("button", name="Anketi bitirin, en uygun günü alın"))
    assert "Çağrıdan önce gündemi yazın." in page.locator("main").inner_text()
    press(page.get_by_role("link", name="Toplantıyı değiştirin"))
    page.get_by_label("Gündem").fill("Fidan sayısı\nKürekler")
    press(page.get_by_role("button", name="Kaydedin", exact=True))
    press(page.get_by_role("button", name="Herkesi çağırın"))
    meeting = page.url

    neighbour = visit(javascript=False, width=390)
    neighbour.go(meeting.removeprefix(neighbour.town.address))
    told = neighbour.page.locator("main").inner_text()
    assert "Çağrı gönderildi" in told
    assert "Kürekler" in told
    assert "Herkesi çağırın" not in told
    assert coordinator.complaints == neighbour.complaints == []
