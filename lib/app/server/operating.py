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

from lib.app import data
from lib.app.identity import identity
from lib.app.identity.proxy_identity import trusted_proxies_here
from lib.app.server import light, served
from lib.app.server.connections import guard, limits_here
from lib.app.server.digests import postman
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
from lib.wording.conditions import conditions_json
from lib.wording.language import Words

_UNAVAILABLE = 503


def healthz(_: Request) -> Response:
    """Answer 200 when all is well, 503 when somebody should look; the body says why in a word and a sentence."""
    health, said = _health()
    told = {**said, "process": True, **_plain(health)}
    return JSONResponse(told, 200 if health.well else _UNAVAILABLE)


def metrics(_: Request) -> Response:
    """Answer with OpenMetrics text, also while the store does not answer; what it does not know is not there."""
    try:
        seen = data.opened().collector.observed()
        sources = data.newest().sources
    except (EnvironmentProblem, ProgrammeError):
        seen, sources = Observed(), ()
    health = _health()[0]
    return Response(openmetrics(health, sources, seen.statuses, utc_now()), media_type=CONTENT_TYPE)


def _health() -> tuple[Health, dict[str, Any]]:
    """Return how this process stands, and that in words; a dashboard that cannot be opened is not well either."""
    words, now = Words(data.languages()[0]), utc_now()
    try:
        opened = data.opened()
    except (EnvironmentProblem, ProgrammeError) as problem:
        health = _unopened(problem, now)
        return health, {**conditions_json(health.conditions, words), "configuration": str(problem)}
    health = health_of(opened.collector.observed(), now, leads=opened.collector.leads)
    return health, conditions_json(health.conditions, words)


def _unopened(problem: EnvironmentProblem | ProgrammeError, now: datetime) -> Health:
    """Return the health of a dashboard that cannot be opened: its store is away, or its configuration is wrong."""
    trouble = problem.trouble if isinstance(problem, StoreProblem) else None
    health = health_of(Observed(store=trouble), now, leads=False)
    return health if trouble else replace(health, store=False, conditions=(Condition("configuration"),))


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
    light.begun.clear()
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
        postman()
    except (EnvironmentProblem, ProgrammeError) as problem:  # every page says so, and `/healthz`
        log.say("configuration", level=logging.ERROR, says=str(problem))
    finally:
        light.begun.set()
