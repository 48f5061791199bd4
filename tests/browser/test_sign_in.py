"""Signing in with a real OpenID provider on this machine, in a real browser; and whoever forges a header."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit, free_port, serving
from tests.indicators.facts import ROOT

TEXT = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
ACCESS = '\n[[access]]\nwho = "*@oaxaca.example"\nrole = "partner"\npartner = "sedeco-oax"\n'
EVA = {"sub": "eva", "email": "eva@oaxaca.example", "email_verified": True}
UNVERIFIED = {"sub": "uma", "email": "uma@oaxaca.example", "email_verified": False}
STRANGER = {"sub": "sol", "email": "sol@evil-oaxaca.example", "email_verified": True}
FINDING = "35 aprox."  # a cell of Oaxaca's workbook
PROXY = {"IMPULSO_TRUSTED_HEADER": "X-Forwarded-Email", "IMPULSO_SAMPLE": "closing"}


@dataclass(frozen=True)
class Served:
    address: str
    programme: Path


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    port = free_port()
    claims = [part for each in (EVA, UNVERIFIED, STRANGER) for part in ("--user-claims", json.dumps(each))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *claims]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  our own
    try:
        _answers(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield f"http://localhost:{port}"
    finally:
        running.terminate()
        running.wait(timeout=30)


@pytest.fixture(scope="module")
def served(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, port = tmp_path_factory.mktemp("signed"), free_port()
    programme, secrets = folder / "programme.toml", folder / "secrets.toml"
    programme.write_text(TEXT + ACCESS, encoding="utf-8")
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        'cookie_secret = "only for this test, and long enough"\n'
        f'[auth.local]\nclient_id = "dashboard"\nclient_secret = "none"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n'
    )
    variables = {
        "IMPULSO_PROGRAMME": str(programme),
        "IMPULSO_WORKBOOKS": str(ROOT / "data" / "sample"),
        "IMPULSO_SAMPLE": "closing",
        "STREAMLIT_SECRETS_FILES": str(secrets),
        **PROXY,
        "IMPULSO_TRUSTED_PROXIES": "192.0.2.1",
    }
    with serving(folder, port=port, **variables) as address:
        yield Served(address, programme)


def _answers(address: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  our own address
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


def sign_in(visited: Visit, who: dict[str, object]) -> None:
    page = visited.page
    page.get_by_role("link", name="Iniciar sesión con Local").click()
    page.get_by_role("button", name=str(who["sub"]), exact=True).click()
    visited.settle()


def shows(page: Page, text: str) -> None:
    page.get_by_text(text).first.wait_for()


def test_a_partner_signs_in_stays_on_her_page_and_is_the_public_again_when_removed(
    served: Served, stranger: Callable[..., Visit]
) -> None:
    visited = stranger()
    page = visited.page
    visited.open(f"{served.address}/data?lang=es&ver=steward")
    assert FINDING not in page.content()
    sign_in(visited, EVA)
    shows(page, "Sesión de Oaxaca")
    shows(page, FINDING)
    assert re.search(r"/data\?.*lang=es", page.url)
    assert EVA["email"] not in page.content()
    assert "13 de octubre de 2023" not in page.content()

    served.programme.write_text(TEXT, encoding="utf-8")  # within one cycle, on the page as it stands open
    try:
        page.get_by_text(FINDING).first.wait_for(state="detached")
        shows(page, "no tiene permisos")
    finally:
        served.programme.write_text(TEXT + ACCESS, encoding="utf-8")
    shows(page, FINDING)

    page.get_by_role("button", name="Cerrar sesión").click()
    page.wait_for_url(re.compile("localhost"))  # the provider asks whether to end its own session too
    visited.open(f"{served.address}/data?lang=es")
    shows(page, "Iniciar sesión con Local")
    assert FINDING not in page.content()


@pytest.mark.parametrize(("who", "says"), [(UNVERIFIED, "no está verificado"), (STRANGER, "no tiene permisos")])
def test_who_is_not_verified_or_only_looks_like_a_partner_gets_the_public_part(
    served: Served, stranger: Callable[..., Visit], who: dict[str, object], says: str
) -> None:
    visited = stranger()
    visited.open(f"{served.address}/data?lang=es")
    sign_in(visited, who)
    shows(visited.page, says)
    assert FINDING not in visited.page.content()


FORGED = {
    "X-Forwarded-Email": str(EVA["email"]),
    "X-Forwarded-For": "192.0.2.1",
    "X-Real-Ip": "192.0.2.1",
    "Forwarded": "for=192.0.2.1",
    "X-Impulso-Vouched": f"secret:{EVA['email']}",
}


def test_forged_headers_make_nobody_a_partner(served: Served, browser: Browser) -> None:
    context = browser.new_context(extra_http_headers=FORGED)
    visited = Visit(context.new_page())
    visited.open(f"{served.address}/data?lang=es")
    shows(visited.page, "Iniciar sesión con Local")
    assert FINDING not in visited.page.content()
    context.close()


def test_a_trusted_proxy_says_who_is_looking(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, served: Served
) -> None:
    variables = {
        **PROXY,
        "IMPULSO_TRUSTED_PROXIES": "127.0.0.1",
        "IMPULSO_PROGRAMME": str(served.programme),
        "IMPULSO_WORKBOOKS": str(ROOT / "data" / "sample"),
    }
    assert "FORWARDED_ALLOW_IPS" not in os.environ
    with serving(tmp_path_factory.mktemp("proxied"), **variables) as address:
        context = browser.new_context(extra_http_headers={"X-Forwarded-Email": str(EVA["email"])})
        visited = Visit(context.new_page())
        visited.open(f"{address}/data?lang=es")
        shows(visited.page, FINDING)
        shows(visited.page, "Sesión de Oaxaca")
        context.close()
