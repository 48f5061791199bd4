"""axe on every page in every language and theme, at two widths; the tests take turns instead.

.venv/bin/python bench/accessibility.py
"""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.axe import amiss  # noqa: E402  the path above must be set first
from tests.browser.conftest import FLAGS, Visit, chromium, serving  # noqa: E402
from tests.browser.test_accessibility import ADDRESSES, LIGHT  # noqa: E402


def look(browser: Browser, address: str, width: int, theme: str) -> list[str]:
    """Print and return what is amiss on each page at one width and in one theme, in both languages."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if theme == "dark" else "light"
    )
    page, found = context.new_page(), []
    for language, path in product(("es", "en"), (*ADDRESSES, *(f"ligera/{{}}/{each}.html" for each in LIGHT))):
        if path.startswith("ligera"):
            page.goto(f"{address}/{path.format(language)}")
        else:
            Visit(page).open(f"{address}/{path}{'&' if '?' in path else '?'}lang={language}")
            page.wait_for_timeout(1000)
        lines = amiss(page)
        found += lines
        print(f"{width} {theme} {language} /{path}: {len(lines)}", *lines, sep="\n    ")
    context.close()
    return found


def main() -> int:
    """Return 1 if anything is amiss anywhere."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        found = [line for each in product((1280, 390), ("light", "dark")) for line in look(browser, address, *each)]
        browser.close()
    print(f"{len(found)} amiss")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
