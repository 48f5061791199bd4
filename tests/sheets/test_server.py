"""The local server behaves as Google does, seen from outside: over HTTP, without the product's reader."""

# mypy: allow-untyped-calls
# google-auth is marked as typed, but its functions carry no annotations.

import datetime
import json
import stat
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
import requests
from google.auth import crypt, jwt

from tests.sheets import faults
from tests.sheets.accounts import AUDIENCE, GRANT, ServiceAccount
from tests.sheets.faults import Damage, Delay
from tests.sheets.fixtures import HandClock, partner_workbook
from tests.sheets.server import SheetsServer, sample_workbooks
from tests.sheets.workbooks import Tab, Workbook

READ_ONLY = "https://www.googleapis.com/auth/spreadsheets.readonly"
DRIVE = "https://www.googleapis.com/auth/drive.metadata.readonly"
BATCH = "/v4/spreadsheets/libro-uno/values:batchGet"
TYPED = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}

Get = Callable[..., requests.Response]


def assertion(account: ServiceAccount, **claims: object) -> str:
    """A signed request for a token; `claims` replace the right ones."""
    now = int(time.time())
    right = {"iss": account.email, "aud": AUDIENCE, "scope": READ_ONLY, "iat": now, "exp": now + 3600}
    signer: Any = crypt.RSASigner.from_string(account.pem())
    signed: bytes = jwt.encode(signer, right | claims)
    return signed.decode()


def ask_token(server: SheetsServer, signed: str, grant: str = GRANT) -> requests.Response:
    return requests.post(server.token_uri, {"grant_type": grant, "assertion": signed}, timeout=5)


@pytest.fixture
def get(sheets_server: SheetsServer, service_account: ServiceAccount) -> Get:
    """GET a path with a bearer token that was really asked for."""
    bearer = ask_token(sheets_server, assertion(service_account)).json()["access_token"]

    def ask(path: str, params: Mapping[str, str | list[str]] | None = None) -> requests.Response:
        headers = {"Authorization": f"Bearer {bearer}"}
        return requests.get(sheets_server.root + path, params=params, headers=headers, timeout=5)

    return ask


def test_a_signed_assertion_buys_a_bearer_token(sheets_server: SheetsServer, service_account: ServiceAccount) -> None:
    """The token endpoint answers a signed assertion with a bearer token for an hour."""
    answer = ask_token(sheets_server, assertion(service_account))
    assert answer.status_code == 200
    assert answer.json()["access_token"]
    assert answer.json()["expires_in"] == 3599


@pytest.mark.parametrize(
    ("claims", "error", "description"),
    [
        ({"iss": "nadie@example.org"}, "invalid_grant", "account not found"),
        ({"aud": "https://example.org"}, "invalid_grant", "audience"),
        ({"iat": 1, "exp": 3601}, "invalid_grant", "short-lived"),
        ({"exp": int(time.time()) + 90_000}, "invalid_grant", "short-lived"),
        ({"scope": ""}, "invalid_scope", "scope"),
    ],
)
def test_wrong_claims_are_refused(
    sheets_server: SheetsServer,
    service_account: ServiceAccount,
    claims: dict[str, object],
    error: str,
    description: str,
) -> None:
    """A well signed assertion with a wrong claim is refused in OAuth's form."""
    answer = ask_token(sheets_server, assertion(service_account, **claims))
    assert answer.status_code == 400
    assert answer.json()["error"] == error
    assert description in answer.json()["error_description"]


def test_a_foreign_signature_is_refused(sheets_server: SheetsServer, service_account: ServiceAccount) -> None:
    """An assertion in the account's name, signed with another key, is refused."""
    forger = ServiceAccount(service_account.email, ServiceAccount.new().key)
    answer = ask_token(sheets_server, assertion(forger))
    assert answer.status_code == 400
    assert answer.json() == {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}


@pytest.mark.parametrize("signed", ["", "a.b", "e30.e30.x", "W10.W10.x", "no es un token"])
def test_what_is_no_assertion_is_refused(sheets_server: SheetsServer, signed: str) -> None:
    """Something that is not a token is refused, not crashed on."""
    answer = ask_token(sheets_server, signed)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_another_grant_type_is_refused(sheets_server: SheetsServer, service_account: ServiceAccount) -> None:
    """Only signed assertions buy tokens."""
    answer = ask_token(sheets_server, assertion(service_account), grant="password")
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")


