"""Snapshots as another version of the program left them in a store."""

import json
import zlib
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from lib.collect.store.store import Store
from lib.collect.store.tables import snapshots
from lib.snapshot.shapes import SHAPE
from tests.snapshot.test_shapes import KEPT, plain

FIRST = plain(KEPT[0])
"""A snapshot of the first shape of all, of the sample at closing."""

NEWER = {**FIRST, "id": "eeee5555eeee", "shape": SHAPE + 1, "cohorts": []}
DAMAGED = {"id": "ffff6666ffff"}


def left_by_another_version(store: Store, snapshot: dict[str, Any], at: datetime) -> None:
    """Put a snapshot into the store as it is, and tell every process that there is one."""
    content = zlib.compress(json.dumps(snapshot).encode())
    with store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(
            insert(snapshots).values(scope=store.scope, id=snapshot["id"], at=at, hash="0" * 64, content=content)
        )
        store.signals.bump(connection)
