"""A newcomer finds a duty and signs up on a phone; the leader opens the list and ticks people while there is no connection."""

import re
import time

import psycopg
import pytest

from tests.journeys.hands import Mouse, press
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser


@pytest.fixture
def running(demo) -> int:
    """The shift that goes on while the town is filled. On a Saturday the leader has another one before it, which may be over."""
    asked = "select max(id) from attendance_occasion where of like 'shift:%' and starts_at < now() and ends_at > now()"
    with psycopg.connect(demo.surroundings["DATABASE_URL"]) as database:
        found: int = database.execute(asked).fetchone()[0]
    return found


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "without"])
def test_a_newcomer_is_signed_up_in_six_screens(visit, demo, javascript):
    window = visit(width=390, javascript=javascript)
    page, hand = window.page, Mouse(window.page)
    began, contact = time.time(), f"yeni{javascript:d}@example.org".lower()
    window.go("/gonulluluk/2-hasanaga-bahcesi-agac-dikimi/")
    screens = 1
    hand.press(page.get_by_role("link", name=re.compile("^(Katılın|Sıraya girin)")).last)
    screens += 1
    hand.write(page.locator("input[name=birth_date]"), "1999-05-01")
    hand.tick(page.locator("input[name=agreed]"))
    hand.press(page.get_by_role("button", name="Beni yazın"))
    screens += 1
    hand.write(page.locator("input[name=contact]"), contact)
    hand.press(page.locator("main form button").first)
    screens += 1
    hand.write(page.locator("input[name=code]"), demo.code_for(contact, since=began - 1))
    hand.press(page.locator("main form button").first)
    screens += 1
    if "/giris/hosgeldiniz/" in page.url:
        hand.tick(page.locator("input[name=age_band][value='18-29']"))
        hand.write(page.locator("input[name=display_name]"), "Yeni Komşu")
        hand.press(page.locator("main form button").first)
        screens += 1
    page.wait_for_url("**/gonulluluk/**")
    assert re.search("Yeriniz ayrıldı|Sıradasınız", page.inner_text("main"))
    assert screens <= 6
    assert time.time() - began <= 90


def test_the_leaders_page_opens_without_a_connection_and_all_ticks_arrive_once(visit, sign_in, demo, running):
    window = visit(width=390)
    sign_in(window, "memur")
    window.go("/benim/")
    press(window.page.locator(f"a[href='/yoklama/{running}/']").first)
    window.page.wait_for_load_state("networkidle")
    page, address = window.page, window.page.url
    boxes = page.locator("input[name=came]")
    assert page.get_by_text("Vasfiye Ü.").count() == 0, "the list of another day has other names"
    page.locator("[data-kept]").wait_for(state="visible")
    page.context.set_offline(True)
    page.reload()
    assert page.evaluate("fetch('/healthz').then(() => 'answered', () => 'cut')") == "cut"
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    for number in range(20):
        boxes.nth(number).check()
    press(page.locator("summary", has_text="Listede olmayan birini yazın"))
    page.locator("form[data-walk-up] input[name=name]").fill("Vasfiye Ü.")
    press(page.locator("form[data-walk-up] button"))
    assert "21 işaret bu telefonda bekliyor" in page.locator("[data-waiting]").inner_text()
    assert page.locator("[data-sign]").nth(19).inner_text() == "Bekliyor"
    page.context.set_offline(False)
    page.locator("[data-waiting]").wait_for(state="hidden")
    page.locator("[data-waiting-short]").wait_for(state="hidden")

    window.complaints.clear()  # of the requests that found no network
    assert page.evaluate("caches.keys()") != []
    window.go("/benim/")
    press(page.get_by_role("button", name="Çıkış yapın"))
    page.wait_for_url("**/")
    page.wait_for_function("caches.keys().then(names => names.length === 0)")

    later = visit(width=390, javascript=False)
    sign_in(later, "mudur")
    later.go(address.removeprefix(demo.address))
    assert later.page.locator("input[name=came]:checked").count() == 21
    assert later.page.locator("[data-came]").inner_text() == "21"
    assert later.page.get_by_text("Vasfiye Ü.").count() == 1


def test_a_tablet_checks_people_in_without_showing_a_list(visit, sign_in, running):
    window = visit(width=390)
    sign_in(window, "memur")
    window.go("/benim/")
    press(window.page.locator(f"a[href='/yoklama/{running}/']").first)
    page, hand = window.page, Mouse(window.page)
    hand.press(page.get_by_role("link", name="Yere asılacak karekod"))
    hand.press(page.locator("main a[href*='/burada/']"))
    assert complaints_of_axe(page) == [], "what the code at the place opens"
    page.go_back()
    page.go_back()
    hand.press(page.get_by_role("link", name="Giriş için tablet"))
    hand.press(page.get_by_role("button", name="Bu cihazı kullanın"))
    page.wait_for_url("**/tablet/**")
    assert page.locator("nav").count() == 0
    hand.write(page.locator("input[name=code]"), "12 34")
    hand.press(page.get_by_role("button", name="Giriş yapın"))
    assert "bu sayıyla bir yer yok" in page.inner_text("main")
    assert complaints_of_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    window.go("/benim/")
    assert "/giris/" in page.url, "nobody is signed in on it"