@pytest.mark.parametrize("authorization", ["", "Bearer inventado"])
def test_a_bad_bearer_token_is_401(sheets_server: SheetsServer, authorization: str) -> None:
    """Without a token that was given out, nothing is read."""
    answer = requests.get(sheets_server.root + BATCH, headers={"Authorization": authorization}, timeout=5)
    assert answer.status_code == 401
    assert answer.json()["error"]["status"] == "UNAUTHENTICATED"


def test_values_are_typed_trimmed_and_filled_inside(get: Get) -> None:
    """Unformatted values keep their type, dates are serial numbers, trailing empties are cut, inner ones are ''."""
    answer = get("/v4/spreadsheets/libro-uno/values/Sesiones", TYPED).json()
    assert answer == {
        "range": "Sesiones!A1:Z1000",
        "majorDimension": "ROWS",
        "values": [
            ["Sesiones de 2024"],
            ["fecha", "asistentes", "ocupación", "confirmada"],
            [45352, 35, 0.42, True],
            [45359, 12, "", False],
            ["21/09", "35 mujeres", "#REF!"],
        ],
    }
    assert isinstance(answer["values"][3][1], int)


def test_values_are_formatted_unless_asked_otherwise(get: Get) -> None:
    """Without options the API answers texts, as they look in the sheet."""
    values = get("/v4/spreadsheets/libro-uno/values/Sesiones!A3:D4").json()["values"]
    assert values == [["01/03/2024", "35", "0.42", "TRUE"], ["08/03/2024", "12", "", "FALSE"]]


def test_dates_can_be_texts_among_typed_values(get: Get) -> None:
    """FORMATTED_STRING makes dates texts and leaves numbers alone."""
    options = TYPED | {"dateTimeRenderOption": "FORMATTED_STRING"}
    assert get("/v4/spreadsheets/libro-uno/values/Sesiones!A3:B3", options).json()["values"] == [["01/03/2024", 35]]


def test_columns_can_come_first(get: Get) -> None:
    """majorDimension=COLUMNS answers columns, each trimmed by itself."""
    options = TYPED | {"majorDimension": "COLUMNS"}
    answer = get("/v4/spreadsheets/libro-uno/values/Sesiones!A3:D6", options).json()
    assert answer["majorDimension"] == "COLUMNS"
    assert answer["values"] == [[45352, 45359, "21/09"], [35, 12, "35 mujeres"], [0.42, "", "#REF!"], [True, False]]


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        ("Sesiones", "Sesiones!A1:Z1000"),
        ("'Sesiones'!A1:C", "Sesiones!A1:C1000"),
        ("Sesiones!B2", "Sesiones!B2"),
        ("Sesiones!B:C", "Sesiones!B1:C1000"),
        ("Sesiones!2:3", "Sesiones!A2:Z3"),
        ("'T1'", "'T1'!A1:Z1000"),
        ("T1", "Sesiones!T1"),
        ("A1:B2", "Sesiones!A1:B2"),
        ("'L''Oréal / Mérida (año 1)'", "'L''Oréal / Mérida (año 1)'!A1:Z1000"),
    ],
)
def test_the_echo_is_bounded_and_quoted(get: Get, asked: str, echoed: str) -> None:
    """The range comes back bounded by the grid, its title quoted where needed; an unquoted T1 is a cell."""
    batch = get(BATCH, {"ranges": asked}).json()["valueRanges"]
    single = get(f"/v4/spreadsheets/libro-uno/values/{quote(asked, safe='')}").json()
    assert [part["range"] for part in batch] == [echoed]
    assert single["range"] == echoed


def test_an_empty_range_has_no_values(get: Get) -> None:
    """An empty tab answers without the key, an empty inner row as []."""
    empty, gap = get(BATCH, {"ranges": ["Vacía", "'L''Oréal / Mérida (año 1)'"]}).json()["valueRanges"]
    assert "values" not in empty
    assert gap["values"] == [["acentos"], [], ["y más"]]


