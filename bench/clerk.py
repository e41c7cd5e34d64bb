"""Keystrokes, clicks and seconds of a clerk who sorts what came in, by keyboard, and writes the letters that go with it.

./meydan bench clerk [--size small|large] [--items 50]

See bench/README.md for what is counted. Fails when an item lies where it does not belong, or took more than six actions.
"""

import argparse
import os
import platform
import statistics
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import _town
from playwright.sync_api import Page, sync_playwright

from meydan.base.launch.doctor import chromium

FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
MOST = 6
FAULT_DESK = "fault_desk"
SUBJECTS = {
    "Kaldırım çok dar, bebek arabası geçmiyor": "works",
    "Parkta oturacak gölge yok": "parks",
    "Çöp konteyneri her akşam taşıyor": "cleaning",
    "Kütüphane pazar günü de açık olsun": "library",
    "Salıncağın zinciri koptu": FAULT_DESK,
    "Otobüs akşamları seyrek geçiyor": "buses",
}
"""What the invented residents write, and who answers it: a unit, the fault desk, or another body of the town file."""


class Clerk:
    """Hands that count. `names` are those of units and bodies as the lists show them."""

    def __init__(self, page: Page, address: str, names: dict[str, str]) -> None:
        self.page, self.address, self.names = page, address, names
        self.done: Counter[str] = Counter()

    def key(self, name: str) -> None:
        if name.isascii():
            self.page.keyboard.press(name)
        else:  # a letter that only a Turkish keyboard has
            wire = self.page.context.new_cdp_session(self.page)
            for what in ("keyDown", "keyUp"):
                wire.send(
                    "Input.dispatchKeyEvent", {"type": what, "key": name, "text": name if what == "keyDown" else ""}
                )
        self.done["keys"] += 1

    def click(self, what: str) -> None:
        self.page.locator(what).first.click()
        self.done["clicks"] += 1

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def read(self, script: str) -> Any:
        return self.page.evaluate(script)

    def sign_in(self, email: str) -> None:
        self.go("/giris/parola/")
        self.page.fill("[name=login]", email)
        self.page.fill("[name=password]", "meydan-demo")
        self.page.locator("main form button").first.click()
        self.page.wait_for_load_state()

    def sort_one(self, goes_to: str) -> None:
        """Choose who answers, as far as the page has not guessed it, and send it on."""
        who = FAULT_DESK if goes_to == FAULT_DESK else "body" if goes_to == "buses" else "unit"
        if self.read("document.querySelector('[name=who]:checked')?.value") != who:
            radios = "[...document.querySelectorAll('[data-sorting] input[type=radio]')]"
            self.key(str(1 + self.read(f"{radios}.findIndex(one => one.name === 'who' && one.value === '{who}')")))
        if who != FAULT_DESK:
            self.choose(who, self.names[goes_to])
        with self.page.expect_navigation():
            self.key("Enter")

    def choose(self, field: str, name: str) -> None:
        """Go to a list with Tab and type the first letters of a name, as many as it takes."""
        chosen = f"document.querySelector('select[name={field}]').selectedOptions[0]?.text"
        if self.read(chosen) == name:
            return
        if self.read("document.activeElement.name") != "who":
            self.click("[name=who]:checked")
        while self.read("document.activeElement.name") != field:
            self.key("Tab")
        for letter in name:
            self.key(letter)
            if self.read(chosen) == name:
                break
        self.key("Shift+Tab")

    def write_letter(self, unit: str, titles: list[str]) -> None:
        """One letter about everything that just went to a unit."""
        self.go("/masa/belgeler/birime/")
        region = f"section:has(> h2:text-is('{self.names[unit]}'))"
        for title in titles:
            self.click(f"{region} label:has-text('{title}') input")
        self.click(f"{region} button")
        self.click("form[data-draft] button")
        self.page.wait_for_url("**/masa/belge/*/")


