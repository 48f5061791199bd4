"""A viewer without a screen: Streamlit's own messages over its own websocket, counted.

It does what a browser does: it keeps what the server calls cacheable for as many runs as the server says, names what
it has with each rerun, answers fragments' timers, and offers compression. It draws nothing.
"""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class _Counting(websockets.ClientConnection):
    """Counts the bytes that come over the line, after compression."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Take what came."""
        self.received += len(data)
        super().data_received(data)


@dataclass
class Run:
    """One run of a page as the viewer saw it: seconds, bytes of messages and on the line, messages, elements.

    `named` counts the elements that were only named, because the viewer had them; `resent` is the bytes of all others.
    """

    seconds: float = 0.0
    payload: int = 0
    line: int = 0
    messages: int = 0
    named: int = 0
    resent: int = 0
    elements: Counter[str] = field(default_factory=Counter)
    text: str = ""
    failed: bool = False


class Viewer:
    """One open page."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._known: dict[str, int] = {}
        self._age, self._runs = 2, 0
        self._page = ""
        self.pages: dict[str, str] = {}
        self.timers: dict[str, float] = {}

    async def open(self) -> None:
        """Connect. Raises OSError or TimeoutError."""
        self._line = await websockets.connect(
            f"ws://127.0.0.1:{self._port}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit"), websockets.Subprotocol("PLACEHOLDER_AUTH_TOKEN")],
            origin=websockets.Origin(f"http://127.0.0.1:{self._port}"),
            max_size=None,
            open_timeout=120,
            ping_interval=None,
            create_connection=_Counting,
            proxy=None,
        )

    async def close(self) -> None:
        """Go away."""
        await self._line.close()

    async def run(self, page: str | None = None, query: str = "", fragment: str = "", patience: float = 180) -> Run:
        """Ask for a run of the page, or of another by its name, and wait until it is complete."""
        asked = BackMsg()
        rerun = asked.rerun_script
        rerun.query_string = query
        rerun.page_script_hash = self.pages.get(page, "") if page is not None else self._page
        rerun.page_name = page if page is not None and page not in self.pages else ""
        rerun.fragment_id, rerun.is_auto_rerun = fragment, bool(fragment)
        rerun.cached_message_hashes.extend(self._known)
        rerun.context_info.url = f"http://127.0.0.1:{self._port}/"
        rerun.context_info.timezone, rerun.context_info.locale = "UTC", "es-MX"
        begun, before = time.perf_counter(), self._line.received
        await self._line.send(asked.SerializeToString())
        async with asyncio.timeout(patience):
            seen = await self._read(bool(fragment))
        seen.seconds, seen.line = time.perf_counter() - begun, self._line.received - before
        return seen

    async def follow(self, until: float) -> list[tuple[float, Run]]:
        """Do what timers ask for until a moment of `time.monotonic`; each run with the moment at which it ended."""
        done: list[tuple[float, Run]] = []
        due = {name: time.monotonic() + every for name, every in self.timers.items()}
        while due:
            name = min(due, key=due.__getitem__)
            if due[name] > until:
                break
            await asyncio.sleep(max(0.0, due[name] - time.monotonic()))
            seen = await self.run(fragment=name)
            done.append((time.time(), seen))
            due = {each: time.monotonic() + every for each, every in self.timers.items()}
        return done

    async def _read(self, fragment: bool) -> Run:
        run, touched, texts = Run(), set[str](), list[str]()
        while True:
            data = await self._line.recv()
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            run.payload += len(data)
            run.messages += 1
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self._page = message.new_session.page_script_hash or self._page
                self._age = message.new_session.config.max_cached_message_age or self._age
                if not fragment:
                    self.timers.clear()
            elif kind == "navigation":
                self.pages = {each.url_pathname: each.page_script_hash for each in message.navigation.app_pages}
                self._page = message.navigation.page_script_hash or self._page
            elif kind == "ref_hash":
                run.named += 1
                touched.add(message.ref_hash)
                run.failed = run.failed or message.ref_hash not in self._known
            elif kind == "auto_rerun":
                self.timers[message.auto_rerun.fragment_id] = message.auto_rerun.interval
            elif kind == "delta":
                self._take(message, run, touched, texts)
                run.resent += len(data) if message.delta.WhichOneof("type") == "new_element" else 0
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN:
                    fragment = False  # the page asked to be run as a whole
                    continue
                break
        run.text = "\n".join(texts)
        self._age_by_one(touched, fragment)
        return run

    @staticmethod
    def _take(message: ForwardMsg, run: Run, touched: set[str], texts: list[str]) -> None:
        if message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            name = str(element.WhichOneof("type"))
            run.elements[name] += 1
            run.failed = run.failed or name == "exception"
            if name == "html":
                texts.append(element.html.body)
        if message.metadata.cacheable:
            touched.add(message.hash)

    def _age_by_one(self, touched: set[str], fragment: bool) -> None:
        self._known.update(dict.fromkeys(touched, self._runs))
        if not fragment:
            self._runs += 1
            self._known = {name: run for name, run in self._known.items() if self._runs - run <= self._age}
