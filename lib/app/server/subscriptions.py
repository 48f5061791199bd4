"""What anyone may subscribe to: `/calendario.ics`, weeks and no venues, and `/novedades.atom`, what snapshots changed.

Both are made once for a snapshot, a language and a state; `lang` chooses the language, `estado` the calendar's state.
"""

import os

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.app import data
from lib.app.refresh import mark_of
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.collect.store.store import StoreFailure
from lib.programme.loading import ProgrammeError
from lib.publish.mailbox.everybody import CALENDAR, NEWS, public_calendar, public_feed
from lib.wording.language import Words
from lib.wording.names import Names

_HEADERS = {"cache-control": "public, max-age=600", "x-content-type-options": "nosniff"}


def subscription(request: Request) -> Response:
    """Answer with the calendar or the feed: 404 for a state or a language that the programme does not know.

    Before anything was published there is neither (503).
    """
    try:
        setting = data.opened().setting
        languages = setting.programme.programme.languages
        language, state = request.query_params.get("lang", languages[0]), request.query_params.get("estado", "")
        if language not in languages or (state and setting.geography.state(state) is None):
            return Response("404", 404, {"cache-control": "no-store"})
        if data.opened().collector.published() is None:
            return _later()  # an empty calendar would take every entry out of whoever's holds them
        mark = mark_of(data.newest())
        if request.url.path.endswith(CALENDAR):
            return Response(_calendar(mark, language, state), 200, _HEADERS, "text/calendar; charset=utf-8")
        return Response(_feed(mark, language), 200, _HEADERS, "application/atom+xml; charset=utf-8")
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return _later()


def _later() -> Response:
    return Response("503", 503, {"cache-control": "no-store", "retry-after": "60"})


@st.cache_resource(show_spinner=False, max_entries=128)
def _calendar(mark: object, language: str, state: str) -> bytes:
    return public_calendar(data.opened().store, _names(language), state, _dashboard())


@st.cache_resource(show_spinner=False, max_entries=16)
def _feed(mark: object, language: str) -> bytes:
    return public_feed(data.opened().store, data.newest(), _names(language), _dashboard(), f"{NEWS}?lang={language}")


def _names(language: str) -> Names:
    setting = data.opened().setting
    bootcamps = {entry.id: entry.name for entry in data.newest().bootcamps}
    return Names(setting.programme, setting.geography, Words(language), bootcamps)


def _dashboard() -> str | None:
    return read_environment(os.environ).public_url


ROUTES = tuple(Route(f"/{each}", subscription, methods=["GET"]) for each in (CALENDAR, NEWS))
