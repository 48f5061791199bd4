"""The light pages, served: `/ligera/`, made once for each snapshot and sent from memory; and `/ligera/events`."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.app import door
from lib.app.live import mark_of
from lib.app.pushing import Message, Pushing, close_on_signals, message
from lib.app.shapes import shapes
from lib.collect import events
from lib.collect.environment import EnvironmentProblem
from lib.collect.store import StoreFailure
from lib.programme.loading import ProgrammeError
from lib.publish.light.beside import stage_files
from lib.publish.light.edition import Edition, edition_of
from lib.publish.light.maps import Atlas
from lib.publish.light.packed import Packed, packed_edition
from lib.publish.light.page import Site
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

ROOT = "/ligera/"
_PATIENCE_SECONDS = 20.0
_HEADERS = {
    "cache-control": "public, no-cache",
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "server-timing": "live",
}


class Newest(Protocol):
    """What knows the newest snapshot and calls when there may be another."""

    def newest(self) -> Snapshot:
        """Return the newest snapshot, without waiting."""

    def follow(self, told: Callable[[], None]) -> None:
        """Call `told`, from any thread, when there may be a newer one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The files that are served, and the snapshot's mark that they were made from."""

    mark: tuple[object, ...]
    files: Mapping[str, Packed]


class Shelf:
    """Keeps the newest edition ready to send, and makes the next one in a thread of its own."""

    def __init__(self, source: Newest, make: Callable[[Snapshot], Edition], tell: Callable[[Message], None]) -> None:
        self._source, self._make, self._tell = source, make, tell
        self._shown: Shown | None = None
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

    def files(self) -> Mapping[str, Packed] | None:
        """Return what is ready, None before the first edition is."""
        return self._shown.files if self._shown else None

    def await_files(self, seconds: float = _PATIENCE_SECONDS) -> Mapping[str, Packed] | None:
        """Return what is ready, waiting for the first edition so many seconds at most."""
        self._ready.wait(seconds)
        return self.files()

    def renew(self) -> None:
        """Make and announce an edition, unless the one that is ready says the same."""
        snapshot = self._source.newest()
        mark, before = mark_of(snapshot), self._shown
        if before and before.mark == mark:
            return
        edition = self._make(snapshot)
        self._shown = Shown(mark, packed_edition(edition, before.files if before else None))
        self._ready.set()
        self._tell(announced(edition))
        for file in self._shown.files.values():
            file.best("br, gzip")  # compressed now, so that no reader waits for it

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._stopped:
                return
            try:
                self.renew()
            except Exception as problem:  # noqa: BLE001  the edition before is still good; the next may be again
                events.mistake(problem)


def announced(edition: Edition) -> Message:
    """Return the event of an edition: its id, what it is as of by language, and where to read it."""
    first = next(iter(edition.as_of))
    said = {"id": edition.snapshot, "as_of": dict(edition.as_of), "url": f"{ROOT}{first}/index.html"}
    return message(edition.snapshot, json.dumps(said, ensure_ascii=False, separators=(",", ":")))


pushing = Pushing()


@st.cache_resource(show_spinner=False, on_release=Shelf.stop)
def shelf() -> Shelf:
    """Return the process's shelf, started. Raises what `door.opened` raises."""
    opened = door.opened()
    setting, atlas = opened.setting, Atlas(shapes())

    def make(snapshot: Snapshot) -> Edition:
        bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
        return edition_of(
            snapshot,
            setting.programme.programme.languages,
            lambda language: Names(setting.programme, setting.geography, Words(language), bootcamps),
            atlas,
            site=Site(stage=True),
            beside=stage_files,
        )

    made = Shelf(opened.collector, make, pushing.tell)
    made.start()
    return made


async def light(request: Request) -> Response:
    """Answer with one file of the newest edition, or 304 where the browser has it already."""
    files = await asyncio.to_thread(_files)
    if files is None:
        return Response("", 503, {"retry-after": "5", "cache-control": "no-store"})
    path = request.path_params["path"]
    if f"{path}/index.html" in files:
        return RedirectResponse(f"{ROOT}{path}/", 308)
    name = f"{path}index.html" if not path or path.endswith("/") else path
    return answer(files[name], request) if name in files else Response("404", 404, {"cache-control": "no-store"})


def _files() -> Mapping[str, Packed] | None:
    try:
        return shelf().await_files()
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return None  # `/healthz` says why


def answer(file: Packed, request: Request) -> Response:
    """Return one file as the request can take it."""
    tag = f'W/"{file.tag}"'
    headers = {**_HEADERS, "etag": tag}
    if file.policy:
        headers["content-security-policy"] = file.policy
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if f'"{file.tag}"' in known or "*" in known:
        return Response(status_code=304, headers=headers)
    encoding, body = file.best(request.headers.get("accept-encoding", ""))
    if encoding:
        headers["content-encoding"] = encoding
    return Response(body, headers=headers, media_type=file.media_type)


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
