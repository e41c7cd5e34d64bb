"""From opening a duty to being signed up, by somebody whom the town does not know, on a cheap phone: screens and seconds.

./meydan bench newcomer --address http://localhost:8000 [--rounds 5] [--latency 562.5] [--key 200] [--duty 2]

Asks a running demo town (`./meydan demo` in another window), in which each round leaves a person with a seat. Chromium at 390 px,
a fresh profile each time, slow 4G and a processor slowed 4× as in `first_visit`. The hand types a key every `--key` milliseconds; it
does not read, and the code comes from the page of sent letters without a look into a mailbox. Fails above 6 screens or 90 seconds.
"""

import argparse
import html
import os
import platform
import re
import statistics
import time
import urllib.request
from datetime import UTC, datetime

import _phone
import _town  # noqa: F401 (finds the package)
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from meydan.base.launch.doctor import chromium

MOST_SCREENS, MOST_SECONDS = 6, 90


def code_for(address: str, contact: str) -> str:
    """The code in the newest letter to `contact`; the demo town shows what it sends."""
    for _ in range(100):
        with urllib.request.urlopen(f"{address}/dev/mail/") as answer:
            letters = html.unescape(answer.read().decode())
        if found := re.search(re.escape(contact) + r'.*?class="bigcode">\s*([A-Z0-9-]+)', letters, re.S):
            return found.group(1)
        time.sleep(0.1)  # another process writes the letter
    raise SystemExit(f"No code for {contact} on {address}/dev/mail/")


class Hand:
    """Types like a thumb, and counts the screens that it comes to."""

    def __init__(self, page: Page, key: float) -> None:
        self.page, self.key, self.screens = page, key, 1
        self.waited = 0.0

    def write(self, field: Locator, text: str) -> None:
        if field.get_attribute("type") == "date":
            field.fill(text)
            self.page.wait_for_timeout(8 * self.key)  # the eight figures of a day; fill() sets it at once
        else:
            field.press_sequentially(text, delay=self.key)

    def press(self, button: Locator) -> None:
        begun = time.perf_counter()
        with self.page.expect_navigation(wait_until="load"):
            button.click()
        self.waited += time.perf_counter() - begun
        self.screens += 1


def sign_up(browser: Browser, options: argparse.Namespace, number: int) -> tuple[int, float, float]:
    """Screens, seconds, and the seconds of these in which the person waits for the network and the server."""
    context, page, _wire = _phone.phone(browser, options.latency)
    contact = f"yeni-{datetime.now(UTC):%H%M%S}-{number}@example.org"
    begun = time.perf_counter()
    page.goto(f"{options.address}/gonulluluk/{options.duty}/", wait_until="load")
    hand = Hand(page, options.key)
    hand.waited = time.perf_counter() - begun
    hand.press(page.locator("a[href*='/katilin/']").last)
    hand.write(page.locator("input[name=birth_date]"), "1999-05-01")
    page.locator("input[name=agreed]").check()
    hand.press(page.locator("main form button.btn--big"))
    hand.write(page.locator("input[name=contact]"), contact)
    hand.press(page.locator("main form button").first)
    hand.write(page.locator("input[name=code]"), code_for(options.address, contact))
    hand.press(page.locator("main form button").first)
    if "/giris/hosgeldiniz/" in page.url:
        page.locator("input[name=age_band][value='18-29']").check()
        hand.write(page.locator("input[name=display_name]"), "Yeni Komşu")
        hand.press(page.locator("main form button").first)
    spent = time.perf_counter() - begun
    if not re.search("Yeriniz ayrıldı|Sıradasınız", page.inner_text("main")):
        raise SystemExit(f"Not signed up: {page.url}")
    context.close()
    return hand.screens, spent, hand.waited


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--address", default="http://localhost:8000")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--latency", type=float, default=_phone.SLOW_4G["latency"], help="milliseconds a request")
    asked.add_argument("--key", type=float, default=200, help="milliseconds a key")
    asked.add_argument(
        "--duty", default="2-hasanaga-bahcesi-agac-dikimi", help="one that people join without a decision"
    )
    options = asked.parse_args()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, {datetime.now(UTC).date()}, load {os.getloadavg()[0]:.1f}, {options.latency} ms a request, {options.key:.0f} ms a key"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_phone.flags())
        seen = [sign_up(browser, options, number) for number in range(options.rounds)]
        browser.close()
    screens, spent, waited = (max(column) for column in zip(*seen, strict=True))
    print(f"screens (most) {screens}")
    print(f"seconds (median, worst) {statistics.median(one[1] for one in seen):.1f} {spent:.1f}")
    print(f"of these waiting (median, worst) {statistics.median(one[2] for one in seen):.1f} {waited:.1f}")
    if screens > MOST_SCREENS or spent > MOST_SECONDS:
        raise SystemExit(f"More than {MOST_SCREENS} screens or {MOST_SECONDS} seconds.")


main()
