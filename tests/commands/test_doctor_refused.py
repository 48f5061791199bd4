"""Everything that can stand between the dashboard and a sheet, met over HTTP: what `doctor` says, and whose it is."""

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from google.auth import iam
from google.oauth2 import credentials as of_a_person

from tests.command import run
from tests.commands.test_doctor import google as google  # noqa: PLC0414  fixtures
from tests.commands.test_doctor import keyless, steps
from tests.commands.test_doctor import server as server  # noqa: PLC0414
from tests.sheets import faults
from tests.sheets.accounts import ServiceAccount
from tests.sheets.faults import Answer, oauth_refusal, refusal
from tests.sheets.server import SheetsServer
from tests.sheets.signing_in import Desks, desks, federated_file, impersonating_file, person_file

ADDRESS = "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE"
OPERATOR, PROJECT = "whoever runs the dashboard", "whoever administers the Google Cloud project"
PERSON, ORGANISATION = "whoever signed in", "the organisation's Google administrator"
SKEW = oauth_refusal(
    400,
    "invalid_grant",
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim.",
)
NOT_THE_ACCOUNT = refusal(
    403,
    "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
    "PERMISSION_DENIED",
)
PROJECT_DENIED = refusal(
    403,
    "Caller does not have required permission to use project other. Grant the caller the "
    "roles/serviceusage.serviceUsageConsumer role, or a custom role with the serviceusage.services.use permission.",
    "PERMISSION_DENIED",
    details=[{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "USER_PROJECT_DENIED"}],
)

Told = tuple[str, str, str]
"""Parts of what is so and of what to do, and whose switch it is."""


def first_wrong(**given: str) -> dict[str, str]:
    """Return the first step that does not go well. In Spanish it goes wrong alike, and nothing of it is English."""
    _, found = steps(**given)
    wrong = next(each for each in found.values() if each["well"] is False)
    told = json.loads(run("doctor", "--json", "--lang", "es", **given).stdout)
    spanish = next(each for each in told if each["well"] is False)
    assert spanish["step"] == wrong["step"]
    for part in ("says", "do", "whose"):
        assert spanish[part]
        assert spanish[part] != wrong[part] or part == "whose", part
    return wrong


def check(found: dict[str, str], told: Told) -> None:
    says, whose, do = told
    assert says in found["says"]
    assert found["whose"] == whose
    assert do in found["do"]


@pytest.fixture
def opened(google: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desks]:
    """Google's other desks, to which google-auth is led."""
    with desks(Path(google[ADDRESS])) as listening:
        monkeypatch.setattr(of_a_person, "_GOOGLE_OAUTH2_TOKEN_ENDPOINT", f"{listening.root}/token")
        endpoint = iam._IAM_ENDPOINT.replace("https://iamcredentials.googleapis.com", listening.root)
        monkeypatch.setattr(iam, "_IAM_ENDPOINT", endpoint)
        monkeypatch.setenv("NO_GCE_CHECK", "true")
        yield listening


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "is not where"),
        ("", "is not JSON"),
        ('{"type": "service_acc', "is not JSON"),
        ('{"installed": {"client_id": "x"}}', "of another kind"),
        ('{"type": "service_account", "private_key": "x"}', "incomplete or damaged"),
    ],
)
def test_what_is_wrong_with_a_key_is_said(google: dict[str, str], content: str | None, says: str) -> None:
    key = Path(google[ADDRESS])
    key.unlink() if content is None else key.write_text(content)
    found = first_wrong(**google)
    assert (found["step"], found["whose"]) == ("account", OPERATOR)
    assert says in found["says"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_key_that_may_not_be_read_is_said(google: dict[str, str]) -> None:
    Path(google[ADDRESS]).chmod(0)
    assert "may not read" in first_wrong(**google)["says"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (faults.REFUSED_TOKEN, ("does not accept the key", OPERATOR, "another key")),
        (oauth_refusal(400, "invalid_grant", "Invalid grant: account not found"), ("deleted", OPERATOR, "another key")),
        (SKEW, ("clock is wrong", OPERATOR, "NTP")),
        (faults.page(502, "Bad Gateway"), ("error of its own", "nobody", "Try again")),
        (faults.page(200, "Portal"), ("no network", OPERATOR, "firewall")),
        (faults.Damage.RESET, ("no network", OPERATOR, "firewall")),
    ],
)
def test_why_no_token_comes_for_a_key_is_said(
    google: dict[str, str], server: SheetsServer, fault: faults.Fault, told: Told
) -> None:
    server.inject("^/token$", fault, count=50)
    found = first_wrong(**google)
    assert found["step"] == "token"
    check(found, told)


def test_without_a_network_it_is_said_that_google_is_not_reached(
    google: dict[str, str], service_account: ServiceAccount
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
        Path(google[ADDRESS]).unlink()
        service_account.write(Path(google[ADDRESS]), f"{nowhere}/token")
        found = first_wrong(**google)
    assert (found["step"], found["whose"]) == ("token", OPERATOR)
    assert "not reached" in found["says"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (faults.API_DISABLED, ("switched off", PROJECT, "Library")),
        (faults.INSUFFICIENT_SCOPES, ("spreadsheets.readonly", OPERATOR, "access scopes")),
        (faults.POLICY, ("rule of the organisation", ORGANISATION, "folder")),
        (PROJECT_DENIED, ("may not use the project", PROJECT, "Service Usage Consumer")),
        (faults.UNAUTHENTICATED, ("does not accept the key", OPERATOR, "another key")),
    ],
)
def test_what_google_refuses_of_every_sheet_is_no_partners(
    google: dict[str, str], server: SheetsServer, fault: Answer, told: Told
) -> None:
    server.inject("/v4/", fault, count=50)
    found = first_wrong(**google)
    check(found, told)


