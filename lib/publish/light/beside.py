"""What lies beside the light pages of each language: the stage, and what a live stage asks for."""

import json

from lib.publish.stage.page import stage_data, stage_page
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names


def stage_files(snapshot: Snapshot, names: Names) -> dict[str, bytes]:
    """Return `escenario.html`, and `stage.json` with its slides; `snapshot` is the public one."""
    data = json.dumps(stage_data(snapshot, names), ensure_ascii=False, separators=(",", ":"))
    return {"escenario.html": stage_page(snapshot, names).encode(), "stage.json": data.encode()}