def test_one_unknown_range_fails_the_whole_batch(get: Get) -> None:
    """A batch with one unknown tab brings nothing but a 400 that names it."""
    answer = get(BATCH, {"ranges": ["Sesiones", "'No hay'"]})
    assert answer.status_code == 400
    assert answer.json()["error"]["message"] == "Unable to parse range: 'No hay'"


def test_a_range_beyond_the_grid_is_refused(get: Get) -> None:
    """A range that begins outside the grid is a 400 of its own."""
    answer = get(BATCH, {"ranges": "Sesiones!A2000:B"})
    assert answer.status_code == 400
    assert "exceeds grid limits" in answer.json()["error"]["message"]


def test_hidden_tabs_are_returned_like_any_other(get: Get) -> None:
    """Hidden is not private."""
    assert get(BATCH, {"ranges": "oculta"}).json()["valueRanges"][0]["values"] == [["a la vista"]]


def test_merged_cells_hold_one_value(get: Get, sheets_server: SheetsServer) -> None:
    """Only the first of merged cells has a value, whatever lies beneath the others."""
    sheets_server.workbook("libro-uno").tab("Sesiones").rows[0][1] = "debajo"
    assert get(BATCH, {"ranges": "Sesiones!A1:D1"}).json()["valueRanges"][0]["values"] == [["Sesiones de 2024"]]


def test_metadata_is_cut_to_the_fields_asked_for(get: Get) -> None:
    """The mask chooses fields at any depth; what is not set, like `hidden`, is absent."""
    mask = "properties(title,locale),sheets(properties(sheetId,title,hidden),merges)"
    answer = get("/v4/spreadsheets/libro-uno", {"fields": mask}).json()
    assert answer["properties"] == {"title": "Pro Mujer", "locale": "es_MX"}
    assert answer["sheets"][0]["properties"] == {"sheetId": 101, "title": "Sesiones"}
    assert answer["sheets"][0]["merges"][0]["endColumnIndex"] == 4
    assert answer["sheets"][4] == {"properties": {"sheetId": 104, "title": "oculta", "hidden": True}}


@pytest.mark.parametrize("mask", ["sheets(properties(titel))", "sheets(", "a,,b", ")", ""])
def test_a_wrong_mask_is_refused(get: Get, mask: str) -> None:
    """A mask that names no field, or cannot be read, is a 400."""
    assert get("/v4/spreadsheets/libro-uno", {"fields": mask}).status_code == 400


def test_an_unknown_spreadsheet_is_404_and_an_unshared_one_403(get: Get, sheets_server: SheetsServer) -> None:
    """Deleted and forbidden are different answers."""
    assert get("/v4/spreadsheets/otro").status_code == 404
    sheets_server.workbook("libro-uno").shared = False
    assert get(BATCH, {"ranges": "Sesiones"}).json()["error"]["status"] == "PERMISSION_DENIED"


def test_the_sixty_first_read_in_a_minute_is_refused(get: Get, quota_clock: HandClock) -> None:
    """One user reads 60 times a minute; the 429 has no Retry-After; a minute later reading works again."""
    for _ in range(60):
        assert get(BATCH, {"ranges": "T1!A1"}).status_code == 200
    refused = get(BATCH, {"ranges": "T1!A1"})
    assert refused.status_code == 429
    assert refused.json()["error"]["status"] == "RESOURCE_EXHAUSTED"
    assert "Retry-After" not in refused.headers
    quota_clock.advance(60)
    assert get(BATCH, {"ranges": "T1!A1"}).status_code == 200


