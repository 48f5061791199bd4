"""Behind a real nginx that keeps the path, or takes it away and says so: pages, files and links between them."""

import re
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.browser.conftest import ROOT, Visit, _wait_for, free_port, serving, wait_for_the_first_snapshot

CONF = """
pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
  fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  proxy_http_version 1.1;
  server {{
    listen 127.0.0.1:{port};
    location /impulso {{ proxy_pass {dashboard}; {passed_on} }}
    location /otra/ {{ proxy_pass {dashboard}/; {passed_on} proxy_set_header X-Forwarded-Prefix /otra; }}
  }}
}}
"""
PASSED_ON = """proxy_set_header Host $http_host;
  proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";"""


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("below"), free_port()
    program = subprocess.run(  # noqa: S603  our own script
        [str(ROOT / "scripts" / "nginx")], capture_output=True, text=True, timeout=600, check=True
    ).stdout.strip()
    variables = {"STREAMLIT_SERVER_BASE_URL_PATH": "impulso", "IMPULSO_TRUSTED_PROXIES": "127.0.0.1"}
    with serving(folder, **variables) as dashboard:
        wait_for_the_first_snapshot(dashboard)
        conf = Path(folder / "nginx.conf")
        conf.write_text(CONF.format(folder=folder, port=port, dashboard=dashboard, passed_on=PASSED_ON))
        command = [program, "-p", str(folder), "-c", str(conf), "-g", "daemon off; master_process off;"]
        with subprocess.Popen(command) as nginx:  # noqa: S603  our own command
            try:
                _wait_for(f"http://127.0.0.1:{port}/otra/_stcore/health", nginx)
                yield f"http://127.0.0.1:{port}"
            finally:
                nginx.terminate()


def fetched(address: str) -> tuple[str, str]:
    """Return where an address led and what was there."""
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  our own address
        return answer.url, answer.read().decode(errors="replace")


@pytest.mark.parametrize("path", ["/impulso", "/otra"])
@pytest.mark.parametrize(
    "page", ["/", "/hubs?lang=en", "/ligera", "/ligera/es/hubs.html", "/cifra/ALC-1", "/sitemap.xml"]
)
def test_every_link_of_a_page_leads_below_the_path_and_there_is_something(proxied: str, path: str, page: str) -> None:
    address, html = fetched(f"{proxied}{path}{page}")
    assert address.startswith(f"{proxied}{path}/")
    links = set(re.findall(r'(?:<a [^>]*href="|<loc>|og:image" content=")([^"<]+)', html))
    ours = {urljoin(address, each.replace("&amp;", "&")).partition("#")[0] for each in links}
    ours = {each for each in ours if each.startswith("http://127")}
    assert len(ours) > 2
    assert {each for each in ours if not each.startswith(f"{proxied}{path}/")} == set()
    for each in sorted(ours)[::5]:
        fetched(each)


@pytest.mark.parametrize(("path", "first"), [("/impulso", "hubs"), ("/otra", "agenda")])
def test_the_application_takes_over_below_the_path(
    proxied: str, path: str, first: str, stranger: Callable[..., Visit]
) -> None:
    visited = stranger()
    visited.open(f"{proxied}{path}/{first}?lang=es")
    visited.page.locator("[data-testid=stTopNavLink][href*='/reach']").first.click()
    visited.page.wait_for_url(f"**{path}/reach*")
    visited.settle()
    picture = visited.page.locator(".chart-download a").first
    picture.wait_for(state="attached")
    assert fetched(urljoin(visited.page.url, picture.get_attribute("href") or ""))[1]
    assert visited.complaints == []
