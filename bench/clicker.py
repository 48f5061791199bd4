"""From a tap on the phone to the slide on the laptop, with 100 ms each way added to the phone's link.

    .venv/bin/python bench/clicker.py [--taps 60]

The real server and two browser windows on this machine; both write down the same clock. Prints the median, the 95th
percentile and the slowest, in milliseconds.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.serving import free_port, serving  # noqa: E402  the path above must be set first
from bench.slow_link import slow_link  # noqa: E402

_STAGE = "/ligera/es/escenario.html"


def led(laptop: Page, phone: Page, port: int, link: int) -> None:
    """Open the stage and let the phone scan its code; the phone goes through the link."""
    laptop.goto(f"http://127.0.0.1:{port}{_STAGE}")
    laptop.wait_for_selector(".slide.current", timeout=60_000)  # until there is one, its place asks anew by itself
    with laptop.expect_response(lambda answer: '"open"' in (answer.request.post_data or "")) as given:
        laptop.keyboard.press("c")
    phone.goto(given.value.json()["url"].replace(f":{port}/", f":{link}/"))
    phone.wait_for_selector("body[data-state=in]")


def taps(laptop: Page, phone: Page, count: int) -> list[float]:
    """Return the milliseconds from each tap to the slide that it brought."""
    laptop.evaluate("window.shown = []; stage.watch(() => window.shown.push(Date.now()))")
    phone.evaluate("window.tapped = []; addEventListener('click', () => window.tapped.push(Date.now()), true)")
    for number in range(count):
        phone.click(f"[data-do={'next' if number % 2 == 0 else 'back'}]")
        phone.wait_for_timeout(350)
    shown, tapped = laptop.evaluate("window.shown"), phone.evaluate("window.tapped")
    if len(shown) != len(tapped):
        raise RuntimeError(f"{len(tapped)} taps, {len(shown)} slides")
    return [after - before for before, after in zip(tapped, shown, strict=True)]


def main() -> None:
    """Run the measurement and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--taps", type=int, default=60)
    count = parser.parse_args().taps
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-quic"])
        with (
            serving(Path(name), free_port()) as server,
            slow_link(server.port, round_trip=0.2, down=1e7, up=1e7) as link,
        ):
            laptop, phone = browser.new_context().new_page(), browser.new_context().new_page()
            led(laptop, phone, server.port, link.port)
            found = sorted(taps(laptop, phone, count))
        browser.close()
    worst = found[min(len(found) - 1, int(0.95 * len(found)))]
    print(f"{count} taps: median {statistics.median(found):.0f} ms, 95 % {worst:.0f} ms, slowest {found[-1]:.0f} ms")


if __name__ == "__main__":
    main()
