"""Somebody whom nobody sees opens every page before the first visitor comes."""

import gc
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, SessionClient

from lib.app.server.warm import settle, visit
from tests.loops import run
from tests.pages.app import environment


class FakeRuntime(Runtime):
    """Answers every request at once, as a page of two would."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.open = 0
        self.fails = False

    def connect_session(self, client: SessionClient, *_: object, **__: object) -> str:
        self._client = client
        self.open += 1
        return "nobody"

    def handle_backmsg(self, session_id: str, msg: BackMsg, **_: object) -> None:
        if self.fails:
            raise RuntimeError("stopped")
        self.asked.append((msg.rerun_script.page_script_hash, msg.rerun_script.query_string))
        told, done = ForwardMsg(), ForwardMsg()
        for page in ("one", "two"):
            told.navigation.app_pages.add(url_pathname=page, page_script_hash=f"hash-{page}")
        done.script_finished = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
        self._client.write_forward_msg(told)
        self._client.write_forward_msg(done)

    def close_session(self, session_id: str) -> None:
        self.open -= 1


@pytest.fixture(autouse=True)
def dashboard() -> Iterator[None]:
    with environment():
        yield


def test_every_page_is_opened_in_every_language_and_no_session_is_left() -> None:
    runtime = FakeRuntime()
    run(visit(runtime))
    pages = ["", "hash-one", "hash-two"]
    assert runtime.asked == [(page, f"lang={language}") for language in ("es", "en") for page in pages]
    assert runtime.open == 0


def test_a_visit_that_fails_leaves_no_session_either() -> None:
    runtime = FakeRuntime()
    runtime.fails = True
    with pytest.raises(RuntimeError):
        run(visit(runtime))
    assert runtime.open == 0


def test_what_is_alive_is_out_of_the_collectors_way_and_what_ended_since_is_looked_at_again() -> None:
    before = gc.get_freeze_count()
    try:
        settle()
        frozen = gc.get_freeze_count()
        assert frozen > before + 1000
        settle()
        assert abs(gc.get_freeze_count() - frozen) < frozen / 10
    finally:
        gc.unfreeze()