def test_each_user_has_a_quota_of_its_own(get: Get, sheets_server: SheetsServer) -> None:
    """One account that has used up its minute does not take another's."""
    other = ServiceAccount.new("otra")
    sheets_server.google.desk.enrol(other)
    bearer = ask_token(sheets_server, assertion(other)).json()["access_token"]
    for _ in range(61):
        get(BATCH, {"ranges": "Vacía"})
    headers = {"Authorization": f"Bearer {bearer}"}
    answer = requests.get(sheets_server.root + BATCH, {"ranges": "Vacía"}, headers=headers, timeout=5)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/v4/spreadsheets/libro-uno/values/Sesiones!A1"),
        ("POST", "/v4/spreadsheets/libro-uno:batchUpdate"),
        ("POST", "/v4/spreadsheets/libro-uno/values/Sesiones:append"),
        ("PATCH", "/drive/v3/files/libro-uno"),
        ("DELETE", "/drive/v3/files/libro-uno"),
    ],
)
def test_writes_are_refused_and_counted(sheets_server: SheetsServer, method: str, path: str) -> None:
    """Whatever would change something answers 403 and is remembered."""
    answer = requests.request(method, sheets_server.root + path, json={"values": [[1]]}, timeout=5)
    assert answer.status_code == 403
    assert sheets_server.writes == 1
    assert sheets_server.workbook("libro-uno") == partner_workbook()


def test_drive_needs_a_scope_of_its_own(get: Get, sheets_server: SheetsServer, service_account: ServiceAccount) -> None:
    """Edit times are shown to a token with a Drive scope, and to no other."""
    path = "/drive/v3/files/libro-uno"
    assert get(path).status_code == 403
    bearer = ask_token(sheets_server, assertion(service_account, scope=f"{READ_ONLY} {DRIVE}")).json()["access_token"]
    headers = {"Authorization": f"Bearer {bearer}"}
    answer = requests.get(sheets_server.root + path, {"fields": "id,modifiedTime"}, headers=headers, timeout=5)
    assert answer.json() == {"id": "libro-uno", "modifiedTime": "2026-01-31T12:00:00.000Z"}


def test_a_fault_hits_its_path_as_often_as_planned(get: Get, sheets_server: SheetsServer) -> None:
    """Faults are used up, one request each, and leave other paths alone."""
    sheets_server.inject("values:batchGet$", faults.INTERNAL, count=2)
    assert get("/v4/spreadsheets/libro-uno").status_code == 200
    statuses = [get(BATCH, {"ranges": "T1!A1"}).status_code for _ in range(3)]
    assert statuses == [500, 500, 200]


def test_a_reset_is_a_reset(get: Get, sheets_server: SheetsServer) -> None:
    """The connection is reset, not just closed."""
    sheets_server.inject("batchGet", Damage.RESET)
    with pytest.raises(requests.ConnectionError, match="Connection reset by peer"):
        get(BATCH, {"ranges": "Sesiones"})


def test_a_truncated_answer_breaks_its_promise(get: Get, sheets_server: SheetsServer) -> None:
    """Half of the announced length arrives."""
    sheets_server.inject("batchGet", Damage.TRUNCATION)
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        get(BATCH, {"ranges": "Sesiones"})


def test_half_of_an_answer_looks_whole_but_is_no_json(get: Get, sheets_server: SheetsServer) -> None:
    """Without an announced length, only the JSON tells that half is missing."""
    sheets_server.inject("batchGet", Damage.HALF_JSON)
    answer = get(BATCH, {"ranges": "Sesiones"})
    assert answer.status_code == 200
    with pytest.raises(requests.exceptions.JSONDecodeError):
        answer.json()


def test_a_late_answer_is_the_right_one(get: Get, sheets_server: SheetsServer) -> None:
    """A delay changes when an answer comes, not what it says."""
    right = get(BATCH, {"ranges": "Sesiones"}).json()
    sheets_server.inject("batchGet", Delay(0.05))
    begun = time.monotonic()
    assert get(BATCH, {"ranges": "Sesiones"}).json() == right
    assert time.monotonic() - begun >= 0.05


def test_closing_does_not_wait_for_late_answers(service_account: ServiceAccount) -> None:
    """A test that gives up on a late answer is not held up by it when the server closes."""
    begun = time.monotonic()
    with SheetsServer(accounts=[service_account]) as server:
        server.inject("/token", Delay(30))
        with pytest.raises(requests.ReadTimeout):
            requests.post(server.token_uri, timeout=0.05)
    assert time.monotonic() - begun < 5


