"""`python -m lib doctor`: each step of the connection, with whose move it is, against the local Sheets server."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from google.auth.transport.requests import Request
from google.oauth2 import service_account as by_key

from tests.alone import DATA, programme_alone
from tests.command import clean, run
from tests.indicators.facts import ROOT
from tests.sheets import faults
from tests.sheets.accounts import ServiceAccount
from tests.sheets.server import SheetsServer, sample_workbooks

SICT = "1EjemploSict000000000000000000000000000000003"


@pytest.fixture(scope="module")
def server(service_account: ServiceAccount) -> Iterator[SheetsServer]:
    workbooks = sample_workbooks(DATA / "programme.toml", DATA / "sample")
    with SheetsServer(workbooks, [service_account]) as started:
        yield started


@pytest.fixture
def google(server: SheetsServer, service_account: ServiceAccount, tmp_path: Path) -> dict[str, str]:
    server.forget_faults()
    key = service_account.write(tmp_path / "key.json", server.token_uri)
    return {
        "IMPULSO_READER": "google",
        "IMPULSO_GOOGLE_API_ROOT": server.root,
        "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE": str(key),
        "IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}",
        "IMPULSO_PROGRAMME": programme_alone(),
    }


def steps(**given: str) -> tuple[int, dict[str, dict[str, Any]]]:
    done = run("doctor", "--json", "--lang", "en", **given)
    assert done.stdout, done.stderr
    return done.returncode, {each["step"]: each for each in json.loads(done.stdout)}


def test_every_step_is_well_where_all_is(google: dict[str, str], service_account: ServiceAccount) -> None:
    status, found = steps(**google)
    assert status == 0
    assert list(found)[:4] == ["country", "store", "account", "token"]
    assert found["country"]["says"].startswith("Mexico: names, telephones")
    assert "Election day" in found["country"]["says"]
    assert all(each["well"] for each in found.values())
    assert service_account.email in found["account"]["says"]


def test_a_sheet_that_is_not_shared_is_its_owners_move_and_says_with_whom_to_share(
    google: dict[str, str], server: SheetsServer, service_account: ServiceAccount
) -> None:
    server.workbook(SICT).shared = False
    try:
        status, found = steps(**google)
    finally:
        server.workbook(SICT).shared = True
    assert status == 1
    assert [name for name, each in found.items() if not each["well"]] == ["sict"]
    assert found["sict"]["whose"] == "SICT"
    assert service_account.email in found["sict"]["do"]


def test_what_only_the_operator_can_mend_is_said_once_and_the_rest_is_not_tried(
    google: dict[str, str], server: SheetsServer
) -> None:
    server.inject("/v4/", faults.API_DISABLED, count=1)
    _, found = steps(**google)
    assert [each["well"] for each in found.values()] == [True, True, True, True, False, *[None] * (len(found) - 5)]
    first = next(each for each in found.values() if each["well"] is False)
    assert first["whose"] == "whoever administers the Google Cloud project"
    assert "Enable the Google Sheets API" in first["do"]


def test_a_key_that_is_none_ends_before_anything_is_asked(google: dict[str, str], server: SheetsServer) -> None:
    asked = len(server.log)
    Path(google["IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE"]).write_text("{}")
    status, found = steps(**google)
    assert status == 1
    assert found["account"]["well"] is False
    assert "token" not in found
    assert len(server.log) == asked


class _Machine(BaseHTTPRequestHandler):
    """The metadata server of a machine with an attached account, whose tokens are real ones of the Sheets server."""

    account: ServiceAccount
    key: Path

    def do_GET(self) -> None:
        assert self.headers["metadata-flavor"] == "Google"
        self.send_response(200)
        self.send_header("metadata-flavor", "Google")
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(self._said()).encode())

    def _said(self) -> object:
        if "/token" not in self.path:
            return {"email": self.account.email, "aliases": ["default"], "scopes": []}
        held = by_key.Credentials.from_service_account_file(
            str(self.key), scopes=["https://www.googleapis.com/auth/spreadsheets.readonly"]
        )  # type: ignore[no-untyped-call]
        held.refresh(Request())
        return {"access_token": held.token, "expires_in": 3600, "token_type": "Bearer"}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def machine(google: dict[str, str], service_account: ServiceAccount) -> Iterator[str]:
    _Machine.account, _Machine.key = service_account, Path(google["IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE"])
    answering = ThreadingHTTPServer(("127.0.0.1", 0), _Machine)
    threading.Thread(target=answering.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{answering.server_port}"
    answering.shutdown()
    answering.server_close()


def keyless(google: dict[str, str], tmp_path: Path, **more: str) -> dict[str, str]:
    """Return the same without a key, on a machine where nobody else is signed in."""
    kept = {name: value for name, value in google.items() if "SERVICE_ACCOUNT" not in name}
    nobody = {"CLOUDSDK_CONFIG": str(tmp_path / "nobody"), "GOOGLE_APPLICATION_CREDENTIALS": ""}
    return {**kept, "IMPULSO_GOOGLE_KEYLESS": "1", **nobody, **more}


def test_an_account_attached_to_the_machine_reads_without_a_key(
    google: dict[str, str], machine: str, service_account: ServiceAccount, tmp_path: Path
) -> None:
    given = clean(**keyless(google, tmp_path, GCE_METADATA_HOST=machine, GCE_METADATA_IP=machine))
    command = (sys.executable, "-m", "lib", "doctor", "--json", "--lang", "en")  # google-auth looks once, when it loads
    done = subprocess.run(command, env=given, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    assert service_account.email in {each["step"]: each for each in json.loads(done.stdout)}["token"]["says"]


def test_a_machine_where_nobody_is_signed_in_says_so(google: dict[str, str], tmp_path: Path) -> None:
    status, found = steps(**keyless(google, tmp_path, NO_GCE_CHECK="true"))
    assert status == 1
    assert "nobody is signed in" in found["account"]["says"]
    assert "Sign in on this machine" in found["account"]["do"]


def test_a_key_and_none_at_once_is_a_wrong_configuration(google: dict[str, str]) -> None:
    done = run("doctor", **google, IMPULSO_GOOGLE_KEYLESS="1")
    assert done.returncode == 2
    assert "IMPULSO_GOOGLE_KEYLESS" in done.stderr
