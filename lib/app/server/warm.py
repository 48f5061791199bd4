"""The first visitor finds everything made: one whom nobody sees was there before her.

She opens every page in every language when the server begins and again when there is a new snapshot, so that libraries
are imported, scripts compiled and everything that is made once per snapshot is made. Then what is alive is taken out
of the garbage collector's way: it would be walked through again and again, and never be garbage.
"""

import asyncio
import gc
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, SessionClient

from lib.app import data
from lib.app.refresh import mark_of
from lib.collect import log
from lib.collect.settings.environment import EnvironmentProblem
from lib.markup.memo import forget
from lib.programme.loading import ProgrammeError
from lib.snapshot.snapshot import Snapshot

_LOOK_SECONDS = 0.5
_PATIENCE_SECONDS = 60.0
_SAME_SECONDS = 60.0
"""How often pages are made again where nothing is new but the moment at which a source was read."""


class Nobody(SessionClient):
    """A visitor inside the process: she asks for pages and throws away what she is shown."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._done = asyncio.Event()
        self.pages: dict[str, str] = {}
        self._session = runtime.connect_session(client=self, user_info={})

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take note of which pages there are and of when a page is complete."""
        if msg.WhichOneof("type") == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in msg.navigation.app_pages}
        elif msg.WhichOneof("type") == "script_finished":
            self._done.set()

    async def open(self, page: str, language: str) -> None:
        """Open a page, by its script's hash, and wait until it is complete. Raises TimeoutError after a minute."""
        asked = BackMsg()
        asked.rerun_script.query_string = f"lang={language}"
        asked.rerun_script.page_script_hash = page
        self._done.clear()
        self._runtime.handle_backmsg(self._session, asked)
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await self._done.wait()

    def leave(self) -> None:
        """Leave nothing behind."""
        self._runtime.close_session(self._session)


@asynccontextmanager
async def kept_warm(runtime: Runtime) -> AsyncIterator[None]:
    """Keep everything made while the context is open. Nobody waits for it, and its failure is nobody's."""
    task = asyncio.create_task(_keep(runtime), name="warming")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def visit(runtime: Runtime) -> None:
    """Open every page in every language, the overview first."""
    for language in data.languages():
        nobody = Nobody(runtime)
        try:
            await nobody.open("", language)
            for page in list(nobody.pages.values()):
                await nobody.open(page, language)
        finally:
            nobody.leave()


def settle() -> None:
    """Collect garbage in full, once, and spare the collector all that is left.

    What was spared before is looked at again first: sessions that have ended since then are garbage by now.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


async def _keep(runtime: Runtime) -> None:
    shown: Snapshot | None = None
    visited = 0.0
    while True:
        newest = await asyncio.to_thread(_newest)
        if newest is not None and newest is not shown:
            news = shown is None or mark_of(newest) != mark_of(shown)
            if news or time.monotonic() - visited >= _SAME_SECONDS:
                shown, visited = newest, time.monotonic()
                await _make(runtime, news=news)
        await asyncio.sleep(_LOOK_SECONDS)


async def _make(runtime: Runtime, *, news: bool) -> None:
    forget()
    try:
        await visit(runtime)
    except Exception as problem:  # noqa: BLE001  viewers are served without it, only later
        log.mistake(problem)
    if news:
        await asyncio.to_thread(settle)


def _newest() -> Snapshot | None:
    try:
        return data.newest() if data.opening.done.is_set() else None
    except (EnvironmentProblem, ProgrammeError):
        return None
