"""First visits with a cheap phone: largest paint, bytes and layout shift per page, median of several, slow 4G, slowed processor.

./meydan bench first_visit --address http://localhost:8000 [--rounds 5] [--latency 562.5]

Asks a running town (`./meydan demo` in another window), Chromium at 390 px, a fresh profile for every visit. Slow 4G is the
browser's own setting: 562.5 ms a request, 1,440 kbit/s down, 675 kbit/s up. The processor is slowed 4×. `--latency 150` is the
round trip that Lighthouse gives the same name.
"""

import argparse
import os
import platform
import statistics
from datetime import UTC, datetime

import _phone
import _town  # noqa: F401 (finds the package)
from playwright.sync_api import Browser, sync_playwright

from meydan.base.launch.doctor import chromium

PAGES = [
    "/",
    "/konular/",
    "/ara/?q=park",
    "/surecler/",
    "/projeler/",
    "/mahalle/goksu/",
    "/amac/11/",
    "/konu/2026-0001/",
    "/katki/yeni/",
]
READ = """() => new Promise(done => {
  const seen = { paint: 0, shift: 0 };
  new PerformanceObserver(list => { for (const one of list.getEntries()) seen.paint = one.startTime })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver(list => { for (const one of list.getEntries()) seen.shift += one.value })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(seen), 300);
})"""


def visit(browser: Browser, address: str, latency: float) -> tuple[float, float, int]:
    """Milliseconds to the largest paint, layout shift, bytes over the wire without users' photos."""
    context, page, wire = _phone.phone(browser, latency)
    urls: dict[str, str] = {}
    sizes: list[int] = []
    wire.on("Network.requestWillBeSent", lambda event: urls.update({event["requestId"]: event["request"]["url"]}))
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.append(
            0 if "/foto/" in urls.get(event["requestId"], "") else int(event["encodedDataLength"])
        ),
    )
    page.goto(address, wait_until="networkidle")
    seen = page.evaluate(READ)
    context.close()
    return seen["paint"], seen["shift"], sum(sizes)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--address", default="http://localhost:8000")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--latency", type=float, default=_phone.SLOW_4G["latency"], help="milliseconds a request")
    options = asked.parse_args()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, {datetime.now(UTC).date()}, {options.rounds} visits a page, {options.latency} ms a request"
    )
    print("largest paint in ms (median, worst), layout shift (worst), bytes")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_phone.flags())
        for page in PAGES:
            seen = [visit(browser, options.address + page, options.latency) for _ in range(options.rounds)]
            paints, shifts, sizes = zip(*seen, strict=True)
            print(f"{statistics.median(paints):7.0f} {max(paints):7.0f} {max(shifts):6.3f} {max(sizes):7d}  {page}")
        browser.close()


main()
