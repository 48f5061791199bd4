"""An address counts if its provider vouches for it, and a proxy's word only if it comes from the proxy."""

from collections.abc import Mapping

import pytest
from starlette.types import Message, Receive, Scope, Send

from lib.app.identity import proxy_identity
from lib.app.identity.identity import Identity, of_claims
from lib.app.identity.proxy_identity import HEADER, Vouched, vouched_email
from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.settings.trusted_proxies import TrustedProxies, read_trusted_proxies
from tests import loops
from tests.refused import refuses

PROXY = {"IMPULSO_TRUSTED_HEADER": "X-Forwarded-Email", "IMPULSO_TRUSTED_PROXIES": "10.0.0.5, 192.0.2.0/24"}
SIGNED_IN = {"is_logged_in": True, "provider": "google", "email": "ana@example.org"}


def of(**claims: object) -> Identity | None:
    return of_claims({**SIGNED_IN, **claims}, ("google", "entra"), frozenset({"entra"}))


@pytest.mark.parametrize("said", [True, "true"])
def test_an_address_that_the_provider_verified_counts(said: object) -> None:
    assert of(email_verified=said) == Identity("ana@example.org", "google")


@pytest.mark.parametrize("said", [False, "false", None, 1, "yes", "True ", ["true"]])
def test_any_other_word_of_the_provider_is_no(said: object) -> None:
    assert of(email_verified=said) == Identity(None, "google")
    assert of(email_verified=said, provider="entra") == Identity(None, "entra")


def test_a_provider_that_says_nothing_must_be_named_as_one_that_verifies() -> None:
    assert of() == Identity(None, "google")
    assert of(provider="entra") == Identity("ana@example.org", "entra")


@pytest.mark.parametrize(
    "claims", [{"is_logged_in": False}, {"is_logged_in": "true"}, {"provider": "elsewhere"}, {"provider": None}]
)
def test_who_is_not_signed_in_by_a_configured_provider_is_nobody(claims: Mapping[str, object]) -> None:
    assert of(email_verified=True, **claims) is None


def passed_on(
    headers: list[tuple[bytes, bytes]], client: tuple[str, int] | None, trusted: TrustedProxies, kind: str = "websocket"
) -> list[tuple[bytes, bytes]]:
    """Return the headers that a request arrives with behind the middleware."""
    seen: list[tuple[bytes, bytes]] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend(scope["headers"])

    async def nothing() -> Message:
        return {}

    async def ignore(message: Message) -> None: ...

    scope = {"type": kind, "headers": headers, "client": client}
    loops.run(Vouched(inner, trusted)(scope, nothing, ignore))
    return seen


def vouched(headers: list[tuple[bytes, bytes]], client: tuple[str, int] | None, trusted: TrustedProxies) -> str | None:
    found = dict(passed_on(headers, client, trusted)).get(HEADER.encode())
    return vouched_email(found.decode()) if found else None


EMAIL = (b"x-forwarded-email", b"ana@example.org")


@pytest.mark.parametrize("peer", ["10.0.0.5", "192.0.2.77"])
def test_a_trusted_proxy_is_believed(peer: str) -> None:
    assert vouched([EMAIL], (peer, 1234), read_trusted_proxies(PROXY)) == "ana@example.org"


@pytest.mark.parametrize("client", [("10.0.0.6", 1), ("127.0.0.1", 1), ("", 1), ("unix:", 1), ("10.0.0.5 ", 1), None])
def test_the_same_header_from_anybody_else_is_nothing(client: tuple[str, int] | None) -> None:
    assert vouched([EMAIL], client, read_trusted_proxies(PROXY)) is None


@pytest.mark.parametrize("header", [b"X-Forwarded-For", b"forwarded"])
def test_an_address_that_the_request_itself_names_is_not_where_it_comes_from(header: bytes) -> None:
    headers = [EMAIL, (header, b"for=10.0.0.5")]
    assert vouched(headers, ("10.0.0.5", 1), read_trusted_proxies(PROXY)) is None
    assert vouched([EMAIL, (header, b"203.0.113.9")], ("10.0.0.5", 1), read_trusted_proxies(PROXY)) == "ana@example.org"


def test_no_header_is_believed_where_no_proxy_is_configured() -> None:
    assert vouched([EMAIL], ("10.0.0.5", 1), read_trusted_proxies({})) is None


def test_a_header_that_stands_twice_is_nothing() -> None:
    assert (
        vouched([EMAIL, (b"X-Forwarded-Email", b"eva@example.org")], ("10.0.0.5", 1), read_trusted_proxies(PROXY))
        is None
    )


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_our_own_mark_cannot_be_brought_along(kind: str) -> None:
    forged = [(b"X-Impulso-Vouched", b"secret:ana@example.org"), (HEADER.encode(), b":ana@example.org")]
    assert passed_on(forged, ("10.0.0.5", 1), read_trusted_proxies(PROXY), kind) == []
    assert vouched_email("secret:ana@example.org") is None
    assert vouched_email(":ana@example.org") is None
    assert vouched_email("ana@example.org") is None
    assert vouched_email(None) is None


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"IMPULSO_TRUSTED_HEADER": "X-Email"}, "IMPULSO_TRUSTED_PROXIES: is not set"),
        ({**PROXY, "IMPULSO_TRUSTED_PROXIES": "10.0.0.5/33"}, "found «10.0.0.5/33»"),
        ({**PROXY, "IMPULSO_TRUSTED_PROXIES": "0.0.0.0/0"}, "is everybody"),
        ({**PROXY, "IMPULSO_TRUSTED_HEADER": "Cookie"}, "expected a name such as X-Forwarded-Email"),
        ({**PROXY, "IMPULSO_TRUSTED_HEADER": "a b"}, "expected a name such as X-Forwarded-Email"),
        ({**PROXY, "FORWARDED_ALLOW_IPS": "*"}, "would protect nothing"),
    ],
)
def test_a_configuration_that_would_protect_nothing_is_refused(variables: dict[str, str], says: str) -> None:
    with refuses(EnvironmentProblem, match=says):
        read_trusted_proxies(variables)


def test_a_wrong_configuration_trusts_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMPULSO_TRUSTED_HEADER", "X-Email")
    assert proxy_identity.trusted_proxies_here() == TrustedProxies()
