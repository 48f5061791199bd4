"""Google's side of the conversation, without sockets: who may ask, how often, for what, and what comes back."""

import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import parse_qs, unquote, urlsplit

from tests.sheets import faults, masks
from tests.sheets.accounts import Token, TokenDesk
from tests.sheets.faults import Answer, answer, refusal
from tests.sheets.values import RangeError, area, value_range
from tests.sheets.workbooks import Workbook

READS_A_MINUTE = 60
SCOPE = "https://www.googleapis.com/auth/"
SHEETS_SCOPES = {SCOPE + name for name in ("spreadsheets", "spreadsheets.readonly", "drive", "drive.readonly")}
DRIVE_SCOPES = {SCOPE + name for name in ("drive", "drive.readonly", "drive.metadata.readonly")}
OPTIONS = {
    "majorDimension": {"ROWS", "COLUMNS"},
    "valueRenderOption": {"FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"},
    "dateTimeRenderOption": {"SERIAL_NUMBER", "FORMATTED_STRING"},
}
FIELDS = (
    {"spreadsheetId", "properties", "title", "locale", "timeZone", "sheets", "sheetId", "index", "sheetType", "hidden"}
    | {"gridProperties", "rowCount", "columnCount", "merges", "startRowIndex", "endRowIndex", "startColumnIndex"}
    | {"endColumnIndex", "id", "name", "mimeType", "createdTime", "modifiedTime", "*"}
)


@dataclass(frozen=True)
class Request:
    """One request as it arrived; `path` is without the query and still percent-encoded."""

    method: str
    path: str
    query: Mapping[str, list[str]] = field(default_factory=dict)
    authorization: str = field(default="", repr=False)
    body: str = field(default="", repr=False)

    @classmethod
    def to(cls, method: str, target: str, authorization: str = "", body: str = "") -> "Request":
        """Return the request for a target with its query."""
        parts = urlsplit(target)
        return cls(method, parts.path, parse_qs(parts.query, keep_blank_values=True), authorization, body)

    @property
    def is_write(self) -> bool:
        """Whether it would change something, were it allowed to."""
        return self.method != "GET" and self.path != "/token"


@dataclass
class LocalGoogle:
    """Answers requests about the workbooks it holds.

    `now` is seconds since 1970 and ages tokens; `monotonic` is any seconds and counts the minute's reads.
    """

    workbooks: dict[str, Workbook] = field(default_factory=dict)
    now: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    log: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = TokenDesk(self.now)
        self._reads: dict[str, deque[float]] = {}
        self._lock = Lock()

    def hold(self, workbooks: Iterable[Workbook]) -> None:
        """Add workbooks, or replace those of the same id."""
        self.workbooks.update({workbook.id: workbook for workbook in workbooks})

    def respond(self, request: Request) -> Answer:
        """Log a request and answer it."""
        with self._lock:
            self.log.append(request)
            if request.is_write:
                return faults.FORBIDDEN
            if request.path == "/token":
                return self.desk.grant({name: texts[0] for name, texts in parse_qs(request.body).items()})
            token = self.desk.holder(request.authorization)
            return faults.UNAUTHENTICATED if token is None else self._allowed(request, token)

    def _allowed(self, request: Request, token: Token) -> Answer:
        if match := re.fullmatch(r"/v4/spreadsheets/([^/:]+)(?:/(values.*))?", request.path):
            if not self._has_quota(token.email):
                return faults.QUOTA
            if not token.scopes & SHEETS_SCOPES:
                return faults.INSUFFICIENT_SCOPES
            return self._about(match.group(1), match.group(2) or "", request.query)
        if match := re.fullmatch(r"/drive/v3/files/([^/]+)", request.path):
            if not token.scopes & DRIVE_SCOPES:
                return faults.INSUFFICIENT_SCOPES
            return self._about(match.group(1), "file", request.query)
        return faults.page(404, "Not Found")

    def _has_quota(self, email: str) -> bool:
        reads = self._reads.setdefault(email, deque())
        while reads and reads[0] <= self.monotonic() - 60:
            reads.popleft()
        if len(reads) >= READS_A_MINUTE:
            return False
        reads.append(self.monotonic())
        return True

    def _about(self, spreadsheet_id: str, what: str, query: Mapping[str, list[str]]) -> Answer:
        workbook = self.workbooks.get(unquote(spreadsheet_id))
        if workbook is None:
            return faults.NOT_FOUND
        if not workbook.shared:
            return faults.FORBIDDEN
        if what in {"", "file"}:
            content = _described(workbook) if what == "" else _file(workbook)
            return _selected(content, query.get("fields", ["*" if what == "" else "id,name,mimeType"])[0])
        return _values(workbook, what, query)


def _values(workbook: Workbook, what: str, query: Mapping[str, list[str]]) -> Answer:
    options = {name: texts[0] for name, texts in query.items()}
    for name, allowed in OPTIONS.items():
        if options.get(name, "") not in allowed | {""}:
            return refusal(400, f"Invalid value at '{name}', \"{options[name]}\"", "INVALID_ARGUMENT")
    try:
        if what == "values:batchGet":
            ranges = [value_range(area(workbook, a1), options) for a1 in query.get("ranges", [])]
            return answer(200, {"spreadsheetId": workbook.id, "valueRanges": ranges})
        if what.startswith("values/"):
            return answer(200, value_range(area(workbook, unquote(what.removeprefix("values/"))), options))
    except RangeError as error:
        return refusal(400, str(error), "INVALID_ARGUMENT")
    return faults.page(404, "Not Found")


def _selected(content: object, fields: str) -> Answer:
    try:
        mask = masks.parsed(fields)
        if not masks.names(mask) <= FIELDS:
            raise masks.MaskError(fields)
        return answer(200, masks.masked(content, mask))
    except masks.MaskError:
        return refusal(400, "Request contains an invalid argument.", "INVALID_ARGUMENT")


def _described(workbook: Workbook) -> dict[str, object]:
    properties = {"title": workbook.title, "locale": workbook.locale, "timeZone": workbook.time_zone}
    sheets = []
    for index, tab in enumerate(workbook.tabs):
        grid = {"rowCount": tab.row_count, "columnCount": tab.column_count}
        about = {"sheetId": tab.gid, "title": tab.title, "index": index, "sheetType": "GRID", "gridProperties": grid}
        sheet: dict[str, object] = {"properties": {**about, "hidden": True} if tab.hidden else about}
        if tab.merges:
            names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
            sheet["merges"] = [{"sheetId": tab.gid, **dict(zip(names, merge, strict=True))} for merge in tab.merges]
        sheets.append(sheet)
    return {"spreadsheetId": workbook.id, "properties": properties, "sheets": sheets}


def _file(workbook: Workbook) -> dict[str, object]:
    return {
        "id": workbook.id,
        "name": workbook.title,
        "mimeType": "application/vnd.google-apps.spreadsheet",
        "createdTime": "2026-01-01T12:00:00.000Z",
        "modifiedTime": workbook.modified,
    }
