"""The secret addresses: `/buzon/<token>/…`. Whoever has one reads what the sheet's owner may; nobody else learns of it.

Nothing of an address is logged, kept by a cache or told to another page.
"""

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.app import data
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.collect.store.store import StoreFailure, StoreSilent
from lib.programme.loading import ProgrammeError
from lib.programme.model import Source
from lib.publish.mailbox.review import review_csv
from lib.publish.mailbox.tokens import REVIEW, ROOT, source_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow, noarchive",
}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One source's mailbox as it is opened: the newest snapshot, the source, and names in its owner's language."""

    snapshot: Snapshot
    source: Source
    names: Names


async def mailbox(request: Request) -> Response:
    """Answer with one file of the mailbox that the token opens; 404 for anything else."""
    return await asyncio.to_thread(_answer, request.path_params["token"], request.path_params["file"])


def _answer(token: str, file: str) -> Response:
    try:
        opened = _opened(token)
        made = FILES[file] if opened and file in FILES else None
        if opened is None or made is None:
            return Response("404", 404, _HEADERS)
        make, media_type = made
        return Response(make(opened), headers=_HEADERS, media_type=media_type)
    except (EnvironmentProblem, ProgrammeError, StoreFailure, StoreSilent):
        return Response("503", 503, {**_HEADERS, "retry-after": "60"})


def _opened(token: str) -> Mailbox | None:
    secret = read_environment(os.environ).mailbox_secret
    if not secret:
        return None
    opened = data.opened()
    setting = opened.setting
    source = source_of(token, setting.programme, opened.store.generations.now(), secret)
    if source is None:
        return None
    snapshot, language = data.newest(), setting.programme.language_of(source.owner)
    bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
    return Mailbox(snapshot, source, Names(setting.programme, setting.geography, Words(language), bootcamps))


def _review(box: Mailbox) -> bytes:
    since = data.opened().store.followed.since()
    return review_csv(box.snapshot, box.source, box.names, since).encode()


FILES: Mapping[str, tuple[Callable[[Mailbox], bytes], str]] = {REVIEW: (_review, "text/csv; charset=utf-8")}
"""What is in a mailbox: by its name how it is made, and its media type."""

ROUTES = (Route(f"{ROOT}{{token}}/{{file}}", mailbox, methods=["GET"]),)
