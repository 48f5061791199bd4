"""Each fault put in the way of a collector, and what whoever runs it then sees; writes a table of docs/reliability.md.

    .venv/bin/python bench/faults.py [--kills 30]

The sheets come by real HTTP from the tests' local Sheets server and the clock is moved by hand, so three days pass in
seconds. `/healthz` and `/metrics` are the routes that the dashboard serves, `status --json` the command's own words;
the command fails where the three disagree. Half-open connections and kills meet real processes.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from starlette.requests import Request  # noqa: E402  the path above must be set first

from bench.faults_real import REAL  # noqa: E402
from bench.reliability import FAULTS_HEADING as HEADING  # noqa: E402
from lib.app import data  # noqa: E402
from lib.app.server import operating  # noqa: E402
from lib.collect.google.source import google_sheets  # noqa: E402
from lib.collect.opening import Lazily, MayAsk  # noqa: E402
from lib.collect.operations.judgement import observed_in  # noqa: E402
from lib.collect.raw import Raw, Reader  # noqa: E402
from lib.collect.rounds import round as rounds  # noqa: E402
from lib.collect.store import trouble  # noqa: E402
from lib.commands.kept import status_of  # noqa: E402
from lib.programme.model import Source  # noqa: E402
from lib.wording.language import Words  # noqa: E402
from lib.wording.reference.status_report import status_json  # noqa: E402
from tests.collect.rig import HandTime, Rig, connected, heard, partners_server, rig  # noqa: E402
from tests.collect.rounds.test_hands import SomeHang  # noqa: E402
from tests.collect.rounds.test_service import SOURCES  # noqa: E402
from tests.sheets import faults  # noqa: E402
from tests.sheets.accounts import ServiceAccount  # noqa: E402
from tests.sheets.faults import Drip, Fault  # noqa: E402
from tests.sheets.server import SheetsServer  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
COLUMNS = ("fault", "`/healthz`", "`/metrics`", "`status --json`", "log", "sources read meanwhile", "figures")
DEADLINE = 1.0
HOUR = 3600
DAY = 24 * HOUR
_USUAL = frozenset({"read", "shown", "published", "lead-taken", "lead-lost", "pruned"})


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


@dataclass(frozen=True)
class Seen:
    """One row of the table."""

    fault: str
    healthz: str
    metrics: str
    status: str
    log: str
    read: str
    figures: str


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


def seen(fault: str, account: ServiceAccount, folder: Path) -> Seen:
    """Put one fault in the way and ask everything that an operator can ask."""
    with scene(account, folder) as here:
        before, reads = here.rig.collector.newest(), _reads(here.rig)
        with heard() as events:
            FAULTS[fault](here)
        health, metrics, status = _asked(here.rig)
        after, read = here.rig.collector.newest(), _reads(here.rig)
    words = [_word(each) for each in health["conditions"]]
    if words != [_word(each) for each in status["conditions"]] or words != _worded(metrics, words):
        raise AssertionError(f"{fault}: {words}, but status says {status['conditions']}, metrics {metrics}")
    gone = [name for name in SOURCES if after.source(name) is None or after.figures.keys() != before.figures.keys()]
    return Seen(
        fault,
        "200" if health["status"] == "ok" else f"503 {', '.join(words)}",
        f"`impulso_well {_number(metrics, 'well')}`, `impulso_store_up {_number(metrics, 'store_up')}`",
        f"{status['status']}, {_told(Counter(each['state'] for each in status['sources']))}",
        _told(Counter(_event(name, fields) for name, fields in events if name not in _USUAL)) or "–",
        f"{sum(read.get(name, 0) > reads.get(name, 0) for name in SOURCES)} of {len(SOURCES)}",
        "stay" if not gone else "are gone",
    )


def _asked(made: Rig) -> tuple[dict, str, dict]:  # type: ignore[type-arg]
    """Return the answers of `/healthz` and `/metrics`, and what `status --json` prints."""
    setting = made.collector._opened.setting
    opened = data.Open(setting, made.collector, made.store, ROOT, ROOT, lambda _: None)  # type: ignore[arg-type,return-value]
    asked = Request({"type": "http", "method": "GET", "path": "/", "headers": []})
    with patch.object(data, "opened", lambda: opened), patch.object(operating, "utc_now", made.time):
        health = json.loads(bytes(operating.healthz(asked).body))
        metrics = bytes(operating.metrics(asked).body).decode()
    owners = {source.id: source.owner for source in setting.programme.sources}
    return health, metrics, status_json(status_of(observed_in(made.store), owners, made.time.now), Words("en"))


def _reads(made: Rig) -> dict[str, int]:
    return {name: each.reads for name, each in made.collector.observed().statuses.items()}


def _word(condition: dict[str, str]) -> str:
    return "/".join(each for each in (condition["word"], condition["cause"]) if each)


def _worded(metrics: str, words: list[str]) -> list[str]:
    """Return those of the words that the metrics raise too."""
    raised = set(re.findall(r'impulso_condition\{condition="(\w+)"\} 1', metrics))
    return words if raised == {word.partition("/")[0] for word in words} else sorted(raised)


def _number(metrics: str, name: str) -> str:
    return next(iter(re.findall(rf"^impulso_{name} (\S+)$", metrics, re.MULTILINE)), "–")


def _event(name: str, fields: dict) -> str:  # type: ignore[type-arg]
    return f"{name} {fields['word']}" if name.startswith("condition") else name


def _told(counted: Counter[str]) -> str:
    return ", ".join(f"{name} ×{times}" if times > 1 else name for name, times in counted.items())


def table(rows: list[Seen]) -> str:
    """Return the rows as a table in Markdown."""
    lines = [
        "| fault | `/healthz` | `/metrics` | `status --json` | log | sources read meanwhile | figures |",
        "|" + "---|" * 7,
    ]
    for row in rows:
        cells = (row.fault, row.healthz, row.metrics, row.status, row.log, row.read, row.figures)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def section(kills: int) -> str:
    """Put every fault in the way, and return the section of the page."""
    account, rows = ServiceAccount.new(), []
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as name:
            rows.append(seen(fault, account, Path(name)))
    for fault, meet in REAL.items():
        with tempfile.TemporaryDirectory() as name:
            rows.append(Seen(fault, *meet(Path(name), kills)))
    told = (
        "`.venv/bin/python bench/faults.py` writes this table: each fault is put in the way of a collector that had\n"
        "read everything, then `/healthz`, `/metrics`, `status --json` and the log are read. Readings, snapshots and\n"
        "leads are left out of the log. The last two rows met real processes."
    )
    return f"{HEADING}\n\n{told}\n\n{table(rows)}\n"


def main() -> None:
    """Write the section anew and leave the rest of the page as it is."""
    parser = argparse.ArgumentParser(description="Put each fault in the way and tell what is seen.")
    parser.add_argument("--kills", type=int, default=3, help="how often a collector is killed")
    given = parser.parse_args()
    made = section(given.kills)
    PAGE.write_text(f"{PAGE.read_text(encoding='utf-8').partition(HEADING)[0].rstrip()}\n\n{made}", encoding="utf-8")
    print(made)


if __name__ == "__main__":
    main()
