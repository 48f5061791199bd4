"""A local HTTPS server whose certificate a test authority signed: what a ministry's export link is to the dashboard."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST, OTHER, LOCAL = "datos.example.org", "archivos.example.org", "localhost"


@dataclass
class Page:
    """What stands at a path: a status, headers and a body, which `drip` sends byte by byte while it is true."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: Callable[[], bool] | None = None


@dataclass
class WebServer:
    """The server's port, what it serves, and what it was asked: each path with its headers."""

    port: int
    authority: Path
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def address(self, path: str, host: str = HOST) -> str:
        """Return the address of a path, as an operator would declare it."""
        return f"https://{host}:{self.port}{path}"

    def trust(self) -> ssl.SSLContext:
        """Return a context that trusts the test authority only."""
        return ssl.create_default_context(cafile=str(self.authority))


@contextmanager
def web_server(folder: Path, names: tuple[str, ...] = (HOST, OTHER, LOCAL)) -> Iterator[WebServer]:
    """Serve on this machine under a certificate for `names`. Keys go to `folder`."""
    authority, chain = _certificates(folder, names)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        server.socket = context.wrap_socket(server.socket, server_side=True)
        served = WebServer(server.server_address[1], authority)
        server.served = served  # type: ignore[attr-defined]
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name that http.server calls
        served: WebServer = self.server.served  # type: ignore[attr-defined]
        served.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        page = served.pages.get(self.path, Page(status=404))
        tag = page.headers.get("ETag")
        same = tag is not None and self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if not page.drip and not {"Content-Length", "Transfer-Encoding"} & page.headers.keys():
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if same:
            return
        try:
            self.wfile.write(page.body)
            while page.drip and page.drip():
                self.wfile.write(b".")
        except OSError:
            return  # the other side had enough

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _certificates(folder: Path, names: tuple[str, ...]) -> tuple[Path, Path]:
    """Write an authority, and a certificate with its key for `names` that it signed; return both files."""
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
    authority = _signed(issuer, issuer, authority_key.public_key(), authority_key, x509.BasicConstraints(True, None))
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    alternative = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
    leaf = _signed(issuer, subject, key.public_key(), authority_key, alternative)
    authority_file, chain = folder / "authority.pem", folder / "server.pem"
    authority_file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    chain.write_bytes(private + leaf.public_bytes(serialization.Encoding.PEM))
    return authority_file, chain


def _signed(
    issuer: x509.Name,
    subject: x509.Name,
    key: ec.EllipticCurvePublicKey,
    signer: ec.EllipticCurvePrivateKey,
    extension: x509.ExtensionType,
) -> x509.Certificate:
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(issuer, subject, key, x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    critical = isinstance(extension, x509.BasicConstraints)
    return made.add_extension(extension, critical=critical).sign(signer, hashes.SHA256())
