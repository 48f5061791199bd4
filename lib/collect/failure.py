"""Why a source could not be read, in words that are safe to log and to show."""

from enum import StrEnum


class FailureKind(StrEnum):
    """What went wrong with one source; decides what is shown and when the next try is due."""

    QUOTA = "quota"  # asked too often: every source waits
    NETWORK = "network"  # no answer, or only part of one
    SERVER = "server"  # the other side is broken
    PERMISSION = "permission"  # no longer shared with us
    NOT_FOUND = "not_found"  # deleted, or never there
    KEY_MISSING = "key_missing"  # our own key file is not there, or holds no key
    KEY_REFUSED = "key_refused"  # our own credential does not work
    NOT_SIGNED_IN = "not_signed_in"  # we read without a key, and this machine is signed in as nobody
    SIGN_IN_ENDED = "sign_in_ended"  # a person's sign-in has expired or was withdrawn
    CLOCK = "clock"  # our clock is so wrong that what we sign is not valid yet, or no longer
    IMPERSONATION = "impersonation"  # whoever is signed in may not act as the service account
    FEDERATION = "federation"  # Workload Identity does not take what this place says of itself
    QUOTA_PROJECT = "quota_project"  # whoever is signed in may not use the project that its requests count for
    ADDRESS_REFUSED = "address_refused"  # leads to a host that is not declared, or into a private network
    CERTIFICATE = "certificate"  # the server cannot prove that it is the one declared
    API_ROOT = "api_root"  # the configured address is none of a Sheets API
    API_DISABLED = "api_disabled"  # the Sheets API is switched off in our project
    SCOPES = "scopes"  # our token may not read sheets
    POLICY = "policy"  # an organisation's policy keeps our account out
    OFFICE_FILE = "office_file"  # an .xlsx in Drive that only looks like a Google sheet
    TAB_MISSING = "tab_missing"  # the workbook has no tab of that name
    UNREADABLE = "unreadable"  # an answer or a file that makes no sense
    ENCRYPTED = "encrypted"  # a workbook behind a password
    TOO_LARGE = "too_large"  # more than we are willing to hold in memory


OPERATORS = frozenset(
    {
        FailureKind.KEY_MISSING,
        FailureKind.KEY_REFUSED,
        FailureKind.NOT_SIGNED_IN,
        FailureKind.SIGN_IN_ENDED,
        FailureKind.CLOCK,
        FailureKind.IMPERSONATION,
        FailureKind.FEDERATION,
        FailureKind.QUOTA_PROJECT,
        FailureKind.API_ROOT,
        FailureKind.API_DISABLED,
        FailureKind.SCOPES,
        FailureKind.POLICY,
    }
)
"""What only whoever runs the dashboard can mend: no partner's sheet is at fault."""


class SourceFailure(Exception):
    """One source could not be read this time.

    `detail` is our own wording: it never quotes an answer, an address, a spreadsheet id or a credential.
    `tab` is the missing tab's title as it was asked for, for `TAB_MISSING` only.
    """

    def __init__(self, kind: FailureKind, detail: str = "", tab: str | None = None) -> None:
        super().__init__(kind, detail, tab)
        self.kind = kind
        self.detail = detail
        self.tab = tab

    def __str__(self) -> str:
        words = [str(self.kind), self.detail, repr(self.tab) if self.tab is not None else ""]
        return ": ".join(word for word in words if word)
