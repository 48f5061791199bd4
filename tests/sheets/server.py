r"""A local server that answers like Google Sheets, over real HTTP, with everything that goes wrong there.

    python -m tests.sheets.server --programme data/programme.toml --workbooks data/sample \
        --port 9999 --write-key KEY.json

Point the reader at `http://127.0.0.1:9999` with that key file, and it reads the sample as if Google held it.
"""

import argparse
import socket
import struct
import sys
import threading
import time
import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from tests.sheets.accounts import ServiceAccount
from tests.sheets.faults import Answer, Damage, Delay, Drip, Fault, FaultPlan
from tests.sheets.google import LocalGoogle, Request
from tests.sheets.workbooks import Workbook


class _Listener(ThreadingHTTPServer):
    """Waits for its connections' threads on closing, after cutting the idle ones."""

    daemon_threads = False

    def __init__(self, port: int, google: LocalGoogle, faults: FaultPlan) -> None:
        self.google = google
        self.faults = faults
        self.closing = threading.Event()
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Conversation)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of readers that hang up, which some tests make them do; anything else is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # handed on as it came

    def cut_connections(self) -> None:
        self.closing.set()
        for connection in list(self.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the other side was faster


class _Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits 40 ms between its headers and its body
    server: _Listener
    connection: socket.socket

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        super().finish()

    def _converse(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode()
        request = Request.to(self.command, self.path, self.headers.get("Authorization", ""), body)
        fault = self.server.faults.next_for(request.path)
        if isinstance(fault, Answer):
            self.server.google.log.append(request)
            self._send(fault)
        elif fault is Damage.RESET:
            self.server.google.log.append(request)
            self._reset()
        else:
            right = self.server.google.respond(request)
            if isinstance(fault, Delay):
                self.server.closing.wait(fault.seconds)
            if isinstance(fault, Drip):
                self._drip(right, fault)
            else:
                self._send(right, fault)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _converse  # noqa: N815  the standard library's names

    def _send(self, right: Answer, fault: Fault | None = None) -> None:
        body = right.body
        if fault in {Damage.TRUNCATION, Damage.HALF_JSON}:
            body = body[: len(body) // 2]
            self.close_connection = True
        self.send_response(right.status)
        self.send_header("Content-Type", right.content_type)
        if fault is Damage.HALF_JSON:
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(len(right.body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):  # a reader that did not wait for a late answer
            self.close_connection = True

    def _drip(self, right: Answer, fault: Drip) -> None:
        """Send an answer byte by byte, until nobody listens any more."""
        self.close_connection = True
        head = f"HTTP/1.1 {right.status} OK\r\nContent-Type: {right.content_type}\r\n"
        head += f"Content-Length: {len(right.body)}\r\n\r\n"
        whole, at_once = head.encode() + right.body, 0 if fault.from_headers else len(head)
        with suppress(OSError):
            self.wfile.write(whole[:at_once])
            for byte in whole[at_once:]:
                if self.server.closing.wait(fault.seconds):
                    return
                self.wfile.write(bytes((byte,)))

    def _reset(self) -> None:
        """Close without lingering, before the server could say goodbye: that is what resets a connection."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()
        self.connection.close()
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the standard library's name
        """Say nothing: the log is `SheetsServer.google.log`, and it holds no tokens."""


class SheetsServer:
    """The server, its workbooks and its faults; a context manager that listens while it is entered.

    `port` 0 takes any free one. `monotonic` counts the minute's reads, in seconds.
    """

    def __init__(
        self,
        workbooks: Iterable[Workbook] = (),
        accounts: Iterable[ServiceAccount] = (),
        port: int = 0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.google = LocalGoogle(monotonic=monotonic)
        self.google.hold(workbooks)
        for account in accounts:
            self.google.desk.enrol(account)
        self._faults = FaultPlan()
        self._listener = _Listener(port, self.google, self._faults)
        self._thread = threading.Thread(target=self._listener.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> "SheetsServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.shutdown()
        self._listener.cut_connections()
        self._listener.server_close()
        self._thread.join()

    @property
    def root(self) -> str:
        """What stands in for Google's address."""
        return f"http://127.0.0.1:{self._listener.server_address[1]}"

    @property
    def token_uri(self) -> str:
        """What a service account's file names as the token's address."""
        return self.root + "/token"

    @property
    def log(self) -> list[Request]:
        """Every request so far."""
        return self.google.log

    @property
    def reads(self) -> list[Request]:
        """The requests so far that count as reads of the Sheets API."""
        return [request for request in self.google.log if request.path.startswith("/v4/")]

    @property
    def writes(self) -> int:
        """How many requests so far would have changed something; all were refused."""
        return sum(request.is_write for request in self.google.log)

    def workbook(self, spreadsheet_id: str) -> Workbook:
        """The workbook itself, to edit it under a reader's feet."""
        return self.google.workbooks[spreadsheet_id]

    def inject(self, path: str, fault: Fault, count: int = 1) -> None:
        """Let the next `count` requests whose path matches the regular expression `path` go wrong."""
        self._faults.add(path, fault, count)

    def forget_faults(self) -> None:
        """Let nothing more go wrong."""
        self._faults.forget()


def sample_workbooks(programme: Path, folder: Path) -> list[Workbook]:
    """The workbooks of a programme's `[[sources]]` that have a spreadsheet id, with their tabs' gids if it has them."""
    sources = tomllib.loads(programme.read_text(encoding="utf-8"))["sources"]
    return [
        Workbook.from_xlsx(folder / source["workbook"], source["spreadsheet"], _gids(source.get("tabs", {})))
        for source in sources
        if source.get("spreadsheet")
    ]


def _gids(tabs: dict[str, dict[str, object]]) -> dict[str, int]:
    return {
        str(tab["title"]): gid
        for tab in tabs.values()
        if isinstance(tab, dict) and "title" in tab and isinstance(gid := tab.get("gid"), int)
    }


def main() -> None:
    """Serve a programme's sample until interrupted."""
    parser = argparse.ArgumentParser(description="Serve workbooks as Google Sheets would.")
    parser.add_argument("--programme", type=Path, required=True, help="the programme's TOML file")
    parser.add_argument("--workbooks", type=Path, required=True, help="the folder of its .xlsx files")
    parser.add_argument("--port", type=int, default=9999)
    parser.add_argument("--write-key", type=Path, required=True, help="where to write the service account's file")
    wanted = parser.parse_args()
    account = ServiceAccount.new()
    workbooks = sample_workbooks(wanted.programme, wanted.workbooks)
    with SheetsServer(workbooks, [account], wanted.port) as server:
        account.write(wanted.write_key, server.token_uri)
        print(f"{server.root} answers like Google for {len(workbooks)} workbooks; key in {wanted.write_key}")
        for workbook in workbooks:
            print(f"  {workbook.id}  {workbook.title}: {', '.join(tab.title for tab in workbook.tabs)}")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("stopped")


if __name__ == "__main__":
    main()
