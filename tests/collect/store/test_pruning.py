"""An SQLite file gives its room back after large pruning."""

import secrets
from datetime import timedelta
from pathlib import Path

import pytest

from lib.collect.store import pruning
from lib.collect.store.pruning import Retention
from tests.collect.kept import left_by_another_version
from tests.collect.rig import BEGIN, heard
from tests.collect.store.test_store import DAY, opened


@pytest.mark.parametrize(("pruned", "smaller"), [(9, True), (0, False)])
def test_a_file_that_is_mostly_empty_after_pruning_is_made_smaller_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pruned: int, *, smaller: bool
) -> None:
    monkeypatch.setattr(pruning, "LEAST_EMPTY", 64 * 1024)
    file = tmp_path / "store.sqlite"
    store = opened(f"sqlite:///{file}")
    for number in range(10):
        left_by_another_version(
            store, {"id": f"{number:012d}", "filler": secrets.token_hex(50_000)}, BEGIN + number * DAY
        )
    store.engine.dispose()
    before = file.stat().st_size
    with heard() as said:
        gone = store.prune(Retention(1, 1 if pruned else None), BEGIN + 9 * DAY + timedelta(hours=1))
    store.close()
    assert gone >= pruned - 1
    assert (file.stat().st_size < before / 2) is smaller
    assert [event for event, _ in said] == (["store-vacuumed"] if smaller else [])
