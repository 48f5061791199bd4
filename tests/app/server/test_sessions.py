"""A session that ended holds no descriptor, and comes back."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from lib.app.server.sessions import ReleasingStorage, release_descriptors


def test_a_session_that_ended_holds_no_event_loop_open_and_gets_one_when_it_comes_back() -> None:
    kept: Any = ReleasingStorage()
    info = SimpleNamespace(session=SimpleNamespace(id="hers", _script_event_loop=asyncio.new_event_loop()))
    kept.save(info)
    assert info.session._script_event_loop.is_closed()
    assert kept.get("hers") is info
    kept.delete("hers")
    assert not info.session._script_event_loop.is_closed()
    info.session._script_event_loop.close()
    assert kept.list() == []


def test_streamlit_still_keeps_its_sessions_where_ours_releases_them(monkeypatch: pytest.MonkeyPatch) -> None:
    manager: Any = WebsocketSessionManager(*[None] * 5)  # type: ignore[arg-type]
    assert "_session_storage" in vars(manager)
    assert "_script_event_loop" in AppSession.__init__.__code__.co_names
    release_descriptors(SimpleNamespace(_session_mgr=manager))  # type: ignore[arg-type]
    assert isinstance(manager._session_storage, ReleasingStorage)
    assert "_session_mgr" in Runtime.__init__.__code__.co_names
