"""The writing room, a process of its own: an article is written and handed in with the keyboard alone, read by somebody else,
published, read by everybody, and taken down. Axe looks at the room's pages, and nothing on them is English."""

import re
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import polib
import pytest
import wagtail
from playwright.sync_api import Page, Request, Response, Route, expect

from meydan.editorial.room_address import PREFIX
from tests.journeys.conftest import ROOT, Visit, free_port, wait_for
from tests.journeys.hands import Keyboard
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser
PIECES = f"/{PREFIX}snippets/editorial_room/piece/"
TITLE, TITLE_EN = "Göksu’da gölge parkı açıldı", "A park full of shade opened in Göksu"
TEXT, TEXT_EN = "Parkta gölge var.", "There is shade in the park."
PATIENCE = 60_000
"""Milliseconds until something is called missing; what is there is seen at once."""


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


BUBBLE = "region: ['#tippy"
"""The name of a button that has the focus: Wagtail's bubbles stand outside of all landmarks while they are there (decision 59)."""


def is_sound(page: Page, *, besides: str = "nothing") -> None:
    """Axe finds nothing, and no words are English."""
    page.wait_for_load_state("networkidle")
    left = [one for one in complaints_of_axe(page) if not one.startswith(besides)]
    assert left == []
    left = [said for said in page.evaluate(WORDS) if any(one.fullmatch(said) for one in english())]
    assert left == []


def saves_by_itself(request: Request) -> bool:
    return request.method == "POST" and PIECES in request.url and request.headers.get("accept") == "application/json"


def kept(words: str):  # type: ignore[no-untyped-def]
    """The answer to a save by itself in which these words are."""

    def is_it(answer: Response) -> bool:
        return saves_by_itself(answer.request) and words in (answer.request.post_data or "") and answer.ok

    return is_it


def is_published(reader: Visit) -> bool:
    reader.go("/haberler/")
    return reader.page.locator("main").get_by_role("link", name=TITLE, exact=True).count() == 1


def editor(page: Page, code: str):  # type: ignore[no-untyped-def]
    return page.locator(f"[data-contentpath=body_{code}] [role=textbox]")


def more(page: Page, keys: Keyboard | None = None) -> None:
    button = page.locator("footer").get_by_role("button", name="Daha fazla eylem")
    keys.press(button) if keys else button.click()
    expect(button).to_have_attribute("aria-expanded", "true")


@pytest.fixture(autouse=True)
def patience():
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)  # as Playwright has it


def begin(window: Visit, room: str) -> Page:
    """A new page for writing."""
    page = window.page
    page.set_default_timeout(PATIENCE)
    page.goto(room + PIECES + "add/")
    expect(editor(page, "tr")).to_be_visible()
    return page


def test_an_article_on_its_way_from_the_room_to_everybody(visit, sign_in, room):
    writes, reads, everybody = visit(width=1280), visit(width=1280), visit(width=390, javascript=False)
    sign_in(writes, "kolaylastirici")
    sign_in(reads, "mudur")

    # Written and handed in with the keyboard alone.
    page, keys = begin(writes, room), Keyboard(writes.page)
    with page.expect_response(kept(TEXT)):
        keys.write(page.locator("#id_title_tr"), TITLE)
        keys.write(page.locator("#id_summary_tr"), "Otuz çınar ve bir çeşme.")
        keys.write(editor(page, "tr"), TEXT)
    expect(page).to_have_url(re.compile("/edit/"))
    keys.press(page.locator("[data-side-panel-toggle=preview]"))
    expect(page.frame_locator("#w-preview-iframe").get_by_text(TEXT)).to_be_visible()
    is_sound(page, besides=BUBBLE)
    assert complaints_of_axe(page.locator("#w-preview-iframe").element_handle().content_frame()) == []
    keys.press(page.locator("[data-side-panel-toggle=preview]"))
    keys.reach(page.get_by_role("tab", selected=True))
    page.keyboard.press("ArrowRight")
    expect(editor(page, "en")).to_be_visible()
    with page.expect_response(kept(TEXT_EN)):
        keys.write(page.locator("#id_title_en"), TITLE_EN)
        keys.write(editor(page, "en"), TEXT_EN)
    expect(page.locator("#id_title_en")).to_have_value(TITLE_EN)
    more(page, keys)
    keys.press(page.get_by_role("button", name="İkinci göz için gönderin"))
    page.wait_for_url("**/piece/")
    assert not is_published(everybody)

    # Read by somebody else, who looks at it as readers will see it.
    page = reads.page
    page.set_default_timeout(PATIENCE)
    reads.go("/masa/yayin/")
    assert TITLE in page.inner_text("main")
    page.goto(room + PIECES)
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(editor(page, "tr")).to_be_visible()
    is_sound(page, besides=BUBBLE)
    expect(page.locator("#id_title_en")).to_have_value(TITLE_EN)
    more(page)
    page.get_by_role("button", name="Olur verin").click()
    page.wait_for_url("**/piece/")

    assert is_published(everybody)
    everybody.page.get_by_role("link", name=TITLE, exact=True).click()
    everybody.page.wait_for_load_state()
    assert TEXT in everybody.page.inner_text("main")
    here = everybody.page.url.removeprefix(everybody.town.address)
    everybody.go("/en" + here)
    assert TITLE_EN in everybody.page.inner_text("h1")

    # Taken down.
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(editor(page, "tr")).to_be_visible()
    more(page)
    page.get_by_role("link", name="Yayından kaldır").click()
    page.wait_for_url("**/unpublish/**")
    is_sound(page, besides=BUBBLE)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/piece/")
    gone = everybody.go(here)
    assert gone is not None
    assert gone.status == 404
    assert writes.complaints == reads.complaints == []


