"""A cheap phone: Chromium at 390 px on slow 4G with a processor slowed 4×, a fresh profile each time."""

import os

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1440 * 1024 / 8,
    "uploadThroughput": 675 * 1024 / 8,
}


def flags() -> list[str]:
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet


def phone(browser: Browser, latency: float) -> tuple[BrowserContext, Page, CDPSession]:
    """A page of a new phone, and the wire on which its requests can be watched."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="tr")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_4G | {"latency": latency})
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return context, page, wire
