"""The writing room, a process of its own: an article is written and handed in with the keyboard alone, read by somebody else,
published, read by everybody, and taken down. Axe looks at the room's pages, and nothing on them is English."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import polib
import pytest
import wagtail
from playwright.sync_api import Page, Request, Route, expect

from meydan.editorial.room_address import PREFIX
from tests.journeys.conftest import ROOT, Visit, free_port, wait_for
from tests.journeys.hands import Keyboard
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser
PIECES = f"/{PREFIX}snippets/editorial_room/piece/"
TITLE, TITLE_EN = "Göksu’da gölge parkı açıldı", "A park full of shade opened in Göksu"
PATIENCE = 30_000
HAND_IN = "İkinci göz için gönderin"


@pytest.fixture(scope="module")
def room(demo):
    """The address of the room, on the town's database."""
    address = f"127.0.0.1:{free_port()}"
    around = demo.surroundings | {"MEYDAN_ROOM_ADDRESS": f"http://{address}"}
    process = subprocess.Popen([sys.executable, "-m", "meydan.editorial.room", address], env=around, cwd=ROOT)
    try:
        wait_for(
            f"http://{address}/healthz", process, seconds=90
        )  # it brings its tables and drafts of what stands first
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(20)


@cache
def english() -> list[re.Pattern[str]]:
    """What Wagtail says on its pages and has in no other words in Turkish."""
    found = []
    for file in Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/*.po"):
        turkish = file.parents[2] / "tr" / "LC_MESSAGES" / file.name
        same = (
            {one.msgid for one in polib.pofile(str(turkish)) if one.msgid == one.msgstr} if turkish.exists() else set()
        )
        for one in polib.pofile(str(file)):
            for text in {one.msgid, one.msgid_plural} - same:
                if re.search(r"[a-z]{3}", re.sub(r"%\(\w+\)[sd]|<[^>]*>", "", text)):
                    found.append(re.compile(re.sub(r"%\\\(\w+\\\)[sd]", ".+", re.escape(text.strip()))))
    return found


WORDS = """
() => {
  const said = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('script, style, noscript')) said.add(walk.currentNode.textContent);
  for (const one of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-w-tooltip-content-value']) said.add(one.getAttribute(name) || '');
  return [...said].map(one => one.trim()).filter(Boolean);
}
"""


def is_sound(page: Page) -> None:
    """Axe finds nothing, and no words are English."""
    page.wait_for_load_state("networkidle")
    left = complaints_of_axe(page)
    assert left == []
    left = [said for said in page.evaluate(WORDS) if any(one.fullmatch(said) for one in english())]
    assert left == []


def is_published(reader: Visit) -> bool:
    reader.go("/haberler/")
    return reader.page.locator("main").get_by_role("link", name=TITLE, exact=True).count() == 1


def text_of(page: Page, code: str, words: str) -> None:
    """The form has what stands in the editor."""
    expect(page.locator(f"[name=body_{code}]")).to_have_value(re.compile(re.escape(words)))


def more(page: Page, keys: Keyboard | None = None) -> None:
    button = page.locator("footer").get_by_role("button", name="Daha fazla eylem")
    keys.press(button) if keys else button.click()


def test_an_article_on_its_way_from_the_room_to_everybody(visit, sign_in, room):
    writes, reads, everybody = visit(width=1280), visit(width=1280), visit(width=390, javascript=False)
    sign_in(writes, "kolaylastirici")
    sign_in(reads, "mudur")

    # Written and handed in with the keyboard alone.
    page, keys = writes.page, Keyboard(writes.page)
    page.set_default_timeout(PATIENCE)
    page.goto(f"{room}/{PREFIX}")
    page.wait_for_url("**/piece/")
    keys.press(page.get_by_role("link", name="Haber ya da sayfa ekle").first)
    page.wait_for_url("**/add/")
    keys.write(page.locator("#id_title_tr"), TITLE)
    keys.write(page.locator("#id_summary_tr"), "Otuz çınar ve bir çeşme.")
    keys.write(page.locator("[data-contentpath=body_tr] [role=textbox]"), "Parkta gölge var.")
    text_of(page, "tr", "Parkta gölge var.")
    expect(page).to_have_url(re.compile("/edit/"), timeout=2 * PATIENCE)  # kept by itself; the first time takes longest
    writes.settle()
    keys.press(page.locator("[data-side-panel-toggle=preview]"))
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_text("Parkta gölge var.")).to_be_visible(timeout=2 * PATIENCE)
    is_sound(page)
    assert complaints_of_axe(page.locator("#w-preview-iframe").element_handle().content_frame()) == []
    keys.press(page.locator("[data-side-panel-toggle=preview]"))
    keys.reach(page.get_by_role("tab", selected=True))
    page.keyboard.press("ArrowRight")
    expect(page.locator("#id_title_en")).to_be_visible()
    keys.write(page.locator("#id_title_en"), TITLE_EN)
    keys.write(page.locator("[data-contentpath=body_en] [role=textbox]"), "There is shade in the park.")
    text_of(page, "en", "There is shade in the park.")
    expect(page.locator("#id_title_en")).to_have_value(TITLE_EN)
    more(page, keys)
    keys.press(page.get_by_role("button", name=HAND_IN))
    page.wait_for_url("**/piece/")
    assert not is_published(everybody)

    # Read by somebody else, who looks at it as readers will see it.
    page = reads.page
    page.set_default_timeout(PATIENCE)
    reads.go("/masa/yayin/")
    assert TITLE in page.inner_text("main")
    page.goto(room + PIECES)
    page.get_by_role("link", name=TITLE, exact=True).click()
    is_sound(page)
    expect(page.locator("#id_title_en")).to_have_value(TITLE_EN)
    more(page)
    page.get_by_role("button", name="Olur verin").click()
    page.wait_for_url("**/piece/")

    assert is_published(everybody)
    everybody.page.get_by_role("link", name=TITLE, exact=True).click()
    assert "Parkta gölge var." in everybody.page.inner_text("main")
    here = everybody.page.url.removeprefix(everybody.town.address)
    everybody.go("/en" + here)
    assert TITLE_EN in everybody.page.inner_text("h1")

    # Taken down.
    page.get_by_role("link", name=TITLE, exact=True).click()
    more(page)
    page.get_by_role("link", name="Yayından kaldır").click()
    is_sound(page)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/piece/")
    gone = everybody.go(here)
    assert gone is not None
    assert gone.status == 404
    assert writes.complaints == reads.complaints == []


