"""Answers requests for Streamlit's bundles with what is compressed already; everything else passes through.

Its two fonts leave cut to the letters and icons that are shown here (scripts/build_shell_fonts.py).
"""

import hashlib
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.app.server.bundles import ENCODINGS, Bundles, PackedBundle

_BELOW = "/static/"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
_FONTS = Path(__file__).parent / "fonts"
_ONE_YEAR = "public, immutable, max-age=31536000"


class PackedBundles:
    """ASGI middleware. A part of a bundle, or one that is not compressed yet, is left to Streamlit.

    Compressing begins when the server puts its layers together, before it takes a request.
    """

    def __init__(self, app: ASGIApp, bundles: Bundles) -> None:
        self.app, self._bundles = app, bundles
        bundles.begin()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = self._answer(scope) if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path = str(scope["path"])
        headers = Headers(scope=scope)
        if not path.startswith(_BELOW) or "range" in headers:
            return None
        name = path.removeprefix(_BELOW)
        known = headers.get("if-none-match", "")
        if name in _fonts():
            return _response(_fonts()[name], "font/woff2", {}, known)
        for encoding in accepted(headers.get("accept-encoding", "")):
            packed = self._bundles.get(name, encoding)
            if packed:
                kind = _KINDS[name[name.rindex(".") :]]
                return _response(packed, kind, {"content-encoding": encoding, "vary": "Accept-Encoding"}, known)
        return None


def accepted(header: str) -> tuple[str, ...]:
    """Return which of our encodings a client accepts, the one it likes best first; of equals the smaller one.

    Without the header, or where it refuses everything (`q=0`), there is none.
    """
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip()] = _weight(parameter)
    others = weights.get("*", 0.0)
    liked = [(weights.get(encoding, others), encoding) for encoding in ENCODINGS]
    return tuple(encoding for weight, encoding in sorted(liked, key=lambda each: -each[0]) if weight > 0)


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


@cache
def _fonts() -> dict[str, PackedBundle]:
    """Return the cut fonts by their names below `/static/`, which are those of the whole fonts."""
    files = {file.relative_to(_FONTS).as_posix(): file for file in _FONTS.rglob("*.woff2")}
    return {
        name: PackedBundle(file, file.stat().st_size, f'"{hashlib.sha256(file.read_bytes()).hexdigest()[:20]}"')
        for name, file in files.items()
    }


def _response(packed: PackedBundle, kind: str, encoded: dict[str, str], known: str) -> Response:
    headers = {**encoded, "cache-control": _ONE_YEAR, "etag": packed.tag}
    if packed.tag in {each.strip().removeprefix("W/") for each in known.split(",")} or known.strip() == "*":
        return Response(status_code=304, headers=headers)
    return FileResponse(packed.path, headers=headers, media_type=kind)
