"""The same sheets and the same history give the same mask and the same id, in whatever process they are computed."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from lib.snapshot.assembling import snapshot_of
from lib.snapshot.disclosure.past import Past
from lib.snapshot.disclosure.publishable import publishable
from tests.indicators.evolving import programme_at
from tests.indicators.facts import setting

ROOT = Path(__file__).resolve().parents[3]
HASH_SEEDS = ("0", "1", "2")
PROGRAMMES = (0, 3)
MOMENT = datetime(2023, 12, 6, tzinfo=UTC)


def ids() -> list[str]:
    """Return the ids of random programmes, each read at three moments."""
    found = []
    for seed in PROGRAMMES:
        past = Past()
        for tables in programme_at(seed, 3):
            found_now = publishable(tables, [], setting(), past)
            snapshot = snapshot_of(
                found_now.indicators,
                (),
                (),
                programme="p",
                sample=None,
                today=MOMENT.date(),
                read_at=MOMENT,
                releases=found_now.releases,
            )
            past = past.then(snapshot, setting().programme.ages.wide)
        found += past.ids
    return found


def test_processes_that_hash_texts_differently_hide_the_same_cells() -> None:
    code = f"from {__name__} import ids; print(*ids())"
    running = [
        subprocess.Popen(  # noqa: S603  our own code
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in HASH_SEEDS
    ]
    said = [process.communicate()[0].split() for process in running]
    assert len(said[0]) == 3 * len(PROGRAMMES)
    assert said[0] == said[1] == said[2]
