"""Without a connection: every page of the snapshot that was visited last, and nothing older, nor of anybody's own."""

import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lib.app.offline.scripts import script
from lib.publish.light.kept import KEPT, kept_pages
from lib.publish.sharing.head import SLOT
from tests.browser.conftest import Visit
from tests.publish.light.test_site import closing

BASE = "/impulso"
KEEPS = """async (cut) => {
  for (const name of await caches.keys())
    for (const each of await (await caches.open(name)).matchAll())
      if (!cut || each.headers.get("cut") === cut) return true;
  return false;
}"""
GONE = f"async () => !(await ({KEEPS})())"
UNTIL = """async (given) => {
  for (let turn = 0; turn < 600; turn++) {
    if (await (CONDITION)(given)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("never");
}"""


@dataclass
class Server:
    """The light pages below a path, as a proxy may pass them on: with a cookie, refusing, or of another snapshot."""

    cut: str = closing().snapshot
    worker: str = "worker"
    cache: str = "public, no-cache"
    status: dict[str, int] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def answer(self, path: str) -> tuple[int, str, bytes]:
        name = path.removeprefix(f"{BASE}/").partition("?")[0]
        if name in self.status:
            return self.status[name], "text/html", b"<h1>from the proxy</h1>"
        if name == "sw.js":
            return 200, "text/javascript", script("worker" if self.worker == "worker" else "leaving").encode()
        if name == f"ligera/{KEPT}":
            return 200, "application/gzip", _kept(self.cut)
        file = closing().files.get(name.removeprefix("ligera/"))
        html = file.decode().replace(SLOT, "").replace(closing().snapshot, self.cut) if file else "<h1>none</h1>"
        return (200 if file else 404), "text/html; charset=utf-8", html.encode()


@cache
def _kept(cut: str) -> bytes:
    return gzip.compress(gzip.decompress(kept_pages(closing())).replace(closing().snapshot.encode(), cut.encode()), 1)


@pytest.fixture
def server() -> Iterator[tuple[Server, str]]:
    site = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.cookies[self.path] = self.headers.get("cookie", "")
            status, kind, body = site.answer(self.path)
            self.send_response(status)
            for name, value in (("content-type", kind), ("content-length", str(len(body))), ("etag", f'"{site.cut}"')):
                self.send_header(name, value)
            self.send_header("cache-control", site.cache)
            self.send_header("server-timing", "live")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield site, f"http://127.0.0.1:{listening.server_port}{BASE}"
    listening.shutdown()
    listening.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="es-MX")
    yield made
    made.close()


def until(page: Page, condition: str, given: str = "") -> None:
    """Wait for what a page finds out asynchronously, a minute at most."""
    page.evaluate(UNTIL.replace("CONDITION", condition), given)


def visited(page: Page, address: str, cut: str = closing().snapshot) -> None:
    """Visit a page, and wait until the worker has kept its snapshot."""
    page.goto(address)
    until(page, KEEPS, cut)


def test_after_one_visit_every_page_is_there_dated_at_its_light_and_at_its_own_address(
    server: tuple[Server, str], context: BrowserContext
) -> None:
    page, (_, root) = context.new_page(), server
    visited(page, f"{root}/ligera/es/index.html")
    context.set_offline(True)
    for path in list(closing().heads)[::9]:
        page.goto(f"{root}/ligera/{path}")
        expect(page.locator("#kept")).to_contain_text("saved on" if path.startswith("en/") else "guardado el")
    for path, said in {"hubs?lang=es": "sitios", "?lang=en": "bootcamps", "state?estado=31": "Yucatán"}.items():
        page.goto(f"{root}/{path}")
        expect(page.locator("main#first h1")).to_contain_text(said)
        expect(page.locator("#kept")).to_be_visible()
    page.goto(f"{root}/prepare?lang=es")
    expect(page.get_by_role("link", name="Abrir la presentación")).to_be_visible()
    page.goto(f"{root}/ligera/es/buscar.html?q=calkini")
    expect(page.locator("#search-found")).to_contain_text("Casa de la cultura de Calkiní")
    page.goto(f"{root}/?lang=es")
    page.get_by_role("navigation").get_by_role("link", name="Alcance", exact=True).click()
    page.wait_for_url("**/impulso/ligera/es/reach.html")
    expect(page.locator("#kept")).to_be_visible()
    context.set_offline(False)
    page.get_by_role("link", name="Volver a intentar").click()
    expect(page.locator("#kept")).to_have_count(0)


