"""The worker as it is served, and the way to be rid of it."""

import gzip

import pytest
from starlette.requests import Request

from lib.app.offline import routes
from lib.app.offline.scripts import script
from lib.app.server.chrome import VISITING, chrome
from lib.app.server.shell import asked_for, whole_page


def asked(path: str = "/sw.js", **parts: object) -> Request:
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b"", "path_params": parts}
    return Request(scope)


def test_the_worker_is_below_2_kb_and_is_asked_for_anew_at_each_visit() -> None:
    answer = routes.worker(asked())
    assert len(gzip.compress(bytes(answer.body), 9)) <= 2000
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "no-cache" in answer.headers["cache-control"]


def test_where_nothing_may_be_kept_the_worker_that_is_served_ends_the_one_that_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = asked_for("/", "", ("home",), ("es",))
    assert page is not None
    assert VISITING in chrome.__wrapped__()
    assert 'rel="manifest"' in whole_page(None, page, "Impulso")
    monkeypatch.setenv("IMPULSO_OFFLINE", "0")
    assert bytes(routes.worker(asked()).body).decode() == script("leaving")
    assert "registration.unregister()" in script("leaving")
    assert VISITING not in chrome.__wrapped__()
    assert 'rel="manifest"' not in whole_page(None, page, "Impulso")


def test_only_icons_of_the_manifest_are_drawn() -> None:
    assert routes.icon(asked(side=192)).headers["content-type"] == "image/png"
    assert routes.icon(asked(side=100_000)).status_code == 404
