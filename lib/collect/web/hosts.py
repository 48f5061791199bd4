"""To which machine a host's name leads. It is resolved once, judged, and just that machine is then connected to."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from http.client import HTTPSConnection
from ssl import SSLContext, SSLSocket

from lib.collect.failure import FailureKind, SourceFailure

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host. Raises OSError where it has none."""

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64 writes an IPv4 address at the end


def resolved(host: str, port: int) -> tuple[str, ...]:
    """Return the IP addresses of a host, as this machine finds them."""
    return tuple(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Tell whether an IP address is of the public internet, also the IPv4 address that an IPv6 one stands for."""
    given = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(given, ipaddress.IPv6Address):
        teredo = given.teredo[1] if given.teredo else None
        translated = ipaddress.IPv4Address(int(given) & 0xFFFFFFFF) if given in _TRANSLATED else None
        inner = given.ipv4_mapped or given.sixtofour or teredo or translated
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return given.is_global and not given.is_multicast


def machines_of(host: str, port: int, resolve: Resolve, *, private: bool) -> tuple[str, ...]:
    """Return the IP addresses that may be connected to; those of a private network only where `private` allows it.

    Raises SourceFailure.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError):  # a label of more than 63 signs is no name
        raise SourceFailure(FailureKind.NETWORK, "the host's name leads nowhere") from None
    allowed = tuple(each for each in found if private or is_public(each))
    if not allowed:
        raise SourceFailure(FailureKind.ADDRESS_REFUSED, "the host is in a private network")
    return allowed


class PinnedConnection(HTTPSConnection):
    """A connection to the first of some machines that answers; its certificate must be that of the host's name."""

    def __init__(self, host: str, port: int, machines: Sequence[str], context: SSLContext, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout, context=context)
        self._machines, self._tls = machines, context
        self._connected: SSLSocket | None = None
        self.is_cut = False

    def connect(self) -> None:
        """Connect to one of the machines, whatever the name leads to meanwhile. Raises OSError."""
        plain = self._reached()
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self._connected = self.sock  # the standard library forgets its own before the end of a last answer
        self.sock.do_handshake()

    def _reached(self) -> socket.socket:
        for machine in self._machines[:-1]:
            with suppress(OSError):
                return socket.create_connection((machine, self.port), self.timeout)
        return socket.create_connection((self._machines[-1], self.port), self.timeout)

    def cut(self) -> None:
        """End the connection while another thread waits for it, which may take that for the end of the answer."""
        self.is_cut = True
        if self._connected is not None:
            with suppress(OSError):  # it may have ended just now
                socket.socket.shutdown(self._connected, socket.SHUT_RDWR)
