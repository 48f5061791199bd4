"""What browsers and search engines ask every site for, and the scripts that the pages of the dashboard share."""

import asyncio
import os
from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.app.addresses.instead import lost, not_yet
from lib.app.addresses.root import root_of
from lib.app.brand import identity
from lib.app.server.chrome import LATER_FILE, later
from lib.app.server.light import edition_now
from lib.app.server.packed_answer import answer
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.publish.light.located import SITEMAP
from lib.publish.light.packed import PackedFile, packed
from lib.publish.sharing.icon import icon

_NOT_FOR_ROBOTS = ("/_stcore/", "/auth/", "/sign-in", "/oauth2callback", "/healthz", "/metrics", "/media/")
_DAY = {"cache-control": "public, max-age=86400"}


def robots(request: Request) -> Response:
    """Answer what robots may read: everything that is a page or data."""
    base, root = request.scope.get("root_path", ""), root_of(request.scope)
    lines = ["User-agent: *", *(f"Disallow: {base}{each}" for each in _NOT_FOR_ROBOTS)]
    lines += ["", f"Sitemap: {root}/{SITEMAP}"] if root else []
    return PlainTextResponse("\n".join([*lines, ""]), headers=_DAY)


async def sitemap(request: Request) -> Response:
    """Answer with the list of pages, in each language, and of their light twins."""
    return await asyncio.to_thread(_sitemap, request)


def _sitemap(request: Request) -> Response:
    served = edition_now()
    if served is None:
        return not_yet(request)
    found = served.at(root_of(request.scope)).files.get(SITEMAP)
    return answer(found, request) if found else lost(request)


def favicon(request: Request) -> Response:
    """Answer with the programme's mark."""
    return answer(_icon(), request, _DAY)


@cache
def _icon() -> PackedFile:
    try:
        folder = read_environment(os.environ).programme.parent
    except EnvironmentProblem:
        folder = None
    return packed("favicon.ico", icon(identity(), folder))


def scripts(request: Request) -> Response:
    """Answer with the scripts that pages of the dashboard share."""
    return answer(_scripts(), request)


@cache
def _scripts() -> PackedFile:
    return packed(LATER_FILE, later(identity().languages).encode())


ROUTES = (
    Route("/robots.txt", robots),
    Route(f"/{SITEMAP}", sitemap),
    Route("/favicon.ico", favicon),
    Route(f"/{LATER_FILE}", scripts),
)
