"""What those who run the dashboard ask it: `/healthz` and `/metrics`; and its opening before the first viewer comes."""

import asyncio
import logging
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from lib.app import brand, data
from lib.app.identity import identity
from lib.app.identity.proxy_identity import trusted_proxies_here
from lib.app.server import light, served
from lib.app.server.connections import guard, limits_here
from lib.app.server.digests import postman
from lib.app.server.sessions import release_descriptors
from lib.app.server.warm import kept_warm
from lib.collect import log
from lib.collect.condition import Condition
from lib.collect.operations.health import Health, health_of
from lib.collect.operations.judgement import Observed
from lib.collect.operations.metrics import CONTENT_TYPE, openmetrics
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import EnvironmentProblem, read_hosts
from lib.collect.store.opening import StoreProblem
from lib.programme.loading import ProgrammeError
from lib.snapshot.snapshot import SourceState
from lib.wording.conditions import conditions_json
from lib.wording.language import Words
from lib.wording.refusals import places

_UNAVAILABLE = 503
_AGAIN_SECONDS = 2.0


def healthz(_: Request) -> Response:
    """Answer 200 when all is well, 503 when somebody should look; the body says why in a word and a sentence."""
    health, said = _health()
    told = {**said, "process": True, **_plain(health)}
    return JSONResponse(told, 200 if health.well else _UNAVAILABLE)


def metrics(_: Request) -> Response:
    """Answer with OpenMetrics text, also while the store does not answer; what it does not know is not there."""
    seen, sources = _seen()
    health = _health()[0]
    return Response(openmetrics(health, sources, seen.statuses, utc_now()), media_type=CONTENT_TYPE)


def _seen() -> tuple[Observed, tuple[SourceState, ...]]:
    try:
        if data.opening.done.is_set():
            return data.opened().collector.observed(), data.newest().sources
    except (EnvironmentProblem, ProgrammeError):
        pass
    return Observed(), ()


def _health() -> tuple[Health, dict[str, Any]]:
    """Return how this process stands, and that in words; a dashboard that is not open is not well either."""
    now = utc_now()
    if not data.opening.done.is_set():
        health = _unopened(data.opening.problem, now)
        return health, conditions_json(health.conditions, Words(brand.identity().languages[0]))
    words = Words(data.languages()[0])
    try:
        opened = data.opened()
    except (EnvironmentProblem, ProgrammeError) as problem:
        health = _unopened(problem, now)
        return health, {**conditions_json(health.conditions, words), "configuration": places(problem, words)}
    health = health_of(opened.collector.observed(), now, leads=opened.collector.leads)
    return health, conditions_json(health.conditions, words)


def _unopened(problem: EnvironmentProblem | ProgrammeError | None, now: datetime) -> Health:
    """Return the health of a dashboard that is not open: it only starts, its store is away, or it is set up wrongly."""
    trouble = problem.trouble if isinstance(problem, StoreProblem) else None
    health = health_of(Observed(store=trouble), now, leads=False)
    if trouble:
        return health
    told = Condition("configuration" if problem else "starting")
    return replace(health, store=False, collecting=False, conditions=(told,))


def _plain(health: Health) -> dict[str, Any]:
    return {name: value for name, value in asdict(health).items() if name != "conditions"}


ROUTES = (Route("/healthz", healthz), Route("/metrics", metrics))


def hosts() -> tuple[str, ...]:
    """Return the names that are answered to; all while they are wrongly given, and every page says so."""
    try:
        return read_hosts(os.environ)
    except EnvironmentProblem:
        return ()


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Begin to collect and to make the pages when the server begins, not when the first viewer comes."""
    guard(asyncio.get_running_loop(), limits_here(trusted_proxies_here().is_proxy))
    release_descriptors(Runtime.instance())
    data.opening.done.clear()
    data.opening.problem, ended = None, threading.Event()
    threading.Thread(target=_open, args=(ended,), name="opening", daemon=True).start()
    served.begin()
    try:
        async with light.pushed(), kept_warm(Runtime.instance()):
            yield
    finally:
        ended.set()
        served.end()


def _open(ended: threading.Event) -> None:
    """Open what is served from, again and again while the store is away."""
    ways = identity.ways()
    log.begin()
    log.say("sign-in", level=logging.INFO if ways else logging.WARNING, ways=", ".join(ways) or "none: public only")
    while not _is_open():
        if ended.wait(_AGAIN_SECONDS):
            return
    data.opening.done.set()


def _is_open() -> bool:
    """Try to open it and tell whether to try no more, because it is open or set up wrongly."""
    try:
        light.shelf()
        postman()
    except (EnvironmentProblem, ProgrammeError) as problem:  # every page says so, and `/healthz`
        if str(problem) != str(data.opening.problem):
            log.say("configuration", level=logging.ERROR, says=data.told_here(problem))
        if isinstance(problem, StoreProblem) and problem.trouble:
            data.opening.problem = problem
            return False
    return True
