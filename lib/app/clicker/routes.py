"""`/ligera/mando`: a phone leads the slides of a laptop. POST is one action, GET a stream of what the other side did.

It is the one path that takes a POST: from a page of this server, a few bytes, at a limited rate, and nothing is kept.
"""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from lib.app.addresses.root import public_url, root_of
from lib.app.clicker.rooms import SCAN_SECONDS, Rate, Room, RoomRefused, Rooms, Side
from lib.app.server.light import pushing
from lib.markup.qr import qr_svg
from lib.programme.presentation import SlideId

PATH = "/ligera/mando"
_LONGEST = 400  # bytes of an action
_BEAT_SECONDS = 2.0
_NEVER = {"cache-control": "no-store"}
_STREAM = {"cache-control": "no-store, no-transform", "x-accel-buffering": "no"}

rooms = Rooms(time.monotonic)
_joining = Rate(30, 60, time.monotonic)  # rooms opened and codes tried from one address in a minute
_acting = Rate(20, 1, time.monotonic)  # actions of one side in a second


class At(BaseModel):
    """Where the deck is: slides by id, places from 1, seconds since it began and until its time is over."""

    model_config = ConfigDict(extra="forbid")

    slide: SlideId
    n: int = Field(ge=1, le=99)
    of: int = Field(ge=1, le=99)
    next: SlideId | None = None
    blank: bool = False
    gone: int = Field(ge=0, le=360_000)
    left: int | None = Field(default=None, ge=-360_000, le=360_000)


async def clicker(request: Request) -> Response:
    """Answer an action, or open a stream."""
    return await _act(request) if request.method == "POST" else _listen(request)


async def _act(request: Request) -> Response:
    if not _from_here(request):
        return PlainTextResponse("only from a page of this server", 403, _NEVER)
    asked = await _read(request)
    if asked is None:
        return PlainTextResponse("not an action", 400, _NEVER)
    do, key = str(asked.get("do", "")), str(asked.get("key", ""))
    here = request.client.host if request.client else ""
    try:
        name, rate = (here, _joining) if do in {"open", "join"} else (rooms.side(key)[1].key, _acting)
        if not rate.allows(name):
            return PlainTextResponse("too many", 429, {**_NEVER, "retry-after": "5"})
        return JSONResponse(_done(do, key, asked, request), headers=_NEVER)
    except RoomRefused as refused:
        return JSONResponse({"refused": str(refused)}, 503 if str(refused) == "full" else 409, _NEVER)
    except ValidationError:
        return PlainTextResponse("not an action", 400, _NEVER)


def _done(do: str, key: str, asked: dict[str, object], request: Request) -> dict[str, object]:
    if do == "open":
        room = rooms.open()
        return {"key": room.laptop.key, **_code(room, asked, request)}
    if do == "join":
        phone, leads = rooms.join(key)
        return {"key": phone.key, "you": "in" if leads else "wait"}
    if do in {"next", "back", "black"}:
        if not rooms.leader(key).laptop.tell({"do": do}):
            raise RoomRefused("alone")
        return {}
    if do == "here":
        return {}
    room = rooms.laptop(key)
    if do == "renew":
        rooms.renew(room)
        return _code(room, asked, request)
    if do in {"accept", "refuse"}:
        rooms.decide(room, accepted=do == "accept")
    elif do == "at":
        rooms.place(room, At.model_validate(asked.get("at")).model_dump())
    else:
        raise RoomRefused("unknown")
    return {}


def _code(room: Room, asked: dict[str, object], request: Request) -> dict[str, object]:
    """Return a room's code as an address in the asked language and as a picture of it."""
    language = str(asked.get("lang", ""))
    root = root_of(request.scope)
    if root is None or not re.fullmatch(r"[A-Za-z-]{2,35}", language):
        raise RoomRefused("unknown")
    url = f"{root}/ligera/{language}/mando.html#{room.code}"
    return {"url": url, "qr": str(qr_svg(url)), "seconds": SCAN_SECONDS}


def _listen(request: Request) -> Response:
    try:
        room, side = rooms.side(request.query_params.get("key", ""))
    except RoomRefused:
        return PlainTextResponse("", 204, _NEVER)  # a browser asks no more
    return StreamingResponse(_told(room, side), headers=_STREAM, media_type="text/event-stream")


async def _told(room: Room, side: Side) -> AsyncIterator[bytes]:
    """Yield what a side is told, and a beat where it is told nothing; the end of the server ends it."""
    stream = rooms.listen(room, side)
    try:
        yield b"retry: 1000\n\n"
        while side.stream is stream and not pushing.closed:
            try:
                told = await asyncio.wait_for(stream.get(), _BEAT_SECONDS)
                yield f"data: {json.dumps(told)}\n\n".encode()
            except TimeoutError:
                yield b"event: beat\ndata:\n\n"
    finally:
        rooms.leave(room, side, stream)


async def _read(request: Request) -> dict[str, object] | None:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            return None
    try:
        asked = json.loads(body)
    except ValueError:
        return None
    return asked if isinstance(asked, dict) else None


def _from_here(request: Request) -> bool:
    """Tell whether a page of this very server asks: its origin is that of the host that was asked for."""
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin" or not origin:
        return False
    own = urlsplit(public_url() or "").netloc
    return urlsplit(origin).netloc.lower() in {host.lower(), own.lower()} - {""}


ROUTES = (Route(PATH, clicker, methods=["GET", "POST"]),)
