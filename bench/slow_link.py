"""A link as slow as a satellite's, in front of a server on this machine: what a village's browser waits for.

Bytes of all connections share one line each way and come half a round trip late; a connection costs one round trip to
open. There is no loss, no slow start and no encryption, so what is measured is the least that such a link takes.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

_PIECE = 5_840  # bytes: four packets


@dataclass(slots=True)
class Line:
    """One direction: bytes a second, when it is free again, and what went through."""

    rate: float
    free: float = 0.0
    bytes: int = 0

    def takes(self, now: float, size: int) -> float:
        """Return when a piece that arrives now has gone through."""
        self.free = max(now, self.free) + size / self.rate
        self.bytes += size
        return self.free


@dataclass(slots=True)
class SlowLink:
    """The link's port on this machine, and its two lines."""

    port: int
    down: Line
    up: Line


@contextmanager
def slow_link(target: int, *, round_trip: float = 0.6, down: float = 125_000, up: float = 32_000) -> Iterator[SlowLink]:
    """Serve a slow way to the port `target`: `round_trip` in seconds, `down` and `up` in bytes a second."""
    link = SlowLink(0, Line(down), Line(up))
    loop = asyncio.new_event_loop()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: Line) -> None:
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(maxsize=64)

        async def deliver() -> None:
            while True:
                due, piece = await waiting.get()
                await asyncio.sleep(max(0.0, due - loop.time()))
                if not piece:
                    break
                writer.write(piece)
                await writer.drain()
            with suppress(OSError):
                writer.write_eof()

        delivering = asyncio.ensure_future(deliver())
        try:
            while piece := await reader.read(_PIECE):
                gone = line.takes(loop.time(), len(piece))
                await waiting.put((gone + round_trip / 2, piece))
                await asyncio.sleep(max(0.0, gone - loop.time() - 0.25))  # a line that is full holds the sender back
            await waiting.put((max(loop.time(), line.free) + round_trip / 2, b""))
            await delivering
        except (OSError, asyncio.CancelledError):
            delivering.cancel()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(round_trip)
        there, back = await asyncio.open_connection("127.0.0.1", target)
        with suppress(asyncio.CancelledError):
            await asyncio.gather(carry(reader, back, link.up), carry(there, writer, link.down), return_exceptions=True)
        for each in (writer, back):
            with suppress(OSError):
                each.close()

    running = threading.Thread(target=loop.run_forever, daemon=True)
    running.start()
    server = asyncio.run_coroutine_threadsafe(asyncio.start_server(meet, "127.0.0.1", 0), loop).result()
    link.port = server.sockets[0].getsockname()[1]
    try:
        yield link
    finally:
        asyncio.run_coroutine_threadsafe(_end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        running.join()
        loop.close()


async def _end() -> None:
    """Let go of every connection that is still open."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
