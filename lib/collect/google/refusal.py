"""What Google means when it refuses, by status and body."""

from http import HTTPStatus

import requests
from pydantic import BaseModel, ValidationError

from lib.collect.failure import FailureKind, SourceFailure

UNKNOWN_RANGE = "Unable to parse range: "

_BY_STATUS: dict[int, FailureKind] = {
    HTTPStatus.UNAUTHORIZED: FailureKind.KEY_REFUSED,
    HTTPStatus.REQUEST_TIMEOUT: FailureKind.NETWORK,
    HTTPStatus.TOO_MANY_REQUESTS: FailureKind.QUOTA,
}


def api_refusal(response: requests.Response) -> SourceFailure:
    """Return the failure that an error answer of the Sheets API stands for; its body may be JSON, HTML or nothing."""
    status = response.status_code
    if status == HTTPStatus.BAD_REQUEST:
        return _bad_request(response)
    if status == HTTPStatus.FORBIDDEN:
        return _forbidden(response)
    if status == HTTPStatus.NOT_FOUND:
        return _not_found(response)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return SourceFailure(FailureKind.SERVER, f"status {status}")
    return SourceFailure(_BY_STATUS.get(status, FailureKind.UNREADABLE), f"status {status}")


class _Detail(BaseModel):
    reason: str = ""


class _Error(BaseModel):
    message: str = ""
    status: str = ""
    details: tuple[_Detail, ...] = ()
    errors: tuple[_Detail, ...] = ()  # the older form of the same


class _Refusal(BaseModel):
    error: _Error | str  # the API's own form, or OAuth's


_BY_REASON: dict[str, FailureKind] = {
    "SERVICE_DISABLED": FailureKind.API_DISABLED,
    "accessNotConfigured": FailureKind.API_DISABLED,
    "CONSUMER_SUSPENDED": FailureKind.API_DISABLED,
    "CONSUMER_INVALID": FailureKind.API_DISABLED,
    "USER_PROJECT_DENIED": FailureKind.QUOTA_PROJECT,
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": FailureKind.SCOPES,
    "RATE_LIMIT_EXCEEDED": FailureKind.QUOTA,
    "rateLimitExceeded": FailureKind.QUOTA,
    "userRateLimitExceeded": FailureKind.QUOTA,
    "dailyLimitExceeded": FailureKind.QUOTA,
    "quotaExceeded": FailureKind.QUOTA,
    "SECURITY_POLICY_VIOLATED": FailureKind.POLICY,
    "ORG_RESTRICTION_VIOLATION": FailureKind.POLICY,
    "domainPolicy": FailureKind.POLICY,
}
_BY_MESSAGE: dict[str, FailureKind] = {
    "insufficient authentication scopes": FailureKind.SCOPES,
    "has not been used in project": FailureKind.API_DISABLED,
    "requires a quota project": FailureKind.QUOTA_PROJECT,
    "required permission to use project": FailureKind.QUOTA_PROJECT,
    "organization's policy": FailureKind.POLICY,
}


def _not_found(response: requests.Response) -> SourceFailure:
    """Tell a spreadsheet that is not there, which the API explains, from an address where there is no such API."""
    try:
        _Refusal.model_validate_json(response.content)
    except ValidationError:
        return SourceFailure(FailureKind.API_ROOT, "status 404 without the API's explanation")
    return SourceFailure(FailureKind.NOT_FOUND, "status 404")


def _forbidden(response: requests.Response) -> SourceFailure:
    """Return whose the refusal is: Google says it in a reason or a sentence, and else the sheet is not shared."""
    try:
        error = _Refusal.model_validate_json(response.content).error
    except ValidationError:  # a page of something between us and the API
        return SourceFailure(FailureKind.SERVER, "status 403 without the API's explanation")
    if isinstance(error, str):
        return SourceFailure(FailureKind.KEY_REFUSED, "status 403 in OAuth's form")
    reasons = [each.reason for each in (*error.details, *error.errors)]
    by_reason = next((_BY_REASON[reason] for reason in reasons if reason in _BY_REASON), None)
    by_message = next((kind for part, kind in _BY_MESSAGE.items() if part in error.message), None)
    return SourceFailure(by_reason or by_message or FailureKind.PERMISSION, "status 403")


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
