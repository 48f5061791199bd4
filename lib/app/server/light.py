"""The light pages, served: `/ligera/`, made once for each snapshot and sent from memory; and `/ligera/events`."""

import asyncio
import json
import os
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import Protocol

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.app import data
from lib.app.brand import identity
from lib.app.data import shapes
from lib.app.refresh import mark_of
from lib.app.server.packed_answer import answer
from lib.app.server.pushing import Message, Pushing, close_on_signals, message
from lib.app.server.shell import FirstPages
from lib.collect import log
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.collect.store.store import StoreFailure
from lib.programme.loading import ProgrammeError
from lib.publish.light.maps import Atlas
from lib.publish.light.packed import PackedFile, packed, packed_edition
from lib.publish.light.page import Site
from lib.publish.light.site import LightSite, as_of_lines, edition_of
from lib.publish.light.stage_files import stage_files
from lib.publish.light.starting import starting_page
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

ROOT = "/ligera/"
_A_MOMENT_SECONDS, _BEGINNING_SECONDS = 1.0, 8.0
_LIVE = {"server-timing": "live"}


class Newest(Protocol):
    """What knows the newest snapshot and calls when there may be another."""

    def newest(self) -> Snapshot:
        """Return the newest snapshot, without waiting."""

    def follow(self, told: Callable[[], None]) -> None:
        """Call `told`, from any thread, when there may be a newer one."""


@dataclass(frozen=True, slots=True)
class ServedFiles:
    """The files that are served, the pages that come before the application, and the snapshot's mark."""

    mark: tuple[object, ...]
    first: FirstPages
    files: Mapping[str, PackedFile]


@dataclass(frozen=True, slots=True)
class Press:
    """How an edition is made of a snapshot, and what is announced of it: as of when, by language."""

    edition: Callable[[Snapshot], LightSite]
    as_of: Callable[[Snapshot], Mapping[str, str]]


class Shelf:
    """Keeps the newest edition ready to send, and makes the next one in a thread of its own.

    A new snapshot is announced when its edition is ready, so that whoever asks because of it gets it.
    """

    def __init__(self, source: Newest, press: Press, tell: Callable[[Message], None]) -> None:
        self._source, self._press, self._tell = source, press, tell
        self._shown: ServedFiles | None = None
        self._said: Message | None = None
        self._wake, self._ready, self._stopped = threading.Event(), threading.Event(), False
        self._thread = threading.Thread(target=self._run, name="light", daemon=True)

    def start(self) -> None:
        """Make the first edition, and another whenever the snapshot says something else."""
        self._source.follow(self._wake.set)
        self._wake.set()
        self._thread.start()

    def stop(self) -> None:
        """End the thread; what is ready stays."""
        self._stopped = True
        self._wake.set()

    def files(self, patience: float | None = None) -> Mapping[str, PackedFile] | None:
        """Return the newest edition, waiting so many seconds while it is made, one where nothing else is said.

        After that, or when it cannot be made, the one before, which says of when it is; None where there is none.
        """
        usual = _A_MOMENT_SECONDS if self._shown else _BEGINNING_SECONDS
        self._ready.wait(usual if patience is None else patience)
        return self._shown.files if self._shown else None

    def first(self) -> FirstPages:
        """Return what comes before the application, of the newest edition or, while it is made, of the one before."""
        self._ready.wait(_A_MOMENT_SECONDS if self._shown else _BEGINNING_SECONDS)
        return self._shown.first if self._shown else FirstPages()

    def renew(self) -> None:
        """Make an edition and announce it, unless the one that is ready says the same."""
        snapshot, before = self._source.newest(), self._shown
        mark = mark_of(snapshot)
        if before and before.mark == mark:
            return
        self._ready.clear()
        try:
            made = self._press.edition(snapshot)
            files = packed_edition(made, before.files if before else None)
            self._shown = ServedFiles(mark, FirstPages(made.first), files)
        finally:
            self._ready.set()
        self._announce(snapshot)
        for file in self._shown.files.values():
            file.best("br, gzip")  # compressed now, so that no reader waits for it

    def _announce(self, snapshot: Snapshot) -> None:
        news = announced(snapshot.id, self._press.as_of(snapshot))
        if news != self._said:
            self._said = news
            self._tell(news)

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._stopped:
                return
            try:
                self.renew()
            except Exception as problem:  # noqa: BLE001  the edition before is still good; the next may be again
                log.mistake(problem)


def announced(snapshot_id: str, as_of: Mapping[str, str]) -> Message:
    """Return the event of a snapshot: its id, what it is as of by language, and where to read it."""
    said = {"id": snapshot_id, "as_of": dict(as_of), "url": f"{ROOT}{next(iter(as_of))}/index.html"}
    return message(snapshot_id, json.dumps(said, ensure_ascii=False, separators=(",", ":")))


pushing = Pushing()


@st.cache_resource(show_spinner=False, on_release=Shelf.stop)
def shelf() -> Shelf:
    """Return the process's shelf, started. Raises what `door.opened` raises."""
    opened = data.opened()
    setting, outlines = opened.setting, shapes()
    atlas, languages = Atlas(outlines), setting.programme.programme.languages
    beside = partial(stage_files, shapes=outlines, public_url=read_environment(os.environ).public_url)

    def called(snapshot: Snapshot, language: str) -> Names:
        bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
        return Names(setting.programme, setting.geography, Words(language), bootcamps)

    def edition(snapshot: Snapshot) -> LightSite:
        speak = partial(called, snapshot)
        return edition_of(snapshot, languages, speak, atlas, site=Site(stage=True), beside=beside)

    def as_of(snapshot: Snapshot) -> Mapping[str, str]:
        return as_of_lines(snapshot, languages, partial(called, snapshot))

    made = Shelf(opened.collector, Press(edition, as_of), pushing.tell)
    made.start()
    return made


async def light(request: Request) -> Response:
    """Answer with one file of the newest edition, or 304 where the browser has it already."""
    files = await asyncio.to_thread(_files)
    if files is None:
        return answer(_starting(), request, {"retry-after": "5", "cache-control": "no-store"}, 503)
    path = request.path_params["path"]
    if f"{path}/index.html" in files:
        return RedirectResponse(f"{ROOT}{path}/", 308)
    name = f"{path}index.html" if not path or path.endswith("/") else path
    return answer(files[name], request, _LIVE) if name in files else Response("404", 404, {"cache-control": "no-store"})


@cache
def _starting() -> PackedFile:
    """Return the page that asks again by itself: the first edition is being made, or cannot be."""
    return packed("starting.html", starting_page(identity()).encode())


def first_pages() -> FirstPages:
    """Return what comes before the application: the newest pages; none before the first snapshot."""
    try:
        return shelf().first()
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return FirstPages()


def _files() -> Mapping[str, PackedFile] | None:
    try:
        return shelf().files()
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return None  # `/healthz` says why


ROUTES = (
    Route(ROOT.rstrip("/"), lambda _: RedirectResponse(ROOT, 308)),
    Route(f"{ROOT}events", pushing, methods=["GET"]),
    Route(f"{ROOT}{{path:path}}", light),
)


@asynccontextmanager
async def pushed() -> AsyncIterator[None]:
    """Push news to open pages while the context is open."""
    pushing.begin()
    close_on_signals(pushing)
    try:
        yield
    finally:
        pushing.close()