def test_what_is_typed_while_the_room_saves_is_saved_too(visit, sign_in, room):
    """An answer does not make saved what was typed after the question; it comes to the room without another key."""
    window = visit(width=1280)
    sign_in(window, "kolaylastirici")
    page, held = window.page, list[Route]()
    page.set_default_timeout(PATIENCE)
    page.goto(room + PIECES + "add/")
    page.locator("#id_title_tr").press_sequentially("Yarım haber")
    expect(page).to_have_url(re.compile("/edit/"), timeout=2 * PATIENCE)
    window.settle()

    page.route(lambda url: "/edit/" in url, lambda route: hold(route, held))
    with page.expect_request(is_saving):
        page.locator("#id_title_tr").press_sequentially(" daha")
    answer = held[0].fetch()
    page.locator("#id_summary_tr").press_sequentially("Otuz çınar")
    with page.expect_response(lambda one: is_saving(one.request) and "Otuz çınar" in (one.request.post_data or "")):
        held[0].fulfill(response=answer)
    page.reload()
    expect(page.locator("#id_summary_tr")).to_have_value("Otuz çınar")
    assert window.complaints == []


def is_saving(request: Request) -> bool:
    return request.method == "POST" and "/edit/" in request.url


def hold(route: Route, held: list[Route]) -> None:
    """The first save waits until somebody lets it go on."""
    if is_saving(route.request) and not held:
        held.append(route)
    else:
        route.continue_()


def test_the_room_speaks_turkish_and_is_sound(visit, sign_in, room):
    window = visit(width=1280)
    sign_in(window, "mudur")
    for path in (PIECES, PIECES + "add/", f"/{PREFIX}images/"):
        window.page.goto(f"{room}{path}")
        is_sound(window.page)


def test_the_room_runs_from_the_right_in_arabic(visit, sign_in, room):
    window = visit(width=1280)
    sign_in(window, "mudur")
    for path in (PIECES, PIECES + "add/", f"/{PREFIX}images/"):
        window.page.goto(f"{room}/ar{path}")
        window.page.wait_for_load_state("networkidle")
        assert window.page.locator("html").get_attribute("dir") == "rtl"
        assert complaints_of_axe(window.page) == []
        assert window.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert window.complaints == []