def test_the_log_holds_requests_and_no_credentials(get: Get, sheets_server: SheetsServer) -> None:
    """The request log can be printed: neither tokens nor assertions show."""
    get(BATCH, {"ranges": "Sesiones"})
    assert [(request.method, request.path) for request in sheets_server.log] == [("POST", "/token"), ("GET", BATCH)]
    assert "ya29" not in repr(sheets_server.log)
    assert "assertion" not in repr(sheets_server.log)


def test_workbooks_change_under_the_readers_feet(get: Get, sheets_server: SheetsServer) -> None:
    """What an owner does to a workbook shows in the next answer."""

    def values(title: str) -> object:
        return get(BATCH, {"ranges": f"'{title}'", **TYPED}).json()["valueRanges"][0].get("values")

    book = sheets_server.workbook("libro-uno")
    book.tabs.append(Tab(7, "metas", [["id", "meta"], ["a", 1], ["b", 2], ["c", 3], ["d", 4]]))
    book.tab("metas").halve()
    assert values("metas") == [["id", "meta"], ["a", 1], ["b", 2]]
    book.tab("metas").rename_header("meta", "objetivo")
    book.tab("metas").insert_column(1, "nota")
    book.tab("metas").move_header_down()
    assert values("metas") == [["Título nuevo"], [], ["id", "nota", "objetivo"], ["a", "", 1], ["b", "", 2]]
    book.rename_tab("metas", "Metas 2026")
    assert book.tab("Metas 2026").gid == 7
    book.tab("Metas 2026").clear()
    assert values("Metas 2026") is None
    book.delete_tab("Metas 2026")
    assert get(BATCH, {"ranges": "'Metas 2026'"}).status_code == 400


def test_an_xlsx_is_held_as_google_would_import_it(tmp_path: Path) -> None:
    """Types, merges, hidden tabs and formula errors of a file arrive as the API would give them."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Sitios"
    first.append(["título", None])
    first.merge_cells("A1:B1")
    first.append([datetime.date(2024, 3, 1), True])
    first.append([datetime.time(12), "#N/A"])
    book.create_sheet("Notas").sheet_state = "hidden"
    book.save(tmp_path / "sict.xlsx")

    held = Workbook.from_xlsx(tmp_path / "sict.xlsx", "id-sict", {"Sitios": 5})
    assert (held.id, held.title) == ("id-sict", "sict")
    assert [(tab.title, tab.hidden) for tab in held.tabs] == [("Sitios", False), ("Notas", True)]
    assert held.tab("Sitios").gid == 5
    assert held.tab("Notas").gid == Workbook.from_xlsx(tmp_path / "sict.xlsx", "id-sict").tab("Notas").gid
    assert held.tab("Sitios").merges == [(0, 1, 0, 2)]
    account = ServiceAccount.new()
    with SheetsServer([held], [account]) as server:
        bearer = ask_token(server, assertion(account)).json()["access_token"]
        answer = requests.get(
            f"{server.root}/v4/spreadsheets/id-sict/values/Sitios",
            TYPED,
            headers={"Authorization": f"Bearer {bearer}"},
            timeout=5,
        )
    assert answer.json()["values"] == [["título"], [45352, True], [0.5, "#N/A"]]


def test_a_programmes_sources_become_workbooks(tmp_path: Path) -> None:
    """The sources that have a spreadsheet id are served, with the gids that the programme gives their tabs."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Sitios"
    book.create_sheet("Portada")
    book.save(tmp_path / "sict.xlsx")
    (tmp_path / "programme.toml").write_text(
        '[[sources]]\nworkbook = "sict.xlsx"\nspreadsheet = "id-sict"\n'
        'tabs = { hubs = { title = "Sitios", gid = 9 }, cover = "Portada" }\n'
        '[[sources]]\nworkbook = "otra.xlsx"\nspreadsheet = ""\n',
        encoding="utf-8",
    )
    (held,) = sample_workbooks(tmp_path / "programme.toml", tmp_path)
    assert held.id == "id-sict"
    assert held.tab("Sitios").gid == 9


def test_the_key_file_is_its_owners_alone(key_file: Path, sheets_server: SheetsServer) -> None:
    """The service account's file names the server's token address and cannot be read by others."""
    assert json.loads(key_file.read_text(encoding="utf-8"))["token_uri"] == sheets_server.token_uri
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
