"""Streamlit's bundles leave the server compressed, for those who accept that, and stay in the browser for a year."""

import asyncio
import gzip
from pathlib import Path

import brotli
import pytest
from starlette.types import Message, Receive, Scope, Send

from lib.app.server.bundles import STATIC, Bundles, kept_bundles
from lib.app.server.precompressed import PackedBundles, accepted
from tests.loops import run

TEXT = b"export const answer = 42;\n" * 200


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Stand for Streamlit, which answers everything in clear."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-from", b"streamlit")]})
    await send({"type": "http.response.body", "body": b"in clear"})


@pytest.fixture
def bundles(tmp_path: Path) -> Bundles:
    static = tmp_path / "static"
    (static / "js").mkdir(parents=True)
    (static / "js" / "app.abc123.js").write_bytes(TEXT)
    (static / "js" / "tiny.abc123.js").write_bytes(b"1")
    (static / "font.abc123.woff2").write_bytes(b"packed already" * 500)
    made = Bundles(tmp_path / "kept", static)
    made.prepare()
    return made


class Answer:
    """What came back."""

    def __init__(self, sent: list[Message]) -> None:
        self.status = sent[0]["status"]
        self.headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        self.body = b"".join(each.get("body", b"") for each in sent[1:])


def asked(bundles: Bundles, path: str, method: str = "GET", **headers: str) -> Answer:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        await asyncio.Event().wait()  # the client stays
        raise AssertionError

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": raw, "query_string": b""}
    run(PackedBundles(streamlit, bundles)(scope, receive, send))
    return Answer(sent)


def test_a_bundle_leaves_in_brotli_with_its_length_its_kind_and_a_year_to_live(bundles: Bundles) -> None:
    answer = asked(bundles, "/static/js/app.abc123.js", accept_encoding="gzip, deflate, br, zstd")
    assert (answer.status, answer.headers["content-encoding"]) == (200, "br")
    assert brotli.decompress(answer.body) == TEXT
    assert int(answer.headers["content-length"]) == len(answer.body) < len(TEXT) / 10
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_client_without_brotli_gets_gzip(bundles: Bundles) -> None:
    answer = asked(bundles, "/static/js/app.abc123.js", accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == TEXT


@pytest.mark.parametrize("header", ["", "identity", "br;q=0, gzip;q=0", "*;q=0", "zstd"])
def test_a_client_that_accepts_neither_gets_what_streamlit_sends(bundles: Bundles, header: str) -> None:
    answer = asked(bundles, "/static/js/app.abc123.js", accept_encoding=header)
    assert answer.body == b"in clear"


def test_the_weights_of_accept_encoding_decide() -> None:
    assert accepted("gzip, br") == ("br", "gzip")
    assert accepted("gzip;q=1.0, br;q=0.5") == ("gzip", "br")
    assert accepted("br;q=0, gzip") == ("gzip",)
    assert accepted("*") == ("br", "gzip")
    assert accepted("*;q=0.1, br;q=0") == ("gzip",)
    assert accepted("br;q=much") == ()


def test_a_known_bundle_is_not_sent_again(bundles: Bundles) -> None:
    first = asked(bundles, "/static/js/app.abc123.js", accept_encoding="br")
    again = asked(bundles, "/static/js/app.abc123.js", accept_encoding="br", if_none_match=f"W/{first.headers['etag']}")
    assert (again.status, again.body) == (304, b"")
    other = asked(bundles, "/static/js/app.abc123.js", accept_encoding="gzip", if_none_match=first.headers["etag"])
    assert other.status == 200


def test_head_says_the_length_and_sends_nothing(bundles: Bundles) -> None:
    answer = asked(bundles, "/static/js/app.abc123.js", "HEAD", accept_encoding="br")
    whole = asked(bundles, "/static/js/app.abc123.js", accept_encoding="br")
    assert (answer.body, answer.headers["content-length"]) == (b"", whole.headers["content-length"])


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/static/js/app.abc123.js", "GET", {"range": "bytes=0-9"}),
        ("/static/js/app.abc123.js", "POST", {}),
        ("/static/js/tiny.abc123.js", "GET", {}),
        ("/static/font.abc123.woff2", "GET", {}),
        ("/static/js/missing.js", "GET", {}),
        ("/static/../../secrets.js", "GET", {}),
        ("/", "GET", {}),
    ],
)
def test_everything_else_is_left_to_streamlit(
    bundles: Bundles, path: str, method: str, headers: dict[str, str]
) -> None:
    assert asked(bundles, path, method, accept_encoding="br", **headers).body == b"in clear"


def test_what_was_compressed_well_is_not_compressed_again_at_the_next_start(bundles: Bundles, tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "js" / "app.abc123.js.br"
    written = kept.stat().st_mtime_ns
    again = Bundles(tmp_path / "kept", tmp_path / "static")
    again.prepare()
    packed = again.get("js/app.abc123.js", "br")
    assert packed is not None
    assert (packed.path, kept.stat().st_mtime_ns) == (kept, written)
    assert list((tmp_path / "kept").rglob("*.quick.*")) == []


def test_servers_that_begin_together_compress_each_bundle_well_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "static").mkdir()
    for number in range(8):
        (tmp_path / "static" / f"app.{number}.js").write_bytes(TEXT)
    compressed: list[int] = []
    plainly = brotli.compress

    def counted(plain: bytes, quality: int) -> bytes:
        compressed.append(quality)
        return plainly(plain, quality=quality)

    monkeypatch.setattr(brotli, "compress", counted)
    threads = [Bundles(tmp_path / "kept", tmp_path / "static").begin() for _ in range(4)]
    for thread in threads:
        thread.join()
    assert compressed.count(11) == 8


def test_a_folder_that_cannot_be_written_is_replaced_by_a_passing_one(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where a folder should be")
    assert kept_bundles(tmp_path / "var").get("js/app.js", "br") is None


def test_streamlits_bundles_are_where_they_are_looked_for() -> None:
    assert list(STATIC.glob("js/index.*.js"))
    assert list(STATIC.glob("css/index.*.css"))
