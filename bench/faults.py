"""Each fault put in the way of a collector, and what whoever runs it then sees; writes a table of docs/reliability.md.

    .venv/bin/python bench/faults.py [--kills 30]

The sheets come by real HTTP from the tests' local Sheets server. `/healthz` and `/metrics` are the routes that the
dashboard serves, `status --json` the command's own words; the command fails where the three disagree.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from dataclasses import astuple, dataclass
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from starlette.requests import Request  # noqa: E402  the path above must be set first

from bench.faults_by_hand import FAULTS, scene  # noqa: E402
from bench.faults_real import REAL  # noqa: E402
from bench.reliability import FAULTS_HEADING as HEADING  # noqa: E402
from lib.app import data  # noqa: E402
from lib.app.server import operating  # noqa: E402
from lib.collect.operations.judgement import observed_in  # noqa: E402
from lib.commands.kept import status_of  # noqa: E402
from lib.wording.language import Words  # noqa: E402
from lib.wording.reference.status_report import status_json  # noqa: E402
from tests.collect.rig import Rig, heard  # noqa: E402
from tests.collect.rounds.test_service import SOURCES  # noqa: E402
from tests.sheets.accounts import ServiceAccount  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
COLUMNS = ("fault", "`/healthz`", "`/metrics`", "`status --json`", "log", "sources read meanwhile", "figures")
_USUAL = frozenset({"read", "shown", "published", "lead-taken", "lead-lost", "pruned"})


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
    lines = [f"| {' | '.join(cells)} |" for cells in (COLUMNS, *map(astuple, rows))]
    lines.insert(1, "|" + "---|" * len(COLUMNS))
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