def test_when_a_newer_snapshot_that_was_seen_could_not_be_kept_no_older_one_is_shown(
    server: tuple[Server, str], context: BrowserContext
) -> None:
    page, (site, root) = context.new_page(), server
    visited(page, f"{root}/ligera/es/index.html")
    site.cut, site.status = "b" * 12, {f"ligera/{KEPT}": 500}
    page.goto(f"{root}/ligera/es/hubs.html")
    until(page, GONE)
    site.status = {}
    visited(page, f"{root}/ligera/es/reach.html", site.cut)
    context.set_offline(True)
    page.goto(f"{root}/ligera/es/index.html")
    expect(page.locator("body")).to_have_attribute("data-cut", site.cut)


def test_nothing_is_kept_of_what_is_for_one_person_and_nobodys_cookie_is_sent_for_it(
    server: tuple[Server, str], context: BrowserContext
) -> None:
    page, (site, root) = context.new_page(), server
    context.add_cookies([{"name": "session", "value": "secret", "url": root}])
    visited(page, f"{root}/ligera/es/index.html")
    assert site.cookies[f"{BASE}/ligera/es/index.html"] == "session=secret"
    assert site.cookies[f"{BASE}/ligera/{KEPT}"] == ""
    site.cut, site.cache = "c" * 12, "private, no-store"
    page.goto(f"{root}/ligera/es/hubs.html")
    until(page, GONE)


def test_what_a_proxy_says_of_a_server_that_is_away_gives_way_to_what_is_kept(
    server: tuple[Server, str], context: BrowserContext
) -> None:
    page, (site, root) = context.new_page(), server
    visited(page, f"{root}/ligera/es/index.html")
    site.status = {"ligera/es/hubs.html": 502, "ligera/es/data.html": 404}
    page.goto(f"{root}/ligera/es/hubs.html")
    expect(page.locator("#kept")).to_be_visible()
    page.goto(f"{root}/ligera/es/data.html")
    expect(page.get_by_text("from the proxy")).to_be_visible()


def test_what_is_kept_but_cannot_be_read_is_as_if_it_were_not_there(
    server: tuple[Server, str], context: BrowserContext
) -> None:
    page, (site, root) = context.new_page(), server
    visited(page, f"{root}/ligera/es/index.html")
    page.evaluate(
        """async () => {
          const kept = await caches.open((await caches.keys())[0]);
          for (const { url } of await kept.keys()) await kept.put(url, new Response("damaged"));
        }"""
    )
    site.status = {"ligera/es/hubs.html": 503}
    page.goto(f"{root}/ligera/es/hubs.html")
    expect(page.get_by_text("from the proxy")).to_be_visible()


def test_the_stage_is_kept_when_it_is_saved_and_says_so(server: tuple[Server, str], context: BrowserContext) -> None:
    page, (_, root) = context.new_page(), server
    visited(page, f"{root}/ligera/es/index.html")
    page.goto(f"{root}/ligera/es/escenario.html?presentar")
    expect(page.locator(".start .saved")).to_contain_text("no ha guardado")
    with page.expect_download():
        page.get_by_role("link", name="Guardar el archivo").click()
    until(page, "async () => Boolean(await caches.match(location.href.split('?')[0]))")
    context.set_offline(True)
    page.reload()
    expect(page.locator(".start .saved")).to_contain_text("se puede presentar sin red")
    assert page.locator("main").get_attribute("data-kept")


def test_a_worker_of_a_former_kind_goes_with_what_it_kept_and_the_last_one_takes_everything_along(
    server: tuple[Server, str], context: BrowserContext
) -> None:
    page, (site, root) = context.new_page(), server
    page.goto(f"{root}/ligera/en/data.html")
    page.evaluate("(root) => caches.open(`impulso ${root}/ 0`)", root)
    page.evaluate("() => caches.open('of another application')")
    visited(page, f"{root}/ligera/es/index.html")
    site.worker = "leaving"
    page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
    until(page, "async () => !(await navigator.serviceWorker.getRegistrations()).length")
    assert page.evaluate("() => caches.keys()") == ["of another application"]


def test_the_dashboard_opens_without_a_connection_and_prepare_says_what_is_saved(
    address: str, stranger: Callable[..., Visit]
) -> None:
    visit = stranger()
    page = visit.page
    visit.open(f"{address}/prepare?lang=es")
    until(page, KEEPS)
    page.reload()
    visit.settle()
    expect(page.locator(".prepare-saved")).to_have_text("")
    with page.expect_download():
        page.get_by_role("button", name="Presentación en una página").click()
    expect(page.locator(".prepare-saved")).to_contain_text("Esta presentación ya está guardada en este equipo")
    page.context.set_offline(True)
    page.goto(f"{address}/hubs?lang=es")
    expect(page.locator("#kept")).to_contain_text("guardado el")
    page.goto(f"{address}/ligera/es/escenario.html?presentar")
    expect(page.locator(".start .saved")).to_contain_text("se puede presentar sin red")
