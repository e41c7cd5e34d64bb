"""Bytes of what the map beside the list asks for, from the whole town down to single streets, as a browser asks for it.

./meydan bench map_data [--size small|large]

At each scale the mark of the most contributions is pressed, which comes closer. Ends with 1 when an answer has more than 30 KB.
"""

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import _phone
import _town
from playwright.sync_api import Browser, Page, Response, sync_playwright

from meydan.base.launch.doctor import chromium

MOST = 30 * 1024
SCREENS = {"phone": (390, 844), "desk": (1280, 900)}
LISTS = ["/konular/", "/konular/?q=park"]
CLOSER = """() => {
  const many = [...document.querySelectorAll(".map__mark button")].sort((a, b) => b.textContent - a.textContent);
  (many[0] ?? document.querySelector(".leaflet-control-zoom-in:not(.leaflet-disabled)"))?.click();
}"""
DEEPEST = """document.querySelector(".leaflet-control-zoom-in").classList.contains("leaflet-disabled")"""


def answers(page: Page, address: str) -> Iterator[Response]:
    """What the map asks for when it is opened, and then for each step closer."""
    page.goto(address)
    with page.expect_response("**/harita.json*") as marks, page.expect_response("**/harita.geojson*") as town:
        page.locator("[data-map-open]").first.click()
    yield town.value
    yield marks.value
    while not page.evaluate(DEEPEST):
        with page.expect_response("**/harita.json*") as marks:
            page.evaluate(CLOSER)
        yield marks.value


def measure(browser: Browser, address: str, screen: str) -> int:
    """The largest answer; each is told."""
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height}, locale="tr", reduced_motion="reduce")
    most = 0
    for answer in answers(page, address):
        whole = len(answer.body())
        packed = answer.request.sizes()["responseBodySize"]
        zoom = parse_qs(urlsplit(answer.url).query).get("zoom", ["town"])[0]
        found = answer.json().get("marks", [])
        singles = sum(one[2] == 1 for one in found)
        drawn = f"{len(found):4d} marks, {singles:4d} single, {sum(one[2] for one in found):6d} contributions"
        print(
            f"  zoom {zoom:>4}: {whole / 1024:5.1f} KB, packed {packed / 1024:4.1f} KB{'; ' + drawn if found else ''}"
        )
        most = max(most, whole)
    page.close()
    return most


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _town.size_option(asked)
    options = asked.parse_args()
    with _town.town(options.size, options.folder) as (env, _postgres), _town.web(env) as web, sync_playwright() as play:
        print(f"{platform.machine()}, load {os.getloadavg()[0]:.1f}, {datetime.now(UTC):%Y-%m-%d %H:%M}; town: {options.folder or options.size}")  # fmt: skip
        browser, most = play.chromium.launch(executable_path=chromium(), args=_phone.flags()), 0
        for screen in SCREENS:
            for path in LISTS:
                print(f"{screen}, {path}")
                most = max(most, measure(browser, f"http://localhost:{web.port}{path}", screen))
        browser.close()
    print(f"largest answer {most / 1024:.1f} KB")
    return most > MOST


sys.exit(main())
