"""One workbook's raw values from Google Sheets, in one request, by the gspread client as it comes.

gspread loses the status of a refusal (an HTML page becomes code -1, an OAuth body a TypeError), so refusals are
judged in a hook on the session, before gspread sees them. No failure keeps the error it was made from, because that
error holds an address, the address holds the spreadsheet's id, and the id opens the spreadsheet.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import gspread
import requests
from gspread.exceptions import GSpreadException
from pydantic import BaseModel, Field, ValidationError
from requests.exceptions import InvalidSchema, InvalidURL, MissingSchema
from requests.utils import get_environ_proxies

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.google.account import authorized_session, credentials_of
from lib.collect.google.deadline import SECONDS, DeadlineAdapter
from lib.collect.google.metadata import METADATA_FIELDS, WorkbookMetadata
from lib.collect.google.refusal import api_refusal
from lib.tables.grid import Cell

SHEETS = "https://sheets.googleapis.com/"

Rows = tuple[tuple[Cell, ...], ...]
Answer = TypeVar("Answer", bound=BaseModel)


class GoogleWorkbooks:
    """Reads Google workbooks with one account. Each call costs exactly one of its 60 reads a minute."""

    def __init__(self, client: gspread.Client) -> None:
        self._sheets = client.http_client

    def __call__(self, spreadsheet_id: str, tab_titles: Sequence[str]) -> tuple[Rows, ...]:
        """Return the rows of raw values of each tab, in the order asked.

        Numbers, booleans and dates are typed (a date is its days since 1899-12-30); text is as it was typed. Trailing
        empty cells and rows are absent, an empty tab is `()`, an empty cell between others is `""`.
        Raises SourceFailure.
        """
        workbook = _checked_id(spreadsheet_id)
        ranges = [whole_tab(title) for title in tab_titles]
        if not ranges:
            return ()
        options = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}
        batch = _answer(_Batch, lambda: self._sheets.values_batch_get(workbook, ranges, {**options}))
        if len(batch.ranges) != len(ranges):
            raise SourceFailure(FailureKind.UNREADABLE, "the answer has another number of tabs than were asked for")
        return tuple(tab.values for tab in batch.ranges)

    def metadata(self, spreadsheet_id: str) -> WorkbookMetadata:
        """Return what the workbook and its tabs are called and how large they are. Raises SourceFailure."""
        workbook = _checked_id(spreadsheet_id)
        asked = {"fields": METADATA_FIELDS}
        return _answer(WorkbookMetadata, lambda: self._sheets.fetch_sheet_metadata(workbook, {**asked}))


def google_reader(
    key: Path | str | None,
    api_root: str | None = None,
    timeouts: tuple[float, float] = (5.0, 20.0),
    may_ask: Callable[[], bool] = lambda: True,
    deadline: float = SECONDS,
) -> GoogleWorkbooks:
    """Return a reader that holds the service account of `key`: a file, opened here and never again, or its text.

    Without a key it reads as whoever the machine is signed in as.

    `api_root` (`http://127.0.0.1:9999`) stands in for Google's Sheets address; the address that gives tokens is in the
    key. `timeouts` are (connect, read) in seconds, `deadline` is for a whole answer however it drips; both hold for the
    token's request as well. `may_ask` is asked before each request that would count against Google's quota, repeated
    ones too; False makes it SourceFailure(QUOTA).
    Raises SourceFailure(KEY_MISSING) where there is no usable key.
    """
    credentials = credentials_of(key)
    session = authorized_session(credentials, deadline)
    session.hooks["response"].append(_judge)
    limited = LimitedAdapter(may_ask, deadline) if api_root is None else ElsewhereAdapter(api_root, may_ask, deadline)
    session.mount(SHEETS, limited)
    client = gspread.Client(credentials, session=session)
    client.set_timeout(timeouts)
    return GoogleWorkbooks(client)


def whole_tab(title: str) -> str:
    """Return the A1 range of a whole tab, quoted so that a tab called T1 is not taken for a cell."""
    return "'" + title.replace("'", "''") + "'"


class LimitedAdapter(DeadlineAdapter):
    """Sends a request only if it may be asked: whatever the client above repeats, each one counts."""

    def __init__(self, may_ask: Callable[[], bool], deadline: float = SECONDS) -> None:
        self._may_ask = may_ask
        super().__init__(deadline)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        if not self._may_ask():
            raise SourceFailure(FailureKind.QUOTA, "our own limit of reads in a minute is reached")
        return super().send(request, *args, **kwargs)


class ElsewhereAdapter(LimitedAdapter):
    """Sends what is addressed to Google to another root, so that the client above needs no change."""

    def __init__(self, root: str, may_ask: Callable[[], bool] = lambda: True, deadline: float = SECONDS) -> None:
        self._root = urlsplit(root)
        super().__init__(may_ask, deadline)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        asked = urlsplit(request.url or "")
        path = self._root.path.rstrip("/") + asked.path
        request.url = urlunsplit((self._root.scheme, self._root.netloc, path, asked.query, ""))
        kwargs["proxies"] = get_environ_proxies(request.url)  # those passed in were chosen for Google's address
        return super().send(request, *args, **kwargs)


class _SheetTab(BaseModel):
    values: Rows = ()  # the key is absent when the tab is empty


class _Batch(BaseModel):
    ranges: tuple[_SheetTab, ...] = Field(validation_alias="valueRanges")


def _checked_id(spreadsheet_id: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", spreadsheet_id):
        raise SourceFailure(FailureKind.NOT_FOUND, "what is configured as the spreadsheet's id is not an id")
    return spreadsheet_id


def _judge(response: requests.Response, **_: object) -> None:
    """Refuse an error while its status and body are at hand; only a 401 passes, for one try with a new token."""
    if not response.ok and response.status_code != requests.codes.unauthorized:
        with response:  # or its connection stays open, since nobody else will read it
            raise api_refusal(response)


def _answer(shape: type[Answer], ask: Callable[[], object]) -> Answer:
    """Return what gspread brings, in the shape that Google documents, or say in our own words why it brings nothing."""
    try:
        return shape.model_validate(_answer_as_it_comes(ask))
    except ValidationError:
        failure = SourceFailure(FailureKind.UNREADABLE, "the answer has not the shape that Google documents")
    raise failure


def _answer_as_it_comes(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except (InvalidSchema, InvalidURL, MissingSchema):
        failure = SourceFailure(FailureKind.API_ROOT, "IMPULSO_GOOGLE_API_ROOT is no address")
    except requests.RequestException as error:
        failure = SourceFailure(FailureKind.NETWORK, type(error).__name__)
    except (GSpreadException, TypeError, LookupError):  # what gspread makes of a 401; `_judge` stops everything else
        failure = SourceFailure(FailureKind.KEY_REFUSED, "a fresh token was not accepted")
    raise failure