@pytest.fixture
def first_save():
    """first_save(page) → the first save by itself from now on, when it has been sent: it waits until somebody lets it go on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if saves_by_itself(route.request) and not held:
            held.append(route)
        else:
            route.continue_()

    def watch(page: Page):  # type: ignore[no-untyped-def]
        page.route(lambda url: PIECES in url, hold)

        def sent() -> Route:
            until = time.monotonic() + PATIENCE / 1000
            while not held:
                assert time.monotonic() < until, "nothing is saved"
                page.wait_for_timeout(10)
            return held[0]

        return sent

    return watch


def test_what_is_typed_while_the_room_saves_or_as_soon_as_its_page_is_there_is_kept(visit, sign_in, room, first_save):
    window = visit(width=1280)
    sign_in(window, "kolaylastirici")
    page = begin(window, room)
    with page.expect_response(kept("Yarım haber")):
        page.locator("#id_title_tr").fill("Yarım haber")  # within Wagtail's first two seconds
    expect(page).to_have_url(re.compile("/edit/"))
    sent = first_save(page)
    page.locator("#id_title_tr").fill("Yarım haber daha")
    save = sent()
    answer = save.fetch()
    page.locator("#id_summary_tr").fill("Otuz çınar")
    with page.expect_response(kept("Otuz çınar")):
        save.fulfill(response=answer)
    page.reload()
    expect(page.locator("#id_summary_tr")).to_have_value("Otuz çınar")
    assert window.complaints == []


def test_a_button_pressed_while_the_room_saves_waits_for_it(visit, sign_in, room, first_save):
    """Otherwise a new draft would be there twice, the older one without what was typed last."""
    window = visit(width=1280)
    sign_in(window, "kolaylastirici")
    page = begin(window, room)
    sent = first_save(page)
    page.locator("#id_title_tr").fill("Bir kez kaydedilen haber")
    save = sent()
    answer = save.fetch()  # the room has it, the page does not know yet
    page.locator("#id_summary_tr").fill("Son sözcükler")
    page.locator("footer").get_by_role("button", name="Taslağı kaydet").click()
    save.fulfill(response=answer)
    page.wait_for_load_state()
    expect(page).to_have_url(re.compile("/edit/"))
    expect(page.locator("#id_summary_tr")).to_have_value("Son sözcükler")
    page.goto(room + PIECES)
    expect(page.get_by_role("link", name="Bir kez kaydedilen haber", exact=True)).to_have_count(1)
    assert window.complaints == []


def test_after_a_refusal_the_room_goes_on_saving(visit, sign_in, room):
    window = visit(width=1280)
    sign_in(window, "kolaylastirici")
    page = begin(window, room)
    page.locator("#id_title_tr").fill("Metni eksik haber")
    more(page)
    page.get_by_role("button", name="İkinci göz için gönderin").click()
    expect(page.get_by_text("Bu alan zorunludur.").first).to_be_visible()
    with page.expect_response(kept("Metni eksik haber")):
        pass  # what was refused is kept as a draft
    with page.expect_response(kept("Sonradan yazılan")):
        page.locator("#id_summary_tr").fill("Sonradan yazılan")
    assert window.complaints == []


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
