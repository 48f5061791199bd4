"""A key that is planted comes out nowhere: not in logs, answers, pages, sessions, snapshots or the store."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.app import data
from lib.snapshot.snapshot import to_json
from tests.browser.conftest import ROOT, serving
from tests.pages.app import environment, open_page
from tests.pages.test_data import everything_sent
from tests.sheets.accounts import ServiceAccount
from tests.sheets.server import SheetsServer, sample_workbooks

PROGRAMME = ROOT / "data" / "programme.toml"
ASKED = (
    *("", "healthz", "metrics", "api/v1/", "api/v1/snapshot", "api/v1/sources", "api/v1/nothing"),
    *("ligera/es/", "ligera/es/datos.html", "ligera/es/stage.json", "ligera/manifest.json"),
)


@pytest.fixture(scope="module")
def google(service_account: ServiceAccount) -> Iterator[SheetsServer]:
    """Every partner's sheet but one, which is no longer there: refusals are where secrets slip out."""
    books = sample_workbooks(PROGRAMME, ROOT / "data" / "sample")
    with SheetsServer(books[:-1], [service_account]) as server:
        yield server


@pytest.fixture
def settings(google: SheetsServer, service_account: ServiceAccount, tmp_path: Path) -> dict[str, str]:
    return {
        "IMPULSO_READER": "google",
        "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE": str(service_account.write(tmp_path / "key.json", google.token_uri)),
        "IMPULSO_GOOGLE_API_ROOT": google.root,
        "IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}",
    }


def secrets(google: SheetsServer, account: ServiceAccount) -> list[str]:
    """Return what nobody may see: a line of the private key, its number, and every token that was given for it."""
    given = google.google.desk.bearers
    assert given
    return [account.pem().splitlines()[3], "0" * 40, *given]


def spreadsheets() -> list[str]:
    return [book.id for book in sample_workbooks(PROGRAMME, ROOT / "data" / "sample")]


def get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  our own address
            return str(answer.headers) + answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as refused:
        return str(refused.headers) + refused.read().decode("utf-8", "replace")


def test_no_answer_log_or_store_holds_a_planted_key(
    settings: dict[str, str], google: SheetsServer, service_account: ServiceAccount, tmp_path: Path
) -> None:
    with serving(tmp_path, **settings) as address:
        answers = {asked: get(f"{address}/{asked}") for asked in ASKED}
    planted = secrets(google, service_account)
    logs = {path.name: path.read_text() for path in tmp_path.glob("server-*.log")}
    kept = {path.name: path.read_bytes().decode("latin-1") for path in tmp_path.glob("store.sqlite*")}
    assert any("published" in text for text in logs.values())
    for place, text in {**answers, **logs, **kept}.items():
        assert [secret for secret in planted if secret in text] == [], place
    for place, text in {**answers, **logs}.items():
        assert [sheet for sheet in spreadsheets() if sheet in text] == [], place


@pytest.mark.parametrize("page", ["home", "data", "prepare"])
def test_no_page_or_session_holds_a_planted_key(
    page: str, settings: dict[str, str], google: SheetsServer, service_account: ServiceAccount
) -> None:
    with environment(**settings):
        app = open_page(page)
        assert not app.exception
        session = repr(vars(app.session_state._state))
        texts = {"page": everything_sent(app), "session": session, "snapshot": to_json(data.newest())}
        planted = secrets(google, service_account)
    for place, text in texts.items():
        assert [secret for secret in (*planted, *spreadsheets()) if secret in text] == [], place
