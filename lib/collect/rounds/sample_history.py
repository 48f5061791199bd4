"""The past that an embedded sample ships, so that from the first minute there is something to look back at."""

import json
import lzma
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from lib.collect.store.store import Store
from lib.snapshot.snapshot import Snapshot, from_json, to_plain

FILE = "history.json.xz"
"""Its name, in the sample's folder."""


def begin_with_past(store: Store, file: Path | None, today: date, now: datetime) -> bool:
    """Put a sample's past into a store that has nothing yet; tell whether that was done.

    Each snapshot was published as long before `now` as its day lies before `today`, the sample's.
    Raises StoreFailure, and UnreadableSnapshotError where the file is of a newer version.
    """
    if file is None or store.history():
        return False
    for snapshot in history_from_bytes(file.read_bytes()):
        at = now - (today - snapshot.today)
        sources = tuple(replace(source, read_at=at, changed_at=at) for source in snapshot.sources)
        store.publish(replace(snapshot, read_at=at, sources=sources), at)
    return True


def history_to_bytes(snapshots: Iterable[Snapshot]) -> bytes:
    """Return snapshots, the earliest first, as the file holds them."""
    text = json.dumps([to_plain(each) for each in snapshots], ensure_ascii=False, separators=(",", ":"))
    return lzma.compress(text.encode(), preset=9)


def history_from_bytes(content: bytes) -> tuple[Snapshot, ...]:
    """Return the snapshots of a file that this version or any before wrote. Raises UnreadableSnapshotError."""
    return tuple(from_json(json.dumps(each)) for each in json.loads(lzma.decompress(content)))
