"""Answers that stand in for a page: there is none at this address, or none yet."""

from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from lib.app.brand import identity
from lib.app.server.packed_answer import answer
from lib.markup.pages import PAGE_IDS
from lib.publish.light.instead import lost_page, starting_page
from lib.publish.light.packed import PackedFile, packed

_NOT_KEPT = {"cache-control": "no-store"}


def lost(request: Request) -> Response:
    """Return the page that says that there is none here, and offers those there are."""
    return answer(_lost(str(request.scope.get("root_path", ""))), request, _NOT_KEPT, 404)


def not_yet(request: Request) -> Response:
    """Return the page that opens again by itself: the first edition is being made, or cannot be."""
    return answer(_starting(), request, {"retry-after": "5", **_NOT_KEPT}, 503)


@cache
def _lost(base: str) -> PackedFile:
    """Return the page for a dashboard that is served below a path; only those of our own configuration get here."""
    return packed("lost.html", lost_page(identity(), PAGE_IDS, base).encode())


@cache
def _starting() -> PackedFile:
    return packed("starting.html", starting_page(identity()).encode())
