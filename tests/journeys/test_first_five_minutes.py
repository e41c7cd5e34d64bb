"""The demo bar in the browser: the guided tour, by the keyboard and without JavaScript, and asking the Centre for a room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.hands import press
from tests.turns import FULL

pytestmark = pytest.mark.browser
NEXT = ".demo .btn--limon"


def finish(page) -> None:
    """Leave the town's clock as it was: other journeys live in the same town."""
    press(page.locator(".demo button[value=today]").first)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("javascript", [True, False] if FULL else [False])
def test_the_tour_leads_from_the_square_to_the_directors_list(visit, javascript):
    window = visit(width=390, javascript=javascript)
    window.go("/")
    page = window.page
    height = page.locator(".demo").evaluate("one => one.offsetHeight / innerHeight")
    assert height < 0.35, "the page itself is seen below the bar"
    seen = []
    while page.locator(NEXT).count():
        page.locator(NEXT).press("Enter")
        page.wait_for_load_state("networkidle")
        seen.append(page.url.removeprefix(window.town.address))
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert seen[:4] == ["/", "/benim/", "/masa/", "/masa/katkilar/"]
    assert seen[-3:] == ["/sozlerimiz/", "/masa/ilk-kurulum/", "/masa/moduller/"]
    finish(page)
    press(page.locator(".demo__tour button[value='0']").first)
    page.wait_for_load_state("networkidle")
    assert page.locator(".demo__tour").count() == 0
    assert page.url.endswith("/masa/moduller/"), "closing stays on the page"
    assert window.complaints == []


def test_whose_eyes_they_are_is_in_sight_on_a_phone_and_so_is_whatever_the_keyboard_reaches(visit):
    window = visit(width=390)
    window.go("/")
    page = window.page
    press(page.locator(".demo button[value=director]").first)
    page.wait_for_load_state("networkidle")
    window.go("/konular/")
    seen = """async one => {
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);  // the line has moved
        const box = one.getBoundingClientRect();
        return one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    }"""
    assert page.locator(".demo [aria-pressed=true]").evaluate(seen)
    first, *others = page.locator(".demo button[name=part]").all()
    first.focus()
    for button in others:
        page.keyboard.press("Tab")
        assert button.evaluate("one => one === document.activeElement")
        assert button.evaluate(seen), button.inner_text()


def test_a_week_later_more_is_late(visit):
    window = visit()
    window.go("/sozlerimiz/")
    page = window.page
    before, shown = page.locator(".state--late").count(), page.locator(".demo .nowrap").inner_text()
    press(page.locator(".demo button[value=week]").first)
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/sozlerimiz/")
    assert page.locator(".demo .nowrap").inner_text() != shown
    assert page.locator(".state--late").count() > before
    finish(page)
    assert page.locator(".state--late").count() == before


def a_weekday_in_four_weeks() -> str:
    """By the town's calendar: near midnight the machine's is another one."""
    days = (timezone.localdate() + timedelta(days=number) for number in (28, 29, 30))
    return next(day for day in days if day.isoweekday() < 6).isoformat()


def test_a_room_is_asked_for_and_given(visit):
    window = visit(width=390)
    window.go("/merkez/")
    page = window.page
    press(page.locator(".demo button[value=resident]").first)
    page.wait_for_load_state("networkidle")
    window.go("/merkez/")
    press(page.locator("article", has_text="Yuvarlak Oda").get_by_role("link"))
    page.fill("#id_day", a_weekday_in_four_weeks())
    page.fill("#id_starts", "10:00")
    page.fill("#id_ends", "12:00")
    page.fill("#id_people", "50")
    page.fill("#id_purpose", "Masal saati")
    press(page.locator("main .btn--big").first)
    page.wait_for_load_state("networkidle")
    assert "12 kişilik" in page.inner_text(".errsum")
    page.fill("#id_people", "8")
    press(page.locator("main .btn--big").first)
    page.wait_for_load_state("networkidle")
    assert "Karar bekliyor" in page.inner_text("main")
    mine = page.url
    press(page.locator(".demo button[value=coordinator]").first)
    page.wait_for_load_state("networkidle")
    window.go("/masa/merkez/?q=Masal")
    press(page.locator("main .queue .btn"))
    page.fill("#a-words", "Anahtar danışmada.")
    press(page.locator("main button", has_text="Kabul edin"))
    page.wait_for_load_state("networkidle")
    press(page.locator(".demo button[value=resident]").first)
    page.wait_for_load_state("networkidle")
    page.goto(mine)
    assert "Kabul edildi" in page.inner_text("main")
    assert "Anahtar danışmada." in page.inner_text("main")
