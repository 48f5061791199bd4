"""Why Google gave no token, told from what google-auth raises: a key, a person, a machine, or the way between."""

import json

from google.auth.exceptions import GoogleAuthError, OAuthError, RefreshError, TransportError

from lib.collect.failure import FailureKind, SourceFailure

_OF_A_KEY = ("invalid jwt", "invalid grant: account not found")
"""How Google describes an `invalid_grant` that answers something signed by a key. Others answer a person's sign-in."""

_OF_A_CLOCK = ("reasonable timeframe", "short-lived token")
_BY_ERROR: dict[str, FailureKind] = {
    "invalid_scope": FailureKind.SCOPES,
    "access_denied": FailureKind.POLICY,
    "admin_policy_enforced": FailureKind.POLICY,
    "org_internal": FailureKind.POLICY,
}
_NOT_THE_ACCOUNT = "unable to acquire impersonated credentials"
_METADATA = "metadata service"
_SIGN_IN_AGAIN = "reauthentication"
_ITS_OWN_TOKEN = ("subject_token", "subject token", "was not found", "certificate")


def no_token(error: GoogleAuthError) -> SourceFailure:
    """Return the failure that a token which did not come stands for."""
    if isinstance(error, OAuthError):
        return SourceFailure(FailureKind.FEDERATION, "no token: Workload Identity refused")
    if isinstance(error, TransportError):
        return SourceFailure(FailureKind.NETWORK, f"no token: {type(error).__name__}")
    if isinstance(error, RefreshError):
        return _refused(error)
    return SourceFailure(FailureKind.KEY_REFUSED, f"no token: {type(error).__name__}")


def _refused(error: RefreshError) -> SourceFailure:
    """Tell a refusal, which OAuth explains as a mapping with `error`, from an address out of order.

    What google-auth calls worth another try is held against nobody.
    """
    said = str(error.args[0]) if error.args else ""
    answer = error.args[1] if len(error.args) > 1 else None
    if not error.retryable and isinstance(answer, dict) and "error" in answer:
        return _by_oauth(answer)
    words = said.casefold()
    if _METADATA in words:
        return _of_machine(words)
    if words.startswith(_NOT_THE_ACCOUNT):
        return _not_the_account(answer)
    if words.startswith(_SIGN_IN_AGAIN):
        return SourceFailure(FailureKind.SIGN_IN_ENDED, "no token: the sign-in has to be repeated")
    if any(each in words for each in _ITS_OWN_TOKEN):
        return SourceFailure(FailureKind.FEDERATION, "no token: this place's own token is missing")
    return SourceFailure(FailureKind.SERVER, "no token: its address is out of order")


def _by_oauth(answer: dict[str, object]) -> SourceFailure:
    error, described = str(answer["error"]), str(answer.get("error_description", "")).casefold()
    if error in _BY_ERROR:
        return SourceFailure(_BY_ERROR[error], f"no token: {_BY_ERROR[error]}")
    if any(each in described for each in _OF_A_CLOCK):
        return SourceFailure(FailureKind.CLOCK, "no token: what was signed is not valid at this time")
    if error == "invalid_grant" and not described.startswith(_OF_A_KEY):
        return SourceFailure(FailureKind.SIGN_IN_ENDED, "no token: the sign-in has ended")
    return SourceFailure(FailureKind.KEY_REFUSED, "no token: the key was refused")


def _of_machine(words: str) -> SourceFailure:
    if "response status: 404" in words:
        return SourceFailure(FailureKind.NOT_SIGNED_IN, "no token: no account is attached to this machine")
    return SourceFailure(FailureKind.NETWORK, "no token: the machine's own metadata server did not answer")


def _not_the_account(answer: object) -> SourceFailure:
    """Tell a right that is missing from a server out of order, by the body of the answer."""
    try:
        code = json.loads(str(answer))["error"]["code"]
    except (ValueError, TypeError, KeyError):
        code = None
    if code in {400, 401, 403, 404}:
        return SourceFailure(FailureKind.IMPERSONATION, f"no token: acting as the account was refused ({code})")
    return SourceFailure(FailureKind.SERVER, "no token: its address is out of order")
