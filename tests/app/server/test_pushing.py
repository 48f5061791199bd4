"""News to all who listen: each message once, from any thread, within limits, and for no longer than the server runs."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from lib.app.server.pushing import Message, Pushing, message
from tests import loops

ONE, TWO = message("7f3a", '{"id":"7f3a"}'), message("8b2c", '{"id":"8b2c"}')


@dataclass
class Page:
    """An open page, without a network: what was sent to it, and a way to leave."""

    pushing: Pushing
    known: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    task: "asyncio.Task[None] | None" = None

    def open(self) -> "Page":
        headers = [(b"last-event-id", self.known.encode())] if self.known else []
        scope = {"type": "http", "method": "GET", "headers": headers}
        self.task = asyncio.get_running_loop().create_task(self.pushing(scope, self._receive, self._send))
        return self

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, part: Any) -> None:
        self.sent.append(part)

    @property
    def body(self) -> bytes:
        return b"".join(part.get("body", b"") for part in self.sent)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])


async def quiet() -> None:
    """Let everything that is ready run."""
    for _ in range(20):
        await asyncio.sleep(0)


def run(story: Callable[[], Awaitable[None]]) -> None:
    async def told() -> None:
        async with asyncio.timeout(20):
            await story()

    loops.run(told())


def test_whoever_comes_gets_the_newest_message_and_then_each_new_one_once() -> None:
    async def story() -> None:
        pushing = Pushing()
        pushing.tell(ONE)
        pushing.begin()
        page = Page(pushing).open()
        await quiet()
        assert page.body == b"retry: 3000\n\n" + ONE.line
        pushing.tell(TWO)
        await quiet()
        assert page.body == b"retry: 3000\n\n" + ONE.line + TWO.line
        pushing.close()
        await quiet()

    run(story)


def test_who_comes_back_and_has_the_newest_is_not_told_again() -> None:
    async def story() -> None:
        pushing = Pushing()
        pushing.tell(ONE)
        pushing.begin()
        page = Page(pushing, known="7f3a").open()
        await quiet()
        assert ONE.line not in page.body
        pushing.tell(TWO)
        await quiet()
        assert page.body.count(b"event: snapshot") == 1
        pushing.close()
        await quiet()

    run(story)


def test_news_from_another_thread_reaches_all_pages_with_the_same_bytes() -> None:
    async def story() -> None:
        pushing = Pushing()
        pushing.begin()
        pages = [Page(pushing).open() for _ in range(500)]
        await quiet()
        thread = threading.Thread(target=pushing.tell, args=(ONE,))
        thread.start()
        await asyncio.to_thread(thread.join)
        await quiet()
        assert {id(page.sent[-1]["body"]) for page in pages} == {id(ONE.line)}
        pushing.close()
        await quiet()

    run(story)


def test_a_page_that_leaves_is_forgotten_at_once() -> None:
    async def story() -> None:
        pushing = Pushing()
        pushing.begin()
        page = Page(pushing).open()
        await quiet()
        assert pushing.viewers == 1
        page.left.set()
        await quiet()
        assert pushing.viewers == 0
        assert page.task is not None
        assert page.task.done()
        pushing.close()

    run(story)


def test_a_page_too_many_is_asked_to_come_later() -> None:
    async def story() -> None:
        pushing = Pushing(most=1)
        pushing.begin()
        first, second = Page(pushing).open(), Page(pushing).open()
        await quiet()
        assert (first.status, second.status) == (200, 503)
        assert (b"retry-after", b"60") in second.sent[0]["headers"]
        pushing.close()
        await quiet()

    run(story)


def test_while_nothing_happens_a_beat_tells_that_the_link_is_alive() -> None:
    async def story() -> None:
        pushing = Pushing(heartbeat=0.01)
        pushing.begin()
        page = Page(pushing).open()
        async with asyncio.timeout(60):
            while b"event: beat\n" not in page.body:
                await asyncio.sleep(0.005)
        assert page.body.count(b"event: beat\n") >= 1
        pushing.close()
        await quiet()

    run(story)


def test_a_server_that_stops_ends_every_connection_and_takes_no_more() -> None:
    async def story() -> None:
        pushing = Pushing()
        pushing.begin()
        pages = [Page(pushing).open() for _ in range(3)]
        await quiet()
        pushing.close()
        await quiet()
        assert [page.sent[-1]["more_body"] for page in pages] == [False] * 3
        late = Page(pushing).open()
        await quiet()
        assert late.status == 503

    run(story)


def test_proxies_are_told_not_to_hold_the_stream_back() -> None:
    async def story() -> None:
        pushing = Pushing()
        pushing.begin()
        page = Page(pushing).open()
        await quiet()
        headers = dict(page.sent[0]["headers"])
        assert headers[b"content-type"] == b"text/event-stream; charset=utf-8"
        assert headers[b"x-accel-buffering"] == b"no"
        assert headers[b"cache-control"] == b"no-store, no-transform"
        pushing.close()
        await quiet()

    run(story)


def test_an_event_is_written_as_browsers_read_it() -> None:
    assert message("7f3a", "{}") == Message("7f3a", b"event: snapshot\nid: 7f3a\ndata: {}\n\n")
