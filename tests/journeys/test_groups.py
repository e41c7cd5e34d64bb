"""A group finds a day together and is called, on a phone without JavaScript."""

import pytest

pytestmark = pytest.mark.browser


def test_a_group_finds_a_day_writes_its_agenda_and_is_called(visit, sign_in):
    coordinator = visit(javascript=False, width=390)
    sign_in(coordinator, "yurttas")
    coordinator.go("/grup/1/")
    page = coordinator.page
    days = page.locator("#poll fieldset")
    for number, suits in enumerate(["Uyar", "Uymaz", "Gerekirse"]):
        days.nth(number).get_by_label(suits, exact=True).check()
    page.get_by_role("button", name="Yanıtımı kaydedin").click()
    assert "Yanıtınız kaydedildi." in page.locator("main").inner_text()
    assert "12 üyenin 8 kadarı yanıtladı." in page.locator("#poll").inner_text()
    page.get_by_role("button", name="Anketi bitirin, en uygun günü alın").click()
    assert "Çağrıdan önce gündemi yazın." in page.locator("main").inner_text()
    page.get_by_role("link", name="Toplantıyı değiştirin").click()
    page.get_by_label("Gündem").fill("Fidan sayısı\nKürekler")
    page.get_by_role("button", name="Kaydedin", exact=True).click()
    page.get_by_role("button", name="Herkesi çağırın").click()
    meeting = page.url

    neighbour = visit(javascript=False, width=390)
    neighbour.go(meeting.removeprefix(neighbour.town.address))
    told = neighbour.page.locator("main").inner_text()
    assert "Çağrı gönderildi" in told
    assert "Kürekler" in told
    assert "Herkesi çağırın" not in told
    assert coordinator.complaints == neighbour.complaints == []
