"""What stands at an address, fetched within bounds: declared hosts, one deadline, so many bytes, no private network."""

import re
import ssl
import zlib
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from threading import Timer
from time import monotonic
from urllib.parse import urljoin

from requests.utils import DEFAULT_CA_BUNDLE_PATH

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.web.hosts import PinnedConnection, Resolve, machines_of, resolved
from lib.collect.workbooks.folder import SIZE_LIMIT
from lib.programme.model import ADDRESS

HTTPS = 443
_ADDRESS = re.compile(ADDRESS)
_LAST_PORT = 65_535
_REDIRECTS = 5
_SILENCE = 20.0  # seconds that may pass without a byte
_MOVED = frozenset({301, 302, 303, 307, 308})
_FAILURES: dict[int, FailureKind] = {
    401: FailureKind.PERMISSION,
    403: FailureKind.PERMISSION,
    404: FailureKind.NOT_FOUND,
    410: FailureKind.NOT_FOUND,
    408: FailureKind.SERVER,
    425: FailureKind.SERVER,
    429: FailureKind.SERVER,
}
_HEADERS = {"User-Agent": "impulso-digital", "Accept": "*/*", "Accept-Encoding": "identity"}
_VALIDATORS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its content, None where it is what the validators were of, and the validators to ask with next."""

    content: bytes | None
    validators: Mapping[str, str]


def trusted() -> ssl.SSLContext:
    """Return how servers prove who they are: authorities of this machine (`SSL_CERT_FILE`) and the usual ones."""
    context = ssl.create_default_context()
    context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context


@dataclass(frozen=True, slots=True)
class Web:
    """By what rules addresses are fetched. Of `private_hosts` the machine may be in a private network.

    `seconds` is the deadline for the whole answer with all redirects, `most_bytes` how large it may be.
    """

    private_hosts: frozenset[str] = frozenset()
    seconds: float = 60.0
    most_bytes: int = SIZE_LIMIT
    resolve: Resolve = resolved
    context: ssl.SSLContext = field(default_factory=trusted)

    def fetch(self, address: str, hosts: Set[str], validators: Mapping[str, str]) -> Fetched:
        """Return what stands at an address, which may lead on to `hosts` only.

        `validators` are those of the answer that is known already. Raises SourceFailure.
        """
        end = monotonic() + self.seconds
        for _ in range(_REDIRECTS + 1):
            answer = self._one(address, hosts, validators, end)
            if isinstance(answer, Fetched):
                return answer
            address = answer
        raise SourceFailure(FailureKind.ADDRESS_REFUSED, "the address leads on and on")

    def _one(self, address: str, hosts: Set[str], validators: Mapping[str, str], end: float) -> Fetched | str:
        """Return the answer to one request, or the address to which it leads on."""
        parts = _ADDRESS.fullmatch(address)
        if parts is None or parts[1] not in hosts or int(parts[2] or HTTPS) > _LAST_PORT:
            raise SourceFailure(FailureKind.ADDRESS_REFUSED, "the address leads to a host that is not declared")
        host, port, path = parts[1], int(parts[2] or HTTPS), parts[3].partition("#")[0]
        target = path if path.startswith("/") else f"/{path}"
        machines = machines_of(host, port, self.resolve, private=host in self.private_hosts)
        left = end - monotonic()
        connection = PinnedConnection(host, port, machines, self.context, min(_SILENCE, max(left, 0.001)))
        deadline = Timer(left, connection.cut)
        deadline.daemon = True
        deadline.start()
        try:
            connection.request("GET", target, headers={**_HEADERS, **validators})
            with connection.getresponse() as response:
                answer = self._answer(response, address, known=bool(validators))
            if not connection.is_cut:
                return answer
            failure = SourceFailure(FailureKind.NETWORK, "the answer took too long")
        except ssl.SSLCertVerificationError:
            failure = SourceFailure(FailureKind.CERTIFICATE, "the server's certificate is not valid for its name")
        except (OSError, HTTPException, zlib.error) as problem:  # its text may hold the address
            failure = SourceFailure(FailureKind.NETWORK, type(problem).__name__)
        finally:
            deadline.cancel()
            connection.close()
        raise failure

    def _answer(self, response: HTTPResponse, address: str, *, known: bool) -> Fetched | str:
        validators = {ask: value for name, ask in _VALIDATORS.items() if (value := response.headers.get(name))}
        location = response.headers.get("Location")
        if response.status == 304 and known:
            return Fetched(None, validators)
        if response.status in _MOVED and location:
            return urljoin(address, location)
        if response.status != 200:
            usual = FailureKind.SERVER if response.status >= 500 else FailureKind.UNREADABLE
            raise SourceFailure(_FAILURES.get(response.status, usual), f"status {response.status}")
        return Fetched(self._content(response), validators)

    def _content(self, response: HTTPResponse) -> bytes:
        expected = response.length  # None where the answer does not say, which then ends as it says it ends
        if expected is not None and expected > self.most_bytes:
            raise self._too_large()
        content = response.read(self.most_bytes + 1)
        if expected is not None and len(content) < expected:
            raise SourceFailure(FailureKind.NETWORK, "the answer broke off")
        if response.headers.get("Content-Encoding", "identity").lower() in {"gzip", "x-gzip"}:
            content = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(content, self.most_bytes + 1)
        if len(content) > self.most_bytes:
            raise self._too_large()
        return content

    def _too_large(self) -> SourceFailure:
        return SourceFailure(FailureKind.TOO_LARGE, f"the answer has more than {self.most_bytes:,} bytes")
