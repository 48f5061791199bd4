"""One deadline for a whole answer. A timeout of `requests` begins anew with each byte, so a drip would never end."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread, local
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

SECONDS = 60.0
_AGAIN = 0.5  # a request that is repeated inside has another connection


class _Deadline:
    """Ends whatever connection a thread is using once its time is over."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._ended = seconds, Event()
        self._connection: HTTPConnection | None = None
        self._socket: socket.socket | None = None
        self.passed = False

    def connects(self, connection: HTTPConnection) -> None:
        """Take note of the connection that is being made."""
        self._connection, self._socket = connection, None

    def waits(self, connection: HTTPConnection) -> None:
        """Take note of what is being waited for: a connection gives its socket up before the end of a last answer."""
        self._socket = connection.sock

    def end(self) -> None:
        """Note that the answer is complete."""
        self._ended.set()

    def watch(self) -> None:
        """Wait for the end of the answer, or for its deadline and then cut."""
        left = self._seconds
        while not self._ended.wait(left):
            self.passed, left = True, _AGAIN
            used = self._socket or (self._connection.sock if self._connection else None)
            if used is not None:
                with suppress(OSError):  # it may have ended just now
                    socket.socket.shutdown(used, socket.SHUT_RDWR)


class _Here(local):
    """The deadline of the request that this thread is making."""

    deadline: _Deadline | None = None


_HERE = _Here()


@contextmanager
def _deadline(seconds: float) -> Iterator[_Deadline]:
    deadline = _HERE.deadline = _Deadline(seconds)
    Thread(target=deadline.watch, name="deadline", daemon=True).start()
    try:
        yield deadline
    finally:
        deadline.end()
        _HERE.deadline = None


class _Noted(HTTPConnection):
    """A connection that tells the deadline of its thread when it is used."""

    def connect(self) -> None:
        if _HERE.deadline:
            _HERE.deadline.connects(self)
        super().connect()

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # urllib3's own answer
        if _HERE.deadline:
            _HERE.deadline.waits(self)
        return super().getresponse()


class _NotedTls(_Noted, HTTPSConnection):
    """The same with TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Noted


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _NotedTls


class DeadlineAdapter(HTTPAdapter):
    """Sends a request and takes its answer in whole, headers and body, within so many seconds.

    Raises what `requests` raises, ReadTimeout where the time was not enough.
    """

    def __init__(self, seconds: float = SECONDS, retries: int = 0) -> None:
        self._seconds = seconds
        super().__init__(max_retries=retries)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make connections that can be cut."""
        super().init_poolmanager(*args, **kwargs)
        _cuttable(self.poolmanager)

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        """Make connections through a proxy that can be cut."""
        manager = super().proxy_manager_for(*args, **kwargs)
        _cuttable(manager)
        return manager

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Return the answer, its body read. What was cut off may look complete: it is refused all the same."""
        with _deadline(self._seconds) as deadline:
            try:
                response = super().send(request, *args, **kwargs)
                response.content  # noqa: B018  reads it
            except requests.RequestException:
                if not deadline.passed:
                    raise
        if deadline.passed:
            raise requests.ReadTimeout(f"no whole answer within {self._seconds:g} s")
        return response


def _cuttable(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
