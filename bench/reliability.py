"""What happens to the figures when everything around them goes wrong; writes docs/reliability.md.

    .venv/bin/python bench/reliability.py

Partners are read by real HTTP from the tests' local Sheets server, PostgreSQL is a real one. An hour of trouble is an
hour of the collector's own clock, which is moved by hand; what several processes do is measured in real time.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lib.collect.settings.clock import utc_now  # noqa: E402  the path above must be set first
from tests.collect.postgresql import Cluster, cluster  # noqa: E402
from tests.collect.processes import Process, processes, until  # noqa: E402
from tests.collect.rig import SAMPLE, HandTime, Rig, from_google, partners_server, rig  # noqa: E402
from tests.collect.rounds.test_service import EIGHT, FRESH, SOURCES, edited, one_more_person  # noqa: E402
from tests.sheets import faults  # noqa: E402
from tests.sheets.accounts import ServiceAccount  # noqa: E402
from tests.sheets.faults import Damage  # noqa: E402
from tests.sheets.server import SheetsServer  # noqa: E402

SEED = 20231206
FAULTS_HEADING = "## Each fault, and what is seen"
CYCLE = 2.0
_HOUR = 3600
_RANDOM = [fault for fault, _ in EIGHT.values()] + [faults.QUOTA_PAGE, faults.UNAVAILABLE, Damage.HALF_JSON]


@dataclass(frozen=True)
class Section:
    """A part of the report: what was done, and what came of it."""

    title: str
    told: str
    rows: list[tuple[str, str]]


def eight_faults(account: ServiceAccount, folder: Path) -> Section:
    """Hit each of eight partners with another fault in the same cycle."""
    clock = HandTime()
    with partners_server(account, clock) as server:
        collecting = _begun(server, account, folder, clock)
        before = collecting.collector.newest()
        for name, (fault, _) in EIGHT.items():
            server.inject(SOURCES[name], fault, count=2)
        collecting.pass_time(60)
        hit, during = collecting.states(), collecting.collector.newest()
        recovered, begun = dict[str, int](), clock.now
        while len(recovered) < len(SOURCES) and clock.now < begun + timedelta(hours=2):
            collecting.pass_time(1)
            now = int((clock.now - begun).total_seconds())
            recovered |= {
                name: now for name, state in collecting.states().items() if state in FRESH and name not in recovered
            }
    dated = sum(source.facts_to is not None for source in during.sources)
    rows = [
        ("sources hit in one cycle", f"{sum(state not in FRESH for state in hit.values())} of {len(SOURCES)}"),
        ("sources that kept their dated figures", f"{dated} of {len(SOURCES)}"),
        ("snapshot during and before", "the same" if during.id == before.id else "not the same"),
        ("sources that recovered by themselves", f"{len(recovered)} of {len(SOURCES)}"),
    ]
    rows += [(f"{name}: {hit[name]}", f"recovered after {_minutes(recovered.get(name))}") for name in SOURCES]
    return Section("Eight partners, eight faults, one cycle", "Each fault hits its partner twice.", rows)


def an_hour(account: ServiceAccount, folder: Path) -> Section:
    """Let an hour of random faults pass, then the time it takes to recover."""
    chance, clock, made = random.Random(SEED), HandTime(), list[int]()  # noqa: S311  the same each time
    injected: Counter[str] = Counter()
    with partners_server(account, clock) as server:
        collecting = _begun(server, account, folder, clock, chance)
        before, lost = collecting.collector.newest(), 0
        for _ in range(_HOUR):
            if chance.random() < 0.03:
                name = chance.choice(list(SOURCES))
                server.inject(SOURCES[name], chance.choice(_RANDOM), count=chance.choice((1, 1, 2, 5)))
                injected[name] += 1
            had = len(server.reads)
            collecting.pass_time(1)
            made.append(len(server.reads) - had)
            snapshot = collecting.collector.newest()
            lost += snapshot.id != before.id or not all(source.facts_to for source in snapshot.sources)
        failures = sum(each.failures for each in collecting.store.sources.statuses().values())
        server.forget_faults()
        collecting.pass_time(_HOUR + 60, step=5)
        healed = sum(state in FRESH for state in collecting.states().values())
        writes = server.writes
    most = max(sum(made[second : second + 60]) for second in range(len(made)))
    rows = [
        ("faults put in the way, of 10 kinds", f"{injected.total()}"),
        ("readings that failed", f"{failures}"),
        ("seconds in which a figure or a date was missing or other", f"{lost} of {_HOUR:,}"),
        ("most requests in any minute (Google allows 60)", f"{most}"),
        ("requests in the hour", f"{sum(made)}"),
        ("sources well again within an hour of the last fault", f"{healed} of {len(SOURCES)}"),
        ("requests that would have written", f"{writes}"),
    ]
    return Section("An hour of random trouble", f"Seed {SEED}; simulated seconds, real requests.", rows)


def restart(account: ServiceAccount, folder: Path) -> Section:
    """Begin again without network on what is kept, and send a thousand viewers."""
    clock, url = HandTime(), f"sqlite:///{folder / 'restart.sqlite'}"
    with partners_server(account, clock) as server:
        first = rig(from_google(server, account.write(folder / "key-restart.json", server.token_uri)), url, clock)
        first.collector.settle()
        before = first.collector.newest()
        first.collector.stop()
        first.store.close()
    begun = time.perf_counter()
    second = rig(from_google(server, folder / "key-restart.json"), url, clock)  # nobody listens at that address
    second.collector.start()
    shown = second.collector.newest()
    took = time.perf_counter() - begun
    had = len(server.log)
    started = time.perf_counter()
    viewers = {second.collector.newest().id for _ in range(1000)}
    each = (time.perf_counter() - started) / 1000
    second.collector.stop()
    second.store.close()
    rows = [
        ("figures equal to those before", "all" if shown.figures == before.figures else "not all"),
        ("store opened and newest snapshot in memory after", f"{took:.2f} s"),
        ("snapshots that 1,000 viewers saw", f"{len(viewers)}"),
        ("requests that 1,000 viewers caused", f"{len(server.log) - had}"),
        ("what a viewer costs the door", f"{each * 1e6:.2f} µs"),
    ]
    return Section("A restart without network, and 1,000 viewers", "The store is an SQLite file.", rows)


def servers(postgresql: Cluster, folder: Path, times: int) -> Section:
    """Let three processes share a PostgreSQL and kill the one that collects, several times."""
    runs = [_three(postgresql.database(), Path(shutil.copytree(SAMPLE, folder / f"books-{n}"))) for n in range(times)]
    rows = [
        ("processes that collect at a time", f"{max(run.leading for run in runs)}"),
        ("from published to shown by every process, longest", f"{max(run.news for run in runs):.2f} s"),
        (f"takeover after kill -9, longest (a cycle is {CYCLE:g} s)", f"{max(run.takeover for run in runs):.2f} s"),
        ("processes that took over, for each one killed", f"{sum(run.successors for run in runs) / times:g}"),
    ]
    told = f"Three processes on a real PostgreSQL, {times} times over; the one that collects is killed with SIGKILL."
    return Section("Many servers", told, rows)


@dataclass(frozen=True)
class Three:
    """What three processes on one store did: how many collected, and the seconds until news and a successor came."""

    leading: int
    news: float
    takeover: float
    successors: int


def _three(url: str, books: Path) -> Three:
    given = {"IMPULSO_STORE_URL": url, "IMPULSO_WORKBOOKS": str(books), "IMPULSO_EVERY_SECONDS": str(CYCLE)}
    with processes(3, **given) as running:
        until(lambda: all(each.of("shown") for each in running))
        holders = [each for each in running if each.of("lead-taken")]
        edited(books, "pro-mujer.xlsx", one_more_person)
        until(lambda: all(len(each.of("shown")) == 2 for each in running))
        identity = holders[0].of("published")[-1]["snapshot"]
        published = _moments(holders, "published", identity)[0]
        news = max(_moments(running, "shown", identity)) - published
        killed = utc_now()
        holders[0].kill()
        left = [each for each in running if each is not holders[0]]
        until(lambda: any(each.of("lead-taken") for each in left))
        taken = min(moment for each in left if (moment := each.moment_of("lead-taken")))
        successors = sum(len(each.of("lead-taken")) for each in left)
    return Three(len(holders), news.total_seconds(), (taken - killed).total_seconds(), successors)


def _moments(running: list[Process], kind: str, snapshot: str) -> list[datetime]:
    return [moment for each in running if (moment := each.moment_of(kind, snapshot=snapshot))]


def _begun(
    server: SheetsServer, account: ServiceAccount, folder: Path, clock: HandTime, chance: random.Random | None = None
) -> Rig:
    key = account.write(folder / f"key-{server.root.rsplit(':', 1)[1]}.json", server.token_uri)
    collecting = rig(from_google(server, key), time=clock, jitter=chance.random if chance else lambda: 0.0)
    collecting.collector.settle()
    return collecting


def _minutes(seconds: int | None) -> str:
    return "never" if seconds is None else f"{seconds // 60} min {seconds % 60:02d} s"


def _page(sections: list[Section]) -> str:
    lines = [
        "# Never without figures: what was measured",
        "",
        "`.venv/bin/python bench/reliability.py` writes this page. Counts are the same each time; times depend on the",
        "machine.",
    ]
    for section in sections:
        lines += ["", f"## {section.title}", "", section.told, "", "| | |", "|---|---|"]
        lines += [f"| {name} | {value} |" for name, value in section.rows]
    return "\n".join([*lines, ""])


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description="Measure what becomes of the figures when things go wrong.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "reliability.md", help="the page to write")
    parser.add_argument("--times", type=int, default=3, help="how often a collector is killed")
    given = parser.parse_args()
    account = ServiceAccount.new()
    with tempfile.TemporaryDirectory() as name, cluster(Path(tempfile.mkdtemp(prefix="impulso-pg-"))) as postgresql:
        folder = Path(name)
        sections = [
            eight_faults(account, folder),
            an_hour(account, folder),
            restart(account, folder),
            servers(postgresql, folder, given.times),
        ]
    written = given.out.read_text(encoding="utf-8") if given.out.exists() else ""
    faults_seen = "".join(written.partition(FAULTS_HEADING)[1:])  # bench/faults.py writes that part
    given.out.write_text(f"{_page(sections)}\n{faults_seen}".rstrip() + "\n", encoding="utf-8")
    print(given.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
