"""What a viewer costs, in counts and bytes: nothing here is timed."""

import time
import urllib.request
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from bench.client import Run, Viewer
from lib.markup.pages import PAGES
from tests.browser.conftest import Visit
from tests.loops import run

ON_THE_LINE = 8_000
"""Bytes of a rerun that changes nothing, after compression; names of what is there already do not compress."""

FIRST_VISIT = 1_200_000


async def rerun(port: int, page: str) -> Run:
    """Return a rerun that changes nothing; of three, since the sheets may be read between two."""
    viewer = Viewer(port)
    await viewer.open()
    await viewer.run(page)
    await viewer.run()
    runs = [await viewer.run() for _ in range(3)]
    await viewer.close()
    return min(runs, key=lambda each: each.resent)


@pytest.mark.parametrize("page", [page.path for page in PAGES if page.figures])
def test_a_rerun_that_changes_nothing_sends_no_chart_map_or_table_again(address: str, page: str) -> None:
    seen = run(rerun(urlsplit(address).port or 80, page))
    assert not seen.failed
    assert seen.messages <= 145
    assert seen.line <= ON_THE_LINE
    assert seen.resent <= 2_500, seen.elements
    assert not {"plotly_chart", "deck_gl_json_chart", "arrow_data_frame", "bidi_component"} & set(seen.elements)


def test_the_first_visit_of_the_overview_is_small_and_asks_for_no_chart_and_no_map(
    address: str, browser: Browser, stranger: Callable[..., Visit]
) -> None:
    _await_bundles(address)
    visited = stranger()
    line = visited.page.context.new_cdp_session(visited.page)
    line.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}
    line.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
    line.on(
        "Network.loadingFinished", lambda event: sizes.update({event["requestId"]: float(event["encodedDataLength"])})
    )
    visited.open(address)
    visited.page.wait_for_load_state("networkidle")
    assert names
    assert not [url for url in names.values() if "Plotly" in url or "DeckGl" in url or "DataFrame" in url]
    assert 400_000 < sum(sizes.values()) <= FIRST_VISIT, sorted(sizes.values())[-5:]


def _await_bundles(address: str) -> None:
    """Wait until the shell's largest bundle leaves compressed: after a first start that takes a second or two."""
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  our own address
        html = answer.read().decode()
    script = html.split('src="./', 1)[1].split('"', 1)[0]
    end = time.monotonic() + 60
    while time.monotonic() < end:
        request = urllib.request.Request(  # noqa: S310  our own address
            f"{address}/{script}", headers={"Accept-Encoding": "br"}, method="HEAD"
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  our own address
            if answer.headers["content-encoding"] == "br":
                return
        time.sleep(0.2)
    raise AssertionError("the bundles were not compressed")
