"""One workbook's raw values from Google Sheets, in one request, and nothing that could write.

The gspread client is used as it comes. What it and google-auth do with a refusal loses the status (an HTML page
becomes code -1, an OAuth body a TypeError), so each refusal is judged where it is still whole: the token's in
`ReadOnlyCredentials`, the API's in a hook on the session. No failure keeps a reference to the error it was made from,
because those hold addresses, and addresses hold spreadsheet ids.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit, urlunsplit

import gspread
import requests
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.auth.transport.requests import AuthorizedSession
from google.oauth2 import service_account
from gspread.exceptions import GSpreadException
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.refusal import api_refusal, token_refusal
from lib.tables.grid import Cell, address

READ_ONLY = ("https://www.googleapis.com/auth/spreadsheets.readonly",)
SHEETS = "https://sheets.googleapis.com/"
METADATA_FIELDS = (
    "properties(title,locale,timeZone),sheets(properties(sheetId,title,hidden,gridProperties),merges)"
)

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class TabMetadata:
    """One tab as Google describes it: `gid` survives a rename; `merges` are A1 ranges; sizes are in cells."""

    gid: int
    title: str
    hidden: bool
    rows: int
    columns: int
    merges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkbookMetadata:
    """One workbook as Google describes it, tabs in their order; `locale` like es_MX, `time_zone` an IANA name."""

    title: str
    locale: str
    time_zone: str
    tabs: tuple[TabMetadata, ...]


class GoogleWorkbooks:
    """Reads Google workbooks with one service account. Calling it costs exactly one read of the minute's 60."""

    def __init__(self, client: gspread.Client) -> None:
        self._sheets = client.http_client

    def __call__(self, spreadsheet_id: str, tab_titles: Sequence[str]) -> tuple[Rows, ...]:
        """Return the rows of raw values of each tab, in the order asked.

        Numbers, booleans and dates are typed (a date is its days since 1899-12-30); text is as typed. Trailing empty
        cells and rows are absent, an empty tab is `()`, an empty inner cell is `""`.
        Raises SourceFailure.
        """
        if not tab_titles:
            return ()
        workbook = _checked_id(spreadsheet_id)
        ranges = [whole_tab(title) for title in tab_titles]
        answer = _answer(
            lambda: self._sheets.values_batch_get(
                workbook,
                ranges,
                {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"},
            )
        )
        return _read(_tabs_of_values, answer, len(ranges))

    def metadata(self, spreadsheet_id: str) -> WorkbookMetadata:
        """Return what the workbook and its tabs are called and how large they are; one more read. Raises SourceFailure."""
        workbook = _checked_id(spreadsheet_id)
        answer = _answer(lambda: self._sheets.fetch_sheet_metadata(workbook, {"fields": METADATA_FIELDS}))
        return _read(_workbook_metadata, answer)


def google_reader(
    key_file: Path, api_root: str | None = None, timeouts: tuple[float, float] = (5.0, 20.0)
) -> GoogleWorkbooks:
    """Return a reader that holds the service account of `key_file`, which is opened only here.

    `api_root` (`http://127.0.0.1:9999`) stands in for Google's Sheets address; the token's address is in the key
    file. `timeouts` are (connect, read) in seconds and hold for the token as well.
    Raises SourceFailure(KEY_REFUSED) when the file holds no usable key.
    """
    credentials = _credentials(key_file)
    session = cast(requests.Session, AuthorizedSession(credentials, max_refresh_attempts=1))
    session.hooks["response"].append(_judge)
    if api_root is not None:
        session.mount(SHEETS, ElsewhereAdapter(api_root))
    client = gspread.Client(credentials, session=session)
    client.set_timeout(timeouts)
    return GoogleWorkbooks(client)


def whole_tab(title: str) -> str:
    """Return the A1 range of a whole tab, quoted so that a tab called T1 is not taken for a cell."""
    return "'" + title.replace("'", "''") + "'"


class ReadOnlyCredentials(service_account.Credentials):
    """A service account that asks for its token and for nothing else.

    google-auth from 2.55 on looks up the account's allowed regions at another Google host, in a thread of its own,
    without a timeout and with no way to refuse; `before_request` is where it starts.
    """

    def before_request(
        self, request: Callable[..., Any], method: str, url: str, headers: dict[str, str]  # noqa: ARG002
    ) -> None:
        if not self.valid:
            self.refresh(request)
        self.apply(headers)

    def refresh(self, request: Callable[..., Any]) -> None:
        failure: SourceFailure
        try:
            super().refresh(request)
        except TransportError:
            failure = SourceFailure(FailureKind.NETWORK, "no answer from the token's address")
        except RefreshError as error:
            failure = token_refusal(error)
        except (TypeError, ValueError):  # a 200 that is no token: some login page between us and Google
            failure = SourceFailure(FailureKind.NETWORK, "the token's address answered something else")
        else:
            return
        raise failure


class ElsewhereAdapter(HTTPAdapter):
    """Sends what is addressed to Google to another root, so that the client above it needs no change."""

    def __init__(self, root: str) -> None:
        self._root = urlsplit(root)
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        asked = urlsplit(request.url or "")
        path = self._root.path.rstrip("/") + asked.path
        request.url = urlunsplit((self._root.scheme, self._root.netloc, path, asked.query, ""))
        kwargs["proxies"] = get_environ_proxies(request.url)  # the ones passed in were chosen for Google's address
        return super().send(request, *args, **kwargs)


def _credentials(key_file: Path) -> ReadOnlyCredentials:
    try:
        return cast(
            ReadOnlyCredentials,
            ReadOnlyCredentials.from_service_account_file(str(key_file), scopes=READ_ONLY),
        )
    except (OSError, ValueError, TypeError, AttributeError, GoogleAuthError) as error:
        cause = type(error).__name__
    raise SourceFailure(FailureKind.KEY_REFUSED, f"the service account file holds no usable key ({cause})")


def _judge(response: requests.Response, **_: object) -> None:
    """Refuse an error answer while its status and body are at hand; a 401 first gets one try with a new token."""
    if not response.ok and response.status_code != requests.codes.unauthorized:
        raise api_refusal(response)


def _answer(ask: Callable[[], Any]) -> Any:
    """Return the JSON that gspread brings, or say in our own words why it brings none."""
    try:
        return ask()
    except requests.RequestException as error:
        failure = SourceFailure(FailureKind.NETWORK, type(error).__name__)
    except (GSpreadException, TypeError, LookupError):  # all that gspread makes of a 401; `_judge` stops the rest
        failure = SourceFailure(FailureKind.KEY_REFUSED, "a fresh token was not accepted")
    raise failure


def _checked_id(spreadsheet_id: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", spreadsheet_id):
        raise SourceFailure(FailureKind.NOT_FOUND, "the spreadsheet id has characters that no id has")
    return spreadsheet_id


def _read[**P, T](shape: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return shape(*args, **kwargs)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        cause = type(error).__name__
    raise SourceFailure(FailureKind.UNREADABLE, f"the answer has not the shape that Google documents ({cause})")
