"""The writing room, a process of its own: axe looks at its pages in Turkish and from the right, nothing on them is English, and what is
typed there is kept."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import polib
import pytest
import wagtail
from playwright.sync_api import Page, Request, Response, expect

from meydan.editorial.room_address import PREFIX
from tests.journeys.conftest import ROOT, Visit, free_port, wait_for
from tests.journeys.hands import press
from tests.journeys.test_every_page import complaints_of_axe

pytestmark = pytest.mark.browser
PIECES = f"/{PREFIX}snippets/editorial_room/piece/"
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


def is_sound(page: Page) -> None:
    """Axe finds nothing, and no words are English."""
    page.wait_for_load_state("networkidle")
    left = complaints_of_axe(page)
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


def editor(page: Page, code: str):  # type: ignore[no-untyped-def]
    return page.locator(f"[data-contentpath=body_{code}] [role=textbox]")


def more(page: Page) -> None:
    button = page.locator("footer").get_by_role("button", name="Daha fazla eylem")
    press(button)
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


def test_after_a_refusal_the_room_goes_on_saving(visit, sign_in, room):
    window = visit(width=1280)
    sign_in(window, "moderator")
    page = begin(window, room)
    page.locator("#id_title_tr").fill("Metni eksik haber")
    more(page)
    press(page.get_by_role("button", name="İkinci göz için gönderin"))
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
