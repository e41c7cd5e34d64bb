"""A real browser on a real server with the demo town.

The server runs as its own process on a database of its own, made once a session; journeys write into it and must not depend on
one another. Without a browser they are skipped with a clear line, in CI they fail.
"""

import email
import email.policy
import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from meydan.base.launch.doctor import chromium
from tests.turns import is_turn_of

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright keeps an event loop in this thread


@dataclass(frozen=True)
class Town:
    """The running demo town."""

    address: str
    mail: Path
    surroundings: dict[str, str] = field(repr=False)
    """Variables with which a process finds this town."""

    def work_off(self) -> None:
        """Do the jobs that wait, as the worker would."""
        words = [sys.executable, ROOT / "manage.py", "procrastinate", "worker", "--one-shot"]
        subprocess.run(words, env=self.surroundings, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def link_for(self, contact: str, path: str) -> str:
        """The address below `path` in the newest message to `contact`."""
        for file in sorted(self.mail.rglob("*"), key=lambda one: one.stat().st_mtime, reverse=True):
            text = _readable(file) if file.is_file() else ""
            if contact in text and (found := re.search(rf"{path}\S+", text)):
                return found.group()
        raise AssertionError(f"no link for {contact} in {self.mail}")

    def code_for(self, contact: str, *, since: float) -> str:
        """The sign-in code in the newest message to `contact` written after `since` (seconds since 1970)."""
        for _ in range(100):
            for file in sorted(self.mail.rglob("*"), key=lambda one: one.stat().st_mtime, reverse=True):
                if file.is_file() and file.stat().st_mtime >= since:
                    text = _readable(file)
                    if contact in text and (
                        found := re.search(r"^\s*([A-Z0-9]{4}-?[A-Z0-9]{2,4}|\d{6})\s*$", text, re.M)
                    ):
                        return found.group(1)
            time.sleep(0.05)  # waiting for another process to write a file; the loop ends as soon as it has
        raise AssertionError(f"no code for {contact} in {self.mail}")


def _readable(file: Path) -> str:
    """The newest message of a file with its body decoded: letters of the same second can come to lie in one."""
    raw = file.read_text(encoding="utf-8", errors="replace")
    if file.suffix == ".sms":
        return raw
    newest = [one for one in re.split(r"^-{79}\n", raw, flags=re.M) if one.strip()][-1:]
    letter = email.message_from_string("".join(newest), policy=email.policy.default)
    body = letter.get_body(("plain",))
    return f"{letter['To']}\n{body.get_content() if body else ''}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Iterator[Town]:
    """The demo town on a database and a port of its own. It is filled once a run and copied for each of its processes."""
    folder, name, port = tmp_path_factory.mktemp("demo"), f"meydan_journeys_{os.getpid()}", free_port()
    pattern = tmp_path_factory.getbasetemp().parent / f"town-{testrun_uid}"
    pattern_name = f"meydan_town_{testrun_uid[:8]}"
    with one_at_a_time(pattern), server() as admin:
        if not (pattern / "static").exists():  # comes last
            admin.execute(f'create database "{pattern_name}"')
            fill_town(surroundings(pattern_name, pattern))
        admin.execute(f'create database "{name}" template "{pattern_name}"')
        shutil.copytree(pattern, folder, dirs_exist_ok=True)
    around = surroundings(name, folder) | {"MEYDAN_ADDRESS": f"http://127.0.0.1:{port}"}
    command = [sys.executable, "-m", "gunicorn", "meydan.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    web = subprocess.Popen(
        [*command, "--threads", "8", "--worker-class", "gthread", "--log-level", "warning"], env=around, cwd=ROOT
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", web)
        yield Town(f"http://127.0.0.1:{port}", folder / "mail", around)
    finally:
        web.terminate()
        web.wait(20)
        with one_at_a_time(pattern), server() as admin:  # who comes after this fills anew
            shutil.rmtree(pattern, ignore_errors=True)
            for left in (name, pattern_name):
                admin.execute(f'drop database if exists "{left}" with (force)')


ALWAYS = {"test_chain", "test_door", "test_every_page"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The way of a problem to its result and the pages are tried every day; of the other journeys every second file, in turn, and
    all of them with --full."""
    files = sorted({item.path for item in items if item.path.parent == Path(__file__).parent} - {Path(__file__)})
    resting = {path for number, path in enumerate(files) if path.stem not in ALWAYS and not is_turn_of(number)}
    if len(files) > len(ALWAYS):  # somebody who names a file wants it tried
        config.hook.pytest_deselected(items=[item for item in items if item.path in resting])
        items[:] = [item for item in items if item.path not in resting]


@contextmanager
def one_at_a_time(thing: Path) -> Iterator[None]:
    with thing.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def whereabouts() -> dict[str, str]:
    """Of the database server that the tests use."""
    base = settings.DATABASES["default"]
    return {key: base[key.upper()] for key in ("host", "port", "user", "password") if base[key.upper()]}


def server() -> psycopg.Connection[tuple[str, ...]]:
    return psycopg.connect(dbname="postgres", autocommit=True, **whereabouts())


def surroundings(database: str, data: Path) -> dict[str, str]:
    query = "&".join(f"{key}={value}" for key, value in whereabouts().items() if key != "password")
    return os.environ | {
        "DATABASE_URL": f"postgresql:///{database}?{query}",
        "MEYDAN_DATA": str(data),
        "MEYDAN_DEMO": "1",
        "MEYDAN_PAGE_SECONDS": "0",  # a visitor sees at once what a journey has just done
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'adil' / 'src'}",
    }


def fill_town(around: dict[str, str]) -> None:
    quiet = "--verbosity=0"
    for words in (["migrate", quiet], ["load_town"], ["demo_town"], ["collectstatic", "--noinput", quiet]):
        command = [sys.executable, ROOT / "manage.py", *words]
        subprocess.run(command, env=around, check=True, stdout=subprocess.DEVNULL)


def wait_for(url: str, process: subprocess.Popen[bytes], *, seconds: int = 20) -> None:
    for _ in range(20 * seconds):
        assert process.poll() is None, "the web process ended"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"{url} did not answer")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine: apt-get install chromium-headless-shell")
        pytest.skip("JOURNEYS NOT RUN: no Chromium (apt-get install chromium-headless-shell, or set MEYDAN_CHROMIUM)")
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=flags)
        yield running
        running.close()


@dataclass
class Visit:
    """One visitor's window, with everything that went over the wire and every complaint of the browser."""

    page: Page
    town: Town
    wire: list[tuple[str, int]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    under_way: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Requests without an end yet: their id, the document that asks and the address."""

    def go(self, path: str) -> Response | None:
        answer = self.page.goto(self.town.address + path)
        self.settle()
        return answer

    def settle(self) -> None:
        """Wait until nothing is on the wire: at once, where "networkidle" waits for half a second of silence.

        Not for the tab's icon: the browser asks for it by itself and drops it without a word when the page is left.
        """
        until = time.monotonic() + 15
        while waited_for := [url for _, url in self.under_way.values() if "/favicon" not in url]:
            assert time.monotonic() < until, f"still under way: {waited_for}"
            self.page.wait_for_timeout(10)

    @property
    def bytes_without_photos(self) -> int:
        return sum(size for url, size in self.wire if "/foto/" not in url)


@pytest.fixture
def visit(browser: Browser, demo: Town) -> Iterator[Callable[..., Visit]]:
    """visit(width=390, theme="dark", javascript=False) → a fresh visitor."""
    contexts: list[BrowserContext] = []

    def open_window(*, width: int = 1280, theme: str = "light", javascript: bool = True, language: str = "tr") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 900},
            color_scheme=theme,
            java_script_enabled=javascript,
            locale=language,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        made = Visit(page, demo)
        listen(made)
        return made

    yield open_window
    for context in contexts:
        context.close()


def listen(visit: Visit) -> None:
    wire = visit.page.context.new_cdp_session(visit.page)
    under_way = visit.under_way

    def begun(event: dict[str, Any]) -> None:
        under_way[event["requestId"]] = (event["loaderId"], event["request"]["url"])

    def ended(event: dict[str, Any]) -> None:
        _, url = under_way.pop(event["requestId"], ("", "?"))
        visit.wire.append((url, int(event["encodedDataLength"])))

    def arrived(event: dict[str, Any]) -> None:
        """What the page before had not finished is dropped without a word, even what it began while it was being left."""
        if "parentId" in event["frame"]:
            return
        for number, (document, _) in list(under_way.items()):
            if document != event["frame"]["loaderId"]:
                del under_way[number]

    wire.on("Network.requestWillBeSent", begun)
    wire.on("Network.loadingFinished", ended)
    wire.on("Network.loadingFailed", lambda event: under_way.pop(event["requestId"], None))
    wire.on("Page.frameNavigated", arrived)
    wire.send("Network.enable")
    wire.send("Page.enable")
    visit.page.on("console", lambda line: visit.complaints.append(line.text) if line.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))


@pytest.fixture
def sign_in() -> Callable[[Visit, str], None]:
    """sign_in(visit, "mudur"): by password, as one of the demo people, without showing the page."""

    def by_password(visit: Visit, who: str) -> None:
        address = f"{visit.town.address}/giris/parola/"
        by_hand = visit.page.context.request
        by_hand.get(address)
        (token,) = (one["value"] for one in visit.page.context.cookies(address) if one["name"].endswith("csrftoken"))
        answer = by_hand.post(
            address,
            form={"login": f"{who}@demo.meydan.example", "password": "meydan-demo", "csrfmiddlewaretoken": token},
            headers={"Referer": address},
        )
        assert answer.ok, answer.text()
        assert "/giris" not in answer.url, answer.text()

    return by_password