@pytest.mark.parametrize(
    ("fault", "says", "whose"),
    [
        (faults.QUOTA, "asked us to wait", "nobody"),
        (faults.RATE_LIMIT_EXCEEDED, "asked us to wait", "nobody"),
        (faults.FORBIDDEN, "no longer shared", None),
        (faults.NOT_FOUND, "", None),
        (faults.OFFICE_FILE, "", None),
    ],
)
def test_what_concerns_one_sheet_is_its_owners_or_passes(
    google: dict[str, str], server: SheetsServer, fault: Answer, says: str, whose: str | None
) -> None:
    server.inject("/v4/", fault, count=50)
    found = first_wrong(**google)
    assert found["whose"] == (whose or "DTC México")
    assert says in found["says"]
    if fault is faults.FORBIDDEN:
        assert "local-sheets.iam.gserviceaccount.com" in found["do"]
        assert "domain" in found["do"]


def test_a_person_reads_with_her_own_sign_in(google: dict[str, str], opened: Desks, tmp_path: Path) -> None:
    status, found = steps(**keyless(google, tmp_path, GOOGLE_APPLICATION_CREDENTIALS=str(person_file(tmp_path))))
    assert status == 0, found


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            oauth_refusal(400, "invalid_grant", "Token has been expired or revoked."),
            ("withdrawn", PERSON, "seven days"),
        ),
        (oauth_refusal(400, "invalid_grant", "Bad Request"), ("withdrawn", PERSON, "Sign in again")),
        (oauth_refusal(400, "invalid_scope", "Bad Request"), ("spreadsheets.readonly", OPERATOR, "--scopes")),
        (oauth_refusal(401, "deleted_client", "The OAuth client was deleted."), ("accept", OPERATOR, "OAuth client")),
        (oauth_refusal(400, "admin_policy_enforced", ""), ("rule of the organisation", ORGANISATION, "administrator")),
        (
            faults.answer(400, {"error": "invalid_grant", "error_subtype": "invalid_rapt"}),
            ("withdrawn", PERSON, "Sign in again"),
        ),
    ],
)
def test_why_a_persons_sign_in_does_not_serve_is_said(
    google: dict[str, str], opened: Desks, tmp_path: Path, answer: Answer, told: Told
) -> None:
    opened.person = answer
    found = first_wrong(**keyless(google, tmp_path, GOOGLE_APPLICATION_CREDENTIALS=str(person_file(tmp_path))))
    assert found["step"] == "token"
    check(found, told)


def test_a_person_who_may_reads_as_the_account(
    google: dict[str, str], opened: Desks, service_account: ServiceAccount, tmp_path: Path
) -> None:
    file = impersonating_file(tmp_path, service_account.email)
    status, found = steps(**keyless(google, tmp_path, GOOGLE_APPLICATION_CREDENTIALS=str(file)))
    assert status == 0, found
    assert service_account.email in found["account"]["says"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (NOT_THE_ACCOUNT, ("may not act as", PROJECT, "Token Creator")),
        (faults.API_DISABLED, ("may not act as", PROJECT, "IAM Service Account Credentials API")),
        (faults.UNAVAILABLE, ("error of its own", "nobody", "Try again")),
    ],
)
def test_why_somebody_may_not_act_as_the_account_is_said(
    google: dict[str, str], opened: Desks, tmp_path: Path, answer: Answer, told: Told
) -> None:
    opened.account = answer
    file = impersonating_file(tmp_path, "tablero@local-sheets.iam.gserviceaccount.com")
    found = first_wrong(**keyless(google, tmp_path, GOOGLE_APPLICATION_CREDENTIALS=str(file)))
    assert found["step"] == "token"
    check(found, told)


def test_another_place_reads_by_workload_identity(
    google: dict[str, str], opened: Desks, service_account: ServiceAccount, tmp_path: Path
) -> None:
    file = federated_file(tmp_path, opened.root, service_account.email)
    status, found = steps(**keyless(google, tmp_path, GOOGLE_APPLICATION_CREDENTIALS=str(file)))
    assert status == 0, found
    assert service_account.email in found["token"]["says"]


@pytest.mark.parametrize("token", [None, "of somebody else"])
def test_why_workload_identity_does_not_serve_is_said(
    google: dict[str, str], opened: Desks, tmp_path: Path, token: str | None
) -> None:
    file = federated_file(tmp_path, opened.root, "tablero@local-sheets.iam.gserviceaccount.com", token)
    found = first_wrong(**keyless(google, tmp_path, GOOGLE_APPLICATION_CREDENTIALS=str(file)))
    assert (found["step"], found["whose"]) == ("token", PROJECT)
    assert "Workload Identity" in found["says"]


@pytest.mark.parametrize("text", [None, "no JSON", "{}"])
def test_a_file_to_sign_in_with_that_is_none_is_said(google: dict[str, str], tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "credentials.json"
    if text is not None:
        file.write_text(text)
    found = first_wrong(**keyless(google, tmp_path, GOOGLE_APPLICATION_CREDENTIALS=str(file)))
    assert (found["step"], found["whose"]) == ("account", OPERATOR)
    assert "nobody is signed in" in found["says"]


def test_that_nothing_says_as_whom_to_read_is_a_wrong_configuration(google: dict[str, str]) -> None:
    without = {name: value for name, value in google.items() if name != ADDRESS}
    for language in ("es", "en"):
        done = run("doctor", "--lang", language, **without)
        assert done.returncode == 2
        assert ADDRESS in done.stderr
        assert "IMPULSO_GOOGLE_KEYLESS" in done.stderr
