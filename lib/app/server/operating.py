"""What those who run the dashboard ask it: `/healthz` and `/metrics`; and its opening before the first viewer comes."""

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from lib.app import data
from lib.app.identity import identity
from lib.app.server import light, served
from lib.app.server.warm import kept_warm
from lib.collect import log
from lib.collect.operations.health import health_json, health_of
from lib.collect.operations.metrics import CONTENT_TYPE, openmetrics
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.store.store import StoreFailure
from lib.programme.loading import ProgrammeError

_UNAVAILABLE = 503


def healthz(_: Request) -> Response:
    """Answer 200 when process, store and collecting are well, 503 when somebody should look; the body says what."""
    try:
        opened = data.opened()
    except (EnvironmentProblem, ProgrammeError) as problem:
        return JSONResponse({"status": "trouble", "process": True, "configuration": str(problem)}, _UNAVAILABLE)
    health = health_of(opened.collector, opened.store, utc_now())
    return JSONResponse({**health_json(health), "sign_in": list(identity.ways())}, 200 if health.well else _UNAVAILABLE)


def metrics(_: Request) -> Response:
    """Answer with OpenMetrics text; 503 while the configuration is wrong or the store does not answer."""
    try:
        opened = data.opened()
        statuses = opened.store.sources.statuses()
    except (EnvironmentProblem, ProgrammeError, StoreFailure) as problem:
        return PlainTextResponse(type(problem).__name__, _UNAVAILABLE)
    now = utc_now()
    health = health_of(opened.collector, opened.store, now)
    text = openmetrics(health, opened.collector.newest().sources, statuses, now)
    return Response(text, media_type=CONTENT_TYPE)


ROUTES = (Route("/healthz", healthz), Route("/metrics", metrics))


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Begin to collect and to make the pages when the server begins, not when the first viewer comes."""
    threading.Thread(target=_open, name="opening", daemon=True).start()
    served.begin()
    try:
        async with light.pushed(), kept_warm(Runtime.instance()):
            yield
    finally:
        served.end()


def _open() -> None:
    ways = identity.ways()
    log.begin()
    log.say("sign-in", level=logging.INFO if ways else logging.WARNING, ways=", ".join(ways) or "none: public only")
    try:
        light.shelf()
    except (EnvironmentProblem, ProgrammeError):
        return  # every page says so, and `/healthz`
