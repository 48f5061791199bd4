"""The interface for programs: `/api/v1/…`. Whoever asks gets the public part; no cookie or header changes that.

Each answer is made once for a snapshot and a language and then kept, so a thousand requests cost one rendering.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.app import data
from lib.app.server.rendered import Rendered, Renderings, rendered
from lib.collect.changes import change
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.collect.store.store import StoreFailure, StoreSilent, UnreadableSnapshot, published_moments, published_snapshot
from lib.programme.loading import ProgrammeError
from lib.publish.exports.changes_document import changes_document
from lib.publish.exports.documents import VERSION, as_bytes
from lib.publish.exports.offers import IATI
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

ROOT = f"/api/v{VERSION}"
"""Where the interface begins."""

_PARAMETERS = frozenset({"lang", "corte"})
_CHANGES, _SINCE = "changes", "since"
_CUT = re.compile(r"[0-9a-f]{4,12}")
_METHODS = ("GET", "HEAD", "OPTIONS")
_EVERY_METHOD = (*_METHODS, "POST", "PUT", "PATCH", "DELETE")
_NEWEST_SECONDS, _PAST_SECONDS = 60, 86_400
_renderings = Renderings()


@dataclass
class ApiRefusal(Exception):
    """Why a request gets no document, as key of a text, with its status and facts."""

    status: int
    why: str
    facts: Mapping[str, object]


def answer(request: Request) -> Response:
    """Answer one request below `/api`."""
    language = data.languages()[0]
    try:
        if request.method not in _METHODS:
            raise ApiRefusal(405, "method", {})
        if request.method == "OPTIONS":
            return Response(
                status_code=204, headers={"Allow": ", ".join(_METHODS), **_origin(request.headers, before=True)}
            )
        language = _language(request)
        return _document(request, language)
    except ApiRefusal as refusal:
        return _refused(refusal, request, language)
    except (EnvironmentProblem, ProgrammeError, StoreFailure, StoreSilent):
        return _refused(ApiRefusal(503, "unavailable", {}), request, language)


def _document(request: Request, language: str) -> Response:
    path = request.url.path.removeprefix(ROOT).strip("/")
    known = _PARAMETERS | {_SINCE} if path == _CHANGES else _PARAMETERS
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        raise ApiRefusal(400, "parameter", {"given": unknown[0]})
    if not request.url.path.startswith(ROOT):
        raise ApiRefusal(404, "not-found", {"index": ROOT})
    if path == "snapshots":
        return _answered(_history(), request, language, past=False)
    snapshot, past = _snapshot(request.query_params.get("corte", ""))
    if path == _CHANGES:
        return _answered(_changes(request, snapshot, language), request, language, past=False)
    opened = data.opened()
    programme, geography = opened.setting.programme, opened.setting.geography
    found = _renderings.get(
        snapshot, programme, geography, language=language, path=path, signer=opened.signer, shapes=data.shapes()
    )
    if found is None:
        raise ApiRefusal(404, "no-iati" if path == IATI else "not-found", {"index": ROOT})
    return _answered(found, request, language, past=past)


def _language(request: Request) -> str:
    known = data.languages()
    asked = request.query_params.get("lang") or known[0]
    if asked not in known:
        raise ApiRefusal(400, "language", {"given": asked[:20], "known": ", ".join(f"lang={each}" for each in known)})
    return asked


def _snapshot(asked: str) -> tuple[Snapshot, bool]:
    """Return the snapshot that is asked for, the newest for "", and whether it is kept rather than the newest."""
    newest, asked = data.newest(), asked.lower()
    if not asked:
        return newest, False
    if not _CUT.fullmatch(asked):
        raise ApiRefusal(400, "cut", {"given": asked[:20], "id": newest.id})
    if newest.id.startswith(asked):
        return newest, False
    found = published_snapshot(data.opened().store, asked)
    if found is None:
        raise ApiRefusal(404, "no-cut", {"given": asked, "list": f"{ROOT}/snapshots"})
    if isinstance(found, UnreadableSnapshot):
        raise ApiRefusal(503, "unreadable-cut", {"given": found.id})
    return found.snapshot, True


def _changes(request: Request, after: Snapshot, language: str) -> Rendered:
    """Return what changed, for the public, from the snapshot that `since` names."""
    asked = request.query_params.get(_SINCE, "")
    if not asked:
        raise ApiRefusal(400, "since", {"list": f"{ROOT}/snapshots"})
    before, setting = _snapshot(asked)[0], data.opened().setting
    found = change(before, after, setting.programme, for_public)
    bootcamps = {entry.id: entry.name for entry in after.bootcamps}
    names = Names(setting.programme, setting.geography, Words(language), bootcamps)
    document = changes_document(for_public(before), for_public(after), found, names)
    return rendered(as_bytes(document), "application/json", f"{before.id}-{after.id}-{language}")


def _history() -> Rendered:
    """Return which snapshots can be asked for by `corte`, the newest first."""
    moments = published_moments(data.opened().store)
    latest = {each.id: each.at for each in moments}
    listed = [{"snapshot": each, "published_at": at.isoformat(timespec="seconds")} for each, at in latest.items()]
    document = {"version": VERSION, "snapshots": sorted(listed, key=lambda each: each["published_at"], reverse=True)}
    return rendered(as_bytes(document), "application/json", "snapshots")


def _answered(found: Rendered, request: Request, language: str, *, past: bool) -> Response:
    headers = {
        "ETag": found.tag,
        "Cache-Control": f"public, max-age={_PAST_SECONDS if past else _NEWEST_SECONDS}",
        "Vary": "Accept-Encoding, Origin",
        "Content-Language": language,
        "X-Content-Type-Options": "nosniff",
        **_licence(),
        **_origin(request.headers),
    }
    if _is_known(found.tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    body = found.body
    if found.packed is not None and _takes_gzip(request.headers):
        body, headers["Content-Encoding"] = found.packed, "gzip"
    if found.file:
        headers["Content-Disposition"] = f'attachment; filename="{found.file}"'
    return _said(body, found.media_type, request, headers)


def _licence() -> dict[str, str]:
    """Return the licence as a header, for a table that travels without a cover. Its address is plain ASCII."""
    licence = data.opened().setting.programme.licence
    return {"Link": f'<{licence.url}>; rel="license"'} if licence else {}


def _refused(refusal: ApiRefusal, request: Request, language: str) -> Response:
    said = {
        "status": refusal.status,
        "error": refusal.why,
        **_in_words(refusal, Words(language)),
        "index": ROOT,
        "languages": {each: _in_words(refusal, Words(each)) for each in data.languages()},
    }
    headers = {"Cache-Control": "no-store", "Vary": "Origin", "X-Content-Type-Options": "nosniff"}
    if refusal.status == 405:
        headers["Allow"] = ", ".join(_METHODS)
    if refusal.status == 503:
        headers["Retry-After"] = str(_NEWEST_SECONDS)
    return _said(as_bytes(said), "application/json", request, {**headers, **_origin(request.headers)}, refusal.status)


def _in_words(refusal: ApiRefusal, words: Words) -> dict[str, str]:
    key = f"api.error.{refusal.why}"
    return {"message": words(key, **refusal.facts), "what_to_do": words(f"{key}.do", **refusal.facts)}


def _said(body: bytes, media_type: str, request: Request, headers: Mapping[str, str], status: int = 200) -> Response:
    length = {"Content-Length": str(len(body))}
    content = b"" if request.method == "HEAD" else body
    return Response(content, status, {**headers, **length}, media_type)


def _is_known(tag: str, asked: str) -> bool:
    """Tell whether the asker has this very answer already; tags are compared weakly, as for GET they are to be."""
    tags = {each.strip().removeprefix("W/") for each in asked.split(",")}
    return tag.removeprefix("W/") in tags or "*" in tags


def _takes_gzip(headers: Headers) -> bool:
    for each in headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = each.partition(";")
        if name.strip() in {"gzip", "*"}:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _origin(headers: Headers, *, before: bool = False) -> dict[str, str]:
    """Return what lets a page of another origin read the answer: nothing unless the operator allowed that origin."""
    asked = headers.get("origin")
    try:
        allowed = read_environment(os.environ).api_origins
    except EnvironmentProblem:
        return {}
    if not asked or not {asked.lower(), "*"} & set(allowed):
        return {}
    found = {"Access-Control-Allow-Origin": "*" if "*" in allowed else asked, "Access-Control-Expose-Headers": "ETag"}
    if before:
        found |= {
            "Access-Control-Allow-Methods": ", ".join(_METHODS),
            "Access-Control-Allow-Headers": "If-None-Match",
            "Access-Control-Max-Age": str(_PAST_SECONDS),
        }
    return found


ROUTES = tuple(Route(path, answer, methods=list(_EVERY_METHOD)) for path in ("/api", "/api/{path:path}"))
