"""The secret addresses: `/buzon/<token>/…`. Whoever has one reads what the sheet's owner may; nobody else learns of it.

Nothing of an address is logged, kept by a cache or told to another page.
"""

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.app import data
from lib.app.refresh import mark_of
from lib.collect.changes import latest_changes
from lib.collect.failure import OPERATORS, FailureKind, SourceFailure
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.collect.store.store import StoreFailure, StoreSilent
from lib.programme.loading import ProgrammeError
from lib.programme.model import Source
from lib.publish.mailbox.annotated import annotated, as_read
from lib.publish.mailbox.calendar import calendar
from lib.publish.mailbox.feed import MOST, FeedEntry, feed
from lib.publish.mailbox.review import review_csv
from lib.publish.mailbox.tokens import CALENDAR, FEED, REVIEW, ROOT, WORKBOOK, source_of
from lib.snapshot.audience import for_partner
from lib.snapshot.selection.events import concerns
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages.changes import told

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
    """Answer with one file of the mailbox that the token opens, or why it waits; 404 for anything else."""
    return await asyncio.to_thread(_answer, request.path_params["token"], request.path_params["file"])


def _answer(token: str, file: str) -> Response:
    try:
        opened = _opened(token)
        made = FILES[file] if opened and file in FILES else None
        if opened is None or made is None:
            return Response("404", 404, _HEADERS)
        if data.opened().collector.published() is None:
            return _later()
        make, media_type = made
        return Response(make(opened), headers=_HEADERS, media_type=media_type)
    except SourceFailure as failure:
        return Response(_why(failure), 503, {**_HEADERS, "retry-after": "60"}, "text/plain; charset=utf-8")
    except (EnvironmentProblem, ProgrammeError, StoreFailure, StoreSilent):
        return _later()


def _later() -> Response:
    return Response("503", 503, {**_HEADERS, "retry-after": "60"})


def _why(failure: SourceFailure) -> str:
    """Return in every language why a workbook is not given back now."""
    elsewhere = failure.kind in OPERATORS and not read_environment(os.environ).collects
    key = "mailbox.workbook.elsewhere" if elsewhere else "mailbox.workbook.later"
    return "\n".join(Words(language)(key) for language in data.languages())


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


def _calendar(box: Mailbox) -> bytes:
    programme, owner = box.names.programme, box.source.owner
    every = data.opened().store.followed.events("partners")
    hers = [each for each in every if concerns(each.event, owner, box.snapshot, programme)]
    title = box.names.words("calendar.title.of", programme=programme.programme.name, name=box.names.partner(owner))
    return calendar(hers, box.names, title, read_environment(os.environ).public_url)


def _feed(box: Mailbox) -> bytes:
    opened, owner = data.opened(), box.source.owner
    found = latest_changes(opened.store, box.names.programme, lambda each: for_partner(each, owner), MOST)
    return feed(
        [FeedEntry(each.snapshot.id, each.snapshot.today, each.at, told(each.changes, box.names)) for each in found],
        box.names,
        name=f"partner:{owner}",
        itself="",
        dashboard=f"{read_environment(os.environ).public_url or ''}/",
        updated=box.snapshot.read_at,
    )


def _workbook(box: Mailbox) -> bytes:
    state = box.snapshot.source(box.source.id)
    if state is None or state.hash is None:
        raise SourceFailure(FailureKind.NOT_FOUND, "it has not been read yet")
    return _annotated(box.source.id, state.hash, (mark_of(box.snapshot), box.names.words.language), box)


@st.cache_resource(show_spinner=False, max_entries=8)
def _annotated(source: str, digest: str, seen: object, _box: Mailbox) -> bytes:
    """Read a source once for each of its contents. Raises SourceFailure, also where it changed since its reading."""
    opened = data.opened()
    raw = opened.reader(_box.source)
    if raw.hash != digest:
        raise SourceFailure(FailureKind.NETWORK, "it changed since it was read")
    book = as_read(_box.source, raw, opened.setting, _box.snapshot.read_at)
    return annotated(book, _box.snapshot, _box.source, _box.names, opened.store.followed.since())


FILES: Mapping[str, tuple[Callable[[Mailbox], bytes], str]] = {
    REVIEW: (_review, "text/csv; charset=utf-8"),
    CALENDAR: (_calendar, "text/calendar; charset=utf-8"),
    FEED: (_feed, "application/atom+xml; charset=utf-8"),
    WORKBOOK: (_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""What is in a mailbox: by its name how it is made, and its media type."""

ROUTES = (Route(f"{ROOT}{{token}}/{{file}}", mailbox, methods=["GET"]),)
