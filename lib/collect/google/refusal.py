"""What Google means when it refuses, by status and body."""

from http import HTTPStatus

import requests
from google.auth.exceptions import RefreshError
from pydantic import BaseModel, ValidationError

from lib.collect.failure import FailureKind, SourceFailure

UNKNOWN_RANGE = "Unable to parse range: "

_BY_STATUS: dict[int, FailureKind] = {
    HTTPStatus.UNAUTHORIZED: FailureKind.KEY_REFUSED,
    HTTPStatus.FORBIDDEN: FailureKind.PERMISSION,
    HTTPStatus.NOT_FOUND: FailureKind.NOT_FOUND,
    HTTPStatus.REQUEST_TIMEOUT: FailureKind.NETWORK,
    HTTPStatus.TOO_MANY_REQUESTS: FailureKind.QUOTA,
}


def api_refusal(response: requests.Response) -> SourceFailure:
    """Return the failure that an error answer of the Sheets API stands for; its body may be JSON, HTML or nothing."""
    status = response.status_code
    if status == HTTPStatus.BAD_REQUEST:
        return _bad_request(response)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return SourceFailure(FailureKind.SERVER, f"status {status}")
    return SourceFailure(_BY_STATUS.get(status, FailureKind.UNREADABLE), f"status {status}")


def token_refusal(error: RefreshError) -> SourceFailure:
    """Return the failure that a refused token stands for.

    A refusal of the key is OAuth's JSON, which google-auth passes on as a mapping with `error`. Anything else, or what
    google-auth calls worth another try, is the token's address being out of order.
    """
    answer = error.args[1] if len(error.args) > 1 else None
    if error.retryable or not isinstance(answer, dict) or "error" not in answer:
        return SourceFailure(FailureKind.SERVER, "no token: its address is out of order")
    return SourceFailure(FailureKind.KEY_REFUSED, "no token: the key was refused")


class _Error(BaseModel):
    message: str = ""
    status: str = ""


class _Refusal(BaseModel):
    error: _Error | str  # the API's own form, or OAuth's


def _bad_request(response: requests.Response) -> SourceFailure:
    try:
        error = _Refusal.model_validate_json(response.content).error
    except ValidationError:  # an HTML page: a gateway between us and the API, not the API
        return SourceFailure(FailureKind.SERVER, "status 400 without the API's explanation")
    if isinstance(error, str):
        return SourceFailure(FailureKind.KEY_REFUSED, "status 400 in OAuth's form")
    if error.message.startswith(UNKNOWN_RANGE):
        return SourceFailure(FailureKind.TAB_MISSING, tab=_tab_title(error.message.removeprefix(UNKNOWN_RANGE)))
    if error.status == "FAILED_PRECONDITION":
        return SourceFailure(FailureKind.OFFICE_FILE, "an Office file in Drive, not a Google sheet")
    return SourceFailure(FailureKind.UNREADABLE, "status 400: the request made no sense to the API")


def _tab_title(quoted: str) -> str:
    """Return the title in a quoted range of a whole tab."""
    if len(quoted) > 1 and quoted[0] == quoted[-1] == "'":
        return quoted[1:-1].replace("''", "'")
    return quoted
