"""The light pages, served: `/ligera/`, made once for each snapshot and sent from memory; and `/ligera/events`."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.app import data
from lib.app.addresses.instead import lost, not_yet
from lib.app.addresses.past import past_card
from lib.app.addresses.root import frame_origins, public_url, root_of
from lib.app.data import shapes
from lib.app.offline.scripts import keeps
from lib.app.server.packed_answer import answer
from lib.app.server.pushing import Message, Pushing, close_on_signals, message
from lib.app.server.shelf import Press, ServedEdition, Shelf
from lib.app.server.shell import FirstPages
from lib.collect import log
from lib.collect.changes import public_past
from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.store.store import StoreFailure
from lib.markup.marks import FOLDER, mark_files
from lib.programme.loading import ProgrammeError
from lib.publish.light.maps import Atlas
from lib.publish.light.packed import PackedFile, packed_files
from lib.publish.light.page import Site
from lib.publish.light.site import LightSite, as_of_lines, edition_of
from lib.publish.light.stage_files import stage_files
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

ROOT = "/ligera/"
_LIVE = {"server-timing": "live"}
_OPENING_SECONDS = 2.0


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
    atlas, languages = Atlas(outlines, setting.statistics), setting.programme.programme.languages
    beside = partial(stage_files, shapes=outlines, public_url=public_url(), signer=opened.signer)

    def called(snapshot: Snapshot, language: str) -> Names:
        bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
        return Names(setting.programme, setting.geography, Words(language), bootcamps)

    def edition(snapshot: Snapshot) -> LightSite:
        speak = partial(called, snapshot)
        site, signer = Site(stage=True, offline=keeps()), opened.signer
        past = public_past(opened.store, snapshot, setting.programme)
        made = partial(beside, past=past)
        return edition_of(snapshot, languages, speak, atlas, site=site, beside=made, past=past, signer=signer)

    def news(snapshot: Snapshot) -> Message:
        return announced(snapshot.id, as_of_lines(snapshot, languages, partial(called, snapshot)))

    made = Shelf(opened.collector, Press(edition, news, public_url()), pushing.tell)
    made.start()
    return made


async def light(request: Request) -> Response:
    """Answer with one file of the newest edition, or 304 where the browser has it already."""
    return await asyncio.to_thread(_light, request)


async def mark(request: Request) -> Response:
    """Answer with a partner's mark, which is there before any edition is."""
    try:
        found = (await asyncio.to_thread(_marks)).get(request.path_params["file"])
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        found = None
    return answer(found, request) if found else lost(request)


@st.cache_resource(show_spinner=False)
def _marks() -> dict[str, PackedFile]:
    return packed_files(mark_files(data.opened().setting.programme))


def _light(request: Request) -> Response:
    served = edition_now()
    if served is None:
        return not_yet(request)
    path, files = request.path_params["path"], served.at(root_of(request.scope)).files
    if f"{path}/index.html" in files:
        return RedirectResponse(f"{ROOT}{path}/", 308)
    name = f"{path}index.html" if not path or path.endswith("/") else path
    cut = request.query_params.get("corte", "")
    try:
        found: PackedFile | None = (
            files.get(name) or files.get(f"{name}.html") or (cut and past_card(name, cut)) or served.drawn(name)
        )
    except Exception as problem:  # noqa: BLE001  a picture or a sheet that cannot be drawn takes nothing else with it
        log.mistake(problem)
        return not_yet(request)
    return answer(found, request, {**_LIVE, **_framing(name, found)}) if found else lost(request)


def _framing(name: str, file: PackedFile) -> Mapping[str, str]:
    """Return the policy of a light page with who may frame it: the declared origins too. The stage nobody else may."""
    origins = frame_origins()
    if not file.policy or not origins or name.endswith("escenario.html"):
        return {}
    own = "frame-ancestors 'self'"
    return {"content-security-policy": file.policy.replace(own, " ".join((own, *origins)))}


def first_pages(root: str | None) -> FirstPages:
    """Return what comes before the application at an address: the newest pages; none before the first snapshot."""
    served = edition_now()
    return served.at(root).first if served else FirstPages()


def edition_now() -> ServedEdition | None:
    """Return the newest edition, None where there is none or the dashboard cannot be opened; `/healthz` says why."""
    if not data.opening.done.wait(_OPENING_SECONDS):
        return None
    try:
        return shelf().edition()
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return None


ROUTES = (
    Route(ROOT.rstrip("/"), lambda _: RedirectResponse(ROOT, 308)),
    Route(f"{ROOT}events", pushing, methods=["GET"]),
    Route(f"{ROOT}{FOLDER}/{{file}}", mark),
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
