"""Telling every open page of a new snapshot: server-sent events, one prepared message for all who listen.

No thread and no work for each viewer: a connection is a coroutine that sleeps until there is something to send. What
changes reaches the server's loop from the collector's thread.
"""

import asyncio
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

MOST_VIEWERS = 20_000
"""Connections that one process holds open; those beyond are asked to come back later."""

HEARTBEAT_SECONDS = 15.0
"""How often a sign of life is sent while nothing happens: who hears none for three times as long is not live."""

RETRY_MILLISECONDS = 3000
_AT_ONCE = 200  # viewers woken before others have their turn
_HEARTBEAT = b"event: beat\ndata:\n\n"
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
]


@dataclass(frozen=True, slots=True)
class Message:
    """One event as it goes over the line; `id` tells a viewer who comes back whether she has it already."""

    id: str
    line: bytes


def message(event_id: str, data: str) -> Message:
    """Return a `snapshot` event. Neither the id nor the data, which is JSON, may hold a line break."""
    return Message(event_id, f"event: snapshot\nid: {event_id}\ndata: {data}\n\n".encode())


@dataclass(slots=True, eq=False)
class _Viewer:
    """One open connection: woken when there is something to send or when it is over. `has` is what was sent last."""

    known: str
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    has: Message | None = None
    beat: bool = False
    gone: bool = False

    def leave(self) -> None:
        self.gone = True
        self.woken.set()


class Pushing:
    """The newest message and who listens. `tell` may be called from any thread, everything else in the loop."""

    def __init__(self, most: int = MOST_VIEWERS, heartbeat: float = HEARTBEAT_SECONDS) -> None:
        self._most, self._heartbeat = most, heartbeat
        self._viewers: set[_Viewer] = set()
        self._newest: Message | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waking: asyncio.Task[None] | None = None
        self._beating: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def viewers(self) -> int:
        """Return how many connections are open."""
        return len(self._viewers)

    @property
    def closed(self) -> bool:
        """Tell whether the server is on its way to stop."""
        return self._closed

    def begin(self) -> None:
        """Take the running loop as the one that sends, and begin to keep idle connections alive."""
        self._loop, self._closed = asyncio.get_running_loop(), False
        self._beating = self._loop.create_task(self._beat())

    def tell(self, newest: Message) -> None:
        """Send a message to all who listen, and to all who come later until there is another."""
        loop = self._loop
        if loop is None or loop.is_closed():
            self._newest = newest
        else:
            with suppress(RuntimeError):  # the loop closed meanwhile
                loop.call_soon_threadsafe(self._change, newest)

    def close(self) -> None:
        """End every connection, so that a server that stops does not wait for them."""
        self._closed = True
        if self._beating:
            self._beating.cancel()
        for viewer in self._viewers:
            viewer.leave()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and keep it open until the viewer leaves or the server stops."""
        if self._closed or len(self._viewers) >= self._most:
            later = {"retry-after": "60", "cache-control": "no-store"}
            await PlainTextResponse("", 503, later)(scope, receive, send)
            return
        viewer = _Viewer(Headers(scope=scope).get("last-event-id", ""))
        self._viewers.add(viewer)
        leaving = asyncio.ensure_future(_until_left(receive, viewer))
        try:
            await self._serve(viewer, send)
        except OSError:
            return  # she left while something was on its way
        finally:
            self._viewers.discard(viewer)
            leaving.cancel()

    async def _serve(self, viewer: _Viewer, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send(_part(b"retry: %d\n\n" % RETRY_MILLISECONDS))
        while not viewer.gone:
            viewer.woken.clear()
            newest = self._newest
            if newest and newest is not viewer.has:
                fresh = viewer.has is not None or newest.id != viewer.known
                viewer.has, viewer.beat = newest, False
                if fresh:
                    await send(_part(newest.line))
            elif viewer.beat:
                viewer.beat = False
                await send(_part(_HEARTBEAT))
            else:
                await viewer.woken.wait()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _change(self, newest: Message) -> None:
        self._newest = newest
        if self._waking is None or self._waking.done():
            self._waking = asyncio.get_running_loop().create_task(self._wake())

    async def _wake(self) -> None:
        """Wake all who have not the newest message, some at a time, until all have been."""
        told = None
        while told is not self._newest:
            told = self._newest
            await _some_at_a_time(self._viewers, lambda viewer: viewer.woken.set())

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._heartbeat)
            await _some_at_a_time(self._viewers, _beaten)


def _beaten(viewer: _Viewer) -> None:
    viewer.beat = True
    viewer.woken.set()


async def _some_at_a_time(viewers: set[_Viewer], do: Callable[[_Viewer], None]) -> None:
    """Do something with each viewer, and let others have their turn in between."""
    for place, viewer in enumerate(tuple(viewers), start=1):
        do(viewer)
        if place % _AT_ONCE == 0:
            await asyncio.sleep(0)


async def _until_left(receive: Receive, viewer: _Viewer) -> None:
    """Wait until the viewer has gone. Her request has no body; whatever she sends is not read."""
    while (await receive())["type"] != "http.disconnect":
        pass
    viewer.leave()


def _part(body: bytes) -> dict[str, object]:
    return {"type": "http.response.body", "body": body, "more_body": True}


def close_on_signals(pushing: Pushing) -> None:
    """Let a signal to stop end the open connections first; a server waits for them, and they never end by themselves.

    Call it in the loop, in the main thread; elsewhere it does nothing, for signals come only there.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)

        def stop(given: int, frame: FrameType | None, before: object = before) -> None:
            loop.call_soon_threadsafe(pushing.close)
            if callable(before):
                before(given, frame)

        signal.signal(number, stop)
