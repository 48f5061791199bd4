"""A table at an `https://` address is read within bounds, from the declared hosts only, and not sent twice."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.web.fetch import Web
from lib.collect.web.hosts import is_public
from lib.collect.web.source import web_reader
from lib.programme.model import Source, Tab
from tests.collect.rig import SAMPLE
from tests.collect.web.server import HOST, OTHER, Page, WebServer, web_server

TABLE = b"sitio_id,sitio\nMX-1,Centro digital\n"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    with web_server(tmp_path_factory.mktemp("web")) as server:
        yield server


@pytest.fixture
def server(running: WebServer) -> WebServer:
    running.pages.clear()
    running.asked.clear()
    return running


def here(_host: str, _port: int) -> Sequence[str]:
    """Every name leads to this machine."""
    return ("127.0.0.1",)


def web(server: WebServer, **rules: object) -> Web:
    usual = Web(frozenset({HOST, OTHER}), resolve=here, context=server.trust())
    return replace(usual, **rules)  # type: ignore[arg-type]


def source(server: WebServer, path: str = "/export.csv", hosts: tuple[str, ...] = (), host: str = HOST) -> Source:
    return Source(
        id="sict", owner="sict", workbook="sitios.csv", address=server.address(path, host), hosts=hosts, every_days=30,
        tabs={"sitios": Tab(title="sitios")},
    )  # fmt: skip


def failure_of(server: WebServer, given: Source | None = None, **rules: object) -> SourceFailure:
    with pytest.raises(SourceFailure) as failed:
        web_reader(web(server, **rules))(given or source(server))
    assert server.address("") not in str(failed.value)
    return failed.value


def test_a_csv_is_read_by_the_query_that_was_declared_and_nothing_else_is_sent(server: WebServer) -> None:
    server.pages["/export.csv?token=abc"] = Page(TABLE)
    raw = web_reader(web(server))(source(server, "/export.csv?token=abc"))
    grid = raw.open().grids["sitios"]
    assert grid.rows[1] == ("MX-1", "Centro digital")
    assert (grid.workbook, grid.typed) == ("sitios.csv", False)
    [(_, headers)] = server.asked
    assert headers["host"] == f"{HOST}:{server.port}"
    assert not {"cookie", "authorization", "referer"} & headers.keys()


def test_a_workbook_of_several_tabs_is_read_like_one_in_a_folder(server: WebServer) -> None:
    server.pages["/export.csv"] = Page((SAMPLE / "sict.xlsx").read_bytes())
    given = source(server).model_copy(update={"tabs": {each: Tab(title=each) for each in ("portada", "sitios")}})
    contents = web_reader(web(server))(given).open()
    assert set(contents.grids) == {"portada", "sitios"}
    assert contents.remarks == ()


def test_what_did_not_change_is_not_sent_again_and_has_the_same_hash(server: WebServer) -> None:
    server.pages["/export.csv"] = Page(TABLE, headers={"ETag": '"1"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"})
    read = web_reader(web(server))
    first, second = read(source(server)), read(source(server))
    assert first.hash == second.hash
    assert server.asked[1][1]["if-none-match"] == '"1"'
    assert "if-modified-since" in server.asked[1][1]
    assert second.open().grids["sitios"].rows == first.open().grids["sitios"].rows
    server.pages["/export.csv"] = Page(TABLE + b"MX-2,Otro\n", headers={"ETag": '"2"'})
    assert read(source(server)).hash != first.hash


def test_a_packed_answer_is_unpacked_within_the_same_bound(server: WebServer) -> None:
    server.pages["/export.csv"] = Page(gzip.compress(TABLE), headers={"Content-Encoding": "gzip"})
    assert web_reader(web(server))(source(server)).open().grids["sitios"].rows[1][0] == "MX-1"
    server.pages["/export.csv"] = Page(gzip.compress(b"a" * 100_000), headers={"Content-Encoding": "gzip"})
    assert failure_of(server, most_bytes=10_000).kind is FailureKind.TOO_LARGE


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_an_address_may_lead_on_to_its_own_and_to_declared_hosts(server: WebServer, code: int) -> None:
    server.pages["/export.csv"] = Page(status=code, headers={"Location": "/now.csv"})
    server.pages["/now.csv"] = Page(status=code, headers={"Location": server.address("/real.csv", OTHER)})
    server.pages["/real.csv"] = Page(TABLE)
    assert web_reader(web(server))(source(server, hosts=(OTHER,))).open().grids
    assert failure_of(server).kind is FailureKind.ADDRESS_REFUSED


@pytest.mark.parametrize(
    "location",
    [
        "http://datos.example.org/x",
        "https://evil.example/x",
        "https://datos.example.org@evil.example/x",
        "//evil.example/x",
        "file:///etc/passwd",
        "https://datos.example.org.evil.example/",
        "https://[::1]/",
        "https://datos.example.org:99999/",
        "https://datos..example.org/",
    ],
)
def test_an_address_leads_nowhere_else(server: WebServer, location: str) -> None:
    server.pages["/export.csv"] = Page(status=302, headers={"Location": location})
    assert failure_of(server).kind is FailureKind.ADDRESS_REFUSED
    assert len(server.asked) == 1


def test_an_address_that_leads_in_a_circle_is_left(server: WebServer) -> None:
    server.pages["/export.csv"] = Page(status=302, headers={"Location": "/export.csv"})
    assert failure_of(server).kind is FailureKind.ADDRESS_REFUSED
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (401, "permission"), (403, "permission"), (404, "not_found"), (410, "not_found"), (429, "server"),
        (500, "server"), (503, "server"), (204, "unreadable"), (304, "unreadable"), (418, "unreadable"),
    ],
)  # fmt: skip
def test_a_refusal_is_told_by_its_kind(server: WebServer, code: int, kind: str) -> None:
    server.pages["/export.csv"] = Page(status=code)
    assert failure_of(server).kind == kind


def test_a_page_to_sign_in_at_is_no_table(server: WebServer) -> None:
    server.pages["/export.csv"] = Page(b"<!doctype html><title>Sign in</title>")
    with pytest.raises(SourceFailure) as failed:
        web_reader(web(server))(source(server)).open()
    assert failed.value.kind is FailureKind.UNREADABLE


def test_what_is_too_large_is_not_read_to_its_end(server: WebServer) -> None:
    server.pages["/export.csv"] = Page(b"", headers={"Content-Length": "99999999999"})
    assert failure_of(server).kind is FailureKind.TOO_LARGE
    server.pages["/export.csv"] = Page(b"a" * 2_000, headers={"Transfer-Encoding": "identity"})
    assert failure_of(server, most_bytes=1_000).kind is FailureKind.TOO_LARGE


def test_an_answer_that_breaks_off_is_not_half_a_table(server: WebServer) -> None:
    server.pages["/export.csv"] = Page(TABLE, headers={"Content-Length": "5000"})
    assert failure_of(server).kind is FailureKind.NETWORK


@pytest.mark.parametrize("headers", [{"Content-Length": "5000000"}, {}])
def test_a_server_that_drips_is_left_at_the_deadline(server: WebServer, headers: dict[str, str]) -> None:
    """Also where the answer announces no length: half a table that was cut off is none."""
    over = Event()
    server.pages["/export.csv"] = Page(TABLE, headers=headers, drip=lambda: not over.wait(0.02))
    begun = monotonic()
    try:
        assert failure_of(server, seconds=0.3).kind is FailureKind.NETWORK
        assert monotonic() - begun < 15
    finally:
        over.set()


def test_a_server_that_cannot_prove_who_it_is_is_not_read(server: WebServer, tmp_path: Path) -> None:
    server.pages["/export.csv"] = Page(TABLE)
    assert failure_of(server, context=Web().context).kind is FailureKind.CERTIFICATE
    stranger = source(server, host="otra.example.org")
    assert failure_of(server, stranger, private_hosts=frozenset({"otra.example.org"})).kind is FailureKind.CERTIFICATE
    assert server.asked == []


def test_a_private_network_is_refused_unless_the_operator_allows_that_host(server: WebServer) -> None:
    server.pages["/export.csv"] = Page(TABLE)
    assert failure_of(server, private_hosts=frozenset()).kind is FailureKind.ADDRESS_REFUSED
    assert server.asked == []


def test_a_redirect_into_a_private_network_is_refused(server: WebServer) -> None:
    server.pages["/export.csv"] = Page(status=302, headers={"Location": server.address("/secret", OTHER)})
    server.pages["/secret"] = Page(TABLE)
    given = source(server, hosts=(OTHER,))
    assert failure_of(server, given, private_hosts=frozenset({HOST})).kind is FailureKind.ADDRESS_REFUSED
    assert [path for path, _ in server.asked] == ["/export.csv"]


def test_a_name_is_resolved_once_and_just_that_machine_is_connected_to(server: WebServer) -> None:
    """A name that first leads to the internet and then to this machine would lead in by its second answer."""
    answers = iter([["192.0.0.9"], ["127.0.0.1"]])  # the first is public and answers nobody
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    server.pages["/export.csv"] = Page(TABLE)
    found = failure_of(server, private_hosts=frozenset(), resolve=rebinding, seconds=0.3)
    assert found.kind is FailureKind.NETWORK
    assert asked == [HOST]
    assert server.asked == []


def test_a_name_that_leads_nowhere_is_no_connection(server: WebServer) -> None:
    def nowhere(_host: str, _port: int) -> Sequence[str]:
        raise OSError("no such name")

    assert failure_of(server, resolve=nowhere).kind is FailureKind.NETWORK


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "0.0.0.1", "224.0.0.1"),
        *("::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1"),
    ],
)
def test_an_address_of_this_machine_its_network_or_many_is_not_however_it_is_written(address: str) -> None:
    assert not is_public(address)
