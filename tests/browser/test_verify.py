"""A file is proved in the reader's own browser, and nothing of it leaves."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.publish.proof.page import verify_page
from lib.publish.proof.seal import read_seal
from lib.publish.proof.verdict import verdict
from tests.browser.axe import amiss
from tests.publish.exports.editions import edition
from tests.publish.proof.files import KINDS, SIGNER, STRANGER, sealed

pytestmark = pytest.mark.whole

WITHOUT_CRYPTO = "Object.defineProperty(window, 'crypto', {value: {}})"


def opened(page: Page, folder: Path, language: str = "es") -> Page:
    of = edition(language)
    (folder / "verificar.html").write_text(verify_page(of.snapshot, of.names, SIGNER), encoding="utf-8")
    page.goto((folder / "verificar.html").as_uri())
    return page


@pytest.mark.parametrize("own", [True, False], ids=["with-its-own", "without"])
def test_the_browser_says_of_every_file_what_the_command_says(browser: Browser, tmp_path: Path, own: bool) -> None:
    """With the browser's own Ed25519, and where it has none. Nothing is asked of anybody."""
    context = browser.new_context()
    if not own:
        context.add_init_script(WITHOUT_CRYPTO)
    page, asked = context.new_page(), []
    opened(page, tmp_path)
    page.on("request", lambda request: asked.append(request.url))
    given: dict[str, tuple[bytes, str]] = {}
    for kind in (*KINDS, "card", "hxl", "package", "json"):
        content = bytearray(sealed(kind))
        given[f"whole-{kind}"] = (bytes(content), "intact")
        for place in (len(content) // 2, len(content) - 1):
            altered = bytearray(content)
            altered[place] ^= 1
            given[f"altered-{place}-{kind}"] = (bytes(altered), verdict(read_seal(bytes(altered)), SIGNER.keys))
    given |= {"theirs": (sealed("csv", STRANGER), "foreign"), "other": (b"nothing of ours", "none")}
    files = [{"name": name, "mimeType": "application/octet-stream", "buffer": each[0]} for name, each in given.items()]
    page.locator("[type=file]").set_input_files(files)  # type: ignore[arg-type]
    expect(page.locator("#verify li")).to_have_count(len(given), timeout=60_000)
    for name, (_, judged) in given.items():
        expect(page.locator("#verify li", has_text=re.compile(f"^{name} "))).to_have_class(judged)
    expect(page.locator("#verify li", has_text="whole-pptx")).to_contain_text(
        f"358 personas, corte {edition().snapshot.id[:4]}, 30 nov 2023: firmado por Impulso Digital"
    )
    assert asked == []
    context.close()


def test_axe_finds_nothing_on_the_page_in_either_language_and_it_fits_a_phone(browser: Browser, tmp_path: Path) -> None:
    for language in ("es", "en"):
        context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark")
        page = opened(context.new_page(), tmp_path, language)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert amiss(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        context.close()
