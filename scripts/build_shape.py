"""Write what must stay readable of the present shape of snapshots: its parts, and one snapshot of each sample.

    python scripts/build_shape.py

They go to `tests/snapshot/shapes`, named by `SHAPE` of `lib/snapshot/shapes.py`. A shape that is there already is left
alone: snapshots of it may have been published.
"""

import gzip
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHAPES = ROOT / "tests" / "snapshot" / "shapes"
SAMPLES = ("closing", "midway")
_PROSE = {"title", "description"}
_NOON = datetime(2023, 12, 6, 12, tzinfo=UTC)


def parts() -> dict[str, Any]:
    """Return every part of a snapshot, as `HubEntry.seats`, with its JSON Schema. What has no parts is a part."""
    from pydantic import TypeAdapter

    from lib.snapshot.snapshot import Snapshot

    schema = TypeAdapter(Snapshot).json_schema()
    kinds = {"Snapshot": schema, **schema["$defs"]}
    return {
        f"{kind}.{name}": {key: value for key, value in part.items() if key not in _PROSE}
        for kind, described in sorted(kinds.items())
        for name, part in sorted(described.get("properties", {"": described}).items())
    }


def main() -> int:
    """Write the present shape's parts and examples; 1 where they are there already."""
    from lib.collect.opening import open_programme
    from lib.collect.rounds.assemble import read_all
    from lib.collect.settings.environment import read_environment
    from lib.snapshot.shapes import SHAPE
    from lib.snapshot.snapshot import to_json

    file = SHAPES / f"{SHAPE}.json"
    if file.exists():
        print(f"{file.name} is there already: snapshots of shape {SHAPE} may have been published", file=sys.stderr)
        return 1
    lines = (f"{json.dumps(name)}: {json.dumps(part, sort_keys=True)}" for name, part in parts().items())
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    for sample in SAMPLES:
        opened = open_programme(read_environment({"IMPULSO_SAMPLE": sample}))
        snapshot = read_all(opened.setting, opened.reader, opened.sample, _NOON)
        content = gzip.compress(to_json(snapshot).encode(), 9, mtime=0)
        (SHAPES / f"{SHAPE}-{sample}.json.gz").write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
