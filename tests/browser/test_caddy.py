"""A small machine with Caddy in front: the files of `deploy/`, run by Caddy itself where it is installed."""

import re
import shutil
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.browser.conftest import ROOT, Visit, _wait_for, free_port, serving, wait_for_the_first_snapshot

CADDY = shutil.which("caddy")
pytestmark = pytest.mark.skipif(CADDY is None, reason="Caddy is not installed: apt-get install caddy")


@contextmanager
def caddy(file: str, folder: Path, ready: str, **instead: str) -> Iterator[str]:
    """Run Caddy with one of our files, another address and other parts in it; return where it answers."""
    port = free_port()
    text = (ROOT / "deploy" / file).read_text(encoding="utf-8").replace("your.address", f"http://127.0.0.1:{port}")
    for here, there in instead.items():
        text = text.replace({"dashboard": "127.0.0.1:8501", "site": "/srv/site"}[here], there)
    config = folder / "Caddyfile"
    config.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{text}", encoding="utf-8")
    given = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "PATH": "/usr/bin:/bin"}
    command = [str(CADDY), "run", "--config", str(config), "--adapter", "caddyfile"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, env=given, stderr=log, stdout=log) as running:  # noqa: S603
        try:
            _wait_for(f"http://127.0.0.1:{port}{ready}", running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("caddy")
    with serving(folder, IMPULSO_TRUSTED_PROXIES="127.0.0.1") as dashboard:
        wait_for_the_first_snapshot(dashboard)
        with caddy("Caddyfile", folder, "/_stcore/health", dashboard=dashboard.removeprefix("http://")) as address:
            yield address


def fetched(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  our own address
            return answer.status, answer.read().decode(errors="replace")
    except HTTPError as refused:
        return refused.code, refused.read().decode(errors="replace")


def test_the_dashboard_takes_over_behind_caddy_and_its_pages_answer(
    behind: str, stranger: Callable[..., Visit]
) -> None:
    visited = stranger()
    visited.open(f"{behind}/hubs?lang=es")
    visited.page.locator("[data-testid=stTopNavLink][href*='/reach']").first.click()
    visited.page.wait_for_url(re.compile(r"/reach"))
    visited.settle()
    assert fetched(f"{behind}/ligera/es/hubs.html")[0] == 200


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
def test_what_is_for_those_who_run_it_stays_inside(behind: str, path: str) -> None:
    assert fetched(behind + path)[0] == 404


def test_news_passes_through_caddy_at_once(behind: str) -> None:
    with urllib.request.urlopen(f"{behind}/ligera/events", timeout=30) as stream:  # noqa: S310  our own address
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert stream.readline()


def test_a_site_of_files_is_served_and_what_is_not_there_has_its_own_page(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "reach").mkdir(parents=True)
    (site / "index.html").write_text("first")
    (site / "reach" / "index.html").write_text("reach")
    (site / "404.html").write_text("not here")
    with caddy("site/Caddyfile", tmp_path, "/", site=str(site)) as address:
        assert fetched(f"{address}/") == (200, "first")
        assert fetched(f"{address}/reach/") == (200, "reach")
        assert fetched(f"{address}/nothing") == (404, "not here")