def write_items(count: int) -> dict[str, str]:
    """Invented residents write, before everything else that waits (also what an earlier run left), so that it comes first.
    Title → who answers."""
    from django.db.models import Min

    from meydan.base import clock
    from meydan.goals.queries import targets
    from meydan.ideas import actions
    from meydan.ideas.models import Contribution
    from meydan.people.models import Person
    from meydan.places.queries import neighbourhoods

    places, target = list(neighbourhoods()), targets()[0]
    people = list(Person.objects.filter(role_grants=None, is_active=True).order_by("pk")[:count])
    mark, made = f"{datetime.now(UTC):%d.%m. %H.%M.%S}", {}
    first = Contribution.objects.aggregate(first=Min("created_at"))["first"]
    with clock.at(first - timedelta(days=1)):
        for number in range(count):
            subject, goes_to = list(SUBJECTS.items())[number % len(SUBJECTS)]
            place = places[number % len(places)]
            title = f"{subject}: {place.name}, {mark}, {number + 1}."
            actions.submit_contribution(
                by=people[number], kind="problem", scope="shared", title=title, text="", neighbourhood=place, targets=[target]
            )  # fmt: skip
            made[title] = goes_to
    return made


def names() -> dict[str, str]:
    from meydan.ideas.forms.sorting import bodies
    from meydan.places.queries import units

    return {one.slug: one.name_tr for one in units()} | dict(bodies())


def astray(made: dict[str, str]) -> list[str]:
    """Titles that do not lie where they belong."""
    from meydan.ideas.models import Contribution

    def lies_with(one: Contribution) -> str:
        sent = next(iter(one.routings.all()), None)
        return (sent.body or sent.to) if sent else one.unit.slug if one.unit else ""

    rows = Contribution.objects.filter(title__in=made).select_related("unit").prefetch_related("routings")
    return [one.title for one in rows if lies_with(one) != made[one.title]]


def sort_all(clerk: Clerk, made: dict[str, str]) -> tuple[list[int], list[float]]:
    """Until nothing of ours waits: actions and seconds of each item."""
    actions, seconds = [], []
    clerk.go("/masa/sevk/")
    for _ in made:
        before, begun = clerk.done.total(), time.perf_counter()
        clerk.sort_one(made[clerk.page.locator("#one-title").inner_text()])
        actions.append(clerk.done.total() - before)
        seconds.append(time.perf_counter() - begun)
    return actions, seconds


def write_all_letters(clerk: Clerk, made: dict[str, str]) -> int:
    units = [name for name in dict.fromkeys(SUBJECTS.values()) if name not in {FAULT_DESK, "buses"}]
    for unit in units:
        clerk.write_letter(unit, [title for title, goes_to in made.items() if goes_to == unit])
    return len(units)


def work(address: str, made: dict[str, str], known: dict[str, str]) -> int:
    """Do it all in a browser and print what it took; returns the most actions that one item took."""
    with sync_playwright() as tool:
        browser = tool.chromium.launch(
            executable_path=chromium(),
            args=[*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS,
        )
        clerk = Clerk(browser.new_page(locale="tr", viewport={"width": 1280, "height": 900}), address, known)
        clerk.sign_in(_town.PEOPLE["coordinator"])
        actions, seconds = sort_all(clerk, made)
        sorting, begun = clerk.done.total(), time.perf_counter()
        letters = write_all_letters(clerk, made)
        writing = time.perf_counter() - begun
        browser.close()
    total = clerk.done.total()
    print(f"sorting: {statistics.mean(actions):.1f} actions an item, at most {max(actions)}; {statistics.median(seconds):.2f} s an item, at most {max(seconds):.2f}")  # fmt: skip
    print(f"{letters} letters: {total - sorting} actions, {writing:.1f} s")
    print(f"with letters: {total / len(made):.1f} actions an item ({clerk.done['keys']} keys, {clerk.done['clicks']} clicks for {len(made)} items), {sum(seconds) + writing:.0f} s")  # fmt: skip
    return max(actions)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _town.size_option(asked)
    asked.add_argument("--items", type=int, default=50)
    options = asked.parse_args()
    with _town.town(options.size, options.folder, demo=True) as (env, _postgres), _town.web(env) as web:
        made, known = write_items(options.items), names()
        print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, pace {_town.pace():.0f} ms, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d %H:%M}; town: {options.folder or options.size}, {options.items} items")  # fmt: skip
        most = work(f"http://localhost:{web.port}", made, known)
        wrong = astray(made)
    if wrong or most > MOST:
        sys.exit(
            f"{len(wrong)} items lie where they do not belong; at most {most} actions an item, {MOST} are allowed."
        )


main()
