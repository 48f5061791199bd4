"""What visitors may take of a server: asked over real sockets, of the server that Streamlit starts."""

import asyncio
import resource
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
import uvicorn

from lib.app.server.connections import RESERVED, Limits, guard, limits_here

HALF = b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: "
WHOLE = b"GET /%s HTTP/1.1\r\nHost: here\r\n\r\n"
LONGER_THAN_ANY_TEST = 600.0


class Server:
    """A server with an application that answers, but for `/hold`, which keeps its connection."""

    def __init__(self, limits: Limits) -> None:
        self._limits, self._begun = limits, threading.Event()
        config = uvicorn.Config(self._app, interface="asgi3", log_level="critical", timeout_keep_alive=600)
        self._server, self._listening = uvicorn.Server(config), socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listening]})

    async def _app(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await receive()
            guard(asyncio.get_running_loop(), self._limits)
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
        elif scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            while (await receive())["type"] != "websocket.disconnect":
                pass
        else:
            held = scope["path"] == "/hold"
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
            await send({"type": "http.response.body", "body": b"o" if held else b"ok", "more_body": held})
            while held and (await receive())["type"] != "http.disconnect":
                pass

    @contextmanager
    def running(self) -> Iterator["Server"]:
        self._thread.start()
        try:
            yield self
        finally:
            self._server.should_exit = self._server.force_exit = True
            self._thread.join()

    def connect(self, sent: bytes) -> socket.socket:
        """Connect and send something; the server is there from the first moment."""
        made = socket.create_connection(self._listening.getsockname(), timeout=20)
        made.sendall(sent)
        return made

    def status(self, path: bytes = b"") -> int:
        """Return the status of an answer to a request that comes at once."""
        with self.connect(WHOLE % path) as asked:
            return status_on(asked)


def status_on(asked: socket.socket) -> int:
    return int(asked.recv(4096).split()[1])


@contextmanager
def server(**limits: Any) -> Iterator[Server]:
    with Server(
        Limits(**{"most": 8, "proxy": lambda _: True, "header_seconds": LONGER_THAN_ANY_TEST, **limits})
    ).running() as made:
        yield made


def test_a_request_whose_headers_do_not_end_is_cut_off() -> None:
    with server(header_seconds=0.2) as made, made.connect(HALF) as slow, made.connect(b"") as silent:
        assert slow.recv(1) == b""
        assert silent.recv(1) == b""
        assert made.status() == 200


def test_a_second_request_on_a_connection_must_come_as_soon_as_the_first() -> None:
    with server(header_seconds=0.2) as made, made.connect(WHOLE % b"") as kept:
        assert status_on(kept) == 200
        kept.sendall(HALF)
        assert b"".join(iter(lambda: kept.recv(1), b"")) in {b"", b"ok"}  # then it is cut off


def test_whoever_asks_is_answered_however_many_connections_wait_half_open() -> None:
    with server() as made, ExitStack() as open_ones:
        half = [open_ones.enter_context(made.connect(HALF)) for _ in range(60)]
        assert made.status() == 200
        assert not is_open(half[0])
        assert len([each for each in half if is_open(each)]) <= 4


def is_open(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(1) != b""
    except BlockingIOError:
        return True
    except ConnectionResetError:
        return False


def test_an_address_that_uses_all_it_may_is_told_to_come_back_until_it_lets_one_go() -> None:
    with server() as made, ExitStack() as open_ones:
        held = [open_ones.enter_context(made.connect(WHOLE % b"hold")) for _ in range(4)]
        assert [status_on(each) for each in held] == [200] * 4
        assert made.status() == 503
        held[0].close()
        assert 200 in (made.status() for _ in range(1000))


def test_a_websocket_counts_until_it_ends() -> None:
    upgrade = (
        b"GET / HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    with server(header_seconds=0.2) as made, ExitStack() as open_ones:
        held = [open_ones.enter_context(made.connect(upgrade)) for _ in range(4)]
        assert [status_on(each) for each in held] == [101] * 4
        assert made.status() == 503
        assert all(is_open(each) for each in held)
        held[0].close()
        assert 200 in (made.status() for _ in range(1000))


@pytest.mark.parametrize(("address", "most"), [("10.0.0.3", 500), ("127.0.0.1", 500), ("?", 500), ("8.8.8.8", 300)])
def test_an_address_that_may_be_a_proxys_holds_half_of_all_any_other_three_hundred(
    address: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1000 + RESERVED, 1000 + RESERVED))
    assert limits_here(lambda _: False).of(address) == most
    assert limits_here(lambda _: True).of(address) == 500


def test_the_limit_of_open_files_is_raised_and_some_are_kept_from_visitors(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 4096))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: asked.append(limits))
    assert limits_here(lambda _: False).most == 4096 - RESERVED
    assert asked == [(4096, 4096)]
