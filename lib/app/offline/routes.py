"""What lets the dashboard open without a connection: `/sw.js`, the pages it keeps, and `/manifest.webmanifest`.

With `IMPULSO_OFFLINE=0` the worker that is served ends the one that browsers have.
"""

import asyncio
import os
from functools import cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from lib.app.addresses.instead import lost, not_yet
from lib.app.brand import identity
from lib.app.offline.scripts import keeps, script
from lib.app.server.light import edition_now
from lib.app.server.packed_answer import answer
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.publish.light.kept import KEPT
from lib.publish.light.packed import PackedFile, packed
from lib.publish.sharing.icon import picture
from lib.publish.sharing.manifest import ICON_SIDES, manifest

_DAY = {"cache-control": "public, max-age=86400"}


def worker(request: Request) -> Response:
    """Answer with the service worker, which browsers ask for anew at each visit, or with the one that ends it."""
    return answer(packed("sw.js", script("worker" if keeps() else "leaving").encode()), request)


async def kept(request: Request) -> Response:
    """Answer with every light page as one file; 404 where browsers may not keep it."""
    return await asyncio.to_thread(_kept, request)


def _kept(request: Request) -> Response:
    served = edition_now()
    if served is None:
        return not_yet(request)
    return answer(served.kept(), request) if keeps() else lost(request)


def installed(request: Request) -> Response:
    """Answer with the manifest in the language that is asked for."""
    who, asked = identity(), request.query_params.get("lang", "")
    language = asked if asked in who.languages else who.languages[0]
    return JSONResponse(manifest(who, language), headers=_DAY, media_type="application/manifest+json")


def icon(request: Request) -> Response:
    """Answer with the programme's mark as a picture of one of the sizes that the manifest names."""
    side = int(request.path_params["side"])
    return answer(_icon(side), request, _DAY) if side in ICON_SIDES else lost(request)


@cache
def _icon(side: int) -> PackedFile:
    try:
        folder = read_environment(os.environ).programme.parent
    except EnvironmentProblem:
        folder = None
    return packed("icon.png", picture(identity(), folder, side))


ROUTES = (
    Route("/sw.js", worker),
    Route(f"/ligera/{KEPT}", kept),
    Route("/manifest.webmanifest", installed),
    Route("/icon-{side:int}.png", icon),
)
