"""A file that is made once, as the answer to one request: in the smallest form it can take."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from lib.publish.light.packed import PackedFile

_HEADERS = {
    "cache-control": "public, no-cache",
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


def answer(file: PackedFile, request: Request, more: Mapping[str, str] | None = None, status: int = 200) -> Response:
    """Return one file as the request can take it, with further headers."""
    tag = f'W/"{file.tag}"'
    headers = {**_HEADERS, **(more or {}), "etag": tag}
    if file.policy:
        headers.setdefault("content-security-policy", file.policy)
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if status == 200 and (f'"{file.tag}"' in known or "*" in known):
        return Response(status_code=304, headers=headers)
    encoding, body = file.best(request.headers.get("accept-encoding", ""))
    if encoding:
        headers["content-encoding"] = encoding
    return Response(body, status, headers, media_type=file.media_type)
