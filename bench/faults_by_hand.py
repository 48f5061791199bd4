"""Faults that meet a collector whose clock is moved by hand, so that three days pass in seconds."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

from lib.collect.google.source import google_sheets
from lib.collect.opening import Lazily, MayAsk
from lib.collect.raw import Raw, Reader
from lib.collect.rounds import round as rounds
from lib.collect.store import trouble
from lib.programme.model import Source
from tests.collect.rig import HandTime, Rig, connected, partners_server, rig
from tests.collect.rounds.test_hands import SomeHang
from tests.collect.rounds.test_service import SOURCES
from tests.sheets import faults
from tests.sheets.accounts import ServiceAccount
from tests.sheets.faults import Drip, Fault
from tests.sheets.server import SheetsServer

DEADLINE = 1.0
HOUR = 3600
DAY = 24 * HOUR


@dataclass
class Scene:
    """A collector that has read everything once, and what faults take hold of."""

    rig: Rig
    server: SheetsServer
    hands: SomeHang
    store: Path
    key: Path
    root: str
    readers: dict[str, Reader]
    undo: ExitStack

    def pass_time(self, seconds: float, step: float = 5.0) -> None:
        """Let time pass as in a running process, whatever happens."""
        for _ in range(round(seconds / step)):
            self.rig.time.advance(step)
            self.rig.collector.tick()

    def change_a_sheet(self) -> None:
        """Let a partner change something, so that there is something new to compute."""
        tab = next(tab for tab in self.server.workbook(SOURCES["pro-mujer"]).tabs if len(tab.rows) > 20)
        tab.rows = tab.rows[:-1]


@contextmanager
def scene(account: ServiceAccount, folder: Path) -> Iterator[Scene]:
    """Let a collector read everything once from its own server into its own store."""
    clock, hands = HandTime(), SomeHang()
    with partners_server(account, clock) as server, ExitStack() as undo:
        key = account.write(folder / "key.json", server.token_uri)
        store = folder / "kept" / "store.sqlite"

        def reader(may: MayAsk) -> Reader:
            def read(source: Source) -> Raw:
                made = partial(google_sheets, key, here.root, may, DEADLINE)
                return here.readers.setdefault(here.root, Lazily(made))(source)

            return read

        made = rig(connected(reader, remote=True), f"sqlite:///{store}", clock, executor=hands)
        here = Scene(made, server, hands, store, key, server.root, {}, undo)
        made.collector.settle()
        try:
            yield here
        finally:
            hands.let_go()
            undo.close()
            made.collector.stop()
            made.store.close()


def _answers(path: str, fault: Fault, seconds: int, scene: Scene) -> None:
    scene.server.inject(path, fault, count=100_000)
    if "token" in path:
        scene.readers.clear()  # a new token is asked for only when the former is over
    scene.pass_time(seconds)


def _not_shared(sources: int, seconds: int, scene: Scene) -> None:
    for book in list(SOURCES.values())[:sources]:
        scene.server.workbook(book).shared = False
    scene.pass_time(seconds, step=60)


def _without_key(scene: Scene) -> None:
    scene.key.unlink()
    scene.readers.clear()
    scene.pass_time(120)


def _nonsense_root(scene: Scene) -> None:
    scene.root = "nonsense://"
    scene.pass_time(120)


def _computing_raises(scene: Scene) -> None:
    scene.undo.enter_context(patch.object(rounds, "assemble", side_effect=ZeroDivisionError))
    scene.change_a_sheet()
    scene.pass_time(HOUR, step=15)


def _audit_unsolved(scene: Scene) -> None:
    real = rounds.assemble

    def unsolved(*given: object) -> object:
        made = real(*given)  # type: ignore[arg-type]
        return replace(made, snapshot=replace(made.snapshot, withheld="unsolved"))

    scene.undo.enter_context(patch.object(rounds, "assemble", unsolved))
    scene.change_a_sheet()
    scene.pass_time(120)


def _lose(how: Callable[[Path], object], scene: Scene) -> None:
    scene.rig.store.engine.dispose()  # what was written ahead is in the file now
    how(scene.store)
    scene.pass_time(120)


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:6000])


def _full(scene: Scene) -> None:
    scene.undo.enter_context(patch.object(trouble, "LEAST_FREE", 2**62))
    scene.pass_time(120)


def _read_only(scene: Scene) -> None:
    """Take the right to write away; whoever may do everything is told so by the operating system's answer alone."""
    scene.undo.enter_context(patch("lib.collect.store.trouble.os.access", lambda *_: False))
    scene.pass_time(120)


def _clock(seconds: int, scene: Scene) -> None:
    scene.rig.time.set_back(-seconds)
    scene.pass_time(300)


def _hang(scene: Scene) -> None:
    scene.hands.hanging = set(SOURCES) - {"sict"}
    scene.pass_time(600)


FAULTS: dict[str, Callable[[Scene], None]] = {
    "nothing": lambda scene: scene.pass_time(300),
    "computing raises, for an hour": _computing_raises,
    "what the details give away cannot be worked out": _audit_unsolved,
    "one source is not shared any more, for an hour": partial(_not_shared, 1, HOUR),
    "eight sources are refused, for three days": partial(_not_shared, 8, 3 * DAY),
    "Google does not answer (503), for an hour": partial(_answers, "/v4/", faults.UNAVAILABLE, HOUR),
    "the answers of seven sheets hang": _hang,
    "one answer drips, a byte at a time": partial(_answers, SOURCES["sict"], Drip(0.05), 120),
    "Google's quota is spent (429)": partial(_answers, "/v4/", faults.QUOTA, 60),
    "Google's quota is spent, said as 403 rateLimitExceeded": partial(_answers, "/v4/", faults.RATE_LIMIT_EXCEEDED, 60),
    "the key file is missing": _without_key,
    "the key is refused": partial(_answers, "^/token$", faults.REFUSED_TOKEN, 120),
    "IMPULSO_GOOGLE_API_ROOT is nonsense": _nonsense_root,
    "SERVICE_DISABLED": partial(_answers, "/v4/", faults.API_DISABLED, 120),
    "insufficient scopes": partial(_answers, "/v4/", faults.INSUFFICIENT_SCOPES, 120),
    "an organisation's policy": partial(_answers, "/v4/", faults.POLICY, 120),
    "the store's file is deleted": partial(_lose, Path.unlink),
    "the store's file is truncated": partial(_lose, _cut_short),
    "the store's file is emptied": partial(_lose, lambda file: file.write_bytes(b"")),
    "the store's disk is full": _full,
    "the store's file can only be read": _read_only,
    "the clock is set back by an hour": partial(_clock, -HOUR),
    "the clock is set back by three days": partial(_clock, -3 * DAY),
    "the clock is set forward by three days": partial(_clock, 3 * DAY),
}
"""What is put in the way of a collector whose clock is moved by hand."""
