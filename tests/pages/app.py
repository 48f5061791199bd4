"""Running the dashboard in AppTest, always through `dashboard.py`."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.app import data
from lib.app.server import served
from tests.alone import programme_alone

ROOT = Path(__file__).resolve().parents[2]
WITH_PAST = str(ROOT / "data" / "programme.toml")


_KEPT: list[dict[str, str]] = []
"""What the dashboard that is still open was opened with, while a module keeps it; see `kept_open`."""

_KEEPING: list[bool] = []


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    """Set environment variables for one dashboard and forget what an earlier one had opened.

    Unless a store is given, what this dashboard keeps is in memory and goes with it. Unless a programme is, it is the
    embedded one without the past of its samples; `WITH_PAST` is the one with it. Where `kept_open` holds, one that was
    opened with the same variables is used again.
    """
    variables = {"IMPULSO_STORE_URL": "sqlite://", "IMPULSO_PROGRAMME": programme_alone(), **variables}
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    if [variables] != _KEPT:
        _forget()
    try:
        yield
        if _KEEPING:
            _KEPT[:] = [variables]
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if [variables] != _KEPT:
            _forget()


@contextmanager
def kept_open() -> Iterator[None]:
    """Let the tests within share a dashboard as long as they ask for the same one: opening it is most of their time."""
    _KEEPING.append(True)
    try:
        yield
    finally:
        _KEEPING.pop()
        _forget()


def _forget() -> None:
    _KEPT.clear()
    st.cache_resource.clear()
    st.cache_data.clear()


def wait_for_the_first_snapshot(seconds: float = 180) -> None:
    """Wait until the dashboard that is open has published; on a busy machine it goes on without after ten seconds."""
    end = time.monotonic() + seconds
    while data.opened().collector.published() is None:
        assert time.monotonic() < end, "no snapshot came"
        time.sleep(0.1)


def open_page(page: str = "home", language: str = "es", **parameters: str) -> AppTest:
    """Open one page of the dashboard in one language, as `lib/server.py` serves it."""
    served.begin()
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["lang"] = language
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    if page != "home":
        app.switch_page(f"pages/{page}.py")
        for name, value in {"lang": language, **parameters}.items():
            app.query_params[name] = value
        app.run()
    return app


def text_of(app: AppTest) -> str:
    """Return all text and HTML that a page shows, without its style sheet."""
    bodies = [element.proto.body for element in app.get("html") if "<style>" not in element.proto.body]
    kinds = (app.markdown, app.caption, app.subheader, app.error, app.info)
    words = [element.value for kind in kinds for element in kind]
    return "\n".join([*bodies, *map(str, words)])
