"""What goes wrong between a reader and Google, injected by path and count."""

import json
import re
from dataclasses import dataclass, field
from enum import Enum, auto

JSON = "application/json; charset=UTF-8"
HTML = "text/html; charset=UTF-8"


@dataclass(frozen=True)
class Answer:
    """A whole answer: status, body and its type."""

    status: int
    body: bytes
    content_type: str = JSON


def answer(status: int, content: object) -> Answer:
    """A JSON answer."""
    return Answer(status, json.dumps(content, ensure_ascii=False).encode())


def refusal(code: int, message: str, status: str, **details: object) -> Answer:
    """An error in the form of Google's APIs."""
    return answer(code, {"error": {"code": code, "message": message, "status": status, **details}})


def oauth_refusal(code: int, error: str, description: str) -> Answer:
    """An error in the form of OAuth."""
    return answer(code, {"error": error, "error_description": description})


def page(status: int, title: str) -> Answer:
    """An error page of Google's front end, which is HTML whatever was asked for."""
    text = f"<!DOCTYPE html><html lang=en><title>Error {status} ({title})</title><p><b>{status}.</b> {title}</html>"
    return Answer(status, text.encode(), HTML)


class Damage(Enum):
    """What can happen to an answer that was right when it left."""

    RESET = auto()  # the connection is reset instead of an answer
    TRUNCATION = auto()  # half of the announced length arrives
    HALF_JSON = auto()  # half arrives, and no length was announced


@dataclass(frozen=True)
class Delay:
    """The right answer, `seconds` late."""

    seconds: float


@dataclass(frozen=True)
class Drip:
    """The right answer, but a byte each so many seconds: its status line and headers too where `from_headers`."""

    seconds: float
    from_headers: bool = False


Fault = Answer | Damage | Delay | Drip

QUOTA = refusal(
    429,
    "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service "
    "'sheets.googleapis.com' for consumer 'project_number:100000000000'.",
    "RESOURCE_EXHAUSTED",
    details=[{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED"}],
)
QUOTA_PAGE = page(429, "Too Many Requests")
INTERNAL = refusal(500, "Internal error encountered.", "INTERNAL")
UNAVAILABLE = refusal(503, "The service is currently unavailable.", "UNAVAILABLE")
UNAVAILABLE_PAGE = page(503, "Service Unavailable")
UNAUTHENTICATED = refusal(
    401,
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
    "authentication credential.",
    "UNAUTHENTICATED",
)
OAUTH_UNAUTHENTICATED = oauth_refusal(401, "invalid_token", "Invalid Value")
FORBIDDEN = refusal(403, "The caller does not have permission", "PERMISSION_DENIED")
NOT_FOUND = refusal(404, "Requested entity was not found.", "NOT_FOUND")
OFFICE_FILE = refusal(400, "This operation is not supported for this document", "FAILED_PRECONDITION")
INSUFFICIENT_SCOPES = refusal(403, "Request had insufficient authentication scopes.", "PERMISSION_DENIED")
API_DISABLED = refusal(
    403,
    "Google Sheets API has not been used in project 100000000000 before or it is disabled. Enable it, then retry.",
    "PERMISSION_DENIED",
    details=[{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED"}],
)
RATE_LIMIT_EXCEEDED = refusal(
    403, "Rate Limit Exceeded", "PERMISSION_DENIED", errors=[{"domain": "usageLimits", "reason": "rateLimitExceeded"}]
)
POLICY = refusal(
    403,
    "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: abc",
    "PERMISSION_DENIED",
    details=[{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SECURITY_POLICY_VIOLATED"}],
)
REFUSED_TOKEN = oauth_refusal(400, "invalid_grant", "Invalid JWT Signature.")


@dataclass
class _Planned:
    path: re.Pattern[str]
    fault: Fault
    left: int


@dataclass
class FaultPlan:
    """Faults waiting for the requests they will hit, first come first served."""

    planned: list[_Planned] = field(default_factory=list)

    def add(self, path: str, fault: Fault, count: int) -> None:
        """Let the next `count` requests whose path matches the regular expression go wrong."""
        self.planned.append(_Planned(re.compile(path), fault, count))

    def forget(self) -> None:
        """Let nothing more go wrong."""
        self.planned.clear()

    def next_for(self, path: str) -> Fault | None:
        """The fault that hits a request for `path`, used up by it."""
        for plan in self.planned:
            if plan.left > 0 and plan.path.search(path):
                plan.left -= 1
                return plan.fault
        return None
