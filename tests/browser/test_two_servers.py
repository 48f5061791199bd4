"""The deployment of `compose.yaml` without its containers: PostgreSQL, a collector, two dashboards, nginx."""

import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Visit, free_port, serving, wait_for_the_first_snapshot
from tests.collect.postgresql import cluster
from tests.collect.processes import processes, until
from tests.saving import add_people


@dataclass
class Deployed:
    """What a visitor reaches at `address`, and the means to break it."""

    address: str
    books: Path
    dashboards: dict[str, ExitStack]
    log: Path

    def answered_by(self, page: str) -> list[str]:
        """Return which dashboard gave each good answer for pages that begin so, in order.

        Where nginx had to ask again, it is the last that it asked.
        """
        lines = [line.split() for line in self.log.read_text().splitlines()]
        good = [line for line in lines if line[3].startswith(page) and line[1] in {"101", "200"}]
        return [line[-2] for line in good]


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """Run all of it on the embedded sample, read every second."""
    folder = tmp_path_factory.mktemp("deployed")
    books = Path(shutil.copytree(ROOT / "data" / "sample", folder / "books"))
    with ExitStack() as running:
        # Not below pytest's own folder: the server's user could not enter that.
        database = running.enter_context(cluster(Path(tempfile.mkdtemp(prefix="impulso-postgresql-")))).database()
        kept = {"IMPULSO_STORE_URL": database, "IMPULSO_WORKBOOKS": str(books), "IMPULSO_SAMPLE": "closing"}
        (collector,) = running.enter_context(processes(1, **kept, IMPULSO_EVERY_SECONDS="1"))
        until(lambda: collector.of("published"))
        dashboards = {}
        for _ in range(2):
            stack = running.enter_context(ExitStack())
            address = stack.enter_context(serving(folder, **kept, IMPULSO_COLLECT="0"))
            wait_for_the_first_snapshot(address)
            dashboards[address.removeprefix("http://").strip("/")] = stack
        port = free_port()
        running.enter_context(nginx(folder, port, list(dashboards)))
        yield Deployed(f"http://127.0.0.1:{port}", books, dashboards, folder / "access.log")


def _listens(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def nginx(folder: Path, port: int, dashboards: list[str]) -> Iterator[None]:
    """Run nginx with the files of `deploy/`; only addresses and folders are those of this machine."""
    program = subprocess.run(  # noqa: S603  our own script
        [str(ROOT / "scripts" / "nginx")], capture_output=True, text=True, timeout=600, check=True
    ).stdout.strip()
    (folder / "error.log").touch()
    (folder / "access.log").touch()
    changed = {
        "/dev/stderr": str(folder / "error.log"),
        "/dev/stdout": str(folder / "access.log"),
        "/tmp/nginx": str(folder / "nginx"),  # noqa: S108  what is replaced
        "dashboard-1:8501": dashboards[0],
        "dashboard-2:8501": dashboards[1],
        "listen 8080": f"listen 127.0.0.1:{port}",
        " resolve;": ";",  # Debian's nginx is too old to know it
    }
    for name, copy in {
        "nginx.conf": "nginx.conf",
        "locations.conf": "locations.conf",
        "plain.conf": "servers.conf",
    }.items():
        text = (ROOT / "deploy" / name).read_text()
        for here, there in changed.items():
            text = text.replace(here, there)
        (folder / copy).write_text(text)
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off; master_process off;"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:  # noqa: S603  our own command
        try:
            until(lambda: _listens(port))
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)
    assert "[emerg]" not in (folder / "error.log").read_text()


def test_a_visitor_stays_with_one_dashboard_and_sees_news_there(
    deployed: Deployed, stranger: Callable[..., Visit]
) -> None:
    visited = stranger()
    visited.open(f"{deployed.address}/?ver=public")
    expect(visited.page.locator("main")).to_contain_text("358")
    add_people(deployed.books, 1)
    expect(visited.page.locator("main")).to_contain_text("359")
    visited.page.reload()
    visited.settle()
    assert len(set(deployed.answered_by("/_stcore/"))) == 1
    assert deployed.answered_by("/_stcore/stream")  # nginx writes a connection down when it ends
    assert visited.complaints == []


def test_what_is_the_same_for_everybody_carries_no_cookie(deployed: Deployed) -> None:
    for path, own in {"/": True, "/ligera/es/": False, "/api/v1/": False}.items():
        with urllib.request.urlopen(deployed.address + path, timeout=20) as answer:  # noqa: S310  our own address
            assert ("impulso_server" in (answer.headers.get("set-cookie") or "")) is own, path


def test_figures_about_the_machines_are_not_served_to_the_world(deployed: Deployed) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{deployed.address}/metrics", timeout=20)  # noqa: S310  our own address


def test_news_passes_through_nginx_at_once(deployed: Deployed) -> None:
    began = time.monotonic()
    with urllib.request.urlopen(f"{deployed.address}/ligera/events", timeout=20) as stream:  # noqa: S310
        while not stream.readline().startswith(b"data:"):
            pass
    assert time.monotonic() - began < 5


def test_a_visitor_whose_dashboard_dies_is_served_by_the_other(
    deployed: Deployed, stranger: Callable[..., Visit]
) -> None:
    visited = stranger()
    visited.open(deployed.address)
    first = deployed.answered_by("/_stcore/host-config")[-1]
    deployed.dashboards[first].close()
    visited.open(deployed.address)
    assert deployed.answered_by("/_stcore/host-config")[-1] != first
    expect(visited.page.locator("main")).to_contain_text("personas alcanzadas")
