"""The past that an embedded sample ships, so that from the first minute there is something to look back at."""

import json
import lzma
from collections.abc import Iterable
from pathlib import Path

from lib.collect.store.store import Store
from lib.snapshot.snapshot import Snapshot, from_json, to_plain

FILE = "history.json.xz"
"""Its name, in the sample's folder."""


def begin_with_past(store: Store, file: Path | None) -> bool:
    """Put a sample's past into a store that has nothing yet; tell whether that was done.

    Each was published on its own day. Raises StoreFailure, and UnreadableSnapshotError where the file is of a newer
    version.
    """
    if file is None or store.history():
        return False
    for snapshot in history_from_bytes(file.read_bytes()):
        store.publish(snapshot, snapshot.read_at)
    return True


def history_to_bytes(snapshots: Iterable[Snapshot]) -> bytes:
    """Return snapshots, the earliest first, as the file holds them."""
    text = json.dumps([to_plain(each) for each in snapshots], ensure_ascii=False, separators=(",", ":"))
    return lzma.compress(text.encode(), preset=9)


def history_from_bytes(content: bytes) -> tuple[Snapshot, ...]:
    """Return the snapshots of a file that this version or any before wrote. Raises UnreadableSnapshotError."""
    return tuple(from_json(json.dumps(each)) for each in json.loads(lzma.decompress(content)))
